package tansiq.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.place.Box;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.node.audit.EventLog;
import tansiq.node.example.ExampleAlliance;
import tansiq.node.example.ExampleCeiling;
import tansiq.node.example.ExampleGroup;
import tansiq.node.example.ExampleMember;
import tansiq.node.start.Init;
import tansiq.node.start.NodeSettings;
import tansiq.node.start.NodeSettings.Group;
import tansiq.node.start.NodeSettings.Listen;
import tansiq.node.start.NodeSettings.Peer;
import tansiq.node.start.NodeSettings.Pins;

/**
 * What each node of the example is told: whom it pins, which rosters it accepts, where it listens.
 * What stands in a node's configuration comes from here at each start, because the ports may be
 * others; keys and ledgers stay.
 */
public final class DemoPlan {
  private static final String LOOPBACK = "127.0.0.1";

  /** Syria and Iraq with their neighbours' border country. */
  private static final Box REGION = Box.ofDegrees(29, 34, 38, 49);

  private static final List<String> COUNTRIES = List.of("SY", "IQ");

  /** What the licences of the example's data ask to be said wherever it is shown. */
  private static final String ATTRIBUTION =
      "Events: UCDP GED, Uppsala Conflict Data Program, CC BY 4.0. Accounts: facts coded from"
          + " FA-KES (Abu Salem et al. 2019), CC BY. Places: GeoNames, CC BY 4.0; Natural Earth."
          + " The reporters are invented. Meetings: press reports, named on each record; the words"
          + " are the example's.";

  private final ExampleAlliance alliance;
  private final DemoDirectory directory;

  /** The plan of an alliance in a directory. */
  public DemoPlan(ExampleAlliance alliance, DemoDirectory directory) {
    this.alliance = alliance;
    this.directory = directory;
  }

  /**
   * Lays out the nodes that are not there yet, and configures all.
   *
   * @param api ports of API and page, one a node, in the alliance's order
   * @param exchange ports for the other nodes, likewise
   */
  public List<NodeSettings> layOut(List<Integer> api, List<Integer> exchange) throws IOException {
    Map<String, Pins> pins = new LinkedHashMap<>();
    Map<String, Listen> addresses = new LinkedHashMap<>();
    for (int i = 0; i < alliance.members().size(); i++) {
      ExampleMember member = alliance.members().get(i);
      pins.put(member.word(), pins(member));
      addresses.put(member.word(), new Listen(LOOPBACK, exchange.get(i)));
    }
    List<NodeSettings> all = new ArrayList<>();
    for (int i = 0; i < alliance.members().size(); i++) {
      String member = alliance.members().get(i).word();
      NodeSettings settings =
          bare(alliance.members().get(i))
              .withListening(
                  new Listen(LOOPBACK, api.get(i)), new Listen(LOOPBACK, exchange.get(i)))
              .withAlliance(peers(member, pins, addresses), groups());
      Init.configure(settings);
      all.add(settings);
    }
    return all;
  }

  private Pins pins(ExampleMember member) throws IOException {
    NodeSettings settings = bare(member);
    if (Files.exists(settings.data())) {
      return Init.pins(settings.data());
    }
    return switch (Init.create(settings)) {
      case Init.Outcome.Created created -> created.pins();
      case Init.Outcome.Refused(String reason) -> throw new Stop(Exit.MACHINE, reason, null);
    };
  }

  private NodeSettings bare(ExampleMember member) {
    return NodeSettings.of(directory.data(member.word()), member.word(), member.names())
        .withStatus(
            Status.EXERCISE,
            new NodeSettings.Showing(
                true,
                ATTRIBUTION,
                Optional.of(
                    new NodeSettings.Opening(
                        LocalDate.ofInstant(alliance.openingFrom(), ZoneOffset.UTC),
                        LocalDate.ofInstant(alliance.openingTo(), ZoneOffset.UTC)))))
        .withRegion(new NodeSettings.Region(Optional.of(REGION), COUNTRIES))
        .withLog(new NodeSettings.Logging("node.log", EventLog.Level.INFO));
  }

  private SortedMap<String, Peer> peers(
      String member, Map<String, Pins> pins, Map<String, Listen> addresses) {
    SortedMap<String, Peer> peers = new TreeMap<>();
    for (ExampleMember other : alliance.members()) {
      if (!other.word().equals(member)) {
        peers.put(
            other.word(),
            new Peer(
                other.word(),
                other.names(),
                Optional.ofNullable(pins.get(other.word())),
                Optional.ofNullable(addresses.get(other.word())),
                ceiling(member, other.word())));
      }
    }
    for (ExampleMember named : alliance.named()) {
      peers.put(
          named.word(),
          new Peer(
              named.word(), named.names(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return peers;
  }

  private Optional<Level> ceiling(String author, String member) {
    return alliance.ceilings().stream()
        .filter(ceiling -> ceiling.author().equals(author) && ceiling.member().equals(member))
        .map(ExampleCeiling::level)
        .findFirst();
  }

  /**
   * Each member accepts the rosters of all groups, its own or not: the centre releases to the
   * Astana track without belonging to it, and a group picture holds what any author lets every
   * member of the group hold.
   */
  private SortedMap<String, Group> groups() {
    SortedMap<String, Group> groups = new TreeMap<>();
    for (ExampleGroup group : alliance.groups()) {
      groups.put(
          group.word(), new Group(group.word(), group.names(), new TreeSet<>(group.members())));
    }
    return groups;
  }
}
