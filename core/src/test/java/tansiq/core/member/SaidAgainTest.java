package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.council.Talk;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.simulator.MemoryDisk;

/** What members talk stays whole when a new epoch says it again under other ids. */
class SaidAgainTest {
  private static final Instant NOW = Records.AT;
  private static final LedgerId FIRST = Records.ledger("iq");
  private static final String TEXTS = "[{\"lang\":\"en\",\"value\":\"ours\"}]";

  private final MemoryDisk disk = new MemoryDisk(1);

  private Member open(boolean restored) {
    return Member.open(
        new Settings("iq", Set.of("ru"), restored),
        disk,
        FakeSigner.of("iq"),
        () -> new byte[16],
        NOW,
        (ledger, index, entry) -> {});
  }

  private static Entry.Held talk(String kind, String text) {
    JsonObject content =
        (JsonObject)
            ((Parsed.Value) JsonText.parse(text.getBytes(StandardCharsets.UTF_8), Bounds.RECORD))
                .json();
    Section section = Section.of("iq", kind, new byte[Section.SALT_BYTES], content);
    return Entry.Held.of(
        new Header(
            FIRST,
            kind,
            Status.EXERCISE,
            NOW,
            Records.label(Level.OPEN, "all"),
            read(kind, content).links().refs(),
            new TreeMap<>(Map.of(kind, section.digest()))),
        List.of(section));
  }

  private static Talk read(String kind, JsonObject content) {
    return Talk.read(kind, content) instanceof Verdict.Accepted<Talk>(Talk talk)
        ? talk
        : fail(kind);
  }

  private static Talk fail(String what) {
    throw new AssertionError(what);
  }

  @Test
  void whatNoCheckpointCoversNamesEachOtherByTheNewIdsAndIsRead() {
    String elsewhere = "ab".repeat(32);
    Entry.Held item =
        talk("item", "{\"on\":\"" + elsewhere + "\",\"title\":{\"en\":\"The border\"}}");
    Entry.Held position =
        talk("position", "{\"on\":\"" + item.leaf() + "\",\"vision\":" + TEXTS + "}");
    Entry.Held other =
        talk(
            "position",
            "{\"on\":\""
                + item.leaf()
                + "\",\"amends\":\""
                + position.leaf()
                + "\",\"papers\":[\""
                + elsewhere
                + "\",\""
                + item.leaf()
                + "\"],\"vision\":"
                + TEXTS
                + "}");
    List<Draft> drafts = new ArrayList<>();
    for (Entry.Held record :
        List.of(Records.said(FIRST, Records.pin("ru")), item, position, other)) {
      drafts.add(new Draft.Act(record));
    }
    open(false).submit(NOW, drafts);
    Member restored = open(true);
    restored.openEpoch(NOW);

    List<Entry.Held> again = new ArrayList<>();
    restored.ledgers().stream()
        .filter(ledger -> ledger.id().epoch() == 2)
        .forEach(ledger ->
            ledger.read(
                0,
                ledger.size(),
                (index, entry) -> {
                  if (entry instanceof Entry.Held held && Talk.isKind(held.header().kind())) {
                    again.add(held);
                  }
                }));
    assertThat(again).hasSize(3).allMatch(held -> isRead(held));
    Hash newItem = again.get(0).leaf();
    Hash newPosition = again.get(1).leaf();
    assertThat(again.get(0).header().refs()).containsExactly(Hash.ofHex(elsewhere));
    assertThat(again.get(1).header().refs()).containsExactly(newItem);
    assertThat(again.get(2).header().refs())
        .containsExactly(newItem, newPosition, Hash.ofHex(elsewhere));
    assertThat(again.get(2).header().at()).isEqualTo(other.header().at());
  }

  private static boolean isRead(Entry.Held held) {
    return Talk.read(held).orElseThrow() instanceof Verdict.Accepted<Talk>;
  }
}
