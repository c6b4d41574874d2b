package tansiq.core.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

class HeaderShapeTest {
  private static final List<String> NAMES =
      List.of("claims", "coarse", "how", "source", "text", "what", "when", "where");

  @Test
  void whatIsReadByItsShapeIsWhatIsReadInFull() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      Header header = header(random);
      byte[] bytes = header.bytes();
      assertThat(Header.kept(bytes)).isEqualTo(header);
      assertThat(HeaderText.read(bytes)).isEqualTo(new Verdict.Accepted<>(header));
    }
  }

  @Test
  void anotherTimeAndOtherDigestsNeedNoParsing() {
    SplittableRandom random = new SplittableRandom(2);
    Header first = plain(random, Instant.parse("2017-05-21T14:10:00Z"));
    Header other = plain(random, Instant.parse("2022-01-02T03:04:05.678Z"));
    HeaderShape.learn(first.bytes(), first);
    assertThat(HeaderShape.find(other.bytes())).isEqualTo(other);
    // Ten digits instead of thirteen: another length, and so another shape.
    assertThat(HeaderShape.find(plain(random, Instant.ofEpochMilli(1_234_567_890)).bytes()))
        .isNull();
  }

  @Test
  void holesThatHoldSomethingElseAreNotFilled() {
    Header header = plain(new SplittableRandom(3), Instant.parse("2017-05-21T14:10:00Z"));
    HeaderShape.learn(header.bytes(), header);
    String text = new String(header.bytes(), US_ASCII);
    String digest = header.sections().get("what").hex();
    for (String wrong :
        List.of(
            text.replace(digest, "G" + digest.substring(1)),
            text.replace(digest, digest.substring(1) + "\""),
            text.replace("{\"at\":1", "{\"at\":-"))) {
      assertThat(HeaderShape.find(wrong.getBytes(US_ASCII))).isNull();
      assertThatThrownBy(() -> Header.kept(wrong.getBytes(US_ASCII)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    String another = text.replace("\"report\"", "\"rep0rt\"");
    assertThat(Header.kept(another.getBytes(US_ASCII)).kind()).isEqualTo("rep0rt");
  }

  private static Header plain(SplittableRandom random, Instant at) {
    SortedMap<String, Hash> sections = new TreeMap<>();
    sections.put("what", hash(random));
    sections.put("when", hash(random));
    return new Header(
        new LedgerId("sy", 1),
        "report",
        Status.ACTUAL,
        at,
        Label.of(Level.OPEN, Audience.ALL),
        List.of(),
        sections);
  }

  private static Header header(SplittableRandom random) {
    SortedMap<String, Hash> sections = new TreeMap<>();
    int first = random.nextInt(NAMES.size());
    for (String name : NAMES.subList(first, random.nextInt(first, NAMES.size()) + 1)) {
      sections.put(name, hash(random));
    }
    SortedMap<String, Label.Part> parts = new TreeMap<>();
    if (random.nextBoolean()) {
      parts.put("how", new Label.Part(Optional.empty(), Optional.of(Audience.AUTHOR)));
    }
    Label label =
        new Label(
            random.nextBoolean() ? Level.OPEN : Level.SECRET,
            random.nextBoolean() ? Audience.ALL : Audience.of("group:border", "iq"),
            new TreeSet<>(random.nextInt(4) == 0 ? List.of("\"at\":7") : List.of()),
            parts);
    return new Header(
        new LedgerId(random.nextBoolean() ? "sy" : "iq", 1 + random.nextInt(12)),
        random.nextInt(3) == 0 ? "retraction" : "report",
        random.nextBoolean() ? Status.ACTUAL : Status.EXERCISE,
        Instant.ofEpochMilli(random.nextLong(1L << random.nextInt(1, 43))),
        label,
        random.nextInt(5) == 0 ? List.of(hash(random)) : List.of(),
        sections);
  }

  private static Hash hash(SplittableRandom random) {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
