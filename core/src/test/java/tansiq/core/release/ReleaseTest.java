package tansiq.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

/** Promise 5, provable in part: what is released later is provably what was committed then. */
class ReleaseTest {
  private static final Instant AT = Instant.parse("2017-05-21T15:00:00Z");
  private static final LedgerId SY = Records.ledger("sy");
  private static final Entry.Held OLD =
      Records.record(SY, "old", Records.label(Level.OPEN), "what", "where");

  private static Entry.Held only(Entry.Held record, String section) {
    return Entry.Held.of(record.header(), List.of(record.sections().get(section)));
  }

  private static JsonObject with(JsonObject content, String name, JsonObject other) {
    JsonObject.Builder changed = JsonObject.builder();
    content
        .members()
        .forEach(
            (member, value) -> changed.put(member, member.equals(name) ? other.find(name) : value));
    return changed.build();
  }

  @Test
  void carriesTheSectionsThatAreReleasedAndNoMore() {
    Release release = new Release(7, only(OLD, "where"));
    assertThat(Release.read(SY, release.content())).isEqualTo(new Verdict.Accepted<>(release));
    assertThat(release.record().leaf()).isEqualTo(OLD.leaf());
  }

  @Test
  void asMuchAsOneReleaseHasRoomForCanBeReleased() {
    Entry.Held small = large(0);
    Entry.Held largest = large((int) (Release.MOST_BYTES - small.size()));
    assertThat(largest.size()).isEqualTo(Release.MOST_BYTES);

    Entry.Held record = new Release(7, largest).record(AT, Records.label(Level.OPEN), new byte[16]);

    assertThat(Release.read(record).orElseThrow())
        .isEqualTo(new Verdict.Accepted<>(new Release(7, largest)));
  }

  private static Entry.Held large(int letters) {
    JsonObject content = JsonObject.builder().put("text", "x".repeat(letters)).build();
    Section section = Section.of("sy", "text", new byte[16], content);
    Header header =
        new Header(
            SY,
            "report",
            Status.EXERCISE,
            AT,
            Records.label(Level.OPEN),
            List.of(),
            new TreeMap<>(Map.of("text", section.digest())));
    return Entry.Held.of(header, List.of(section));
  }

  @Test
  void refusesASectionThatWasNotCommittedThen() {
    Entry.Held other = Records.record(SY, "other", Records.label(Level.OPEN), "what", "where");
    JsonObject forged =
        with(
            new Release(7, only(OLD, "where")).content(),
            "sections",
            new Release(7, only(other, "where")).content());
    assertThat(Release.read(SY, forged)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void refusesAHeaderThatIsNotTheRecords() {
    Entry.Held other = Records.record(SY, "other", Records.label(Level.OPEN), "what");
    JsonObject forged =
        with(new Release(7, OLD).content(), "record", new Release(7, other).content());
    assertThat(Release.read(SY, forged))
        .isEqualTo(new Verdict.Refused<Release>("record", "is not the hash of the header"));
  }

  @Test
  void refusesARecordOfAnotherLedger() {
    assertThat(Release.read(Records.ledger("iq"), new Release(7, OLD).content()))
        .isEqualTo(new Verdict.Refused<Release>("header.ledger", "is another ledger"));
  }
}
