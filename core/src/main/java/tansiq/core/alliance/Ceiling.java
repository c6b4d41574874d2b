package tansiq.core.alliance;

import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/**
 * The highest level that the record's author grants to a member. A later ceiling of the same member
 * replaces this one from its own place in the ledger on. Without any, a member may hold {@code
 * restricted} at most.
 */
public record Ceiling(String member, Level level) implements AllianceRecord {
  /** The record's kind. */
  public static final String KIND = "ceiling";

  /** What holds for a member without a ceiling. */
  public static final Level DEFAULT = Level.RESTRICTED;

  /** Checks the name's form. */
  public Ceiling {
    if (!LedgerId.isMember(member)) {
      throw new IllegalArgumentException("ceiling of " + member);
    }
  }

  /** Reads the section's content. */
  public static Verdict<Ceiling> read(JsonObject content) {
    return Fields.read(
        content,
        fields ->
            new Ceiling(
                fields.word("member", Names::find, "is not a member's name"),
                fields.word("level", Level::find, "is not a level")));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject content() {
    return JsonObject.builder().put("member", member).put("level", level.word()).build();
  }
}
