package tansiq.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

/** A receiver of some sections of a record checks them against the author's commitment. */
class ProvableInPartTest {
  private static final List<String> NAMES = List.of("source", "what", "when", "where");

  private final Entry.Held whole = record(1);

  @Test
  void eachSetOfSectionsIsCheckedAgainstTheLeaf() {
    for (int chosen = 0; chosen < 1 << NAMES.size(); chosen++) {
      List<byte[]> sections = new ArrayList<>();
      for (int i = 0; i < NAMES.size(); i++) {
        if ((chosen >> i & 1) != 0) {
          sections.add(section(whole, NAMES.get(i)));
        }
      }
      Entry.Held part = accepted(Entry.Held.parse(whole.bytes(), sections));
      assertThat(part.leaf()).isEqualTo(whole.leaf());
      assertThat(part.sections()).hasSize(sections.size());
      assertThat(whole.sections()).containsAllEntriesOf(part.sections());
    }
  }

  @Test
  void noByteOfASectionCanBeAnother() {
    byte[] section = section(whole, "where");
    for (int at = 0; at < section.length; at++) {
      byte[] other = section.clone();
      other[at] ^= 1;
      assertThat(Entry.Held.parse(whole.bytes(), List.of(other)))
          .as("byte %d", at)
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void aHeaderThatCommitsToOthersIsAnotherRecord() {
    Entry.Held other = record(2);
    assertThat(other.leaf()).isNotEqualTo(whole.leaf());
    assertThat(Entry.Held.parse(other.bytes(), List.of(section(whole, "what"))))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void whatIsNotReleasedCannotBeGuessedFromItsDigest() {
    // The same words under another salt: whoever guesses the words still lacks the salt.
    assertThat(record(2).header().sections().get("what"))
        .isNotEqualTo(whole.header().sections().get("what"));
  }

  private static byte[] section(Entry.Held record, String name) {
    Section section = record.sections().get(name);
    assertThat(section).isNotNull();
    return section.bytes();
  }

  private static Entry.Held record(int salt) {
    List<Section> sections = new ArrayList<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (String name : NAMES) {
      byte[] bytes = Sha256.hash((name + salt).getBytes(UTF_8)).bytes();
      Section section =
          Section.of(
              "sy",
              name,
              Arrays.copyOf(bytes, Section.SALT_BYTES),
              JsonObject.builder().put("text", name).build());
      sections.add(section);
      digests.put(name, section.digest());
    }
    Header header =
        new Header(
            new LedgerId("sy", 1),
            "report",
            Status.EXERCISE,
            Instant.parse("2017-05-21T14:10:00Z"),
            Label.of(Level.RESTRICTED, Audience.ALL),
            List.of(),
            digests);
    return Entry.Held.of(header, sections);
  }

  private static Entry.Held accepted(Verdict<Entry.Held> verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<Entry.Held>) verdict).value();
  }
}
