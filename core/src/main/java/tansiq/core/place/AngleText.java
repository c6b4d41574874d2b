package tansiq.core.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pair of angles: decimal degrees, or degrees with minutes and seconds. */
final class AngleText {
  /** Words for a hemisphere, each with its letter; the longer before what they begin with. */
  private static final String[][] HEMISPHERES = {
    {"شمالی|شمالا|شمال|с\\.? ?ш\\.?|north\\b", "N"},
    {"جنوبی|جنوبا|جنوب|ю\\.? ?ш\\.?|south\\b", "S"},
    {"شرقی|شرقا|شرق|в\\.? ?д\\.?|east\\b", "E"},
    {"غربی|غربا|غرب|з\\.? ?д\\.?|west\\b", "W"},
  };

  private static final Pattern TOKEN =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)|([NSEW])|([dms:])|([,/])|\\s+|-");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
  private static final Pattern TWO_DECIMALS =
      Pattern.compile("\\s*[+-]?\\d+\\.\\d+[^\\d.]+?\\d+\\.\\d+[^\\d.]*");

  private AngleText() {}

  /** The text with one sign for each thing that people write in several. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
          } else {
            plain.append(sign(c));
          }
        });
    String folded = plain.toString().replace("''", "\"").toLowerCase(Locale.ROOT);
    for (String[] hemisphere : HEMISPHERES) {
      folded = folded.replaceAll(hemisphere[0], hemisphere[1]);
    }
    return folded;
  }

  /** One sign, or none for marks of direction and vowels, which Arabic keyboards leave behind. */
  private static String sign(int c) {
    return switch (c) {
      case '٫' -> ".";
      case '،', '؛', ';' -> ", ";
      case '٬' -> "";
      case 'º', '˚', '∘' -> "°";
      case '′', '’', '‘', '`', '´', 'ʹ' -> "'";
      case '″', '“', '”', 'ʺ' -> "\"";
      case '−', '–', '—' -> "-";
      default ->
          Character.getType(c) == Character.FORMAT
                  || Character.getType(c) == Character.NON_SPACING_MARK
              ? ""
              : Character.toString(c);
    };
  }

  /** Whether letters say which angle is which. */
  static boolean hasLetters(String plain) {
    return plain.chars().anyMatch(c -> "NSEW".indexOf(Character.toUpperCase(c)) >= 0);
  }

  /** Reads the pair. */
  static CoordinateReading pair(String plain) {
    List<String> tokens = tokens(decimalCommas(units(plain)));
    if (tokens.isEmpty()) {
      return new CoordinateReading.Refused("not coordinates");
    }
    List<List<String>> angles = split(tokens);
    if (angles.size() != 2) {
      return new CoordinateReading.Refused("not a pair of angles");
    }
    Angle first = Angle.read(angles.get(0));
    Angle second = Angle.read(angles.get(1));
    if (first.fault() != null || second.fault() != null) {
      String fault = first.fault() != null ? first.fault() : second.fault();
      return new CoordinateReading.Refused(fault == null ? "" : fault);
    }
    if ((first.letter() == 0) != (second.letter() == 0)) {
      return new CoordinateReading.Refused("a letter on one angle only");
    }
    if (first.letter() != 0 && first.isLongitude() == second.isLongitude()) {
      return new CoordinateReading.Refused("two angles of one kind");
    }
    return first.isLongitude() ? point(second, first) : point(first, second);
  }

  private static CoordinateReading point(Angle lat, Angle lon) {
    if (!Point.isLatitude(lat.degrees())) {
      return new CoordinateReading.Refused("latitude beyond 90°");
    }
    if (!Point.isLongitude(lon.degrees())) {
      return new CoordinateReading.Refused("longitude beyond 180°");
    }
    double unit = StrictMath.max(lat.unit(), lon.unit());
    return new CoordinateReading.Found(
        Point.ofDegrees(lat.degrees(), lon.degrees()),
        Metres.ofCeiling(unit / 2 * Geodesy.METRES_PER_DEGREE));
  }

  private static String units(String plain) {
    return plain.replace('°', 'd').replace('\'', 'm').replace('"', 's');
  }

  /** Where no point stands and commas between digits make two decimal numbers, they are points. */
  private static String decimalCommas(String text) {
    if (text.indexOf('.') >= 0) {
      return text;
    }
    String points = DECIMAL_COMMA.matcher(text).replaceAll(".");
    return TWO_DECIMALS.matcher(points).matches() ? points : text;
  }

  /** Numbers, letters and units in their order; none when anything else is there. */
  private static List<String> tokens(String text) {
    // After a unit letter an s is seconds; after a number alone, or first, it is the south.
    Matcher matcher = TOKEN.matcher(hemisphereLetters(text));
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      at = matcher.end();
      if (!matcher.group().isBlank() && !matcher.group().equals("-")) {
        tokens.add(matcher.group());
      }
    }
    return at == matcher.regionEnd() ? tokens : List.of();
  }

  /** Writes n, e, w, and an s that does not follow minutes, as capitals. */
  private static String hemisphereLetters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean minutes = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean south = c == 's' && !minutes;
      out.append(south || c == 'n' || c == 'e' || c == 'w' ? Character.toUpperCase(c) : c);
      if (c == 'm') {
        minutes = true;
      } else if (!Character.isDigit(c) && c != '.' && c != ' ') {
        minutes = false;
      }
    }
    return out.toString();
  }

  private static List<List<String>> split(List<String> tokens) {
    List<List<String>> angles = new ArrayList<>();
    int cut = cut(tokens);
    if (cut > 0) {
      angles.add(tokens.subList(0, cut).stream().filter(AngleText::isPart).toList());
      angles.add(tokens.subList(cut, tokens.size()).stream().filter(AngleText::isPart).toList());
    }
    return angles;
  }

  private static boolean isPart(String token) {
    return !token.equals(",") && !token.equals("/");
  }

  /** Where the second angle begins, or 0 if nothing says. */
  private static int cut(List<String> tokens) {
    int comma = tokens.indexOf(",") >= 0 ? tokens.indexOf(",") : tokens.indexOf("/");
    if (comma > 0) {
      return comma;
    }
    if (isLetter(tokens.getFirst())) {
      for (int i = 1; i < tokens.size(); i++) {
        if (isLetter(tokens.get(i))) {
          return i;
        }
      }
      return 0;
    }
    for (int i = 0; i < tokens.size() - 1; i++) {
      if (isLetter(tokens.get(i))) {
        return i + 1;
      }
    }
    int secondDegree = tokens.subList(tokens.indexOf("d") + 1, tokens.size()).indexOf("d");
    if (tokens.contains("d") && secondDegree > 0) {
      return tokens.indexOf("d") + secondDegree;
    }
    return tokens.size() % 2 == 0 ? tokens.size() / 2 : 0;
  }

  private static boolean isLetter(String token) {
    return "NSEW".contains(token);
  }
}
