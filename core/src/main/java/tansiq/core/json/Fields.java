package tansiq.core.json;

import java.io.Serial;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of an object strictly, by name and type, and says of the first that is wrong
 * where it is and why:
 *
 * <pre>{@code
 * Verdict<Point> point = Fields.read(object, f -> {
 *   Point read = new Point(f.number("lat", -90, 90), f.number("lon", -180, 180));
 *   f.nothingElse();
 *   return read;
 * });
 * }</pre>
 *
 * <p>A {@code find} method answers nothing when the member is absent; the others refuse then. JSON
 * {@code null} is no way to be absent: it is refused as a value of the wrong type. A refusal
 * travels as a private exception, which never leaves {@link #read}. Not thread-safe; of no use
 * after {@code read} has returned.
 */
public final class Fields {
  private final @Nullable Fields parent;
  private final String place;
  private final JsonObject object;
  private final boolean[] seen;

  private Fields(@Nullable Fields parent, String place, JsonObject object) {
    this.parent = parent;
    this.place = place;
    this.object = object;
    this.seen = new boolean[object.members().size()];
  }

  /** What the reader makes of the object, or the first refusal that it met. */
  public static <T> Verdict<T> read(JsonObject object, Function<Fields, T> reader) {
    try {
      return new Verdict.Accepted<>(reader.apply(new Fields(null, "", object)));
    } catch (Refusal refusal) {
      return new Verdict.Refused<>(refusal.field, refusal.reason);
    }
  }

  /** The object that is read. */
  public JsonObject json() {
    return object;
  }

  /** The names of all members, in the order in which they came. */
  public List<String> names() {
    return List.copyOf(object.members().keySet());
  }

  /** The first member's name that is not among these, or null. */
  public @Nullable String firstBeyond(Collection<String> known) {
    Members members = (Members) object.members();
    for (int i = 0; i < members.size(); i++) {
      if (!known.contains(members.nameAt(i))) {
        return members.nameAt(i);
      }
    }
    return null;
  }

  /** Whether there is such a member. */
  public boolean has(String name) {
    return object.find(name) != null;
  }

  /** A member of any type. */
  public Json value(String name) {
    return require(name, find(name));
  }

  /** A member of any type, or null when it is absent. */
  public @Nullable Json find(String name) {
    Members members = (Members) object.members();
    int i = members.indexOf(name);
    if (i < 0) {
      return null;
    }
    seen[i] = true;
    return members.valueAt(i);
  }

  /** A string of at most so many UTF-16 units. */
  public String text(String name, int longest) {
    return text(name, value(name), longest);
  }

  /** A string of at most so many UTF-16 units, or nothing when it is absent. */
  public Optional<String> findText(String name, int longest) {
    Json json = find(name);
    return json == null ? Optional.empty() : Optional.of(text(name, json, longest));
  }

  /**
   * A string of at most 256 UTF-16 units, by a function that finds what it stands for.
   *
   * @param reason the refusal when the function finds nothing, such as "no such level"
   */
  public <T> T word(String name, Function<String, Optional<T>> meaning, String reason) {
    return meaning.apply(text(name, 256)).orElseThrow(() -> refusal(name, reason));
  }

  /** As {@link #word}, or nothing when it is absent. */
  public <T> Optional<T> findWord(
      String name, Function<String, Optional<T>> meaning, String reason) {
    return has(name) ? Optional.of(word(name, meaning, reason)) : Optional.empty();
  }

  /** An integer within a range, both ends included. */
  public long integer(String name, long least, long most) {
    if (!(value(name) instanceof JsonNumber number) || !number.isInteger()) {
      throw refusal(name, "is not an integer");
    }
    long value = number.toLong();
    if (value < least || value > most) {
      throw refusal(name, "is not within " + least + " to " + most);
    }
    return value;
  }

  /** An integer within a range, or nothing when it is absent. */
  public OptionalLong findInteger(String name, long least, long most) {
    return has(name) ? OptionalLong.of(integer(name, least, most)) : OptionalLong.empty();
  }

  /** A number within a range, both ends included. */
  public double number(String name, double least, double most) {
    if (!(value(name) instanceof JsonNumber(double value))) {
      throw refusal(name, "is not a number");
    }
    if (value < least || value > most) {
      throw refusal(
          name,
          "is not within " + CanonicalNumber.text(least) + " to " + CanonicalNumber.text(most));
    }
    return value;
  }

  /** A number within a range, or nothing when it is absent. */
  public Optional<Double> findNumber(String name, double least, double most) {
    return has(name) ? Optional.of(number(name, least, most)) : Optional.empty();
  }

  /** A truth value, false when it is absent. */
  public boolean flag(String name) {
    return switch (find(name)) {
      case null -> false;
      case JsonBool(boolean value) -> value;
      default -> throw refusal(name, "is not true or false");
    };
  }

  /** A time as an ISO 8601 string in UTC, with {@code Z} and at most milliseconds. */
  public Instant time(String name) {
    String text = text(name, 32);
    try {
      if (text.endsWith("Z")) {
        Instant time = Times.parse(text);
        if (time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
          return time;
        }
      }
    } catch (DateTimeParseException _) {
      // Falls through to the one refusal.
    }
    throw refusal(name, "is not a UTC time like 2017-05-21T14:10:00Z");
  }

  /** A time, or nothing when it is absent. */
  public Optional<Instant> findTime(String name) {
    return has(name) ? Optional.of(time(name)) : Optional.empty();
  }

  /** So many bytes as lower-case hexadecimal digits. */
  public byte[] hex(String name, int bytes) {
    return hex(name, value(name), bytes);
  }

  /** An object. */
  public Fields object(String name) {
    return nested(name, name, value(name));
  }

  /** An object, or nothing when it is absent. */
  public Optional<Fields> findObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** An array of at most so many objects; none when it is absent. */
  public List<Fields> objects(String name, int most) {
    List<Json> items = items(name, most);
    List<Fields> out = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      String place = name + "[" + i + "]";
      out.add(nested(place, place, items.get(i)));
    }
    return out;
  }

  /**
   * An array of at most so many strings of at most so many UTF-16 units; none when it is absent.
   */
  public List<String> texts(String name, int most, int longest) {
    List<Json> items = items(name, most);
    List<String> out = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      out.add(text(name + "[" + i + "]", items.get(i), longest));
    }
    return out;
  }

  /** An array of at most so many values; none when it is absent. */
  public List<Json> items(String name, int most) {
    List<Json> items =
        switch (find(name)) {
          case null -> List.of();
          case JsonArray(List<Json> all) -> all;
          default -> throw refusal(name, "is not an array");
        };
    if (items.size() > most) {
      throw refusal(name, "has more than " + most + " items");
    }
    return items;
  }

  /** Refuses the first member that has not been read, here only and not in objects within. */
  public void nothingElse() {
    Members members = (Members) object.members();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        throw refusal(printable(members.nameAt(i)), "is unknown");
      }
    }
  }

  /**
   * To throw when a member breaks a rule that only the caller knows; an empty name is the whole.
   */
  public RuntimeException refusal(String name, String reason) {
    return new Refusal(path(name), reason);
  }

  /** The value, or a refusal of the verdict's, put under the member's path. */
  public <T> T accepted(String name, Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value) -> value;
      case Verdict.Refused<T>(String field, String reason) ->
          throw refusal(
              name.isEmpty() || field.isEmpty() ? name + field : name + "." + field, reason);
    };
  }

  private Json require(String name, @Nullable Json json) {
    if (json == null) {
      throw refusal(name, "is missing");
    }
    return json;
  }

  private String text(String place, Json json, int longest) {
    if (!(json instanceof JsonString(String value))) {
      throw refusal(place, "is not a string");
    }
    if (value.length() > longest) {
      throw refusal(place, "is longer than " + longest);
    }
    return value;
  }

  private byte[] hex(String place, Json json, int bytes) {
    if (json instanceof JsonString(String value) && value.length() == 2 * bytes && isHex(value)) {
      return HexFormat.of().parseHex(value);
    }
    throw refusal(place, "is not " + 2 * bytes + " lower-case hexadecimal digits");
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private Fields nested(String name, String place, Json json) {
    if (!(json instanceof JsonObject nested)) {
      throw refusal(name, "is not an object");
    }
    return new Fields(this, place, nested);
  }

  private String path(String name) {
    StringBuilder path = new StringBuilder(name);
    for (Fields at = this; at != null; at = at.parent) {
      if (!at.place.isEmpty()) {
        path.insert(0, path.isEmpty() ? at.place : at.place + ".");
      }
    }
    return path.toString();
  }

  /** A name that others wrote, fit for a message: short and without what a terminal would obey. */
  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .limit(64)
        .forEach(c ->
            out.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
    return out.toString();
  }

  /** Carries a refusal up to {@link #read}; it needs no stack trace. */
  private static final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final String field;
    private final String reason;

    Refusal(String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
      this.reason = reason;
    }
  }
}
