package tansiq.core.view;

import java.time.Instant;
import java.util.List;

/**
 * A paper as an office keeps it, before any format is chosen: what stands on it, in which order and
 * in which language.
 *
 * @param language of its own words, and of the way in which its pages run
 * @param kicker what kind of paper it is
 * @param title of what it is about
 * @param marks what each page says at its head: how closely it is held, and that it is a drill
 * @param foot what each page says at its foot: the record's id
 * @param filed when what it is about was filed
 */
public record Paper(
    Language language,
    String kicker,
    Spoken title,
    List<String> marks,
    List<Block> blocks,
    String foot,
    Instant filed) {
  private static final long BESIDE = 50;

  /** Copies the lists in. */
  public Paper {
    marks = List.copyOf(marks);
    blocks = List.copyOf(blocks);
  }

  /** One thing after another on a paper; its texts hold no control characters and no line ends. */
  public sealed interface Block permits Heading, Prose, Facts, Grid {}

  /**
   * A heading.
   *
   * @param depth 1 for a part of the paper, 2 to 4 below it
   */
  public record Heading(int depth, Spoken text) implements Block {}

  /**
   * A paragraph.
   *
   * @param note whether it is a remark of the paper's own, and not what somebody said
   */
  public record Prose(Spoken text, boolean note) implements Block {}

  /** What is told in a line each: a name and what it is. */
  public record Facts(List<Fact> facts) implements Block {
    /** Copies the list in. */
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One of {@link Facts}. */
  public record Fact(String name, Spoken value) {}

  /**
   * A table.
   *
   * @param widths of its columns, in parts of the whole
   * @param head a name for each column
   * @param rows a cell for each column
   * @param small whether it is for looking up rather than for reading; its last column is an id
   */
  public record Grid(
      List<Integer> widths, List<String> head, List<List<Spoken>> rows, boolean small)
      implements Block {
    /** Copies the lists in. */
    public Grid {
      widths = List.copyOf(widths);
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Whether a block says what the next one is, so that a page must not end between them. */
  public boolean leads(int block) {
    boolean text =
        block + 1 < blocks.size() && blocks.get(block + 1) instanceof Prose(Spoken _, boolean _);
    return switch (blocks.get(block)) {
      case Heading _ -> true;
      case Prose prose -> prose.note && text;
      case Facts _, Grid _ -> false;
    };
  }

  /** What stands before, between and after the number of a page and that of all pages. */
  public List<String> pages() {
    return List.of(Words.of(language, "page").split("\\{[01]}", -1));
  }

  /**
   * How much there is of it, in characters: those that it has, and what a paragraph or a cell costs
   * beside them. Time and memory of making it into a file follow from that.
   */
  public long size() {
    long size = 0;
    for (Block block : blocks) {
      size +=
          switch (block) {
            case Heading heading -> size(heading.text);
            case Prose prose -> size(prose.text);
            case Facts facts ->
                facts.facts.stream().mapToLong(fact -> BESIDE + size(fact.value)).sum();
            case Grid grid -> grid.rows.stream().flatMap(List::stream).mapToLong(Paper::size).sum();
          };
    }
    return size;
  }

  private static long size(Spoken text) {
    return BESIDE + text.text().length();
  }
}
