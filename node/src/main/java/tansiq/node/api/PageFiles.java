package tansiq.node.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Sha256;

/**
 * The page, from the program's own resources below {@code /page/}. A path without a file is a view
 * of the page and gets its first document, into which the node's token is written. Files that were
 * compressed when the page was built are sent so.
 */
final class PageFiles {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final String FIRST = "/index.html";
  private static final String TOKEN_PLACE = "<meta name=\"tansiq-token\" content=\"";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("geojson", "application/geo+json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("map", "application/json"));

  /** What is put out for a path; the tag is strong, since the bytes are those of one build. */
  private record Known(String tag, boolean brotli, boolean gzip) {}

  private final String token;
  private final String root;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The page's files.
   *
   * @param root where they are among the resources, {@code /page} but in tests
   */
  PageFiles(String token, String root) {
    this.token = token;
    this.root = root;
  }

  void serve(Context ctx) throws IOException {
    String path = ctx.path().equals("/") ? FIRST : ctx.path();
    String type = type(path);
    if (type.isEmpty()) {
      // The reader may have followed a link to a view, or loaded the page anew on one.
      path = FIRST;
      type = type(FIRST);
    }
    if (!PATH.matcher(path).matches() || !exists(path)) {
      throw Refusal.notFound(
          path.equals(FIRST)
              ? "the page was not built into this program; the API is at /api/v1"
              : "there is no such file");
    }
    ctx.contentType(type);
    if (path.equals(FIRST)) {
      first(ctx);
    } else {
      file(ctx, path);
    }
  }

  private void first(Context ctx) throws IOException {
    String text = new String(read(FIRST), StandardCharsets.UTF_8);
    int place = text.indexOf(TOKEN_PLACE);
    if (place >= 0) {
      int at = place + TOKEN_PLACE.length();
      text = text.substring(0, at) + token + text.substring(at);
    }
    ctx.result(text.getBytes(StandardCharsets.UTF_8));
  }

  private void file(Context ctx, String path) throws IOException {
    Known file = known.get(path);
    if (file == null) {
      String tag = "\"" + Sha256.hash(read(path)).hex().substring(0, 32) + "\"";
      file = new Known(tag, exists(path + ".br"), exists(path + ".gz"));
      known.put(path, file);
    }
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", file.tag());
    ctx.header("Vary", "Accept-Encoding");
    if (file.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    String accepted = Optional.ofNullable(ctx.header("Accept-Encoding")).orElse("");
    if (file.brotli() && accepted.contains("br")) {
      ctx.header("Content-Encoding", "br").result(read(path + ".br"));
    } else if (file.gzip() && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip").result(read(path + ".gz"));
    } else {
      ctx.result(read(path));
    }
  }

  private static String type(String path) {
    int dot = path.lastIndexOf('.');
    return dot < path.lastIndexOf('/')
        ? ""
        : TYPES.getOrDefault(path.substring(dot + 1), "application/octet-stream");
  }

  private boolean exists(String path) {
    return PageFiles.class.getResource(root + path) != null;
  }

  private byte[] read(String path) throws IOException {
    try (@Nullable InputStream in = PageFiles.class.getResourceAsStream(root + path)) {
      if (in == null) {
        throw Refusal.notFound("there is no such file");
      }
      return in.readAllBytes();
    }
  }
}
