package tansiq.core.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.json.JsonObject;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.release.Release;
import tansiq.core.report.Category;
import tansiq.core.report.Counts;
import tansiq.core.report.How;
import tansiq.core.report.Origin;
import tansiq.core.report.Report;
import tansiq.core.report.ReportSections;
import tansiq.core.report.Retraction;
import tansiq.core.report.Source;
import tansiq.core.report.Text;
import tansiq.core.report.Vantage;
import tansiq.core.report.What;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/** Writes one author's ledger for tests: the same calls give the same records. */
public final class Writer {
  /** When it all happens, unless a draft says otherwise. */
  public static final Instant DAY = Instant.parse("2017-05-21T00:00:00Z");

  private final LedgerId ledger;
  private final List<Entry> entries = new ArrayList<>();
  private Label label = Label.of(Level.OPEN, Audience.ALL);
  private Status status = Status.EXERCISE;
  private Optional<Instant> filed = Optional.empty();

  /** A ledger with nothing in it. */
  public Writer(String member) {
    this.ledger = new LedgerId(member, 1);
  }

  public LedgerId ledger() {
    return ledger;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The label of what is written from now on. */
  public Writer label(Label next) {
    this.label = next;
    return this;
  }

  /** The status of what is written from now on. */
  public Writer status(Status next) {
    this.status = next;
    return this;
  }

  /** When what is written from now on is filed, after {@link #DAY}. */
  public Writer filing(Duration since) {
    this.filed = Optional.of(DAY.plus(since));
    return this;
  }

  /** What a test says of a report; the rest is left out. */
  public static final class Draft {
    String category = "force.shelling";
    Instant from = DAY;
    Duration precision = Duration.ofMinutes(15);
    Optional<Where> where = Optional.of(at(32.62, 36.10, 1000));
    Counts dead = Counts.NONE;
    Optional<Origin> origin = Optional.empty();
    Optional<String> amends = Optional.empty();
    List<Text> texts = List.of();

    public Draft category(String next) {
      this.category = next;
      return this;
    }

    public Draft after(Duration since) {
      this.from = DAY.plus(since);
      return this;
    }

    public Draft precision(Duration next) {
      this.precision = next;
      return this;
    }

    public Draft where(Where next) {
      this.where = Optional.of(next);
      return this;
    }

    public Draft dead(int best) {
      this.dead = new Counts(Counts.UNKNOWN, best, Counts.UNKNOWN);
      return this;
    }

    public Draft origin(String name) {
      this.origin = Optional.of(new Origin.Own(name));
      return this;
    }

    public Draft text(String lang, String value) {
      this.texts = List.of(new Text(lang, value, Optional.empty()));
      return this;
    }
  }

  public static Where at(double lat, double lon, int radiusM) {
    return new Where.At(
        Point.ofDegrees(lat, lon), Optional.of(new Metres(radiusM)), Names.NONE, Placing.GIVEN);
  }

  public Entry.Held report(Draft draft) {
    return report(draft, List.of());
  }

  public Entry.Held amend(Entry.Held older, Draft draft) {
    draft.amends = Optional.of("an ext");
    return report(draft, List.of(older.leaf()));
  }

  public Entry.Held passOn(Entry.Held other, Draft draft) {
    draft.origin = Optional.of(new Origin.PassedOn(other.leaf()));
    return report(draft, List.of(other.leaf()));
  }

  private Entry.Held report(Draft draft, List<Hash> refs) {
    Report report =
        new Report(
            new What(
                Category.find(draft.category).orElseThrow(), Counts.NONE, draft.dead, Counts.NONE),
            new When(draft.from, Optional.empty(), Optional.of(draft.precision)),
            draft.where.orElseThrow(),
            How.NONE,
            Vantage.NONE,
            draft.texts,
            List.of(),
            List.of(),
            new Source(
                Optional.of("ext " + entries.size()),
                draft.origin,
                Optional.empty(),
                draft.amends,
                Optional.empty()));
    return add("report", label, refs, ReportSections.write(report));
  }

  public Entry.Held retract(Entry.Held older) {
    JsonObject source =
        JsonObject.builder()
            .put("ext", "ext " + entries.size())
            .put("retracts", "another")
            .put("reason", "was wrong")
            .build();
    return add(
        Retraction.KIND,
        label,
        List.of(older.leaf()),
        new TreeMap<>(java.util.Map.of("source", source)));
  }

  public Entry.Held release(int index, Label to, String... sections) {
    Entry.Held older = (Entry.Held) entries.get(index);
    SortedMap<String, Section> opened = new TreeMap<>(older.sections());
    opened.keySet().retainAll(List.of(sections));
    Release release =
        new Release(index, new Entry.Held(older.leaf(), older.header(), older.bytes(), opened));
    return add(
        Release.KIND,
        to,
        List.of(older.leaf()),
        new TreeMap<>(java.util.Map.of(Release.KIND, release.content())));
  }

  public Entry.Held say(AllianceRecord said) {
    return add(
        said.kind(),
        AllianceRecord.LABEL,
        List.of(),
        new TreeMap<>(java.util.Map.of(said.kind(), said.content())));
  }

  /** What a member says about other records. */
  public Entry.Held say(String kind, JsonObject content, List<Hash> refs) {
    return add(kind, label, refs, new TreeMap<>(java.util.Map.of(kind, content)));
  }

  private Entry.Held add(
      String kind, Label of, List<Hash> refs, SortedMap<String, JsonObject> contents) {
    List<Section> sections = new ArrayList<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    contents.forEach((name, content) -> {
      byte[] salt = new byte[Section.SALT_BYTES];
      salt[0] = (byte) entries.size();
      salt[1] = (byte) (entries.size() >> 8);
      Section section = Section.of(ledger.member(), name, salt, content);
      sections.add(section);
      digests.put(name, section.digest());
    });
    Instant at = filed.orElseGet(() -> DAY.plusSeconds(60L * entries.size()));
    Entry.Held entry =
        Entry.Held.of(new Header(ledger, kind, status, at, of, refs, digests), sections);
    entries.add(entry);
    return entry;
  }
}
