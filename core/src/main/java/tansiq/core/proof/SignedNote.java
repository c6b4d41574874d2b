package tansiq.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tansiq.core.json.Verdict;

/**
 * A text and signatures over it, as C2SP signed-note writes them.
 *
 * @param text ends with a newline; without control characters besides
 * @param lines the signatures, in order
 */
public record SignedNote(String text, List<Line> lines) {
  /** Largest note, in bytes. */
  public static final int MOST_BYTES = 1 << 16;

  private static final int MOST_LINES = 100;
  private static final String DASH = "\u2014 ";

  /** Checks the text and copies the lines in. */
  public SignedNote {
    lines = List.copyOf(lines);
    if (!isText(text)) {
      throw new IllegalArgumentException("not a note's text");
    }
  }

  /**
   * One signature line.
   *
   * @param name of the key
   * @param keyId the four bytes that hint at the key
   * @param signature the signature's bytes
   */
  public record Line(String name, int keyId, Bytes signature) {
    /** Checks the name. */
    public Line {
      if (!VerifierKey.isName(name)) {
        throw new IllegalArgumentException("not a key name");
      }
    }

    /** Whether it names the key; that it was made by it is another question. */
    public boolean isOf(VerifierKey key) {
      return keyId == key.id() && name.equals(key.name());
    }

    private String text() {
      byte[] data =
          ByteBuffer.allocate(4 + signature.size()).putInt(keyId).put(signature.toArray()).array();
      return DASH + name + " " + Base64.getEncoder().encodeToString(data) + "\n";
    }
  }

  /** The text, signed by each of the signers. */
  public static SignedNote sign(String text, Signer... signers) {
    List<Line> lines = new ArrayList<>();
    for (Signer signer : signers) {
      byte[] signature = signer.sign(text.getBytes(UTF_8));
      lines.add(new Line(signer.key().name(), signer.key().id(), Bytes.of(signature)));
    }
    return new SignedNote(text, lines);
  }

  /** The same note with one more line. */
  public SignedNote with(Line line) {
    List<Line> more = new ArrayList<>(lines);
    more.add(line);
    return new SignedNote(text, more);
  }

  /**
   * Whether the key signed the text. A line that names the key and does not verify makes the answer
   * no, whatever other lines say.
   */
  public boolean isSignedBy(VerifierKey key) {
    boolean signed = false;
    for (Line line : lines) {
      if (line.isOf(key)) {
        if (!key.verifies(text.getBytes(UTF_8), line.signature.toArray())) {
          return false;
        }
        signed = true;
      }
    }
    return signed;
  }

  /** The note as it is sent and kept. */
  public byte[] bytes() {
    StringBuilder out = new StringBuilder(text).append('\n');
    for (Line line : lines) {
      out.append(line.text());
    }
    return out.toString().getBytes(UTF_8);
  }

  /** Reads a note; its signatures are yet to be verified. */
  public static Verdict<SignedNote> parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refused("is longer than " + MOST_BYTES + " bytes");
    }
    String all;
    try {
      all = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return refused("is not UTF-8");
    }
    int split = all.lastIndexOf("\n\n");
    if (split < 0 || !all.endsWith("\n") || split + 2 == all.length()) {
      return refused("has no signatures");
    }
    String text = all.substring(0, split + 1);
    if (!isText(text)) {
      return refused("has a control character in its text");
    }
    String[] rows = all.substring(split + 2, all.length() - 1).split("\n", -1);
    if (rows.length > MOST_LINES) {
      return refused("has more than " + MOST_LINES + " signatures");
    }
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      switch (line(row)) {
        case Verdict.Accepted<Line>(Line line) -> lines.add(line);
        case Verdict.Refused<Line>(_, String reason) -> {
          return refused(reason);
        }
      }
    }
    return new Verdict.Accepted<>(new SignedNote(text, lines));
  }

  private static Verdict<Line> line(String row) {
    Verdict<Line> bad = new Verdict.Refused<>("", "has a malformed signature line");
    String[] parts = row.split(" ", -1);
    if (parts.length != 3 || !(parts[0] + " ").equals(DASH) || !VerifierKey.isName(parts[1])) {
      return bad;
    }
    byte[] data;
    try {
      data = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException _) {
      return bad;
    }
    if (data.length < 5) {
      return bad;
    }
    Bytes signature = Bytes.of(Arrays.copyOfRange(data, 4, data.length));
    Line line = new Line(parts[1], ByteBuffer.wrap(data).getInt(), signature);
    return line.text().equals(row + "\n") ? new Verdict.Accepted<>(line) : bad;
  }

  private static boolean isText(String text) {
    return text.endsWith("\n") && text.chars().noneMatch(c -> c < 0x20 && c != '\n');
  }

  private static Verdict<SignedNote> refused(String reason) {
    return new Verdict.Refused<>("", reason);
  }
}
