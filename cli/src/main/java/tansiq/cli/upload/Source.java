package tansiq.cli.upload;

import java.io.Closeable;
import java.io.IOException;

/** Where the lines come from: NDJSON as it is, or CSV turned into it. */
public interface Source extends Closeable {
  /** Fills the batch anew; false when there is nothing more. */
  boolean fill(Batch batch) throws IOException;

  /** How many rows were left out on purpose so far, because a mapping does not take them. */
  long passedOver();
}
