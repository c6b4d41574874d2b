package tansiq.bench.input;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports as lines of NDJSON, each made when it is asked for. Thread-safe. */
public interface Reports {
  /** How many there are. */
  int size();

  /** One of them, without a line end. */
  byte[] line(int number);

  /** Writes those from one number up to another to a file. */
  default Path write(Path file, int from, int to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int number = from; number < to; number++) {
        out.write(line(number));
        out.write('\n');
      }
    }
    return file;
  }
}
