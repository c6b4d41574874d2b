package tansiq.core.alliance;

import java.util.SortedMap;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * A member whom the record's author knows, with the keys by which it knows it. Until its keys are
 * rotated by a record of its own, a member pinned again keeps the keys of the first pin.
 *
 * @param member the member's name
 * @param name its name for people, by language tag (BCP 47)
 * @param key the ledger key, which signs its checkpoints
 * @param recovery SHA-256 of the recovery key, which is kept offline
 * @param tls SHA-256 of the SubjectPublicKeyInfo of its TLS key (RFC 7469, section 2.4)
 */
public record Pin(
    String member, SortedMap<String, String> name, VerifierKey key, Hash recovery, Hash tls)
    implements AllianceRecord {
  /** The record's kind. */
  public static final String KIND = "pin";

  /** Checks the name's form and copies the names in. */
  public Pin {
    name = Names.copy(name);
    if (!LedgerId.isMember(member)) {
      throw new IllegalArgumentException("pin of " + member);
    }
  }

  /** Reads the section's content. */
  public static Verdict<Pin> read(JsonObject content) {
    return Fields.read(
        content,
        fields ->
            new Pin(
                fields.word("member", Names::find, "is not a member's name"),
                Names.read(fields.object("name")),
                fields.word("key", VerifierKey::parse, "is not a verifier key"),
                Hash.of(fields.hex("recovery", Hash.BYTES)),
                Hash.of(fields.hex("tls", Hash.BYTES))));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject content() {
    return JsonObject.builder()
        .put("member", member)
        .put("name", Names.json(name))
        .put("key", key.text())
        .put("recovery", recovery.hex())
        .put("tls", tls.hex())
        .build();
  }
}
