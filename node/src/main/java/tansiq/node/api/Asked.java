package tansiq.node.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Scope;
import tansiq.core.picture.Window;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.view.Language;

/** Reads the query parameters of a request; what is not as docs/api.md says is refused. */
final class Asked {
  private Asked() {}

  static Optional<String> text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isEmpty());
  }

  static Status status(Context ctx, Status usual) {
    return text(ctx, "status")
        .map(word ->
            Status.find(word).orElseThrow(() -> Refusal.of("status", "must be actual or exercise")))
        .orElse(usual);
  }

  static Optional<Level> level(Context ctx) {
    return text(ctx, "level")
        .map(word ->
            Level.find(word)
                .orElseThrow(
                    () -> Refusal.of("level", "must be open, restricted, confidential or secret")));
  }

  static Language language(Context ctx) {
    return text(ctx, "lang")
        .map(tag ->
            Language.find(tag).orElseThrow(() -> Refusal.of("lang", "must be en, ar, fa or ru")))
        .orElse(Language.EN);
  }

  static Scope scope(Context ctx) {
    return text(ctx, "group")
        .<Scope>map(name -> {
          if (!LedgerId.isMember(name)) {
            throw Refusal.of("group", "is not a group's name");
          }
          return new Scope.Group(name);
        })
        .orElse(new Scope.All());
  }

  static Optional<Instant> time(Context ctx, String name) {
    return text(ctx, name).map(value -> time(name, value));
  }

  private static Instant time(String name, String value) {
    try {
      return value.length() == 10
          ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
          : Instant.parse(value);
    } catch (DateTimeException e) {
      throw Refusal.of(name, "must be a time such as 2017-05-21T14:00:00Z");
    }
  }

  static Optional<Cut> cut(Context ctx) {
    return text(ctx, "cut")
        .map(value ->
            Cut.find(value)
                .orElseThrow(() -> Refusal.of("cut", "must be such as iq/1:77,sy/1:1284")));
  }

  static boolean isTrue(Context ctx, String name) {
    String value = text(ctx, name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw Refusal.of(name, "must be true or false");
    }
    return value.equals("true");
  }

  static int number(Context ctx, String name, int usual, int most) {
    return text(ctx, name)
        .map(value -> {
          if (!Pattern.matches("[0-9]{1,9}", value) || Integer.parseInt(value) > most) {
            throw Refusal.of(name, "must be a number from 0 to " + most);
          }
          return Integer.parseInt(value);
        })
        .orElse(usual);
  }

  static Window window(Context ctx) {
    return new Window(time(ctx, "from"), time(ctx, "to"), text(ctx, "bbox").map(Asked::box));
  }

  private static Window.Box box(String value) {
    List<Double> edges = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      try {
        edges.add(Double.parseDouble(part));
      } catch (NumberFormatException e) {
        edges.add(Double.NaN);
      }
    }
    if (edges.size() != 4
        || !edges.stream().allMatch(Double::isFinite)
        || Math.abs(edges.get(1)) > 90
        || Math.abs(edges.get(3)) > 90
        || edges.get(1) > edges.get(3)) {
      throw Refusal.of("bbox", "must be WEST,SOUTH,EAST,NORTH in degrees");
    }
    return new Window.Box(lon(edges.get(0)), edges.get(1), lon(edges.get(2)), edges.get(3));
  }

  /** A map that is panned over the date line counts on beyond 180. */
  private static double lon(double degrees) {
    return Math.clamp(degrees, -180, 180);
  }
}
