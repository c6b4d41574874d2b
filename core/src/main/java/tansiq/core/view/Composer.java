package tansiq.core.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tansiq.core.council.Matter;
import tansiq.core.council.Said;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.record.Level;
import tansiq.core.report.Text;

/** Puts a paper together, and keeps which records it was made from. */
final class Composer {
  private final Wording wording;
  private final List<Paper.Block> blocks = new ArrayList<>();
  private final List<Paper.Fact> facts = new ArrayList<>();
  private final Map<Hash, Matter> used = new LinkedHashMap<>();

  Composer(Wording wording) {
    this.wording = wording;
  }

  Wording wording() {
    return wording;
  }

  /** Marks a record as one of those that the paper tells of. */
  void uses(Matter matter) {
    used.putIfAbsent(matter.id(), matter);
  }

  /** A text of one line: what is no character of a text is left out, the end of a line a space. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && (c & 0xFFFE) != 0xFFFE)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  Spoken own(String text) {
    return new Spoken(wording.language().tag(), line(text));
  }

  /** A name, in the reader's language if it has one. */
  Spoken name(Names names) {
    return wording
        .line(names)
        .map(found -> new Spoken(found.lang(), line(found.text())))
        .orElseGet(() -> own("—"));
  }

  void part(String key) {
    heading(1, own(wording.say(key)));
  }

  void heading(int depth, Spoken text) {
    flush();
    blocks.add(new Paper.Heading(depth, text));
  }

  /** What the next paragraphs are. */
  void label(String key) {
    heading(4, own(wording.say(key)));
  }

  /** Words of a public source, whose language nobody states. */
  static Spoken foreign(String text) {
    return new Spoken("und", line(text));
  }

  /** A remark of the paper's own. */
  void note(String text) {
    flush();
    blocks.add(new Paper.Prose(own(text), true));
  }

  /** A text in the reader's language or, said so, in one that it has. */
  void prose(List<Text> texts) {
    Optional<Text> text = wording.text(texts);
    text.filter(chosen -> !chosen.lang().equals(wording.language().tag()))
        .ifPresent(chosen -> note(wording.say("in-language", wording.language(chosen.lang()), "")));
    text.ifPresent(this::whole);
  }

  /** A text in its own language, with what it is a translation by. */
  void whole(Text text) {
    flush();
    text.translated().ifPresent(by -> note(wording.say(by)));
    text.value()
        .lines()
        .map(Composer::line)
        .filter(line -> !line.isEmpty())
        .forEach(line -> blocks.add(new Paper.Prose(new Spoken(text.lang(), line), false)));
  }

  void fact(String key, Spoken value) {
    facts.add(new Paper.Fact(wording.say(key), value));
  }

  void fact(String key, String value) {
    fact(key, own(value));
  }

  /** That something was taken back, where it was. */
  void recall(Matter matter) {
    matter
        .recall()
        .ifPresent(by ->
            note(wording.say("recalled", wording.member(by.member()), wording.minute(by.at()))));
  }

  void grid(List<Integer> widths, List<String> keys, List<List<Spoken>> rows, boolean small) {
    flush();
    blocks.add(new Paper.Grid(widths, keys.stream().map(wording::say).toList(), rows, small));
  }

  private void flush() {
    if (!facts.isEmpty()) {
      blocks.add(new Paper.Facts(facts));
      facts.clear();
    }
  }

  /** The records behind the paper, each with its full id, and then the paper. */
  Paper paper(Matter matter, String kicker, Names title, boolean exercise, String picture) {
    part("records");
    note(picture);
    grid(
        List.of(20, 22, 11, 47),
        List.of("record", "filed-at", "ledger", "id"),
        used.values().stream().map(this::row).toList(),
        true);
    Level level =
        used.values().stream()
            .map(each -> each.latest().label().level())
            .max(Level::compareTo)
            .orElse(Level.RESTRICTED);
    List<String> marks = new ArrayList<>();
    marks.add(wording.say("level." + level.word()));
    if (exercise) {
      marks.add(wording.say("exercise"));
    }
    Instant filed = matter.latest().at();
    return new Paper(
        wording.language(), kicker, name(title), marks, blocks, matter.latest().id().hex(), filed);
  }

  private List<Spoken> row(Matter matter) {
    Said latest = matter.latest();
    return List.of(
        own(
            wording.say("kind." + latest.kind())
                + wording.comma()
                + wording.member(latest.member())),
        own(wording.minute(latest.at())),
        new Spoken("en", latest.ledger() + " № " + latest.index()),
        new Spoken("en", latest.id().hex()));
  }

  /** What a list becomes in one line, or nothing. */
  <T> Optional<Spoken> joined(List<T> some, Function<T, String> said) {
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(own(String.join(wording.comma(), some.stream().map(said).toList())));
  }
}
