package tansiq.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.place.Area;
import tansiq.core.place.Cell;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;

/** A report as the sections of its record, and back. */
public final class ReportSections {
  /** The sections that a report may have, in the order in which people read them. */
  public static final List<String> NAMES =
      List.of(
          "what", "when", "where", "how", "vantage", "coarse", "text", "media", "claims", "source");

  /**
   * A section that never leaves the author: the id of an input that brought none. It is the hash of
   * all of the input, by which a reader of some sections could guess at the others.
   */
  public static final String INPUT = "input";

  private ReportSections() {}

  /** The content of each section that the report has something for, by name. */
  public static SortedMap<String, JsonObject> write(Report report) {
    SortedMap<String, JsonObject> sections = new TreeMap<>();
    sections.put("what", what(report.what()));
    sections.put("when", when(report.when()));
    sections.put("where", where(report.where()));
    if (!report.how().isEmpty()) {
      sections.put("how", how(report.how()));
    }
    if (!report.vantage().isEmpty()) {
      sections.put("vantage", vantage(report.vantage()));
    }
    sections.put("coarse", coarse(coarse(report)));
    if (!report.texts().isEmpty()) {
      sections.put("text", list("text", report.texts(), ReportSections::text));
    }
    if (!report.media().isEmpty()) {
      sections.put("media", list("media", report.media(), ReportSections::media));
    }
    if (!report.claims().isEmpty()) {
      sections.put("claims", list("claims", report.claims(), ReportSections::claim));
    }
    sections.put("source", source(report.source()));
    return sections;
  }

  /** What of a report is held. Fields that this version does not know are passed over. */
  public static VisibleReport read(Entry.Held entry) {
    return read(entry, entry.sections().keySet());
  }

  /** What some of the sections that are held tell. */
  public static VisibleReport read(Entry.Held entry, Set<String> some) {
    Sections sections = new Sections(entry, some);
    Instant latest = ReportReader.latest(entry.header().at());
    return new VisibleReport(
        sections.read("what", ContentFields::what),
        sections.read("when", f -> ContentFields.when(f, latest)),
        sections.read("where", ReportSections::where),
        sections.read("how", ContentFields::how),
        sections.read("vantage", ReportSections::vantage),
        sections.read("coarse", ReportSections::coarse),
        sections.read("text", ContentFields::texts).orElse(List.of()),
        sections.read("media", ContentFields::media).orElse(List.of()),
        sections.read("claims", ContentFields::claims).orElse(List.of()),
        sections.read("source", SourceFields::read),
        sections.ignored);
  }

  /** What of a retraction is held, or nothing. */
  public static Optional<Retraction> readRetraction(Entry.Held entry) {
    return new Sections(entry, entry.sections().keySet())
        .read(
            "source",
            f ->
                new Retraction(
                    ContentFields.findLine(f, "ext"),
                    ContentFields.line(f, "retracts"),
                    ContentFields.findLine(f, "reason")));
  }

  /** Some of the sections of an entry, and which of them broke a rule. */
  private record Sections(Entry.Held entry, Set<String> some, SortedSet<String> ignored) {
    Sections(Entry.Held entry, Set<String> some) {
      this(entry, some, new TreeSet<>());
    }

    <T> Optional<T> read(String name, Function<Fields, T> reader) {
      @Nullable Section section = some.contains(name) ? entry.sections().get(name) : null;
      if (section == null) {
        return Optional.empty();
      }
      return switch (Fields.read(section.content(), reader)) {
        case Verdict.Accepted<T>(T value) -> Optional.of(value);
        case Verdict.Refused<T> _ -> {
          ignored.add(name);
          yield Optional.empty();
        }
      };
    }
  }

  /** What may be told when the rest must not. */
  public static Coarse coarse(Report report) {
    Optional<Cell> cell =
        switch (report.where()) {
          case Where.At at -> Optional.of(Cell.of(at.point(), Cell.COARSE));
          case Where.Within within -> Optional.of(Cell.of(within.area().centre(), Cell.COARSE));
          case Where.Unplaced _ -> Optional.empty();
        };
    return new Coarse(report.what().category().branch(), cell, report.when().day());
  }

  private static JsonObject what(What what) {
    JsonObject.Builder json = JsonObject.builder().put("category", what.category().word());
    put(json, "count", what.count());
    put(json, "dead", what.dead());
    put(json, "injured", what.injured());
    return json.build();
  }

  private static void put(JsonObject.Builder json, String name, Counts counts) {
    if (!counts.isEmpty()) {
      json.put(name, counts.toJson());
    }
  }

  private static JsonObject when(When when) {
    JsonObject.Builder json = JsonObject.builder().put("from", when.from().toString());
    when.to().ifPresent(to -> json.put("to", to.toString()));
    when.precision().ifPresent(width -> json.put("precision", width.toString()));
    return json.build();
  }

  private static JsonObject where(Where where) {
    JsonObject.Builder json = JsonObject.builder();
    switch (where) {
      case Where.At(Point point, Optional<Metres> radius, Names _, Placing placing) -> {
        json.put("lat_e7", point.latE7()).put("lon_e7", point.lonE7());
        radius.ifPresent(metres -> json.put("radius_m", metres.value()));
        if (placing != Placing.GIVEN) {
          json.put("placed", placing.word());
        }
      }
      case Where.Within(Area area, Names _) -> json.put("area", area.toJson());
      case Where.Unplaced _ -> {}
    }
    if (!where.names().isEmpty()) {
      json.put("place", where.names().toJson());
    }
    return json.build();
  }

  private static Where where(Fields f) {
    Names names = ContentFields.names(f, "place");
    if (f.has("area")) {
      return new Where.Within(f.accepted("area", Area.read(f.value("area"))), names);
    }
    if (!f.has("lat_e7") && !names.isEmpty()) {
      return new Where.Unplaced(names);
    }
    Optional<Metres> radius =
        f.has("radius_m")
            ? Optional.of(new Metres((int) f.integer("radius_m", 0, Metres.MAX)))
            : Optional.empty();
    Placing placing = f.findWord("placed", Placing::find, "no such placing").orElse(Placing.GIVEN);
    return new Where.At(pointE7(f), radius, names, placing);
  }

  private static Point pointE7(Fields f) {
    return new Point(
        (int) f.integer("lat_e7", -90L * Point.E7, 90L * Point.E7),
        (int) f.integer("lon_e7", -180L * Point.E7, 180L * Point.E7));
  }

  private static JsonObject how(How how) {
    JsonObject.Builder json = JsonObject.builder();
    how.means().ifPresent(means -> json.put("means", means.word()));
    how.reliability().ifPresent(letter -> json.put("reliability", letter.toString()));
    how.credibility().ifPresent(grade -> json.put("credibility", grade));
    return json.build();
  }

  private static JsonObject vantage(Vantage vantage) {
    JsonObject.Builder json = JsonObject.builder();
    vantage.from().ifPresent(from -> json.put("from", from.toJson()));
    vantage.bearing().ifPresent(degrees -> json.put("bearing", new JsonNumber(degrees)));
    return json.build();
  }

  private static Vantage vantage(Fields f) {
    return new Vantage(f.findObject("from").map(ReportSections::pointE7), ContentFields.bearing(f));
  }

  private static JsonObject coarse(Coarse coarse) {
    JsonObject.Builder json = JsonObject.builder().put("branch", coarse.branch().word());
    coarse.cell().ifPresent(cell -> json.put("cell", cell.text()));
    return json.put("day", coarse.day().toString()).build();
  }

  private static Coarse coarse(Fields f) {
    return new Coarse(
        f.word("branch", Branch::find, "no such branch"),
        f.findWord("cell", ReportSections::coarseCell, "is not a quadkey of 11 digits"),
        f.word("day", ReportSections::day, "is not a day like 2017-05-21"));
  }

  private static Optional<Cell> coarseCell(String text) {
    boolean quadkey =
        text.length() == Cell.COARSE && text.chars().allMatch(c -> c >= '0' && c <= '3');
    return quadkey ? Cell.find(text) : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static <T> JsonObject list(String name, List<T> items, Function<T, JsonObject> each) {
    List<Json> written = new ArrayList<>(items.size());
    for (T item : items) {
      written.add(each.apply(item));
    }
    return JsonObject.builder().put(name, new JsonArray(written)).build();
  }

  private static JsonObject text(Text text) {
    JsonObject.Builder json =
        JsonObject.builder().put("lang", text.lang()).put("value", text.value());
    text.translated().ifPresent(by -> json.put("translated", by));
    return json.build();
  }

  private static JsonObject media(Media media) {
    return JsonObject.builder()
        .put("sha256", media.sha256().hex())
        .put("type", media.type())
        .put("bytes", media.bytes())
        .build();
  }

  private static JsonObject claim(Claim claim) {
    return JsonObject.builder()
        .put("what", claim.what())
        .put("party", claim.party())
        .put("by", claim.by())
        .build();
  }

  private static JsonObject source(Source source) {
    JsonObject.Builder json = JsonObject.builder();
    source.ext().ifPresent(ext -> json.put("ext", ext));
    source.origin().ifPresent(origin -> put(json, origin));
    source.attribution().ifPresent(text -> json.put("attribution", text));
    source.amends().ifPresent(ext -> json.put("amends", ext));
    source.layer().ifPresent(word -> json.put("layer", word));
    return json.build();
  }

  private static void put(JsonObject.Builder json, Origin origin) {
    switch (origin) {
      case Origin.Own(String name) -> json.put("origin", name);
      case Origin.PassedOn passedOn ->
          json.put("origin", JsonObject.builder().put("record", passedOn.record().hex()).build());
    }
  }
}
