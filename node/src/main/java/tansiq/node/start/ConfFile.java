package tansiq.node.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Box;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.node.audit.EventLog;
import tansiq.node.start.NodeSettings.Group;
import tansiq.node.start.NodeSettings.Listen;
import tansiq.node.start.NodeSettings.Logging;
import tansiq.node.start.NodeSettings.Opening;
import tansiq.node.start.NodeSettings.Peer;
import tansiq.node.start.NodeSettings.Pins;
import tansiq.node.start.NodeSettings.Region;
import tansiq.node.start.NodeSettings.Showing;

/**
 * Reads a node's configuration: one file, {@code tansiq.conf}, of lines {@code key = value}, empty
 * lines, and comments from {@code #} at the beginning of a line. All that is wrong is named at
 * once, each with its line. {@link ConfText} writes it.
 */
public final class ConfFile {
  /** The file's name in a data directory. */
  public static final String NAME = "tansiq.conf";

  /** What came of reading. */
  public sealed interface Read {
    /** All settings are right. */
    record Settings(NodeSettings settings) implements Read {}

    /** Some are wrong; a node does not start on them. */
    record Wrong(List<Problem> problems) implements Read {
      /** Copies the list in. */
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * One wrong setting.
   *
   * @param line from 1; 0 for what is missing
   * @param text what is wrong and what is allowed, in plain words
   */
  public record Problem(int line, String text) {
    @Override
    public String toString() {
      return line == 0 ? NAME + ": " + text : NAME + " line " + line + ": " + text;
    }
  }

  private static final Pattern PEER =
      Pattern.compile("peer\\.([^.]+)\\.(name\\.[^.]+|key|tls|recovery|address|ceiling)");
  private static final Pattern GROUP = Pattern.compile("group\\.([^.]+)\\.(name\\.[^.]+|members)");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final String KEYS =
      "member, name.LANGUAGE, status, example, attribution, opening, api, exchange, log, log.level, region,"
          + " countries, peer.MEMBER.(name.LANGUAGE|key|tls|recovery|address|ceiling),"
          + " group.GROUP.(name.LANGUAGE|members)";

  private final Path data;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, Integer> lines = new TreeMap<>();
  private final SortedMap<String, String> names = new TreeMap<>();
  private final SortedMap<String, PeerDraft> peers = new TreeMap<>();
  private final SortedMap<String, GroupDraft> groups = new TreeMap<>();
  private @Nullable String member;
  private Status status = Status.ACTUAL;
  private boolean example;
  private String attribution = "";
  private Optional<Opening> opening = Optional.empty();
  private Listen api = new Listen("127.0.0.1", 8080);
  private Listen exchange = new Listen("0.0.0.0", 8443);
  private String log = "stderr";
  private EventLog.Level least = EventLog.Level.INFO;
  private Optional<Box> region = Optional.empty();
  private List<String> countries = List.of();

  private static final class PeerDraft {
    private final SortedMap<String, String> names = new TreeMap<>();
    private @Nullable VerifierKey key;
    private @Nullable Hash tls;
    private @Nullable Hash recovery;
    private @Nullable Listen address;
    private @Nullable Level ceiling;
  }

  private static final class GroupDraft {
    private final SortedMap<String, String> names = new TreeMap<>();
    private final TreeSet<String> members = new TreeSet<>();
  }

  private ConfFile(Path data) {
    this.data = data;
  }

  /** Reads the text of the configuration of a data directory. */
  public static Read read(Path data, String text) {
    ConfFile conf = new ConfFile(data);
    int number = 0;
    for (String line : text.lines().toList()) {
      conf.line(++number, line.strip());
    }
    return conf.finish();
  }

  private void line(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      problems.add(new Problem(number, "a line is KEY = VALUE, or a comment that begins with #"));
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    Integer before = lines.put(key, number);
    if (before != null) {
      problems.add(new Problem(number, key + " is set on line " + before + " already"));
    } else if (value.isEmpty()) {
      problems.add(new Problem(number, key + " has no value; put # before a line to leave it out"));
    } else {
      set(key, value).ifPresent(why -> problems.add(new Problem(number, key + ": " + why)));
    }
  }

  /** Takes a setting; what is wrong with it, if anything. */
  private Optional<String> set(String key, String value) {
    switch (key) {
      case "member" -> {
        member = value;
        return memberName(value);
      }
      case "status" -> {
        Optional<Status> found = Status.find(value);
        found.ifPresent(right -> status = right);
        return found.isPresent() ? Optional.empty() : Optional.of("must be actual or exercise");
      }
      case "example" -> {
        example = value.equals("yes");
        return allowed(value, "yes", "no");
      }
      case "opening" -> {
        opening = ConfValues.opening(value);
        return opening.isPresent()
            ? Optional.empty()
            : Optional.of("must be two days such as 2016-01-01 2016-12-31, the earlier first");
      }
      case "api" -> {
        Optional<Listen> listen = ConfValues.listen(value);
        listen.ifPresent(right -> api = right);
        return listen.isEmpty() ? ConfValues.notListen() : ConfValues.loopbackOnly(api.host());
      }
      case "exchange" -> {
        Optional<Listen> listen = ConfValues.listen(value);
        listen.ifPresent(right -> exchange = right);
        return listen.isEmpty() ? ConfValues.notListen() : Optional.empty();
      }
      case "log" -> log = value;
      case "attribution" -> attribution = value;
      case "log.level" -> {
        Optional<EventLog.Level> level =
            Arrays.stream(EventLog.Level.values())
                .filter(each -> each.word().equals(value))
                .findFirst();
        level.ifPresent(right -> least = right);
        return level.isPresent()
            ? Optional.empty()
            : Optional.of("must be debug, info, warn or error");
      }
      case "region" -> {
        region = ConfValues.region(value);
        return region.isPresent()
            ? Optional.empty()
            : Optional.of("must be SOUTH WEST NORTH EAST in degrees, such as 29 34 38 49");
      }
      case "countries" -> {
        countries = ConfValues.words(value);
        return countries.stream().allMatch(code -> COUNTRY.matcher(code).matches())
            ? Optional.empty()
            : Optional.of("must be codes of two capital letters such as SY IQ");
      }
      default -> {
        return setNamed(key, value);
      }
    }
    return Optional.empty();
  }

  private Optional<String> setNamed(String key, String value) {
    Matcher peer = PEER.matcher(key);
    if (peer.matches()) {
      Optional<String> wrong = memberName(peer.group(1));
      return wrong.isPresent()
          ? wrong
          : setPeer(
              peers.computeIfAbsent(peer.group(1), name -> new PeerDraft()),
              peer.group(1),
              peer.group(2),
              value);
    }
    Matcher group = GROUP.matcher(key);
    if (group.matches()) {
      Optional<String> wrong = memberName(group.group(1));
      if (wrong.isPresent()) {
        return wrong;
      }
      GroupDraft draft = groups.computeIfAbsent(group.group(1), name -> new GroupDraft());
      if (!group.group(2).equals("members")) {
        return language(draft.names, group.group(2), value);
      }
      draft.members.addAll(ConfValues.words(value));
      return draft.members.stream()
          .filter(each -> !LedgerId.isMember(each))
          .findFirst()
          .map(each -> "\"" + each + "\" is no member's name");
    }
    if (key.startsWith("name.")) {
      return language(names, key, value);
    }
    return Optional.of("there is no such setting; there are " + KEYS);
  }

  private static Optional<String> setPeer(PeerDraft draft, String name, String key, String value) {
    return switch (key) {
      case "key" -> {
        // The simulator's keys cost nothing to forge, and a cosigner's signs no checkpoint.
        draft.key =
            VerifierKey.parse(value).filter(pin -> pin.type() == VerifierKey.ED25519).orElse(null);
        if (draft.key == null) {
          yield Optional.of(
              "must be a key such as " + name + "+1a2b3c4d+AbCd…, as init printed it");
        }
        yield draft.key.name().equals(name)
            ? Optional.empty()
            : Optional.of("is the key of " + draft.key.name());
      }
      case "tls" -> {
        draft.tls = ConfValues.hash(value).orElse(null);
        yield draft.tls == null ? ConfValues.notHash() : Optional.empty();
      }
      case "recovery" -> {
        draft.recovery = ConfValues.hash(value).orElse(null);
        yield draft.recovery == null ? ConfValues.notHash() : Optional.empty();
      }
      case "address" -> {
        draft.address = ConfValues.listen(value).filter(listen -> listen.port() > 0).orElse(null);
        yield draft.address == null ? ConfValues.notListen() : Optional.empty();
      }
      case "ceiling" -> {
        draft.ceiling = Level.find(value).orElse(null);
        yield draft.ceiling == null
            ? Optional.of("must be open, restricted, confidential or secret")
            : Optional.empty();
      }
      default -> language(draft.names, key, value);
    };
  }

  private Read finish() {
    if (member == null) {
      problems.add(new Problem(0, "member is missing: the name of the member whose node this is"));
    }
    SortedMap<String, Peer> readPeers = new TreeMap<>();
    peers.forEach((name, draft) -> readPeers.put(name, peer(name, draft)));
    SortedMap<String, Group> readGroups = new TreeMap<>();
    groups.forEach((name, draft) -> readGroups.put(name, group(name, draft)));
    if (!problems.isEmpty() || member == null) {
      problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
      return new Read.Wrong(problems);
    }
    return new Read.Settings(
        new NodeSettings(
            data,
            member,
            new Names(names),
            status,
            new Showing(example, attribution, opening),
            api,
            exchange,
            new Logging(log, least),
            new Region(region, countries),
            readPeers,
            readGroups));
  }

  private Peer peer(String name, PeerDraft draft) {
    String prefix = "peer." + name + ".";
    if (name.equals(member)) {
      problems.add(new Problem(firstLine(prefix), name + " is this node's own member"));
    }
    Optional<Pins> pins = Optional.empty();
    if (draft.key != null && draft.tls != null && draft.recovery != null) {
      pins = Optional.of(new Pins(draft.key, draft.tls, draft.recovery));
    } else if (lines.containsKey(prefix + "key")
        || lines.containsKey(prefix + "tls")
        || lines.containsKey(prefix + "recovery")
        || lines.containsKey(prefix + "address")) {
      problems.add(
          new Problem(
              firstLine(prefix),
              prefix + "key, " + prefix + "tls and " + prefix + "recovery belong together"));
    }
    return new Peer(
        name,
        new Names(draft.names),
        pins,
        Optional.ofNullable(draft.address),
        Optional.ofNullable(draft.ceiling));
  }

  private Group group(String name, GroupDraft draft) {
    String prefix = "group." + name + ".";
    if (!lines.containsKey(prefix + "members")) {
      problems.add(new Problem(firstLine(prefix), prefix + "members is missing"));
    }
    for (String each : draft.members) {
      if (!each.equals(member) && !peers.containsKey(each)) {
        problems.add(
            new Problem(
                firstLine(prefix + "members"),
                each + " is not known: it needs at least peer." + each + ".name.en"));
      }
    }
    return new Group(name, new Names(draft.names), draft.members);
  }

  private int firstLine(String prefix) {
    return lines.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToInt(entry -> entry.getValue())
        .min()
        .orElse(0);
  }

  private static Optional<String> memberName(String name) {
    return LedgerId.isMember(name)
        ? Optional.empty()
        : Optional.of(
            "\"" + name + "\" must be 1 to 32 of a-z, 0-9 and -, beginning with a letter");
  }

  private static Optional<String> language(
      SortedMap<String, String> names, String key, String value) {
    String language = key.substring("name.".length());
    names.put(language, value);
    return LANGUAGE.matcher(language).matches()
        ? Optional.empty()
        : Optional.of("\"" + language + "\" is no language tag such as en or ar");
  }

  private static Optional<String> allowed(String value, String... allowed) {
    return Arrays.asList(allowed).contains(value)
        ? Optional.empty()
        : Optional.of("must be " + String.join(" or ", allowed));
  }
}
