package tansiq.node.start;

import tansiq.core.place.Box;
import tansiq.core.place.Names;
import tansiq.core.place.Point;
import tansiq.node.start.NodeSettings.Group;
import tansiq.node.start.NodeSettings.Peer;

/**
 * Writes a node's configuration with a comment on every setting, so that a person who opens the
 * file needs no other page. {@link ConfFile} reads it back to the same settings.
 */
public final class ConfText {
  private final StringBuilder out = new StringBuilder();

  private ConfText() {}

  /** The whole file. */
  public static String of(NodeSettings settings) {
    ConfText text = new ConfText();
    text.own(settings);
    text.peers(settings);
    text.groups(settings);
    return text.out.toString();
  }

  private void own(NodeSettings settings) {
    note("The configuration of one Tansiq node. Lines are KEY = VALUE; # begins a comment line.");
    note("A change takes effect at the next start.");
    gap();
    note("Whose node this is: 1 to 32 of a-z, 0-9 and -, beginning with a letter. It names the");
    note("ledger and never changes.");
    set("member", settings.member());
    note("What people call the member, by language (name.en, name.ar, ...).");
    names("name", settings.name());
    gap();
    note("What input means that states no status, and what is shown unless asked otherwise:");
    note("actual (it happened) or exercise (a drill). The two never meet in a picture.");
    set("status", settings.status().word());
    note("yes: every page and export says that the records are an example's.");
    set("example", settings.showing().example() ? "yes" : "no");
    note("What the licence of the records asks to be said wherever they are shown.");
    if (settings.showing().attribution().isEmpty()) {
      note("attribution = Data by ..., CC BY 4.0");
    } else {
      set("attribution", settings.showing().attribution());
    }
    note("The days that the page shows first, both included, in UTC; left out: the last seven.");
    settings
        .showing()
        .opening()
        .ifPresentOrElse(
            opening -> set("opening", opening.from() + " " + opening.to()),
            () -> note("opening = 2016-01-01 2016-12-31"));
    gap();
    note("Where API and page listen. Loopback only: 127.0.0.1, ::1 or localhost. Port 0 takes a");
    note("free one; the file `address` beside this one says which.");
    set("api", settings.api().toString());
    note(
        "Where other members' nodes are listened for. Only pinned members get past the handshake.");
    set("exchange", settings.exchange().toString());
    gap();
    note("Event lines, one JSON object each: stderr, off, or a file (relative to this directory).");
    set("log", settings.log().to());
    note("The least that is written: debug, info, warn or error.");
    set("log.level", settings.log().least().word());
    gap();
    note("Where the alliance is at work: SOUTH WEST NORTH EAST in degrees. A reported point that");
    note("lies inside it only when latitude and longitude are swapped is asked about.");
    settings
        .region()
        .box()
        .ifPresentOrElse(
            region -> set("region", region(region)), () -> note("region = 29 34 38 49"));
    note("Which country a place name is looked for in first (ISO 3166-1, two letters).");
    if (settings.region().countries().isEmpty()) {
      note("countries = SY IQ");
    } else {
      set("countries", String.join(" ", settings.region().countries()));
    }
  }

  private void peers(NodeSettings settings) {
    gap();
    note("The other members. key, tls and recovery are what their init printed; compare them by");
    note("another way than the network. A member without them is named, and is given nothing.");
    note("address: where it is dialled; left out, it dials this node. ceiling: the highest level");
    note("that it may hold of this member's records: open, restricted (when left out),");
    note("confidential or secret.");
    if (settings.peers().isEmpty()) {
      note("peer.ru.name.en = Russia");
      note("peer.ru.key = ru+1a2b3c4d+AQ...");
      note("peer.ru.tls = 64 hexadecimal digits");
      note("peer.ru.recovery = 64 hexadecimal digits");
      note("peer.ru.address = node.example.org:8443");
      note("peer.ru.ceiling = restricted");
    }
    for (Peer peer : settings.peers().values()) {
      String prefix = "peer." + peer.member() + ".";
      gap();
      names(prefix + "name", peer.name());
      peer.pins()
          .ifPresent(pins -> {
            set(prefix + "key", pins.key().text());
            set(prefix + "tls", pins.tls().hex());
            set(prefix + "recovery", pins.recovery().hex());
          });
      peer.address().ifPresent(address -> set(prefix + "address", address.toString()));
      peer.ceiling().ifPresent(level -> set(prefix + "ceiling", level.word()));
    }
  }

  private void groups(NodeSettings settings) {
    gap();
    note(
        "The groups whose rosters this member accepts. A record for group:NAME goes to the members");
    note("that stand here when it is filed, whatever others accept.");
    if (settings.groups().isEmpty()) {
      note("group.four.name.en = The four");
      note("group.four.members = ru ir sy iq");
    }
    for (Group group : settings.groups().values()) {
      String prefix = "group." + group.group() + ".";
      gap();
      names(prefix + "name", group.name());
      set(prefix + "members", String.join(" ", group.members()));
    }
  }

  private static String region(Box box) {
    Point low = new Point(box.southE7(), box.westE7());
    Point high = new Point(box.northE7(), box.eastE7());
    return low.lat() + " " + low.lon() + " " + high.lat() + " " + high.lon();
  }

  private void names(String key, Names names) {
    names.byLanguage().forEach((language, name) -> set(key + "." + language, name));
  }

  private void note(String text) {
    out.append("# ").append(text).append('\n');
  }

  private void set(String key, String value) {
    out.append(key).append(" = ").append(value).append('\n');
  }

  private void gap() {
    out.append('\n');
  }
}
