package tansiq.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;

/**
 * A file of vectors beside {@code docs/record-format.md}: lists of rows, a row a line. {@code
 * -Dtansiq.rewrite=true} writes it anew.
 */
public final class VectorFile {
  private static final Path DIRECTORY = Path.of("../docs/vectors");

  private VectorFile() {}

  /** The file says what was computed, to the byte. */
  public static void compare(String file, JsonObject computed) throws IOException {
    Path path = DIRECTORY.resolve(file);
    StringBuilder out = new StringBuilder("{");
    String comma = "";
    for (Map.Entry<String, Json> list : computed.members().entrySet()) {
      out.append(comma).append("\n\"").append(list.getKey()).append("\": [");
      comma = "";
      for (Json row : ((JsonArray) list.getValue()).items()) {
        out.append(comma).append('\n').append(new String(JsonText.canonical(row), UTF_8));
        comma = ",";
      }
      out.append("\n]");
    }
    String text = out.append("\n}\n").toString();
    if (Boolean.getBoolean("tansiq.rewrite")) {
      Files.writeString(path, text);
    }
    assertThat(path).usingCharset(UTF_8).hasContent(text);
  }
}
