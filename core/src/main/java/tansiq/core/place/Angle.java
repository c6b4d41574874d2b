package tansiq.core.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One angle as read.
 *
 * @param degrees signed
 * @param unit what the last digit tells apart, in degrees
 * @param letter N, S, E or W, or 0
 * @param fault why it is none, or null
 */
record Angle(double degrees, double unit, char letter, @Nullable String fault) {
  /** Written together as in 323712N: so many digits before the point are more than degrees. */
  private static final int COMPACT = 4;

  boolean isLongitude() {
    return letter == 'E' || letter == 'W';
  }

  private static Angle fault(String why) {
    return new Angle(0, 0, (char) 0, why);
  }

  /** Reads numbers, units and a letter. */
  static Angle read(List<String> tokens) {
    List<String> numbers = new ArrayList<>();
    char letter = 0;
    for (String token : tokens) {
      char c = token.charAt(0);
      if ("NSEW".indexOf(c) >= 0) {
        if (letter != 0) {
          return fault("two letters on one angle");
        }
        letter = c;
      } else if (Character.isDigit(c) || c == '-' || c == '+') {
        numbers.add(token);
      }
    }
    if (numbers.size() == 1 && letter != 0) {
      numbers = apart(numbers.getFirst(), letter == 'E' || letter == 'W' ? 3 : 2);
    }
    if (numbers.isEmpty() || numbers.size() > 3) {
      return fault("not an angle");
    }
    return of(numbers, letter);
  }

  /** Parts digits that are written together into degrees, minutes and seconds. */
  private static List<String> apart(String number, int degreeDigits) {
    int whole = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
    if (whole < COMPACT || whole < degreeDigits + 2) {
      return List.of(number);
    }
    String degrees = number.substring(0, degreeDigits);
    if (whole < degreeDigits + 4) {
      return List.of(degrees, number.substring(degreeDigits));
    }
    return List.of(
        degrees,
        number.substring(degreeDigits, degreeDigits + 2),
        number.substring(degreeDigits + 2));
  }

  private static Angle of(List<String> numbers, char letter) {
    double sum = 0;
    double scale = 1;
    double unit = 1;
    for (int i = 0; i < numbers.size(); i++) {
      String number = numbers.get(i);
      int point = number.indexOf('.');
      double value = StrictMath.abs(Double.parseDouble(number));
      if (i + 1 < numbers.size() && point >= 0) {
        return fault("a fraction before the last part of an angle");
      }
      if (i > 0 && (value >= 60 || !Character.isDigit(number.charAt(0)))) {
        return fault(i == 1 ? "minutes beyond 60" : "seconds beyond 60");
      }
      int decimals = point < 0 ? 0 : number.length() - point - 1;
      unit = StrictMath.pow(10, -decimals) / scale;
      sum += value / scale;
      scale *= 60;
    }
    boolean minus = numbers.getFirst().startsWith("-");
    if (minus && letter != 0) {
      return fault("a sign and a letter on one angle");
    }
    boolean negative = minus || letter == 'S' || letter == 'W';
    return new Angle(negative ? -sum : sum, unit, letter, null);
  }
}
