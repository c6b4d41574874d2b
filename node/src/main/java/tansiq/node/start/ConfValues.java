package tansiq.node.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tansiq.core.place.Box;
import tansiq.core.proof.Hash;
import tansiq.node.start.NodeSettings.Listen;
import tansiq.node.start.NodeSettings.Opening;

/**
 * The values that settings have: each found in its text, or nothing when the text is no such value.
 */
final class ConfValues {
  private ConfValues() {}

  /** Two days, the earlier first. */
  static Optional<Opening> opening(String value) {
    List<String> days = words(value);
    try {
      if (days.size() == 2) {
        Opening read = new Opening(LocalDate.parse(days.get(0)), LocalDate.parse(days.get(1)));
        return read.from().isAfter(read.to()) ? Optional.empty() : Optional.of(read);
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** South, west, north and east in degrees. */
  static Optional<Box> region(String value) {
    List<String> edges = words(value);
    try {
      if (edges.size() != 4) {
        return Optional.empty();
      }
      return Optional.of(
          Box.ofDegrees(
              Double.parseDouble(edges.get(0)),
              Double.parseDouble(edges.get(1)),
              Double.parseDouble(edges.get(2)),
              Double.parseDouble(edges.get(3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A hash in hexadecimal. */
  static Optional<Hash> hash(String value) {
    return Pattern.matches("[0-9a-f]{64}", value)
        ? Optional.of(Hash.ofHex(value))
        : Optional.empty();
  }

  /** What to say of a value that is no hash. */
  static Optional<String> notHash() {
    return Optional.of("must be 64 of 0-9 and a-f, as init printed them");
  }

  /** What to say of a value that is no place to listen or to dial. */
  static Optional<String> notListen() {
    return Optional.of("must be HOST:PORT such as 127.0.0.1:8080, the port up to 65535");
  }

  /** HOST:PORT, an IPv6 host in brackets. */
  static Optional<Listen> listen(String value) {
    int colon = value.lastIndexOf(':');
    String port = value.substring(colon + 1);
    if (colon < 1 || !Pattern.matches("[0-9]{1,5}", port) || Integer.parseInt(port) > 65_535) {
      return Optional.empty();
    }
    String host = value.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Listen(host, Integer.parseInt(port)));
  }

  /** Refuses every address of the API that another machine could reach. */
  static Optional<String> loopbackOnly(String host) {
    String wider =
        "API and page listen on this machine only until people can sign in; use 127.0.0.1, ::1 or"
            + " localhost";
    boolean literal = Pattern.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*", host);
    if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
      return Optional.empty();
    }
    if (!literal) {
      return Optional.of(wider);
    }
    try {
      // A literal address is never looked up.
      return InetAddress.getByName(host).isLoopbackAddress()
          ? Optional.empty()
          : Optional.of(wider);
    } catch (UnknownHostException e) {
      return notListen();
    }
  }

  /** Words with spaces or commas between. */
  static List<String> words(String value) {
    return Arrays.stream(value.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
  }
}
