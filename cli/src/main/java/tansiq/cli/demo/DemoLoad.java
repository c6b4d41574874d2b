package tansiq.cli.demo;

import static tansiq.cli.client.NodeClient.query;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import tansiq.cli.client.Answer;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.proof.Hash;
import tansiq.node.example.ExampleAlliance;
import tansiq.node.example.ExampleMember;
import tansiq.node.example.ExampleReport;
import tansiq.node.example.ExampleReport.PassedOn;
import tansiq.node.example.ExampleTalk;

/**
 * Files the example at the nodes of its members, each report by its own ext and what is said once:
 * a load that broke off goes on where it stopped, and one that is repeated changes nothing.
 */
public final class DemoLoad {
  private static final String REPORTS = "/api/v1/reports";
  private static final String TALK = "/api/v1/talk";
  private static final String RECORDS = "/api/v1/records/";
  private static final String MATTERS = "/api/v1/matters/";
  private static final int BATCH = 50;
  private static final Duration ARRIVAL = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ExampleAlliance alliance;
  private final Map<String, NodeClient> nodes;
  private final Map<PassedOn, Hash> ids = new HashMap<>();

  /** What was said so far, by key, and at whose nodes it has been seen. */
  private final Map<String, Hash> said = new HashMap<>();

  private final Map<String, Set<Hash>> seen = new HashMap<>();
  private int done;

  /**
   * @param nodes a client of each member's node
   */
  public DemoLoad(ExampleAlliance alliance, Map<String, NodeClient> nodes) {
    this.alliance = alliance;
    this.nodes = Map.copyOf(nodes);
  }

  /**
   * Files all.
   *
   * @param progress is told how many reports are in
   */
  public void run(IntConsumer progress) {
    List<ExampleReport> relays =
        alliance.members().stream().map(ExampleMember::word).flatMap(alliance::passedOn).toList();
    Set<PassedOn> named = new HashSet<>();
    relays.forEach(relay -> relay.passedOn().ifPresent(named::add));
    alliance.talks().stream()
        .flatMap(talk -> talk.names().stream())
        .forEach(name -> alliance.reportNamed(name).ifPresent(named::add));
    for (ExampleMember member : alliance.members()) {
      file(member.word(), named, progress);
    }
    for (ExampleReport relay : relays) {
      passOn(relay);
      done++;
      progress.accept(done);
    }
    for (ExampleTalk talk : alliance.talks()) {
      say(talk);
      done++;
      progress.accept(done);
    }
  }

  /** In the member's order; a report that something names goes alone, because its id is asked. */
  private void file(String member, Set<PassedOn> named, IntConsumer progress) {
    List<ExampleReport> batch = new ArrayList<>();
    for (ExampleReport report : alliance.reports(member).toList()) {
      PassedOn key = new PassedOn(member, report.ext());
      if (named.contains(key)) {
        send(member, batch);
        ids.put(key, sendAlone(member, JsonText.canonical(report.input())));
        done++;
      } else {
        batch.add(report);
        if (batch.size() == BATCH) {
          send(member, batch);
        }
      }
      progress.accept(done);
    }
    send(member, batch);
    progress.accept(done);
  }

  private void send(String member, List<ExampleReport> batch) {
    if (batch.isEmpty()) {
      return;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ExampleReport report : batch) {
      lines.writeBytes(JsonText.canonical(report.input()));
      lines.write('\n');
    }
    NodeClient client = client(member);
    Fields answer =
        client.read(
            client.post(
                REPORTS, Map.of(), "application/x-ndjson", lines.toByteArray(), lines.size()),
            whole -> whole);
    if (answer.integer("refused", 0, batch.size()) > 0) {
      Fields refusal = answer.objects("refusals", BATCH).getFirst();
      ExampleReport report = batch.get((int) refusal.integer("line", 1, batch.size()) - 1);
      throw refused(
          member,
          report.ext(),
          refusal.findText("field", 1_000).orElse("") + " " + refusal.text("reason", 10_000));
    }
    done += batch.size();
    batch.clear();
  }

  private Hash sendAlone(String member, byte[] input) {
    return id(member, REPORTS, Map.of(), input);
  }

  private Hash id(String member, String path, Map<String, String> query, byte[] input) {
    NodeClient client = client(member);
    Answer answer = client.post(path, query, "application/json", input, input.length);
    return client.read(
        answer,
        whole ->
            Hash.findHex(whole.text("id", 64)).orElseThrow(() -> whole.refusal("id", "is no id")));
  }

  private void passOn(ExampleReport relay) {
    PassedOn original = relay.passedOn().orElseThrow();
    Hash id = ids.get(original);
    if (id == null) {
      throw refused(relay.member(), relay.ext(), "passes on what nobody files");
    }
    waitFor(relay.member(), RECORDS + id);
    sendAlone(relay.member(), JsonText.canonical(relay.naming(id)));
  }

  /** A member passes on what it holds, so the record must have come to it first. */
  private void waitFor(String member, String path) {
    long until = System.nanoTime() + ARRIVAL.toNanos();
    while (client(member).get(path, query()) instanceof Answer.Refused) {
      if (System.nanoTime() > until) {
        throw refused(member, path, "did not come within " + ARRIVAL.toSeconds() + " s");
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Stop(Exit.NO, "interrupted", null);
      }
    }
  }

  /** A member speaks of what it holds, so that must have come to it first. */
  private void say(ExampleTalk talk) {
    Set<Hash> here = seen.computeIfAbsent(talk.member(), member -> new HashSet<>());
    for (String name : talk.names()) {
      Hash id = id(name);
      if (here.add(id)) {
        Optional<PassedOn> report = alliance.reportNamed(name);
        waitFor(talk.member(), (report.isPresent() ? RECORDS : MATTERS) + id);
      }
    }
    byte[] body =
        JsonText.canonical(
            JsonObject.builder()
                .put("kind", talk.kind())
                .put("content", talk.naming(this::id))
                .build());
    Map<String, String> query =
        query(
            "once",
            "true",
            "level",
            talk.label().map(label -> label.level().word()).orElse(""),
            "to",
            talk.label().map(label -> String.join(",", label.audience())).orElse(""));
    Hash id = id(talk.member(), TALK, query, body);
    said.put(talk.key(), id);
    here.add(id);
  }

  private Hash id(String name) {
    Hash id = alliance.reportNamed(name).map(ids::get).orElseGet(() -> said.get(name));
    if (id == null) {
      throw new IllegalStateException("nothing was filed as " + name);
    }
    return id;
  }

  private NodeClient client(String member) {
    NodeClient client = nodes.get(member);
    if (client == null) {
      throw new IllegalArgumentException("no node of " + member);
    }
    return client;
  }

  private static Stop refused(String member, String ext, String reason) {
    return new Stop(
        Exit.NO, "the example's report " + ext + " at " + member + " was refused: " + reason, null);
  }
}
