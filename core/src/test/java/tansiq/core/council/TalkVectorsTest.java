package tansiq.core.council;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Section;
import tansiq.core.record.VectorFile;

/**
 * The vectors of the kinds by which members talk. What reads the file here is all that another
 * implementation needs to check itself by it; what writes it is {@code -Dtansiq.rewrite=true}.
 */
class TalkVectorsTest {
  private static final Path FILE = Path.of("../docs/vectors/talk.json");

  /** A kind, a content that is refused, and the field. */
  private static final String BAD =
      """
      council      | {'group':'Four','tier':2,'name':{'en':'x'},'members':['iq'],'languages':['ar']}
      council      | {'group':'four','tier':10,'name':{'en':'x'},'members':['iq'],'languages':['ar']}
      council      | {'group':'four','tier':2,'name':{},'members':['iq'],'languages':['ar']}
      council      | {'group':'four','tier':2,'name':{'en':'two\\nlines'},'members':['iq'],'languages':['ar']}
      council      | {'group':'four','tier':2,'name':{'en':'x'},'members':[],'languages':['ar']}
      council      | {'group':'four','tier':2,'name':{'en':'x'},'members':['iq'],'languages':['Arabic']}
      council      | {'on':'@council','group':'four','tier':2,'name':{'en':'x'},'members':['iq'],'languages':['ar']}
      meeting      | {'title':{'en':'x'},'from':'2017-05-23T09:00:00Z'}
      meeting      | {'on':'@council','title':{'en':'x'},'from':'yesterday'}
      meeting      | {'on':'@council','title':{'en':'x'},'from':'2017-05-23T09:00:00Z','to':'2017-05-22T09:00:00Z'}
      meeting      | {'on':'@council','title':{'en':'x'},'from':'2017-05-23T09:00:00Z','source':' '}
      attendance   | {'on':'@meeting','reply':'perhaps'}
      attendance   | {'on':'@meeting','reply':'accepts','seats':[{'office':{'en':'x'},'capacity':'guest'}]}
      attendance   | {'on':'@meeting','reply':'accepts','seats':[{'office':{'en':'x'},'capacity':'head','name':'x'}]}
      item         | {'on':'@meeting','title':{'en':'x'},'papers':['zz']}
      item         | {'on':'@meeting','title':{'en':'x'},'papers':['@council','@council']}
      item         | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'ar','value':' '}]}
      item         | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'ar','value':'a'},{'lang':'ar','value':'b'}]}
      item         | {'on':'@meeting','title':{'en':'x'},'owner':'me'}
      position     | {'on':'@item'}
      position     | {'on':'@item','vision':[{'lang':'en','value':'x','translated':'badly'}]}
      position     | {'on':'@ITEM','vision':[{'lang':'en','value':'x'}]}
      minutes      | {'on':'@meeting','closes':true}
      minutes      | {'on':'@meeting','texts':[{'lang':'ru','value':'x'}],'closes':'yes'}
      decision     | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'procedure':'silence','holds':'lasting'}
      decision     | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'procedure':'consensus','until':'2017-05-31T12:00:00Z','holds':'lasting'}
      decision     | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'procedure':'on-record','holds':'lasting'}
      decision     | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'procedure':'majority','holds':'lasting'}
      decision     | {'on':'@meeting','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'procedure':'consensus'}
      response     | {'on':'@decision','say':'objects'}
      response     | {'on':'@decision','say':'abstains'}
      statement    | {'on':'@meeting','form':'statement','title':{'en':'x'},'texts':[{'lang':'en','value':'a [b'}]}
      statement    | {'on':'@meeting','form':'statement','title':{'en':'x'},'texts':[{'lang':'en','value':']a['}]}
      statement    | {'on':'@meeting','form':'stance','title':{'en':'x'},'texts':[{'lang':'en','value':'a'}]}
      statement    | {'on':'@meeting','form':'vision','title':{'en':'x'},'texts':[{'lang':'en','value':'a'}],'regarding':{'en':'x'}}
      approval     | {'on':'@statement','word':'approves','languages':[]}
      approval     | {'on':'@statement','word':'likes','languages':['ar']}
      commitment   | {'on':'@decision','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'members':['Sy'],'by':'2017-06-30T00:00:00Z'}
      commitment   | {'on':'@decision','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'members':['sy']}
      commitment   | {'on':'@decision','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'members':['sy'],'by':'2017-06-30T00:00:00Z','sign':{'category':'luck','lat':1,'lon':2,'radiusM':3,'from':'2017-06-01T00:00:00Z','to':'2017-06-30T00:00:00Z','most':2}}
      commitment   | {'on':'@decision','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'members':['sy'],'by':'2017-06-30T00:00:00Z','sign':{'category':'force','lat':91,'lon':2,'radiusM':3,'from':'2017-06-01T00:00:00Z','to':'2017-06-30T00:00:00Z','most':2}}
      commitment   | {'on':'@decision','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}],'members':['sy'],'by':'2017-06-30T00:00:00Z','sign':{'category':'force','lat':1,'lon':2,'radiusM':3,'from':'2017-06-30T00:00:00Z','to':'2017-06-01T00:00:00Z','most':2}}
      progress     | {'on':'@commitment','word':'soon'}
      progress     | {'on':'@commitment','word':'met','texts':'done'}
      consultation | {'form':'question','to':[],'urgency':'routine','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}]}
      consultation | {'form':'rumour','to':['sy'],'urgency':'routine','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}]}
      consultation | {'form':'question','to':['sy'],'due':'2017-06-02','urgency':'routine','title':{'en':'x'},'texts':[{'lang':'en','value':'x'}]}
      consultation | {'form':'question','to':['sy'],'title':{'en':'x'},'texts':[{'lang':'en','value':'x'}]}
      answer       | {'on':'@consultation','form':'answer'}
      answer       | {'form':'receipt'}
      recall       | {}
      recall       | {'on':'@consultation','amends':'@answer','reason':'x'}
      gossip       | {'on':'@meeting'}
      """;

  private static JsonObject object(byte[] bytes) {
    Bounds bounds = new Bounds(1 << 20, 32, 1 << 17);
    return (JsonObject) ((Parsed.Value) JsonText.parse(bytes, bounds)).json();
  }

  private static JsonObject file() throws IOException {
    return object(Files.readAllBytes(FILE));
  }

  private static Stream<JsonObject> rows(JsonObject file, String list) {
    return ((JsonArray) file.find(list)).items().stream().map(JsonObject.class::cast);
  }

  private static String text(JsonObject row, String name) {
    return ((JsonString) row.find(name)).value();
  }

  private static Entry.Held entry(JsonObject row) {
    Header header = Talking.accepted(Header.parse(text(row, "header").getBytes(UTF_8)));
    Section section = Talking.accepted(Section.parse(text(row, "section").getBytes(UTF_8)));
    return Entry.Held.of(header, List.of(section));
  }

  @Test
  void theGoodOnesAreRecordsAndSayWhatTheirHeadersReferTo() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    for (JsonObject row : rows(file(), "good").toList()) {
      byte[] header = text(row, "header").getBytes(UTF_8);
      byte[] section = text(row, "section").getBytes(UTF_8);
      Hash digest = Sha256.hash((byte) 2, section);
      Entry.Held entry = entry(row);

      assertThat(Sha256.hash(Sha256.LEAF, header).hex()).isEqualTo(text(row, "leaf"));
      assertThat(digest.hex()).isEqualTo(text(row, "digest"));
      assertThat(entry.header().sections()).containsOnly(Map.entry(entry.header().kind(), digest));
      Talk talk = Talking.accepted(Talk.read(entry).orElseThrow());
      assertThat(talk.links().refs()).isEqualTo(entry.header().refs());
      kinds.add(entry.header().kind());
    }
    assertThat(kinds).hasSize(Talk.class.getPermittedSubclasses().length);
  }

  @Test
  void theBadContentsAreRefusedByFieldAndReason() throws IOException {
    List<JsonObject> rows = rows(file(), "bad").toList();
    TreeSet<String> kinds = new TreeSet<>();
    for (JsonObject row : rows) {
      JsonObject content = object(text(row, "content").getBytes(UTF_8));
      assertThat(Talk.read(text(row, "kind"), content))
          .isEqualTo(new Verdict.Refused<>(text(row, "field"), text(row, "reason")));
      kinds.add(text(row, "kind"));
    }
    assertThat(kinds).hasSize(Talk.class.getPermittedSubclasses().length + 1);
  }

  @Test
  void aRecordWhoseHeaderRefersToOthersThanItsContentIsNotRead() throws IOException {
    assertThat(rows(file(), "apart").toList())
        .hasSize(4)
        .allSatisfy(row ->
            assertThat(Talk.read(entry(row)))
                .contains(new Verdict.Refused<>("refs", text(row, "reason"))));
  }

  @Test
  void theFileIsWhatThisCodeComputes() throws IOException {
    Map<String, Entry.Held> story = TalkStory.records();
    VectorFile.compare(
        "talk.json",
        JsonObject.builder()
            .put(
                "good",
                new JsonArray(
                    new ArrayList<>(story.values().stream().map(TalkVectorsTest::good).toList())))
            .put("bad", bad(story))
            .put("apart", apart(story))
            .build());
  }

  private static Json good(Entry.Held record) {
    Section section = record.sections().get(record.header().kind());
    return JsonObject.builder()
        .put("header", new String(record.header().bytes(), UTF_8))
        .put("leaf", record.leaf().hex())
        .put("section", new String(section.bytes(), UTF_8))
        .put("digest", section.digest().hex())
        .build();
  }

  private static JsonArray bad(Map<String, Entry.Held> story) {
    List<Json> rows = new ArrayList<>();
    for (String line : BAD.lines().toList()) {
      int bar = line.indexOf('|');
      String kind = line.substring(0, bar).strip();
      JsonObject content = TalkStory.content(line.substring(bar + 1).strip(), story);
      Verdict<Talk> read = Talk.read(kind, content);
      assertThat(read).as(line).isInstanceOf(Verdict.Refused.class);
      Verdict.Refused<Talk> refused = (Verdict.Refused<Talk>) read;
      rows.add(
          JsonObject.builder()
              .put("kind", kind)
              .put("content", new String(JsonText.canonical(content), UTF_8))
              .put("field", refused.field())
              .put("reason", refused.reason())
              .build());
    }
    return new JsonArray(rows);
  }

  /** Records that name too few, too many, others, or the right ones in another order. */
  private static JsonArray apart(Map<String, Entry.Held> story) {
    Entry.Held item = story.get("item");
    List<Hash> refs = item.header().refs();
    Hash other = story.get("recall").leaf();
    JsonObject content = item.sections().get("item").content();
    List<Json> rows = new ArrayList<>();
    for (List<Hash> wrong :
        List.of(
            List.<Hash>of(),
            List.of(refs.get(0), refs.get(1), refs.get(2), other),
            List.of(other, refs.get(1), refs.get(2)),
            refs.reversed())) {
      Entry.Held record = TalkStory.record("sy", "item", 99, content, wrong);
      Optional<Verdict<Talk>> read = Talk.read(record);
      rows.add(
          JsonObject.builder()
              .put("header", new String(record.header().bytes(), UTF_8))
              .put("section", new String(record.sections().get("item").bytes(), UTF_8))
              .put("reason", ((Verdict.Refused<Talk>) read.orElseThrow()).reason())
              .build());
    }
    return new JsonArray(rows);
  }
}
