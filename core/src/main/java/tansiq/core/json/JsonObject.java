package tansiq.core.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object. Two objects with the same members in another order are equal; the canonical form
 * sorts the names (RFC 8785, section 3.2.3).
 */
public record JsonObject(Map<String, Json> members) implements Json {
  /** Copies the members in, keeping their order. */
  public JsonObject {
    members = Members.copyOf(members);
  }

  /** The value of a member, or null when there is none. */
  public @Nullable Json find(String name) {
    return members.get(name);
  }

  /** A builder that keeps the order of its calls. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects members; not thread-safe, and good for one object. */
  public static final class Builder {
    private final Members.Collector members = new Members.Collector();

    private Builder() {}

    /** Adds a member; throws when the name is there already. */
    public Builder put(String name, Json value) {
      if (!members.add(name, value)) {
        throw new IllegalArgumentException("twice: " + name);
      }
      return this;
    }

    /** Adds a string member. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Adds an integer member within ±2⁵³. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Adds a truth value. */
    public Builder put(String name, boolean value) {
      return put(name, new JsonBool(value));
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(members.build());
    }
  }
}
