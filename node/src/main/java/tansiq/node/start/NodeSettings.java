package tansiq.node.start;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.place.Box;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.node.audit.EventLog;

/**
 * All that a person decides about a node, as {@link ConfFile} reads and writes it.
 *
 * @param data the node's data directory
 * @param member whose node it is
 * @param name what people call the member
 * @param status of input that states none, and of the picture that is shown unless asked otherwise
 * @param showing what every page and export says of the records
 * @param api where API and page listen; loopback only
 * @param exchange where neighbours are listened for
 * @param log where event lines go
 * @param region where the alliance is at work
 * @param peers the other members, by name
 * @param groups the rosters that this member accepts, by group
 */
public record NodeSettings(
    Path data,
    String member,
    Names name,
    Status status,
    Showing showing,
    Listen api,
    Listen exchange,
    Logging log,
    Region region,
    SortedMap<String, Peer> peers,
    SortedMap<String, Group> groups) {

  /**
   * What every page and export says of the records.
   *
   * @param example whether they are an example's
   * @param attribution what their licence asks to be said; may be empty
   * @param opening the days that the page shows first
   */
  public record Showing(boolean example, String attribution, Optional<Opening> opening) {
    /** Nothing in particular. */
    public static final Showing PLAIN = new Showing(false, "", Optional.empty());
  }

  /**
   * Where the alliance is at work.
   *
   * @param box a point that lies inside it only when swapped is asked about
   * @param countries ISO 3166-1 codes that decide between places of one name, the likeliest first
   */
  public record Region(Optional<Box> box, List<String> countries) {
    /** Anywhere. */
    public static final Region ANYWHERE = new Region(Optional.empty(), List.of());

    /** Copies the list in. */
    public Region {
      countries = List.copyOf(countries);
    }
  }

  /** The days from the first to the last, in UTC, both included. */
  public record Opening(LocalDate from, LocalDate to) {}

  /**
   * An address and a port; port 0 takes a free one.
   *
   * @param host a literal address or a name
   */
  public record Listen(String host, int port) {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * Where event lines go.
   *
   * @param to {@code stderr}, {@code off}, or a file, relative to the data directory
   * @param least the least of levels that is written
   */
  public record Logging(String to, EventLog.Level least) {}

  /**
   * Another member.
   *
   * @param pins by which it is known; absent for a member that is named but has no node
   * @param address where its exchange listens; absent when it is not dialled
   * @param ceiling the highest level that this member grants it; absent means restricted
   */
  public record Peer(
      String member,
      Names name,
      Optional<Pins> pins,
      Optional<Listen> address,
      Optional<Level> ceiling) {}

  /**
   * By what a member is known, once a person has compared it with the member.
   *
   * @param key of its ledger
   * @param tls SHA-256 of the SubjectPublicKeyInfo of its TLS certificate
   * @param recovery SHA-256 of the SubjectPublicKeyInfo of its recovery key
   */
  public record Pins(VerifierKey key, Hash tls, Hash recovery) {}

  /** The roster of a group as this member accepts it. */
  public record Group(String group, Names name, SortedSet<String> members) {
    /** Copies the names in. */
    public Group {
      members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
  }

  /** Copies the collections in. */
  public NodeSettings {
    peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** The settings of a new member that knows nobody yet. */
  public static NodeSettings of(Path data, String member, Names name) {
    return new NodeSettings(
        data,
        member,
        name,
        Status.ACTUAL,
        Showing.PLAIN,
        new Listen("127.0.0.1", 8080),
        new Listen("0.0.0.0", 8443),
        new Logging("stderr", EventLog.Level.INFO),
        Region.ANYWHERE,
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** The same, listening elsewhere. */
  public NodeSettings withListening(Listen newApi, Listen newExchange) {
    return new NodeSettings(
        data, member, name, status, showing, newApi, newExchange, log, region, peers, groups);
  }

  /** The same with another log. */
  public NodeSettings withLog(Logging newLog) {
    return new NodeSettings(
        data, member, name, status, showing, api, exchange, newLog, region, peers, groups);
  }

  /** The same, where input means this status unless it says otherwise. */
  public NodeSettings withStatus(Status newStatus, Showing newShowing) {
    return new NodeSettings(
        data, member, name, newStatus, newShowing, api, exchange, log, region, peers, groups);
  }

  /** The same at work in a region. */
  public NodeSettings withRegion(Region newRegion) {
    return new NodeSettings(
        data, member, name, status, showing, api, exchange, log, newRegion, peers, groups);
  }

  /** The same with these peers and groups instead of the present ones. */
  public NodeSettings withAlliance(
      SortedMap<String, Peer> newPeers, SortedMap<String, Group> newGroups) {
    return new NodeSettings(
        data, member, name, status, showing, api, exchange, log, region, newPeers, newGroups);
  }
}
