package tansiq.node.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that papers are set in, one for each script, and which of them has which character. The
 * page's build cuts them (page/build/fonts.mjs).
 */
final class Fonts {
  /** Where they are among the resources. */
  static final String FOLDER = "/page/paper/";

  /** The font of ids. */
  static final String MONO = "ibm-plex-mono-latin";

  private static final String ARABIC = "ibm-plex-sans-arabic-arabic";

  /** In which order a character's font is looked for. */
  private static final List<String> FAMILIES =
      List.of("ibm-plex-sans-latin", ARABIC, "ibm-plex-sans-cyrillic", "ibm-plex-sans-latin-ext");

  /** What stands for a character that no font has (Unicode, section 23.8). */
  private static final int REPLACEMENT = 0xFFFD;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int LAST_OF_PLANE = 0xFFFF;

  private final List<Face> faces;

  private Fonts(List<Face> faces) {
    this.faces = faces;
  }

  /**
   * A font.
   *
   * @param has the characters of the basic plane that it has
   */
  private record Face(String family, BitSet has) {}

  /** Text that one font has all of. */
  record Run(String family, String text) {}

  /** The fonts; nothing when the page, whose build cuts them, was not built into this program. */
  static Optional<Fonts> find() {
    List<Face> faces = new ArrayList<>();
    for (String family : FAMILIES) {
      try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file(family, 400))) {
        if (in == null) {
          return Optional.empty();
        }
        faces.add(new Face(family, characters(in)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.of(new Fonts(List.copyOf(faces)));
  }

  /** The font of what is told no other: the first of the families. */
  static String usual() {
    return FAMILIES.getFirst();
  }

  /** All families with the weights that each is there in. */
  static List<String> families() {
    return FAMILIES;
  }

  /** The font that has the digits that begin with this one. */
  static String ofDigits(char zero) {
    return zero == '0' ? FAMILIES.getFirst() : ARABIC;
  }

  static String file(String family, int weight) {
    return family + "-" + weight + ".ttf";
  }

  private static BitSet characters(InputStream in) throws IOException {
    BitSet has = new BitSet();
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      CmapLookup map = font.getUnicodeCmapLookup();
      for (int c = ' '; c < LAST_OF_PLANE; c++) {
        if (map.getGlyphId(c) > 0) {
          has.set(c);
        }
      }
    }
    return has;
  }

  /**
   * A line of text by the fonts that have it. An Arabic word ends a run where a mark follows, which
   * the shaping would take for a letter that joins, and where its writer forbade joining.
   */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    Face of = faces.getFirst();
    boolean word = false;
    for (int c : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      boolean ends = c == ZERO_WIDTH_NON_JOINER;
      if (!ends && isUnseen(c)) {
        continue;
      }
      Face face = ends ? of : face(of, c);
      boolean letter = isPartOfWord(c);
      boolean mark = !letter && c != ' ';
      boolean turns = face.family.equals(ARABIC) && (word ? mark : letter && !isSpace(run));
      if ((ends || !face.family.equals(of.family) || turns) && !run.isEmpty()) {
        runs.add(new Run(of.family, run.toString()));
        run.setLength(0);
      }
      of = face;
      word = letter;
      if (!ends) {
        run.appendCodePoint(face.has.get(c) ? c : REPLACEMENT);
      }
    }
    if (!run.isEmpty()) {
      runs.add(new Run(of.family, run.toString()));
    }
    return runs;
  }

  private static boolean isSpace(StringBuilder run) {
    return run.isEmpty() || run.charAt(run.length() - 1) == ' ';
  }

  private Face face(Face now, int c) {
    return now.has.get(c)
        ? now
        : faces.stream().filter(face -> face.has.get(c)).findFirst().orElse(faces.getFirst());
  }

  private static boolean isPartOfWord(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /**
   * What changes only how others look: variation selectors, skin tones, joiners and bidi controls.
   */
  private static boolean isUnseen(int c) {
    return Character.getType(c) == Character.FORMAT
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0x1F3FB && c <= 0x1F3FF)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
