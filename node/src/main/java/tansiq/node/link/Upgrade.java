package tansiq.node.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The HTTP/1.1 exchange that opens a stream: one {@code GET} that asks for an upgrade (RFC 9110,
 * section 7.8) and {@code 101 Switching Protocols}. Whoever else comes by with HTTP is answered in
 * HTTP.
 */
final class Upgrade {
  /** What both sides switch to. */
  static final String PROTOCOL = "tansiq-exchange/1";

  /** Where it is asked for. */
  static final String PATH = "/exchange/v1";

  private static final int MOST_HEADER_BYTES = 4096;
  private static final String ANSWER_101 =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: "
          + PROTOCOL
          + "\r\n\r\n";

  private Upgrade() {}

  /** Asks for the upgrade; returns what the other side answered when it was not a yes. */
  static String ask(InputStream in, OutputStream out, String host) throws IOException {
    String request =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: Upgrade\r\nUpgrade: "
            + PROTOCOL
            + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    List<String> lines = readHead(in);
    return lines.getFirst().startsWith("HTTP/1.1 101 ") ? "" : lines.getFirst();
  }

  /** Answers a request; false when it was something else than the upgrade. */
  static boolean answer(InputStream in, OutputStream out) throws IOException {
    List<String> lines = readHead(in);
    boolean asks =
        lines.stream()
            .map(line -> line.toLowerCase(Locale.ROOT).replace(" ", ""))
            .anyMatch(("upgrade:" + PROTOCOL)::equals);
    if (lines.getFirst().equals("GET " + PATH + " HTTP/1.1") && asks) {
      out.write(ANSWER_101.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return true;
    }
    String body = "This port carries the exchange of members: " + PROTOCOL + " at " + PATH + ".\n";
    String refusal =
        "HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade, close\r\nUpgrade: "
            + PROTOCOL
            + "\r\nContent-Type: text/plain\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    out.write(refusal.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return false;
  }

  /** The lines up to the empty one, read byte by byte so that nothing after them is taken. */
  private static List<String> readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    while (last4 != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended inside the HTTP head");
      }
      if (head.size() >= MOST_HEADER_BYTES) {
        throw new IOException("an HTTP head of more than " + MOST_HEADER_BYTES + " bytes");
      }
      head.write(next);
      last4 = last4 << 8 | next;
    }
    return head.toString(StandardCharsets.US_ASCII).lines().toList();
  }
}
