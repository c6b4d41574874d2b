package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request. A node listens on loopback only, yet each web page that a person on
 * this machine opens can try to reach it: the names in {@code Host} and {@code Origin} tell such a
 * page from this node's own (DNS rebinding, cross-site requests), and a write must show the token
 * that only whoever may read the data directory, or this node's own page, knows.
 */
final class Guard {
  /** Nothing from elsewhere, nothing inline, no frame around it (CSP level 3). */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " font-src 'self'; img-src 'self'; worker-src 'self'; manifest-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final String BEARER = "Bearer ";

  private final byte[] token;

  Guard(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  void check(Context ctx) {
    headers(ctx);
    int port = ctx.req().getLocalPort();
    Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    String host = ctx.header("Host");
    if (host == null || !hosts.contains(host)) {
      throw foreign("Host", "this node answers to 127.0.0.1 and localhost only");
    }
    String origin = ctx.header("Origin");
    if (origin != null && !(origin.startsWith("http://") && hosts.contains(origin.substring(7)))) {
      throw foreign("Origin", "a page of another origin may not use this node");
    }
    boolean read = READS.contains(ctx.method());
    String site = ctx.header("Sec-Fetch-Site");
    boolean ownPage = site == null || site.equals("same-origin") || site.equals("none");
    if (!ownPage && (!read || ctx.path().startsWith("/api/"))) {
      throw foreign("Sec-Fetch-Site", "a page of another origin may not use this node");
    }
    if (!read && !showsToken(ctx.header("Authorization"))) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw new Refusal(
          HttpStatus.UNAUTHORIZED,
          "no-token",
          "Authorization",
          "a write needs the text of the file `token` in the node's data directory, as Bearer");
    }
  }

  private static void headers(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  private static Refusal foreign(String header, String reason) {
    return new Refusal(HttpStatus.FORBIDDEN, "foreign", header, reason);
  }

  private boolean showsToken(@Nullable String authorization) {
    // Compared in a time that does not tell how much of it was right.
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            token, authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
  }
}
