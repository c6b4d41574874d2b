package tansiq.core.record;

import java.util.Arrays;
import tansiq.core.json.Bounds;
import tansiq.core.json.CanonicalWriter;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

/**
 * A part of a record that can be released alone: member, name, salt and content as canonical bytes,
 * with the digest by which the header commits to it. Immutable.
 */
public final class Section {
  /** Length of a salt, in bytes. */
  public static final int SALT_BYTES = 16;

  /** In canonical form the content comes first, and what follows it is of known length. */
  private static final int BEFORE_CONTENT = "{\"content\":".length();

  private static final int AFTER_CONTENT =
      ",\"member\":\"\",\"name\":\"\",\"salt\":\"\"}".length() + 2 * SALT_BYTES;

  private final String member;
  private final String name;
  private final byte[] bytes;
  private final Hash digest;

  private Section(String member, String name, byte[] bytes, Hash digest) {
    this.member = member;
    this.name = name;
    this.bytes = bytes;
    this.digest = digest;
  }

  /**
   * A section of content; throws when a name is none or the whole exceeds {@link Bounds#RECORD}.
   *
   * @param salt 16 bytes that nobody can guess
   */
  public static Section of(String member, String name, byte[] salt, JsonObject content) {
    if (!LedgerId.isMember(member) || !Words.isWord(name) || salt.length != SALT_BYTES) {
      throw new IllegalArgumentException(member + ", " + name + ", " + salt.length);
    }
    CanonicalWriter out = new CanonicalWriter();
    out.beginObject().name("content").value(content);
    out.name("member").string(member).name("name").string(name);
    out.name("salt").hex(salt).endObject();
    byte[] bytes = out.toBytes();
    if (bytes.length > Bounds.RECORD.bytes() || out.deepest() > Bounds.RECORD.depth()) {
      throw new IllegalArgumentException(
          "a section of " + bytes.length + " bytes, " + out.deepest() + " deep");
    }
    return new Section(member, name, bytes, Sha256.hash(Sha256.SECTION, bytes));
  }

  /** Reads a section that somebody sent: only canonical bytes of exactly the four members. */
  public static Verdict<Section> parse(byte[] bytes) {
    Parsed parsed = JsonText.parse(bytes, Bounds.RECORD);
    if (parsed instanceof Parsed.Refused(String reason, long offset)) {
      return new Verdict.Refused<>("", reason + ", at byte " + offset);
    }
    Json json = ((Parsed.Value) parsed).json();
    if (!(json instanceof JsonObject object)) {
      return new Verdict.Refused<>("", "is not an object");
    }
    return Fields.read(
        object,
        f -> {
          f.object("content");
          String member = f.text("member", 32);
          String name = f.text("name", 32);
          f.hex("salt", SALT_BYTES);
          f.nothingElse();
          if (!LedgerId.isMember(member)) {
            throw f.refusal("member", "is not a member's name");
          }
          if (!Words.isWord(name)) {
            throw f.refusal("name", "is not a word");
          }
          if (!Arrays.equals(JsonText.canonical(object), bytes)) {
            throw f.refusal("", "is not in canonical form");
          }
          return new Section(member, name, bytes, Sha256.hash(Sha256.SECTION, bytes));
        });
  }

  /**
   * A section that was checked before it was kept, taken from the node's own store as it lies
   * there. Nothing is checked anew here: the store's checksums stand for that.
   *
   * @param digest what the header of its record commits to
   */
  public static Section kept(String member, String name, byte[] bytes, Hash digest) {
    return new Section(member, name, bytes, digest);
  }

  /** Whose record it is part of. */
  public String member() {
    return member;
  }

  /** The section's name. */
  public String name() {
    return name;
  }

  /** The canonical bytes; not copied, never to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** SHA-256(0x02 ‖ bytes). */
  public Hash digest() {
    return digest;
  }

  /** The content, parsed anew at each call. */
  public JsonObject content() {
    int after = AFTER_CONTENT + member.length() + name.length();
    byte[] content = Arrays.copyOfRange(bytes, BEFORE_CONTENT, bytes.length - after);
    if (JsonText.parse(content, Bounds.RECORD) instanceof Parsed.Value(JsonObject object)) {
      return object;
    }
    throw new IllegalStateException("a section is checked when it is made");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Section that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return member + " " + name + " " + digest;
  }
}
