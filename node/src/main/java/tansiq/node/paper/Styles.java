package tansiq.node.paper;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The styles of a paper in DOCX: an office changes its letter there, in one place. */
final class Styles {
  /** Has all scripts of papers, and is on every machine that has Word, or its like is. */
  private static final String FONT = "Arial";

  private static final String MONO = "Courier New";
  private static final String INK = "1B1F24";
  private static final String QUIET = "5B6470";

  private Styles() {}

  /**
   * How a style looks.
   *
   * @param halfPoints the size of its letters, in halves of a point
   * @param before space before it, in twentieths of a point
   * @param after space after it, the same
   * @param outline the depth of a heading from 0, or -1
   */
  private record Look(
      String id,
      String name,
      String font,
      int halfPoints,
      boolean bold,
      String colour,
      int before,
      int after,
      int outline) {}

  static void write(XWPFStyles styles, String language) {
    styles.setSpellingLanguage(language);
    for (Look look :
        new Look[] {
          new Look("Normal", "Normal", FONT, 20, false, INK, 0, 140, -1),
          new Look("Kicker", "Kicker", FONT, 19, false, QUIET, 0, 60, -1),
          new Look("Title", "Title", FONT, 40, true, INK, 0, 280, -1),
          new Look("Heading1", "heading 1", FONT, 27, true, INK, 480, 80, 0),
          new Look("Heading2", "heading 2", FONT, 23, true, INK, 320, 80, 1),
          new Look("Heading3", "heading 3", FONT, 20, true, INK, 240, 60, 2),
          new Look("Heading4", "heading 4", FONT, 17, true, QUIET, 120, 60, 3),
          new Look("Note", "Note", FONT, 17, false, QUIET, 0, 80, -1),
          new Look("Cell", "Cell", FONT, 19, false, INK, 40, 40, -1),
          new Look("CellHead", "Cell Head", FONT, 18, false, QUIET, 40, 40, -1),
          new Look("Small", "Small", FONT, 14, false, INK, 40, 40, -1),
          new Look("Id", "Id", MONO, 10, false, QUIET, 60, 40, -1),
          new Look("After", "After Table", FONT, 12, false, INK, 0, 0, -1),
          new Look("Mark", "Mark", FONT, 16, true, QUIET, 0, 0, -1),
          new Look("Foot", "Foot", FONT, 12, false, QUIET, 0, 0, -1)
        }) {
      styles.addStyle(new XWPFStyle(style(look)));
    }
  }

  private static CTStyle style(Look look) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(look.id);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal(look.name);
    if (look.id.equals("Normal")) {
      style.setDefault(true);
    } else {
      style.addNewBasedOn().setVal("Normal");
      style.addNewNext().setVal("Normal");
    }
    style.addNewQFormat();
    CTPPrGeneral paragraph = style.addNewPPr();
    if (look.outline >= 0) {
      paragraph.addNewKeepNext();
    }
    CTSpacing spacing = paragraph.addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(look.before));
    spacing.setAfter(BigInteger.valueOf(look.after));
    spacing.setLine(BigInteger.valueOf(look.outline >= 0 ? 264 : 288));
    spacing.setLineRule(STLineSpacingRule.AUTO);
    if (look.outline >= 0) {
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(look.outline));
    }
    letters(style.addNewRPr(), look);
    return style;
  }

  /** Right-to-left letters take their size and weight from properties of their own. */
  private static void letters(CTRPr letters, Look look) {
    CTFonts fonts = letters.addNewRFonts();
    fonts.setAscii(look.font);
    fonts.setHAnsi(look.font);
    fonts.setEastAsia(look.font);
    fonts.setCs(look.font);
    if (look.bold) {
      letters.addNewB();
      letters.addNewBCs();
    }
    letters.addNewColor().setVal(look.colour);
    letters.addNewSz().setVal(BigInteger.valueOf(look.halfPoints));
    letters.addNewSzCs().setVal(BigInteger.valueOf(look.halfPoints));
  }
}
