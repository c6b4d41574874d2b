package tansiq.node.paper;

import java.util.List;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import tansiq.core.view.Paper;
import tansiq.core.view.Spoken;

/** How a paper is laid out on A4, as formatting objects. */
final class Layout {
  private static final String INK = "#1b1f24";
  private static final String QUIET = "#5b6470";
  private static final String HAIR = "0.4pt solid #b8bfc8";
  private static final String BOLD = "600";
  private static final String LAST = "last";

  /** By depth from 1: how large a heading is, and how far from what it follows. */
  private static final List<String> HEADINGS = List.of("13.5pt", "11.5pt", "10pt", "8.5pt");

  private static final List<String> BEFORE = List.of("9mm", "6mm", "4.5mm", "2.5mm");

  private final Paper paper;
  private final Fo fo;
  private final boolean rightToLeft;

  Layout(Paper paper, Fo fo) {
    this.paper = paper;
    this.fo = fo;
    this.rightToLeft = paper.language().isRightToLeft();
  }

  void write(ContentHandler to) throws SAXException {
    to.startDocument();
    String mode = mode(rightToLeft);
    fo.open(
        "root",
        "font-family",
        Fonts.usual(),
        "font-size",
        "10pt",
        "line-height",
        "1.5",
        "color",
        INK,
        "text-align",
        "start",
        "xml:lang",
        paper.language().tag());
    fo.open("layout-master-set")
        .open(
            "simple-page-master",
            "master-name",
            "page",
            "page-width",
            "210mm",
            "page-height",
            "297mm",
            "margin",
            "16mm 24mm 12mm 24mm")
        .empty("region-body", "margin-top", "14mm", "margin-bottom", "18mm")
        .empty("region-before", "extent", "8mm")
        .empty("region-after", "extent", "10mm", "display-align", "after")
        .close()
        .close();
    fo.open(
        "page-sequence",
        "master-reference",
        "page",
        "writing-mode",
        mode,
        "format",
        Character.toString(paper.language().zero() + 1));
    head();
    foot();
    fo.open("flow", "flow-name", "xsl-region-body");
    title();
    for (int i = 0; i < paper.blocks().size(); i++) {
      block(paper.blocks().get(i), paper.leads(i));
    }
    fo.empty("block", "id", LAST);
    fo.close().close().close();
    to.endDocument();
  }

  private static String mode(boolean rightToLeft) {
    return rightToLeft ? "rl-tb" : "lr-tb";
  }

  private String side(boolean rightToLeft) {
    return rightToLeft ? "right" : "left";
  }

  private void head() throws SAXException {
    fo.open("static-content", "flow-name", "xsl-region-before")
        .open("block", "font-size", "8pt", "font-weight", BOLD, "color", QUIET)
        .text(String.join("  ·  ", paper.marks()))
        .close()
        .close();
  }

  private void foot() throws SAXException {
    List<String> page = paper.pages();
    fo.open("static-content", "flow-name", "xsl-region-after");
    columns(80, 20);
    fo.open("table-body").open("table-row");
    fo.open("table-cell", "border-top", HAIR, "padding-top", "2mm")
        .open("block", "font-size", "6pt", "color", QUIET)
        .id(paper.foot())
        .close()
        .close();
    fo.open("table-cell", "border-top", HAIR, "padding-top", "2mm")
        .open("block", "font-size", "8pt", "text-align", "end", "color", QUIET)
        .text(unbroken(page.get(0)));
    number("page-number").text(unbroken(page.get(1)));
    number("page-number-citation").text(unbroken(page.get(2))).close().close();
    fo.close().close().close().close();
  }

  /** A space at the edge of a text is dropped; one that does not break is not. */
  private static String unbroken(String text) {
    return text.replace(' ', '\u00a0');
  }

  private Fo number(String object) throws SAXException {
    String family = Fonts.ofDigits(paper.language().zero());
    return object.endsWith("citation")
        ? fo.empty(object, "ref-id", LAST, "font-family", family)
        : fo.empty(object, "font-family", family);
  }

  private void title() throws SAXException {
    fo.open("block", "font-size", "9.5pt", "color", QUIET, "space-after", "1.5mm")
        .text(paper.kicker())
        .close();
    directed(
        paper.title(),
        rightToLeft,
        "font-size",
        "20pt",
        "line-height",
        "1.3",
        "font-weight",
        BOLD,
        "role",
        "H1",
        "space-after",
        "6mm");
  }

  private void block(Paper.Block block, boolean leads) throws SAXException {
    switch (block) {
      case Paper.Heading heading -> heading(heading);
      case Paper.Prose(Spoken text, boolean note) -> {
        if (note) {
          directed(
              text,
              rightToLeft,
              "font-size",
              "8.5pt",
              "color",
              QUIET,
              "space-after",
              "1.5mm",
              "keep-with-next.within-column",
              leads ? "always" : "auto");
        } else {
          directed(
              text, text.isRightToLeft(), "space-after", "2.5mm", "widows", "2", "orphans", "2");
        }
      }
      case Paper.Facts facts -> facts(facts);
      case Paper.Grid grid -> grid(grid);
    }
  }

  private void heading(Paper.Heading heading) throws SAXException {
    int at = heading.depth() - 1;
    directed(
        heading.text(),
        rightToLeft,
        "font-size",
        HEADINGS.get(at),
        "line-height",
        "1.35",
        "font-weight",
        BOLD,
        "color",
        at == HEADINGS.size() - 1 ? QUIET : INK,
        "role",
        "H" + (heading.depth() + 1),
        "space-before",
        BEFORE.get(at),
        "space-after",
        "1.5mm",
        "keep-with-next.within-column",
        "always");
  }

  /** A block in the direction of its own text, set to a side. */
  private void directed(Spoken text, boolean right, String... properties) throws SAXException {
    boolean other = text.isRightToLeft() != rightToLeft;
    String[] aligned = new String[properties.length + 4];
    System.arraycopy(properties, 0, aligned, 0, properties.length);
    aligned[properties.length] = "text-align";
    aligned[properties.length + 1] = side(right);
    aligned[properties.length + 2] = "xml:lang";
    aligned[properties.length + 3] = text.lang();
    if (other) {
      fo.open("block-container", "writing-mode", mode(text.isRightToLeft()));
    }
    fo.open("block", aligned).text(text.text()).close();
    if (other) {
      fo.close();
    }
  }

  private void columns(int... parts) throws SAXException {
    fo.open("table", "table-layout", "fixed", "width", "100%");
    for (int part : parts) {
      fo.empty("table-column", "column-width", "proportional-column-width(" + part + ")");
    }
  }

  private void facts(Paper.Facts facts) throws SAXException {
    fo.open(
        "block", "space-before", "2mm", "space-after", "4mm", "keep-together.within-column", "5");
    columns(24, 76);
    fo.open("table-body");
    for (Paper.Fact fact : facts.facts()) {
      fo.open("table-row");
      cell(new Spoken(paper.language().tag(), fact.name()), QUIET, "9pt");
      cell(fact.value(), INK, "9.5pt");
      fo.close();
    }
    fo.close().close().close();
  }

  private void cell(Spoken text, String colour, String size) throws SAXException {
    fo.open("table-cell", "border-bottom", HAIR, "padding", "1mm 0mm 0.8mm 0mm");
    directed(text, rightToLeft, "color", colour, "font-size", size, "end-indent", "2mm");
    fo.close();
  }

  private void grid(Paper.Grid grid) throws SAXException {
    String size = grid.small() ? "7pt" : "9.5pt";
    fo.open("block", "space-before", "2mm", "space-after", "4mm");
    columns(grid.widths().stream().mapToInt(width -> width).toArray());
    fo.open("table-header").open("table-row");
    for (String name : grid.head()) {
      cell(new Spoken(paper.language().tag(), name), QUIET, grid.small() ? "7pt" : "8.5pt");
    }
    fo.close().close().open("table-body");
    for (List<Spoken> row : grid.rows()) {
      fo.open("table-row");
      for (int i = 0; i < row.size(); i++) {
        if (grid.small() && i == row.size() - 1) {
          fo.open("table-cell", "border-bottom", HAIR, "padding", "1mm 0mm 0.8mm 0mm")
              .open("block", "font-size", "5.6pt", "line-height", "10pt", "color", QUIET)
              .id(row.get(i).text())
              .close()
              .close();
        } else {
          cell(row.get(i), INK, size);
        }
      }
      fo.close();
    }
    fo.close().close().close();
  }
}
