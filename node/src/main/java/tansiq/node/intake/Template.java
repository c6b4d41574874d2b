package tansiq.node.intake;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.report.Precision;

/** What a mapping makes of a row: one value of a report, or nothing where the row knows nothing. */
sealed interface Template {
  /** The value for a row, or null; throws {@link Fault} when the row's text does not fit. */
  @Nullable Json of(Row row);

  /** The columns that it reads. */
  SortedSet<String> columns();

  /** A row's text does not fit its template; travels no farther than the reader of rows. */
  final class Fault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final String field;
    private final String reason;

    Fault(String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
      this.reason = reason;
    }

    String field() {
      return field;
    }

    String reason() {
      return reason;
    }

    Fault under(String name) {
      return new Fault(field.isEmpty() ? name : name + "." + field, reason);
    }
  }

  /** The same for all rows. */
  record Constant(Json value) implements Template {
    @Override
    public Json of(Row row) {
      return value;
    }

    @Override
    public SortedSet<String> columns() {
      return new TreeSet<>();
    }
  }

  /**
   * Text with columns in it, such as {@code {oblast}, {raion}}; nothing when none of its columns
   * knows anything.
   *
   * @param parts literal text at even places, names of columns at odd ones
   */
  record Words(List<String> parts) implements Template {
    public Words {
      parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Json of(Row row) {
      String text = text(row);
      return text.isEmpty() ? null : new JsonString(text);
    }

    /** The text, empty when nothing is known. */
    String text(Row row) {
      StringBuilder text = new StringBuilder();
      boolean known = parts.size() == 1;
      for (int i = 0; i < parts.size(); i++) {
        String part = i % 2 == 0 ? parts.get(i) : row.value(parts.get(i));
        known |= i % 2 == 1 && !part.isEmpty();
        text.append(part);
      }
      return known ? text.toString().strip() : "";
    }

    @Override
    public SortedSet<String> columns() {
      SortedSet<String> columns = new TreeSet<>();
      for (int i = 1; i < parts.size(); i += 2) {
        columns.add(parts.get(i));
      }
      return columns;
    }
  }

  /** A number; digits of any script. */
  record Numeric(Words text) implements Template {
    @Override
    public @Nullable Json of(Row row) {
      String digits = digits(text.text(row));
      if (digits.isEmpty()) {
        return null;
      }
      try {
        double value = Double.parseDouble(digits);
        if (Double.isFinite(value)) {
          return new JsonNumber(value);
        }
      } catch (NumberFormatException _) {
        // Falls through to the one refusal.
      }
      throw new Fault("", "is not a number");
    }

    @Override
    public SortedSet<String> columns() {
      return text.columns();
    }
  }

  /** One of several values by what the text is. */
  record Choice(Words text, SortedMap<String, Json> from, Optional<Json> otherwise)
      implements Template {
    @Override
    public @Nullable Json of(Row row) {
      String key = text.text(row);
      Json value = from.get(key);
      if (value != null) {
        return value;
      }
      if (otherwise.isPresent()) {
        return otherwise.get();
      }
      if (key.isEmpty()) {
        return null;
      }
      throw new Fault("", "is none of " + String.join(", ", from.keySet()));
    }

    @Override
    public SortedSet<String> columns() {
      return text.columns();
    }
  }

  /** How a precision code of another data set reads here. */
  enum Scale {
    UCDP_DATE,
    UCDP_WHERE,
    ACLED_TIME,
    ACLED_GEO;

    Optional<Json> of(int code) {
      return switch (this) {
        case UCDP_DATE -> Precision.ucdpDate(code).map(width -> new JsonString(width.toString()));
        case UCDP_WHERE -> Precision.ucdpWhere(code).map(radius -> JsonNumber.of(radius.value()));
        case ACLED_TIME -> Precision.acledTime(code).map(width -> new JsonString(width.toString()));
        case ACLED_GEO -> Precision.acledGeo(code).map(radius -> JsonNumber.of(radius.value()));
      };
    }
  }

  /** A precision code. */
  record Graded(Scale scale, Words text) implements Template {
    @Override
    public @Nullable Json of(Row row) {
      String digits = digits(text.text(row));
      if (digits.isEmpty()) {
        return null;
      }
      int code =
          digits.length() == 1 && Character.isDigit(digits.charAt(0)) ? digits.charAt(0) - '0' : 0;
      return scale.of(code).orElseThrow(() -> new Fault("", "is no code of this scale"));
    }

    @Override
    public SortedSet<String> columns() {
      return text.columns();
    }
  }

  /**
   * How times are written: a pattern of {@link DateTimeFormatter} and the zone where it says none.
   */
  record Clock(DateTimeFormatter format, String pattern, Optional<ZoneId> zone) {
    /** The time, a day being its noon; null when nothing is known. */
    @Nullable Instant time(String text) {
      return text.isEmpty() ? null : time(parse(text));
    }

    private Instant time(TemporalAccessor parsed) {
      return switch (parsed) {
        case ZonedDateTime at -> at.toInstant();
        case OffsetDateTime at -> at.toInstant();
        case LocalDateTime at -> at.atZone(needed()).toInstant();
        case LocalDate day -> day.atTime(12, 0).atZone(needed()).toInstant();
        default -> throw new IllegalStateException("not asked for: " + parsed);
      };
    }

    /** The day in the clock's own zone; null when nothing is known. */
    @Nullable LocalDate day(String text) {
      if (text.isEmpty()) {
        return null;
      }
      return LocalDate.from(parse(text));
    }

    ZoneId needed() {
      return zone.orElseThrow(() -> new Fault("", "states no offset, and the mapping no zone"));
    }

    private TemporalAccessor parse(String text) {
      try {
        return format.parseBest(
            digits(text),
            ZonedDateTime::from,
            OffsetDateTime::from,
            LocalDateTime::from,
            LocalDate::from);
      } catch (DateTimeException _) {
        throw new Fault("", "is not a time of the form " + pattern);
      }
    }
  }

  /** A time, as UTC. */
  record Time(Words text, Clock clock) implements Template {
    @Override
    public @Nullable Json of(Row row) {
      Instant time = clock.time(text.text(row));
      return time == null ? null : new JsonString(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    @Override
    public SortedSet<String> columns() {
      return text.columns();
    }
  }

  /**
   * Some time from the first day to the last, both whole: the middle, or the half-width.
   *
   * @param middle whether the middle is wanted
   */
  record Span(Words first, Words last, Clock clock, boolean middle) implements Template {
    @Override
    public @Nullable Json of(Row row) {
      LocalDate from = clock.day(first.text(row));
      LocalDate to = clock.day(last.text(row));
      if (from == null || to == null) {
        return null;
      }
      if (to.isBefore(from)) {
        throw new Fault("", "ends before it begins");
      }
      Instant start = from.atStartOfDay(clock.needed()).toInstant();
      Duration half =
          Duration.between(start, to.plusDays(1).atStartOfDay(clock.needed()).toInstant())
              .dividedBy(2);
      return new JsonString(middle ? start.plus(half).toString() : half.toString());
    }

    @Override
    public SortedSet<String> columns() {
      SortedSet<String> columns = first.columns();
      columns.addAll(last.columns());
      return columns;
    }
  }

  /** An object of those members that are known; nothing when none is. */
  record Members(Map<String, Template> each) implements Template {
    @Override
    public @Nullable Json of(Row row) {
      JsonObject.Builder object = JsonObject.builder();
      boolean any = false;
      for (Map.Entry<String, Template> member : each.entrySet()) {
        Json value;
        try {
          value = member.getValue().of(row);
        } catch (Fault fault) {
          throw fault.under(member.getKey());
        }
        if (value != null) {
          object.put(member.getKey(), value);
          any = true;
        }
      }
      return any || each.isEmpty() ? object.build() : null;
    }

    /** Whether it says anything that the mapping does not say of every row. */
    boolean isOf(Row row) {
      return columns().isEmpty()
          || each.values().stream()
              .anyMatch(template -> !(template instanceof Constant) && template.of(row) != null);
    }

    @Override
    public SortedSet<String> columns() {
      SortedSet<String> columns = new TreeSet<>();
      each.values().forEach(template -> columns.addAll(template.columns()));
      return columns;
    }
  }

  /**
   * An array of those items that are known; nothing when none is. An item of which only constants
   * are left, such as the language of a text that the row lacks, is not known.
   */
  record Items(List<Template> each) implements Template {
    public Items {
      each = List.copyOf(each);
    }

    @Override
    public @Nullable Json of(Row row) {
      List<Json> items = new ArrayList<>();
      for (Template template : each) {
        Json value = template.of(row);
        if (value != null && !(template instanceof Members members && !members.isOf(row))) {
          items.add(value);
        }
      }
      return items.isEmpty() && !each.isEmpty() ? null : new JsonArray(items);
    }

    @Override
    public SortedSet<String> columns() {
      SortedSet<String> columns = new TreeSet<>();
      each.forEach(template -> columns.addAll(template.columns()));
      return columns;
    }
  }

  /** Digits of any script as ASCII, with a point for the Arabic decimal separator. */
  private static String digits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c == '٫' ? '.' : c);
    }
    return out.toString();
  }

  /** Keeps a sorted copy of choices. */
  static Choice choice(Words text, Map<String, Json> from, Optional<Json> otherwise) {
    return new Choice(text, new TreeMap<>(from), otherwise);
  }
}
