package tansiq.node.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tansiq.core.view.Language;
import tansiq.core.view.Paper;
import tansiq.core.view.Spoken;

/** Papers as files, read back by PDFBox and POI. */
class PaperFilesTest {
  private static final Instant FILED = Instant.parse("2017-05-23T15:00:00Z");
  private static final String ID = "0123456789abcdef".repeat(4);
  private static final String ARABIC =
      "ناقش الأمناء مراقبة الحدود المشتركة من الجانبين، وأكدوا السيادة؛ الأولى.";

  private static Paper paper(Language language, List<Paper.Block> blocks) {
    Spoken title =
        language == Language.AR
            ? new Spoken("ar", "الاجتماع الأول")
            : new Spoken("en", "First meeting");
    return new Paper(language, "Kicker", title, List.of("Mark"), blocks, ID, FILED);
  }

  private static Paper.Block prose(String lang, String text) {
    return new Paper.Prose(new Spoken(lang, text), false);
  }

  private static List<Paper.Block> blocks() {
    return List.of(
        new Paper.Heading(1, new Spoken("en", "Border")),
        new Paper.Prose(new Spoken("en", "A note"), true),
        prose("en", "Both sides watch [the border]."),
        prose("ar", ARABIC),
        new Paper.Facts(List.of(new Paper.Fact("When", new Spoken("en", "23 May 2017")))),
        new Paper.Grid(
            List.of(20, 80),
            List.of("Member", "Id"),
            List.of(List.of(new Spoken("ar", "العراق"), new Spoken("en", ID))),
            true));
  }

  /** Without the page there are no fonts; where the page was built, they must be there too. */
  private static Pdf pdf() {
    boolean page = PaperFilesTest.class.getResource("/page/index.html") != null;
    assumeTrue(page || Pdf.find().isPresent(), "the page, and the fonts with it, is not built");
    return Pdf.find().orElseThrow();
  }

  private static PDDocument read(Paper paper) throws Exception {
    return Loader.loadPDF(pdf().of(paper));
  }

  /** Letters as they are typed: files hold the joined forms that they are drawn in. */
  private static String text(PDDocument pdf) throws Exception {
    return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
  }

  private static XWPFDocument docx(Paper paper) throws Exception {
    return new XWPFDocument(new ByteArrayInputStream(Docx.of(paper)));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void pdfSaysWhatThePaperSaysInFontsOfItsOwn(Language language) throws Exception {
    try (PDDocument pdf = read(paper(language, blocks()))) {
      assertThat(text(pdf))
          .contains("Border", "A note", "Both sides watch [the border].", "23 May 2017", ID)
          .contains("مراقبة", "الجانبين", "العراق", "الأولى");
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+IBMTnsq.*");
        }
      }
      assertThat(pdf.getDocumentInformation().getTitle())
          .startsWith(language == Language.AR ? "ا" : "F");
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).as("tagged").isNotNull();
    }
  }

  @Test
  void eachPageSaysItsNumberTheMarkAndTheRecord() throws Exception {
    List<Paper.Block> much =
        new ArrayList<>(Collections.nCopies(60, prose("en", "word ".repeat(60))));
    try (PDDocument pdf = read(paper(Language.EN, much))) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(pdf).replace('\u00a0', ' ')).contains("2 of " + pages, "Mark", ID);
    }
    try (PDDocument pdf = read(paper(Language.AR, much))) {
      assertThat(text(pdf)).contains("٢", "من");
    }
  }

  @Test
  void fiftyPagesOfArabicAreLaidOut() throws Exception {
    // Drawn from a seed, since a file of one sentence only looks like a bomb to who unpacks it.
    SplittableRandom draw = new SplittableRandom(1);
    List<String> words = List.of(ARABIC.split(" ", -1));
    List<Paper.Block> much = new ArrayList<>();
    for (int i = 0; i < 680; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 40; word++) {
        text.append(words.get(draw.nextInt(words.size()))).append(' ');
      }
      much.add(prose("ar", text.toString().strip()));
    }
    Paper paper = paper(Language.AR, much);
    try (PDDocument pdf = read(paper)) {
      assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(50);
    }
    try (XWPFDocument docx = docx(paper)) {
      assertThat(docx.getParagraphs()).hasSizeGreaterThan(680);
    }
  }

  @Test
  void whatNoFontHasIsSeenAsAMarkAndNothingIsThrown() throws Exception {
    List<Paper.Block> odd =
        List.of(
            prose("en", "snow \u2603 and \ud83d\ude00\ud83c\udffd\u200d\ud83d\udd2c done"),
            prose("zh", "\u4e2d\u6587"),
            prose("ar", "می\u200cشود \u202eabc\u202c \u2067\u2069\u00ad x"),
            prose("en", "e\u0301 s\u0327 \u0623\u064e\u064f"));
    try (PDDocument pdf = read(paper(Language.EN, odd))) {
      assertThat(text(pdf))
          .contains("snow \ufffd and \ufffd\ufffd done", "\ufffd\ufffd", "\u00e9 \u015f");
    }
    try (XWPFDocument docx = docx(paper(Language.EN, odd))) {
      assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText))
          .anyMatch(text -> text.contains("\u2603") && text.contains("\ud83d\ude00"));
    }
  }

  @Test
  void arabicRunsFromTheRightOnAnArabicPaper() throws Exception {
    try (PDDocument pdf = read(paper(Language.AR, List.of(prose("ar", "الحدود"))))) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 40);
      int middle = page.getWidth() / 2;
      // Below the head and above the foot there are the kicker, the title and one short word.
      int left = ink(page, 0, middle);
      int right = ink(page, middle, page.getWidth());
      assertThat(right).isGreaterThan(20);
      assertThat(left).isLessThan(right / 10);
    }
  }

  private static int ink(BufferedImage page, int from, int to) {
    int ink = 0;
    for (int y = page.getHeight() / 12; y < page.getHeight() * 8 / 10; y++) {
      for (int x = from; x < to; x++) {
        ink += (page.getRGB(x, y) & 0xff) < 160 ? 1 : 0;
      }
    }
    return ink;
  }

  @Test
  void docxSaysDirectionAndLanguageOfEachParagraphAndRun() throws Exception {
    try (XWPFDocument docx = docx(paper(Language.AR, blocks()))) {
      XWPFParagraph arabic = paragraph(docx, ARABIC);
      assertThat(arabic.getCTP().getPPr().isSetBidi()).isTrue();
      for (XWPFRun run : arabic.getRuns()) {
        assertThat(run.getCTR().getRPr().sizeOfRtlArray()).as(run.text()).isOne();
        assertThat(run.getCTR().getRPr().getLangArray(0).getBidi()).isEqualTo("ar");
      }
      XWPFParagraph english = paragraph(docx, "Both sides watch [the border].");
      assertThat(english.getCTP().getPPr().isSetBidi()).isFalse();
      assertThat(english.getRuns().getFirst().getCTR().getRPr().sizeOfRtlArray()).isZero();
      assertThat(docx.getDocument().getBody().getSectPr().isSetBidi()).isTrue();
      assertThat(docx.getTables()).hasSize(2);
      assertThat(docx.getTables().get(1).getCTTbl().getTblPr().isSetBidiVisual()).isTrue();
      assertThat(docx.getTables().get(1).getRow(0).isRepeatHeader()).isTrue();
      assertThat(docx.getFooterList().getFirst().getText()).contains(ID);
      assertThat(docx.getProperties().getCoreProperties().getTitle()).isEqualTo("الاجتماع الأول");
    }
    try (XWPFDocument docx = docx(paper(Language.EN, blocks()))) {
      assertThat(docx.getDocument().getBody().getSectPr().isSetBidi()).isFalse();
      assertThat(paragraph(docx, ARABIC).getCTP().getPPr().isSetBidi()).isTrue();
      assertThat(docx.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
    }
  }

  @Test
  void textOfMixedDirectionIsSplitWhereItTurns() throws Exception {
    try (XWPFDocument docx =
        docx(paper(Language.AR, List.of(prose("ar", "مسار Astana 4 في ٤ أيار"))))) {
      assertThat(paragraph(docx, "مسار Astana 4 في ٤ أيار").getRuns())
          .extracting(XWPFRun::text, run -> run.getCTR().getRPr().sizeOfRtlArray() == 1)
          .contains(
              org.assertj.core.groups.Tuple.tuple("Astana 4", false),
              org.assertj.core.groups.Tuple.tuple("مسار ", true));
    }
  }

  private static XWPFParagraph paragraph(XWPFDocument docx, String text) {
    return docx.getParagraphs().stream()
        .filter(paragraph -> paragraph.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
