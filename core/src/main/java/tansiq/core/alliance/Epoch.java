package tansiq.core.alliance;

import tansiq.core.json.Fields;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * The first record of a ledger that continues a lost one. Pins, rosters and ceilings are said anew
 * after it.
 *
 * @param previous the ledger that is continued
 * @param size how much of it its author still knew
 * @param root its root at that size (RFC 6962, section 2.1)
 */
public record Epoch(LedgerId previous, long size, Hash root) implements AllianceRecord {
  /** The record's kind. */
  public static final String KIND = "epoch";

  /** Checks the size. */
  public Epoch {
    if (size < 0) {
      throw new IllegalArgumentException("size " + size);
    }
  }

  /** Reads the section's content. */
  public static Verdict<Epoch> read(JsonObject content) {
    return Fields.read(
        content,
        fields ->
            new Epoch(
                fields.word("previous", LedgerId::find, "is not MEMBER/EPOCH"),
                fields.integer("size", 0, JsonNumber.MAX_INTEGER),
                Hash.of(fields.hex("root", Hash.BYTES))));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject content() {
    return JsonObject.builder()
        .put("previous", previous.toString())
        .put("size", size)
        .put("root", root.hex())
        .build();
  }
}
