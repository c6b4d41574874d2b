package tansiq.core.picture;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Score;
import tansiq.core.incident.Summary;
import tansiq.core.incident.Told;
import tansiq.core.incident.Why;
import tansiq.core.proof.Hash;

/**
 * One scope and status of a picture. Immutable, read by any number of threads without locks;
 * incidents are put together when they are asked for.
 */
public final class Layer {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final LayerData data;
  private final Blocks.Root root;
  private final Totals totals;
  private final Digests digests;

  /** How much there is in a layer. */
  record Totals(long reports, long incidents, long origins, long unplaced) {}

  Layer(LayerData data, Blocks.Root root, Totals totals) {
    this.data = data;
    this.root = root;
    this.totals = totals;
    this.digests = new Digests(data);
  }

  /**
   * SHA-256 in hexadecimal over the visible reports, their visible sections and the incidents that
   * they settled into; equal for equal sets of (record, visible sections) and equal rules.
   */
  public String digest() {
    return digests.of(root).hex();
  }

  /** How many reports count: the latest versions, without what was taken back. */
  public long reports() {
    return totals.reports();
  }

  /** How many independent observations the incidents have, each counted once an incident. */
  public long origins() {
    return totals.origins();
  }

  /** How many incidents have no place on the map. */
  public long unplaced() {
    return totals.unplaced();
  }

  /** How many incidents there are. */
  public long size() {
    return totals.incidents();
  }

  /** All incidents, newest first, those without a time last. */
  public List<Incident> incidents() {
    return incidents(Window.ALL, Integer.MAX_VALUE);
  }

  /**
   * The incidents of a window, at most so many: newest first by the report that the others joined,
   * those without a time last.
   */
  public List<Incident> incidents(Window window, int limit) {
    List<Incident> incidents = new ArrayList<>();
    if (limit > 0) {
      visit(
          window,
          incident -> {
            incidents.add(incident);
            return incidents.size() < limit;
          });
    }
    return incidents;
  }

  /**
   * Gives the incidents of a window, in the order of {@link #incidents(Window, int)}, until the
   * visitor answers false.
   */
  public void visit(Window window, Predicate<Incident> visitor) {
    new Walk(data, root)
        .pivots(
            window,
            pivot -> {
              Incident incident = incident(pivot);
              return !window.contains(incident) || visitor.test(incident);
            });
  }

  /** Gives the incidents that have two or more origins, in the order of {@link #incidents()}. */
  public void visitJoined(Consumer<Incident> visitor) {
    new Walk(data, root)
        .pivots(
            Window.ALL,
            pivot -> {
              if (data.origins(pivot) > 1) {
                visitor.accept(incident(pivot));
              }
              return true;
            });
  }

  /**
   * The incident of this id, or the one that any of its reports has become part of. What was
   * corrected is found where its correction counts, so that an address outlives a correction.
   */
  public Optional<Incident> find(String id) {
    return record(id).map(this::pivotOfLatest).filter(pivot -> pivot >= 0).map(this::incident);
  }

  private int pivotOfLatest(int record) {
    Deque<Integer> versions = new ArrayDeque<>(List.of(record));
    while (!versions.isEmpty()) {
      int version = versions.remove();
      int pivot = data.row(version) < 0 ? -1 : pivot(version);
      if (pivot >= 0) {
        return pivot;
      }
      for (Hash amender : ids(version, data.links().amenders(version))) {
        versions.add(data.records().find(amender));
      }
    }
    return -1;
  }

  /** The id of the incident that a report is part of; nothing for what does not count here. */
  public Optional<String> incidentOf(Hash record) {
    return record(record).map(this::pivot).filter(pivot -> pivot >= 0).map(p -> data.id(p).hex());
  }

  /** For each report that joined an incident by its score, the pair that decided it. */
  public List<Why> why(Incident incident) {
    List<Why> why = new ArrayList<>();
    int pivot = record(incident.id()).map(data::row).orElse(-1);
    if (pivot >= 0 && data.pivotOf(pivot) == pivot) {
      Score score = new Score(data.weights(), data.facts());
      int[] joined = data.joined().get(pivot);
      for (int i = 0; i < data.joined().size(pivot); i++) {
        why.add(score.why(joined[i], pivot, data.id(joined[i]), data.id(pivot)));
      }
      why.sort((a, b) -> a.a().compareTo(b.a()));
    }
    return why;
  }

  /**
   * What this layer would be had nobody but these authors filed anything: the same as folding their
   * ledgers alone, but that what they pass on counts only where its original is theirs and shown
   * too. It takes as long as settling so many reports.
   */
  public Layer ofAuthors(Set<String> authors) {
    Records records = data.records();
    Columns columns = new Columns(records, data.facts(), data.elements(), new ListPages());
    LayerWriter writer = new LayerWriter(data.weights(), columns, false);
    for (int i = 0; i < data.talks().size(0); i++) {
      int talk = data.talks().get(0)[i];
      if (authors.contains(records.ledger(talk).member())) {
        writer.talk(talk);
      }
    }
    for (int record = 0; record < records.size(); record++) {
      int row = data.row(record);
      if (row >= 0 && authors.contains(records.ledger(record).member())) {
        writer.show(record, row, data.isReport(record), data.links().find(record));
      }
    }
    return writer.layer(columns);
  }

  /**
   * When a report was told first: the time of filing, by its author's clock, of the earliest of its
   * versions that this layer shows. Throws for what it does not show.
   */
  public Instant toldFirst(Hash report) {
    int record = record(report).orElseThrow();
    long first = data.records().at(record);
    for (int version : versions(record)) {
      // One that is not shown has no time that every member knows.
      if (data.row(version) >= 0) {
        first = StrictMath.min(first, data.records().at(version));
      }
    }
    return Instant.ofEpochMilli(first);
  }

  /** The records by which members talk that this layer shows, in no order. */
  public List<Told> talks() {
    List<Told> talks = new ArrayList<>();
    int[] records = data.talks().get(0);
    for (int i = 0; i < data.talks().size(0); i++) {
      talks.add(Summary.alone(piece(data.row(records[i]))));
    }
    return talks;
  }

  /** What this layer shows of one report, whether it counts or not. */
  public Optional<Standing> standing(Hash record) {
    return record(record).filter(data::isReport).map(this::standing);
  }

  private Standing standing(int record) {
    int pivot = pivot(record);
    Hash id = data.records().id(record);
    Told told =
        pivot < 0
            ? Summary.alone(piece(data.row(record)))
            : incident(pivot).reports().stream()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow();
    int amends = data.links().amends(record);
    return new Standing(
        told,
        pivot < 0 ? Optional.empty() : Optional.of(data.id(pivot).hex()),
        amends >= 0 && data.records().isLaterOfSameAuthor(record, amends)
            ? Optional.of(data.records().id(amends))
            : Optional.empty(),
        ids(record, data.links().amenders(record)),
        retraction(record));
  }

  /**
   * What took the report back, by naming any of its versions, as {@link Families} rules; the least
   * by its id, when several did.
   */
  private Optional<Told> retraction(int record) {
    return versions(record).stream()
        .flatMap(version -> ids(version, data.links().retractors(version)).stream())
        .min(Comparator.naturalOrder())
        .map(id -> Summary.alone(piece(data.row(data.records().find(id)))));
  }

  /** All versions of the report that a record is one of: what it amends, and what amends any. */
  private List<Integer> versions(int record) {
    int first = record;
    for (int amends = data.links().amends(first);
        amends >= 0 && data.records().isLaterOfSameAuthor(first, amends);
        amends = data.links().amends(first)) {
      first = amends;
    }
    List<Integer> versions = new ArrayList<>(List.of(first));
    for (int i = 0; i < versions.size(); i++) {
      int version = versions.get(i);
      for (Hash amender : ids(version, data.links().amenders(version))) {
        versions.add(data.records().find(amender));
      }
    }
    return versions;
  }

  /** Those that refer to a record and are its author's own: what others claim of it counts not. */
  private List<Hash> ids(int record, int[] claimants) {
    List<Hash> ids = new ArrayList<>();
    for (int claimant : claimants) {
      if (data.records().isLaterOfSameAuthor(claimant, record)) {
        ids.add(data.records().id(claimant));
      }
    }
    ids.sort(null);
    return ids;
  }

  /** The digest tree below a path, for {@link Compare}; the root's path is empty. */
  public Optional<Outline> outline(String path) {
    return new Outliner(data, root, digests).outline(path);
  }

  private Optional<Integer> record(String id) {
    return ID.matcher(id).matches() ? record(Hash.ofHex(id)) : Optional.empty();
  }

  private Optional<Integer> record(Hash id) {
    int record = data.records().find(id);
    return record < 0 || data.row(record) < 0 ? Optional.empty() : Optional.of(record);
  }

  private int pivot(int record) {
    return data.incident(data.row(record));
  }

  private Incident incident(int pivot) {
    List<Summary.Piece> pieces = new ArrayList<>();
    for (int row : data.rowsOf(pivot)) {
      pieces.add(piece(row));
    }
    return Summary.of(data.weights(), data.facts(), data.id(pivot), pieces);
  }

  private Summary.Piece piece(int row) {
    int record = data.facts().record(row);
    Records records = data.records();
    return new Summary.Piece(
        row,
        records.id(record),
        records.ledger(record),
        records.index(record),
        Instant.ofEpochMilli(records.at(record)),
        data.links().passesOn(record) >= 0,
        data.originKey(row),
        data.elements().sections(row));
  }

  /**
   * A report's place among the versions of what it says.
   *
   * @param told the report as this layer shows it; its account and origin are those within its
   *     incident, {@code "A"} and 0 where it does not count
   * @param incident the incident's id, absent when the report does not count
   * @param amends the record that this one corrects
   * @param amendedBy the author's visible records that correct this one
   * @param retractedBy the author's visible retraction that took it back, whichever of its versions
   *     that names
   */
  public record Standing(
      Told told,
      Optional<String> incident,
      Optional<Hash> amends,
      List<Hash> amendedBy,
      Optional<Told> retractedBy) {
    /** Copies the list in. */
    public Standing {
      amendedBy = List.copyOf(amendedBy);
    }
  }
}
