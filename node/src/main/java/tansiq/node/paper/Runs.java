package tansiq.node.paper;

import java.text.Bidi;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import tansiq.core.view.Spoken;

/**
 * Text as runs of one direction each: Word takes the direction of letters from the run that they
 * stand in (ECMA-376 part 1, section 17.3.2.30), and not from the letters.
 */
final class Runs {
  private Runs() {}

  static void add(XWPFParagraph paragraph, Spoken text) {
    Bidi bidi =
        new Bidi(
            text.text(),
            text.isRightToLeft() ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    for (int i = 0; i < bidi.getRunCount(); i++) {
      String run = text.text().substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      add(paragraph, run, text.lang(), isRightToLeft(bidi.getRunLevel(i), run));
    }
  }

  /** Digits of a right-to-left script run from left to right, and belong to it all the same. */
  private static boolean isRightToLeft(int level, String run) {
    return level % 2 == 1
        || run.codePoints()
            .anyMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_ARABIC_NUMBER)
        || run.codePoints().anyMatch(c -> c >= '\u06f0' && c <= '\u06f9');
  }

  private static void add(XWPFParagraph paragraph, String text, String lang, boolean rightToLeft) {
    XWPFRun run = paragraph.createRun();
    run.setText(text);
    CTRPr properties = run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
    if (rightToLeft) {
      properties.addNewRtl();
    }
    if (!lang.equals("und")) {
      var language = properties.addNewLang();
      if (rightToLeft) {
        language.setBidi(lang);
      } else {
        language.setVal(lang);
      }
    }
  }
}
