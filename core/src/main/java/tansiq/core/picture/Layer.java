package tansiq.core.picture;

import java.util.List;
import java.util.Optional;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Told;
import tansiq.core.proof.Hash;

/**
 * One scope and status of a picture. Immutable, read by any number of threads without locks;
 * incidents are put together when they are asked for.
 */
public final class Layer {
  Layer() {}

  /**
   * SHA-256 in hexadecimal over the visible reports, their visible sections and the incidents that
   * they settled into; equal for equal sets of (record, visible sections) and equal rules.
   */
  public String digest() {
    throw new UnsupportedOperationException();
  }

  /** How many reports count: the latest versions, without what was taken back. */
  public long reports() {
    throw new UnsupportedOperationException();
  }

  /** How many independent observations the incidents have, each counted once an incident. */
  public long origins() {
    throw new UnsupportedOperationException();
  }

  /** How many incidents there are. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /** All incidents, newest first, those without a time last. */
  public List<Incident> incidents() {
    throw new UnsupportedOperationException();
  }

  /** The incidents of a window, newest first, at most so many. */
  public List<Incident> incidents(Window window, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The incident of this id, or the one that any of its reports has become part of. */
  public Optional<Incident> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** The id of the incident that a report is part of; nothing for what does not count here. */
  public Optional<String> incidentOf(Hash record) {
    throw new UnsupportedOperationException();
  }

  /** What this layer shows of one report, whether it counts or not. */
  public Optional<Standing> standing(Hash record) {
    throw new UnsupportedOperationException();
  }

  /** The digest tree below a path, for {@link Compare}; the root's path is empty. */
  public Outline outline(String path) {
    throw new UnsupportedOperationException();
  }

  /**
   * A report's place among the versions of what it says.
   *
   * @param told the report as this layer shows it; its account and origin are those within its
   *     incident, {@code "A"} and 0 where it does not count
   * @param incident the incident's id, absent when the report does not count
   * @param amends the record that this one corrects
   * @param amendedBy the visible records that correct this one
   * @param retractedBy the visible retraction that took it back
   */
  public record Standing(
      Told told,
      Optional<String> incident,
      Optional<Hash> amends,
      List<Hash> amendedBy,
      Optional<Hash> retractedBy) {
    /** Copies the list in. */
    public Standing {
      amendedBy = List.copyOf(amendedBy);
    }
  }
}
