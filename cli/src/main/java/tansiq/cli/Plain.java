package tansiq.cli;

import tansiq.core.json.Fields;

/** How what a node answers reads in a table for a person. */
final class Plain {
  private Plain() {}

  /** A UTC time to the minute, such as {@code 2017-05-21 14:10}. */
  static String minute(String time) {
    return time.replaceFirst(":\\d\\d(\\.\\d+)?Z$", "").replace('T', ' ');
  }

  /** Of a text by language the English one, else the first, else nothing. */
  static String name(Fields byLanguage) {
    return byLanguage
        .findText("en", 1_000)
        .orElseGet(() ->
            byLanguage.names().stream()
                .findFirst()
                .map(first -> byLanguage.text(first, 1_000))
                .orElse(""));
  }

  /** A place by its name, else by its coordinates, else nothing. */
  static String place(Fields where) {
    return where
        .findText("placeName", 1_000)
        .or(() -> where.findObject("place").map(Plain::name))
        .orElseGet(() ->
            where.has("lat")
                ? where.number("lat", -90, 90) + " " + where.number("lon", -180, 180)
                : "");
  }
}
