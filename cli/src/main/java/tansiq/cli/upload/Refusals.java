package tansiq.cli.upload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;

/**
 * The file of refused lines, one JSON object each: {@code {"line","field","reason","input"}}. It
 * comes into being with the first refusal; one left by an earlier import of the same file goes.
 */
public final class Refusals implements AutoCloseable {
  private final Path file;
  private @Nullable OutputStream out;

  /** Refusals to this file. */
  public Refusals(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
  }

  /** Where they are written. */
  public Path file() {
    return file;
  }

  void add(Batch.Rejected line) throws IOException {
    OutputStream to = out;
    if (to == null) {
      to = new BufferedOutputStream(Files.newOutputStream(file));
      out = to;
    }
    to.write(
        JsonText.canonical(
            JsonObject.builder()
                .put("line", line.line())
                .put("field", line.field())
                .put("reason", line.reason())
                .put("input", line.input())
                .build()));
    to.write('\n');
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
