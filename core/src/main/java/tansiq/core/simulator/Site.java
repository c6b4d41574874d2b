package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.exchange.Feed;
import tansiq.core.incident.Weights;
import tansiq.core.member.Effect;
import tansiq.core.member.Member;
import tansiq.core.member.Settings;
import tansiq.core.picture.Fold;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.view.TalkReader;

/** One node of a simulated alliance, with its disk and its clock. */
final class Site {
  final String name;
  final Plan plan;
  final FakeSigner signer;
  final Writer writer;
  final Speaker speaker;
  final SortedMap<String, Feed> feeds = new TreeMap<>();

  /** What was acknowledged here: promise 1 speaks of it. */
  List<Acknowledged> acknowledged = new ArrayList<>();

  MemoryDisk disk;

  /** How far this node's clock is off. */
  Duration skew = Duration.ZERO;

  /** Counts the times that it was opened, so that what an earlier one asked for is told apart. */
  int incarnation;

  boolean restored;

  /** It came back from a backup and has not written since. */
  boolean comesBack;

  /** It has lost its disk once. */
  boolean wasLost;

  /** Nobody can connect to it. */
  boolean isolated;

  /** How much of each own ledger it or a peer still had when it came back from a backup. */
  final SortedMap<LedgerId, Long> left = new TreeMap<>();

  @Nullable MemoryDisk backup;
  private final SplittableRandom salts;
  final SortedMap<LedgerId, CatchUp.Reach> reached = new TreeMap<>();
  private @Nullable Member member;
  private Fold fold = new Fold(Weights.DEFAULT);
  private TalkReader talkReader = new TalkReader(this::entry);

  /** A record that was acknowledged. */
  record Acknowledged(LedgerId ledger, long index, Hash id) {}

  Site(String name, Plan plan, SplittableRandom random) {
    this.name = name;
    this.plan = plan;
    this.signer = FakeSigner.of(name);
    this.disk = new MemoryDisk(random.nextLong());
    this.salts = random.split();
    this.writer = new Writer(plan, random.split());
    this.speaker = new Speaker(plan, random.split());
  }

  boolean isUp() {
    return member != null;
  }

  Member member() {
    Member running = member;
    if (running == null) {
      throw new IllegalStateException(name + " is down");
    }
    return running;
  }

  CatchUp.Reach reach(LedgerId ledger) {
    return reached.computeIfAbsent(ledger, _ -> new CatchUp.Reach());
  }

  Feed feed(String peer) {
    return Objects.requireNonNull(feeds.get(peer));
  }

  Fold fold() {
    return fold;
  }

  /** Reads what members said, and remembers it until the node is opened anew. */
  TalkReader talkReader() {
    return talkReader;
  }

  private Entry entry(LedgerId id, long index) {
    return member().ledgers().stream()
        .filter(ledger -> ledger.id().equals(id))
        .findFirst()
        .orElseThrow()
        .read(index);
  }

  Instant now(Instant time) {
    return time.plus(skew);
  }

  byte[] salt() {
    byte[] salt = new byte[Section.SALT_BYTES];
    salts.nextBytes(salt);
    return salt;
  }

  byte[] salts(int bytes) {
    byte[] all = new byte[bytes];
    salts.nextBytes(all);
    return all;
  }

  /** Opens what is on the disk. */
  void open(Instant time) {
    incarnation++;
    fold = new Fold(Weights.DEFAULT);
    talkReader = new TalkReader(this::entry);
    speaker.forgets();
    Settings settings = new Settings(name, plan.neighbours(name), restored);
    member = Member.open(settings, disk, signer, this::salt, now(time), this::show);
    restored = false;
  }

  void down() {
    member = null;
    feeds.clear();
    incarnation++;
  }

  /** Lets the picture take in what an effect tells of. */
  void show(Effect.Visible visible) {
    member().ledgers().stream()
        .filter(ledger -> ledger.id().equals(visible.ledger()))
        .forEach(ledger ->
            ledger.read(
                visible.from(),
                visible.to(),
                (index, entry) -> show(visible.ledger(), index, entry)));
  }

  private void show(LedgerId ledger, long index, Entry entry) {
    fold.add(ledger, index, entry);
    speaker.hears(name, entry);
  }

  /** Lets the picture take in what came later to an entry. */
  void show(Effect.Supplemented more) {
    member().ledgers().stream()
        .filter(ledger -> ledger.id().equals(more.ledger()))
        .forEach(ledger -> {
          if (ledger.read(more.index()) instanceof Entry.Held held) {
            if (!fold.supplement(more.ledger(), more.index(), held)) {
              refold();
            }
            speaker.hears(name, held);
          }
        });
  }

  /** The picture from scratch. */
  Fold refolded() {
    Fold fresh = new Fold(Weights.DEFAULT);
    member()
        .ledgers()
        .forEach(ledger ->
            ledger.read(
                0, ledger.visible(), (index, entry) -> fresh.add(ledger.id(), index, entry)));
    return fresh;
  }

  private void refold() {
    fold = refolded();
  }
}
