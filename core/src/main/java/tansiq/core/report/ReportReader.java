package tansiq.core.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Status;

/**
 * Reads one line of intake into checked content, or says which field is refused and why. Immutable
 * and thread-safe.
 */
public final class ReportReader {
  /** How far a report's times may lie after the record's own. */
  public static final Duration FARTHEST_AHEAD = Duration.ofHours(24);

  private static final int DATE_LENGTH = 10;

  private final WhereFields where;
  private final LabelFields label;

  /** A reader for a node of this context. */
  public ReportReader(Context context) {
    this.where = new WhereFields(context);
    this.label = new LabelFields(context.parties());
  }

  /**
   * Reads a report or a retraction.
   *
   * @param at the author's clock: what a record of this input would carry
   */
  public Verdict<Filing> read(JsonObject input, Instant at) {
    return Fields.read(input, f -> filing(f, at));
  }

  private Filing filing(Fields f, Instant at) {
    String kind = f.findText("kind", 32).orElse(Report.KIND);
    return switch (kind) {
      case Report.KIND -> {
        KnownFields.only(f, KnownFields.REPORT);
        Source source = source(f);
        yield filing(f, report(f, at, source), source.ext());
      }
      case Retraction.KIND -> {
        KnownFields.only(f, KnownFields.RETRACTION);
        Retraction retraction = retraction(f);
        yield filing(f, retraction, retraction.ext());
      }
      default -> throw f.refusal("kind", "is neither report nor retraction");
    };
  }

  private Filing filing(Fields f, Content content, Optional<String> ext) {
    Optional<Status> status = f.findWord("status", Status::find, "no such status");
    StatedLabel stated = f.findObject("label").map(label::read).orElse(StatedLabel.NONE);
    return new Filing(content, ext.orElseGet(() -> derived(f.json())), status, stated);
  }

  /** The id of an input that brings none, so that the same input sent again is known again. */
  private static String derived(JsonObject input) {
    return Sha256.hash(JsonText.canonical(input)).hex();
  }

  private Report report(Fields f, Instant at, Source source) {
    Fields how = f.findObject("how").orElse(null);
    if (how != null) {
      KnownFields.only(how, KnownFields.HOW);
    }
    only(f.objects("text", Integer.MAX_VALUE), KnownFields.TEXT);
    only(f.objects("media", Integer.MAX_VALUE), KnownFields.MEDIA);
    only(f.objects("claims", Integer.MAX_VALUE), KnownFields.CLAIM);
    return new Report(
        what(KnownFields.only(f.object("what"), KnownFields.WHAT)),
        when(KnownFields.only(f.object("when"), KnownFields.WHEN), latest(at)),
        where.read(f.object("where")),
        how == null ? How.NONE : ContentFields.how(how),
        how == null ? Vantage.NONE : vantage(how),
        ContentFields.texts(f),
        ContentFields.media(f),
        ContentFields.claims(f),
        source);
  }

  private static void only(List<Fields> items, List<String> known) {
    items.forEach(item -> KnownFields.only(item, known));
  }

  private static What what(Fields f) {
    for (String name : List.of("count", "dead", "injured")) {
      f.findObject(name).ifPresent(counts -> KnownFields.only(counts, KnownFields.COUNTS));
    }
    What what = ContentFields.what(f);
    if (what.category().branch() == Branch.NOTICE) {
      throw f.refusal("category", "is a subject of notices, not of reports");
    }
    return what;
  }

  /** The latest time that a report may tell of: reckoned from the time that its header has. */
  static Instant latest(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).plus(FARTHEST_AHEAD);
  }

  /** A day alone stands for its middle with half a day either way. */
  private static When when(Fields f, Instant latest) {
    Optional<Duration> precision = ContentFields.precision(f);
    if (f.find("from") instanceof JsonString(String text) && text.length() == DATE_LENGTH) {
      try {
        Instant noon = LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC);
        return ContentFields.when(
            f, noon, Optional.of(precision.orElse(Duration.ofHours(12))), latest);
      } catch (DateTimeException _) {
        throw f.refusal("from", "is not a UTC time like 2017-05-21T14:10:00Z");
      }
    }
    return ContentFields.when(f, latest);
  }

  private static Vantage vantage(Fields f) {
    return new Vantage(
        f.findObject("from")
            .map(from -> WhereFields.point(KnownFields.only(from, KnownFields.POINT))),
        ContentFields.bearing(f));
  }

  /** An amendment under the id of what it amends counts as one without an id of its own. */
  private static Source source(Fields f) {
    Source source = SourceFields.read(f);
    boolean same = source.ext().isPresent() && source.ext().equals(source.amends());
    return same
        ? new Source(
            Optional.empty(),
            source.origin(),
            source.attribution(),
            source.amends(),
            source.layer())
        : source;
  }

  private static Retraction retraction(Fields f) {
    String retracts = ContentFields.line(f, "retracts");
    Optional<String> ext = ContentFields.findLine(f, "ext").filter(own -> !own.equals(retracts));
    return new Retraction(ext, retracts, ContentFields.findLine(f, "reason"));
  }
}
