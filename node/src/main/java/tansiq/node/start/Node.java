package tansiq.node.start;

import static tansiq.node.audit.EventLog.field;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.member.Settings;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.record.Section;
import tansiq.node.api.About;
import tansiq.node.api.Api;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;
import tansiq.node.disk.Backup;
import tansiq.node.disk.FileDisk;
import tansiq.node.intake.Intake;
import tansiq.node.intake.Salts;
import tansiq.node.intake.ShippedGazetteer;
import tansiq.node.link.Exchange;
import tansiq.node.link.Links;
import tansiq.node.link.Tls;
import tansiq.node.link.Words;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;
import tansiq.node.start.NodeSettings.Group;
import tansiq.node.start.NodeSettings.Listen;
import tansiq.node.start.NodeSettings.Peer;

/**
 * A running node. Several can run in one process: they share nothing but the program. Safe for any
 * thread.
 */
public final class Node implements AutoCloseable {
  /** Says, while the node runs, where its API is: one line in its data directory. */
  public static final String ADDRESS = "address";

  private static final String AUDIT = "audit.sqlite";
  private static final long ESTABLISH_MILLIS = 1_000;

  /** What came of starting. */
  public sealed interface Outcome {
    /** It runs. */
    record Started(Node node) implements Outcome {}

    /** It does not, for the reason given in plain words; nothing is left open. */
    record Refused(String reason) implements Outcome {}
  }

  /** What was opened, in its order: it is closed in the other. */
  private final Deque<Opened> opened = new ArrayDeque<>();

  private interface Opened {
    void close() throws IOException;
  }

  private final NodeSettings settings;
  private final Surroundings around;
  private final Metrics metrics = new Metrics();
  private final Map<Hash, String> tlsPins = new ConcurrentHashMap<>();
  private final Parts parts;
  private EventLog log = EventLog.none();
  private volatile NodeSettings alliance;
  private volatile boolean closed;

  private record Parts(Loop loop, Links links, Establishment establishment, Api api) {}

  private Node(NodeSettings settings, Surroundings around)
      throws IOException, InterruptedException {
    this.settings = settings;
    this.around = around;
    this.alliance = settings;
    boolean done = false;
    try {
      this.parts = open();
      done = true;
    } finally {
      if (!done) {
        closeAll();
      }
    }
  }

  /** Starts the node of a data directory that {@link Init} has laid out. */
  public static Outcome start(NodeSettings settings) throws InterruptedException {
    return start(settings, Surroundings.USUAL);
  }

  /** The same in other surroundings. */
  public static Outcome start(NodeSettings settings, Surroundings around)
      throws InterruptedException {
    try {
      return new Outcome.Started(new Node(settings, around));
    } catch (DiskFailure e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (Audit.Failed e) {
      return new Outcome.Refused(settings.data().resolve(AUDIT) + ": " + e.getMessage());
    } catch (IOException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    }
  }

  /** Where API and page are. */
  public URI apiUri() {
    return parts.api().uri();
  }

  /** Where neighbours reach this node, on this machine. */
  public URI exchangeUri() {
    return URI.create("https://" + new Listen(settings.exchange().host(), parts.links().port()));
  }

  /** The settings that the node was started with. */
  public NodeSettings settings() {
    return settings;
  }

  /** The one writer, its pictures and its state. */
  public Loop loop() {
    return parts.loop();
  }

  /** From now on dials a neighbour at this address. */
  public void neighbour(String member, Listen address) {
    parts.links().neighbour(member, socket(address));
  }

  /**
   * Pins members and accepts rosters and ceilings, as if the configuration had said so from the
   * start; whether the ledger says it by now. Doing it again changes nothing.
   */
  public boolean establish(SortedMap<String, Peer> peers, SortedMap<String, Group> groups)
      throws InterruptedException {
    SortedMap<String, Peer> allPeers = new TreeMap<>(alliance.peers());
    allPeers.putAll(peers);
    SortedMap<String, Group> allGroups = new TreeMap<>(alliance.groups());
    allGroups.putAll(groups);
    alliance = alliance.withAlliance(allPeers, allGroups);
    pinTls(alliance);
    boolean said = parts.establishment().establish(alliance);
    dial(parts.links(), peers);
    return said;
  }

  /** Stops it: no more is acknowledged; what was, is on the disk. */
  @Override
  public void close() {
    closed = true;
    closeAll();
  }

  private Parts open() throws IOException, InterruptedException {
    Path data = settings.data();
    FileDisk files = FileDisk.open(data);
    opened.push(files::close);
    log = openLog();
    opened.push(log::close);
    Keys keys = Keys.load(data);
    String token = Files.readString(data.resolve(Init.TOKEN), StandardCharsets.US_ASCII).strip();
    Audit audit = Audit.open(data.resolve(AUDIT));
    opened.push(audit::close);
    Acts acts = new Acts(around.clock());
    Loop loop = loop(around.disk().apply(files), keys, audit, acts);
    opened.push(loop::close);
    Establishment establishment = new Establishment(loop, acts, log);
    pinTls(settings);
    if (!establishment.establish(settings)) {
      Thread.ofVirtual().name(settings.member() + "-establish").start(() -> again(establishment));
    }
    Intake intake = new Intake(loop::own, Salts.secure(), around.clock());
    opened.push(intake::close);
    Words words = new Words(settings.member(), loop);
    Exchange exchange = new Exchange(loop, words, around.clock(), metrics);
    Links links = links(keys, exchange);
    opened.push(links::close);
    Api api =
        api(
            new Api.Parts(
                loop,
                links,
                exchange,
                words,
                intake,
                acts,
                audit,
                metrics,
                log,
                around.clock(),
                about(),
                token,
                ShippedGazetteer.get(),
                settings.region().box(),
                settings.region().countries(),
                around.page()));
    opened.push(api::close);
    Path address = data.resolve(ADDRESS);
    Files.writeString(address, api.uri() + "\n");
    opened.push(() -> Files.deleteIfExists(address));
    dial(links, settings.peers());
    log.info(
        "started",
        field("member", settings.member()),
        field("api", api.uri().toString()),
        field("exchange", links.port()),
        field("records", loop.find(loop.own()).orElseThrow().size()));
    return new Parts(loop, links, establishment, api);
  }

  private EventLog openLog() throws IOException {
    String to = settings.log().to();
    return switch (to) {
      case "off" -> EventLog.none();
      case "stderr" -> EventLog.toStandardError(settings.log().least(), around.clock());
      default ->
          EventLog.toFile(settings.data().resolve(to), settings.log().least(), around.clock());
    };
  }

  private Loop loop(Disk disk, Keys keys, Audit audit, Acts acts)
      throws IOException, InterruptedException {
    Set<String> addressed = new TreeSet<>();
    settings.peers().values().stream()
        .filter(peer -> peer.address().isPresent())
        .forEach(peer -> addressed.add(peer.member()));
    Path restored = settings.data().resolve(Backup.RESTORED);
    Loop loop =
        Loop.open(
            new Settings(settings.member(), addressed, Files.exists(restored)),
            disk,
            keys.signer(),
            () -> acts.salts(Section.SALT_BYTES),
            audit,
            around.clock(),
            metrics,
            log);
    // From here on the member's own mark says that it waits.
    Files.deleteIfExists(restored);
    return loop;
  }

  private Links links(Keys keys, Exchange exchange) throws IOException {
    Tls tls =
        Tls.of(keys.tlsKey(), keys.certificate(), pin -> Optional.ofNullable(tlsPins.get(pin)));
    try {
      return Links.open(
          settings.member(),
          socket(settings.exchange()),
          tls,
          around.limits(),
          exchange,
          metrics,
          log,
          around.clock());
    } catch (BindException e) {
      throw new IOException(
          "exchange = " + settings.exchange() + ": " + inUse(settings.exchange(), e), e);
    }
  }

  private Api api(Api.Parts apiParts) throws IOException {
    try {
      return Api.open(settings.api().host(), settings.api().port(), apiParts);
    } catch (BindException e) {
      throw new IOException("api = " + settings.api() + ": " + inUse(settings.api(), e), e);
    }
  }

  private static String inUse(Listen listen, BindException e) {
    return "port "
        + listen.port()
        + " cannot be listened on ("
        + e.getMessage()
        + "); another program may use it: choose another port, or 0 for a free one";
  }

  private About about() {
    SortedMap<String, Names> others = new TreeMap<>();
    Set<String> withNode = new TreeSet<>();
    for (Peer peer : settings.peers().values()) {
      others.put(peer.member(), peer.name());
      if (peer.pins().isPresent()) {
        withNode.add(peer.member());
      }
    }
    return new About(
        settings.member(),
        settings.name(),
        Optional.ofNullable(Node.class.getPackage().getImplementationVersion()).orElse("0.1.0"),
        settings.status(),
        settings.showing().example(),
        settings.showing().attribution(),
        settings
            .showing()
            .opening()
            .map(opening -> new About.Opening(opening.from(), opening.to())),
        others,
        withNode);
  }

  private void pinTls(NodeSettings from) {
    for (Peer peer : from.peers().values()) {
      peer.pins().ifPresent(pins -> tlsPins.put(pins.tls(), peer.member()));
    }
  }

  private static void dial(Links links, SortedMap<String, Peer> peers) {
    for (Peer peer : peers.values()) {
      peer.address().ifPresent(address -> links.neighbour(peer.member(), socket(address)));
    }
  }

  /** What cannot be said yet is said when it can. */
  private void again(Establishment establishment) {
    try {
      do {
        Thread.sleep(ESTABLISH_MILLIS);
      } while (!closed && !establishment.establish(alliance));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (IOException | RuntimeException e) {
        // The rest is closed all the same.
        log.warn("close", field("why", String.valueOf(e.getMessage())));
      }
    }
  }

  private static InetSocketAddress socket(Listen listen) {
    return new InetSocketAddress(listen.host(), listen.port());
  }
}
