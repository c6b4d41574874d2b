package tansiq.core.record;

import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;

/**
 * A part of a record that can be released alone: member, name, salt and content as canonical bytes,
 * with the digest by which the header commits to it. Immutable.
 */
public final class Section {
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
   * A section of content.
   *
   * @param salt 16 bytes that nobody can guess
   */
  public static Section of(String member, String name, byte[] salt, JsonObject content) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }
}
