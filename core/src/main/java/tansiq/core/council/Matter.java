package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.proof.Hash;

/**
 * What a member said, in all its versions.
 *
 * @param versions never none, in the order in which the author filed them
 * @param recall the author's word that takes it back
 */
public record Matter(List<Said> versions, Optional<Said> recall) {
  /** Copies the list in. */
  public Matter {
    versions = List.copyOf(versions);
  }

  /** The id of the first version, by which all others are known too. */
  public Hash id() {
    return versions.getFirst().id();
  }

  /** The version that counts. */
  public Said latest() {
    return versions.getLast();
  }

  /** Whose word it is. */
  public String member() {
    return latest().member();
  }

  /** What counts of it. */
  public Talk talk() {
    return latest().talk();
  }

  /** Whether it had been taken back by then. */
  public boolean isRecalled(Instant by) {
    return recall.isPresent() && !recall.get().at().isAfter(by);
  }

  /** The version in force at a moment; the first when it is of before them all. */
  Said at(Instant moment) {
    Said in = versions.getFirst();
    for (Said version : versions) {
      if (!version.at().isAfter(moment)) {
        in = version;
      }
    }
    return in;
  }
}
