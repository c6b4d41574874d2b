package tansiq.node.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import tansiq.core.view.Paper;
import tansiq.core.view.Spoken;

/**
 * Papers as DOCX (ECMA-376): styles that an office changes in one place, paragraphs and runs that
 * say their direction and language. One is made at a time. Safe for use by several threads.
 */
public final class Docx {
  private static final Object ONE_AT_A_TIME = new Object();

  /** Twentieths of a point. */
  private static final int A4_WIDTH = 11_906;

  private static final int A4_HEIGHT = 16_838;
  private static final int SIDE = 1_360;
  private static final int TOP = 1_420;
  private static final int TEXT_WIDTH = A4_WIDTH - 2 * SIDE;
  private static final int EDGE = 680;

  private final Paper paper;
  private final boolean rightToLeft;
  private final XWPFDocument document;

  private Docx(Paper paper, XWPFDocument document) {
    this.paper = paper;
    this.rightToLeft = paper.language().isRightToLeft();
    this.document = document;
  }

  /** A paper as DOCX. */
  public static byte[] of(Paper paper) {
    synchronized (ONE_AT_A_TIME) {
      try (XWPFDocument document = new XWPFDocument()) {
        new Docx(paper, document).write();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return out.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write() {
    CoreProperties properties = document.getProperties().getCoreProperties();
    properties.setTitle(paper.title().text());
    properties.setSubjectProperty(paper.kicker());
    properties.setCreator("Tansiq");
    properties.setCreated(Optional.of(Date.from(paper.filed())));
    properties.setModified(Optional.of(Date.from(paper.filed())));
    properties.getUnderlyingProperties().setLanguageProperty(paper.language().tag());
    Styles.write(document.createStyles(), paper.language().tag());
    page();
    line(document.createParagraph(), "Kicker", own(paper.kicker()), false);
    line(document.createParagraph(), "Title", paper.title(), false);
    for (int i = 0; i < paper.blocks().size(); i++) {
      switch (paper.blocks().get(i)) {
        case Paper.Heading(int depth, Spoken text) ->
            line(document.createParagraph(), "Heading" + depth, text, false);
        case Paper.Prose(Spoken text, boolean note) -> {
          XWPFParagraph paragraph = document.createParagraph();
          if (paper.leads(i)) {
            properties(paragraph).addNewKeepNext();
          }
          line(paragraph, note ? "Note" : "Normal", text, !note);
        }
        case Paper.Facts facts -> facts(facts);
        case Paper.Grid grid -> grid(grid);
      }
    }
    section();
  }

  private Spoken own(String text) {
    return new Spoken(paper.language().tag(), text);
  }

  /**
   * A text as a paragraph in its own direction.
   *
   * @param ownSide whether it begins at the side where its language does; else where the paper's
   */
  private void line(XWPFParagraph paragraph, String style, Spoken text, boolean ownSide) {
    paragraph.setStyle(style);
    CTPPr properties = properties(paragraph);
    if (text.isRightToLeft()) {
      properties.addNewBidi();
    }
    // Left and right are the beginning and the end of a line here, whichever way it runs.
    if (!ownSide && text.isRightToLeft() != rightToLeft) {
      properties.addNewJc().setVal(STJc.RIGHT);
    }
    Runs.add(paragraph, text);
  }

  private static CTPPr properties(XWPFParagraph paragraph) {
    return paragraph.getCTP().isSetPPr()
        ? paragraph.getCTP().getPPr()
        : paragraph.getCTP().addNewPPr();
  }

  /** What each page says at its head and its foot. */
  private void page() {
    line(
        document.createHeader(HeaderFooterType.DEFAULT).createParagraph(),
        "Mark",
        own(String.join("  ·  ", paper.marks())),
        false);
    XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    foot.setStyle("Foot");
    CTPPr properties = properties(foot);
    if (rightToLeft) {
      properties.addNewBidi();
    }
    var tab = properties.addNewTabs().addNewTab();
    tab.setVal(STTabJc.RIGHT);
    tab.setPos(BigInteger.valueOf(TEXT_WIDTH));
    Runs.add(foot, new Spoken("en", paper.foot()));
    foot.createRun().addTab();
    List<String> page = paper.pages();
    Runs.add(foot, own(page.get(0)));
    foot.getCTP().addNewFldSimple().setInstr("PAGE");
    Runs.add(foot, own(page.get(1)));
    foot.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    Runs.add(foot, own(page.get(2)));
  }

  private void section() {
    var body = document.getDocument().getBody();
    CTSectPr section = body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(A4_WIDTH));
    size.setH(BigInteger.valueOf(A4_HEIGHT));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(TOP));
    margins.setBottom(BigInteger.valueOf(TOP));
    margins.setLeft(BigInteger.valueOf(SIDE));
    margins.setRight(BigInteger.valueOf(SIDE));
    margins.setHeader(BigInteger.valueOf(EDGE));
    margins.setFooter(BigInteger.valueOf(EDGE));
    margins.setGutter(BigInteger.ZERO);
    if (rightToLeft) {
      section.addNewBidi();
    }
  }

  private void facts(Paper.Facts facts) {
    XWPFTable table = table(facts.facts().size(), List.of(24, 76));
    for (int i = 0; i < facts.facts().size(); i++) {
      Paper.Fact fact = facts.facts().get(i);
      XWPFTableRow row = table.getRow(i);
      line(first(row.getCell(0)), "CellHead", own(fact.name()), false);
      line(first(row.getCell(1)), "Cell", fact.value(), false);
    }
    after();
  }

  private void grid(Paper.Grid grid) {
    XWPFTable table = table(grid.rows().size() + 1, grid.widths());
    table.getRow(0).setRepeatHeader(true);
    for (int column = 0; column < grid.head().size(); column++) {
      String head = grid.small() ? "Small" : "CellHead";
      line(first(table.getRow(0).getCell(column)), head, own(grid.head().get(column)), false);
      for (int i = 0; i < grid.rows().size(); i++) {
        XWPFTableCell cell = table.getRow(i + 1).getCell(column);
        boolean id = grid.small() && column == grid.head().size() - 1;
        String style = id ? "Id" : grid.small() ? "Small" : "Cell";
        line(first(cell), style, grid.rows().get(i).get(column), false);
      }
    }
    after();
  }

  private static XWPFParagraph first(XWPFTableCell cell) {
    return cell.getParagraphs().getFirst();
  }

  /** Tables touch what follows unless something stands between. */
  private void after() {
    document.createParagraph().setStyle("After");
  }

  private XWPFTable table(int rows, List<Integer> widths) {
    XWPFTable table = document.createTable(rows, widths.size());
    CTTblPr properties = table.getCTTbl().getTblPr();
    if (rightToLeft) {
      properties.addNewBidiVisual();
    }
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    CTTblWidth whole = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
    whole.setType(STTblWidth.DXA);
    whole.setW(BigInteger.valueOf(TEXT_WIDTH));
    var borders =
        properties.isSetTblBorders() ? properties.getTblBorders() : properties.addNewTblBorders();
    for (var none :
        List.of(
            borders.isSetTop() ? borders.getTop() : borders.addNewTop(),
            borders.isSetLeft() ? borders.getLeft() : borders.addNewLeft(),
            borders.isSetRight() ? borders.getRight() : borders.addNewRight(),
            borders.isSetInsideV() ? borders.getInsideV() : borders.addNewInsideV())) {
      none.setVal(STBorder.NONE);
    }
    for (var hair :
        List.of(
            borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom(),
            borders.isSetInsideH() ? borders.getInsideH() : borders.addNewInsideH())) {
      hair.setVal(STBorder.SINGLE);
      hair.setSz(BigInteger.valueOf(4));
      hair.setColor("B8BFC8");
    }
    // Cells begin where paragraphs do.
    var margins =
        properties.isSetTblCellMar() ? properties.getTblCellMar() : properties.addNewTblCellMar();
    for (var side : List.of(margins.addNewLeft(), margins.addNewRight())) {
      side.setType(STTblWidth.DXA);
      side.setW(BigInteger.ZERO);
    }
    int all = widths.stream().mapToInt(width -> width).sum();
    var grid =
        table.getCTTbl().getTblGrid() == null
            ? table.getCTTbl().addNewTblGrid()
            : table.getCTTbl().getTblGrid();
    for (int column = 0; column < widths.size(); column++) {
      BigInteger width = BigInteger.valueOf((long) TEXT_WIDTH * widths.get(column) / all);
      var of =
          column < grid.sizeOfGridColArray() ? grid.getGridColArray(column) : grid.addNewGridCol();
      of.setW(width);
      for (XWPFTableRow row : table.getRows()) {
        row.getCell(column).setWidth(width.toString());
      }
    }
    return table;
  }
}
