package tansiq.core.council;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

/**
 * One record of each kind by which members talk, as whole records; each field is in one of them.
 */
public final class TalkStory {
  private static final Label LABEL = Label.of(Level.RESTRICTED, Audience.of("group:four"));
  private static final Instant FIRST = Instant.parse("2017-05-20T08:00:00Z");
  private static final Pattern NAME = Pattern.compile("@([a-z-]+)");

  /** A name for the story, who says it, its kind, and its content, with names for ids. */
  private record Row(String name, String member, String kind, String content) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "council",
              "iq",
              "council",
              "{'group':'four','tier':2,'tierName':{'en':'strategic'},'name':{'ar':'أمناء','en':'Secretaries'},"
                  + "'remit':[{'lang':'en','value':'The border.'}],'members':['iq','ir','ru','sy'],"
                  + "'languages':['ar','ru']}"),
          new Row(
              "council-without",
              "iq",
              "council",
              "{'group':'four','tier':0,'name':{'en':'Staff'},'members':['iq'],'languages':['ar']}"),
          new Row(
              "meeting",
              "ru",
              "meeting",
              "{'on':'@council','title':{'en':'Zavidovo'},'from':'2017-05-23T09:00:00Z',"
                  + "'to':'2017-05-23T15:00:00Z','place':{'en':'Zavidovo'},"
                  + "'notice':[{'lang':'ru','value':'Встреча'}],'source':'a communiqué of that day'}"),
          new Row(
              "attendance",
              "sy",
              "attendance",
              "{'on':'@meeting','reply':'accepts','seats':[{'office':{'en':'head of the bureau'},"
                  + "'capacity':'head'},{'office':{'en':'adviser'},'capacity':'adviser'}],"
                  + "'reason':[{'lang':'en','value':'Two will come.'}]}"),
          new Row(
              "item",
              "sy",
              "item",
              "{'on':'@meeting','title':{'ar':'الحدود','en':'The border'},'papers':['@attendance','@council'],"
                  + "'texts':[{'lang':'ar','value':'قال: \u2067ok\u2069'}]}"),
          new Row(
              "position",
              "sy",
              "position",
              "{'on':'@item','office':{'en':'the bureau'},'vision':[{'lang':'ar','value':'رؤية'}],"
                  + "'programme':[{'lang':'ar','value':'برنامج'},"
                  + "{'lang':'en','value':'a programme','translated':'machine'}]}"),
          new Row(
              "position-again",
              "sy",
              "position",
              "{'on':'@item','amends':'@position','vision':[{'lang':'ar','value':'رؤية ثانية'}]}"),
          new Row(
              "minutes",
              "ru",
              "minutes",
              "{'on':'@meeting','texts':[{'lang':'ru','value':'Итоги'}],'closes':true}"),
          new Row(
              "decision",
              "ru",
              "decision",
              "{'on':'@meeting','title':{'en':'Cooperation'},'texts':[{'lang':'en','value':'Agreed.'}],"
                  + "'procedure':'silence','until':'2017-05-31T12:00:00Z','holds':'lasting',"
                  + "'review':'2018-05-31T00:00:00Z'}"),
          new Row(
              "decision-on-record",
              "ru",
              "decision",
              "{'on':'@decision','title':{'en':'Consultation goes on'},"
                  + "'texts':[{'lang':'en','value':'At all levels.'}],'procedure':'on-record',"
                  + "'source':'the same communiqué','holds':'moment'}"),
          new Row(
              "response",
              "ir",
              "response",
              "{'on':'@decision','say':'reserves','texts':[{'lang':'fa','value':'با تحفظ'}]}"),
          new Row("response-short", "iq", "response", "{'on':'@decision','say':'agrees'}"),
          new Row(
              "statement",
              "ru",
              "statement",
              "{'on':'@meeting','form':'stance','title':{'en':'On a statement of others'},"
                  + "'regarding':{'en':'a statement made elsewhere'},"
                  + "'texts':[{'lang':'ar','value':'نص [غير متفق عليه]'},{'lang':'ru','value':'Текст'}]}"),
          new Row(
              "approval",
              "iq",
              "approval",
              "{'on':'@statement','word':'approves','languages':['ar'],"
                  + "'texts':[{'lang':'ar','value':'بعد التصويب'}]}"),
          new Row(
              "commitment",
              "sy",
              "commitment",
              "{'on':'@decision','title':{'en':'Quiet'},'texts':[{'lang':'en','value':'No fire.'}],"
                  + "'members':['iq','sy'],'by':'2017-06-30T00:00:00Z','sign':{'category':'force',"
                  + "'lat':34.5,'lon':41,'radiusM':30000,'from':'2017-06-01T00:00:00Z',"
                  + "'to':'2017-06-30T00:00:00Z','most':2}}"),
          new Row(
              "progress",
              "sy",
              "progress",
              "{'on':'@commitment','word':'on-track','texts':[{'lang':'en','value':'Begun.'}]}"),
          new Row(
              "consultation",
              "iq",
              "consultation",
              "{'on':'@commitment','form':'question','to':['ir','sy'],'due':'2017-06-02T00:00:00Z',"
                  + "'urgency':'urgent','title':{'en':'A convoy?'},'texts':[{'lang':'en','value':'When?'}]}"),
          new Row(
              "notification",
              "iq",
              "consultation",
              "{'form':'notification','to':['sy'],'urgency':'routine','title':{'en':'For the record'},"
                  + "'texts':[{'lang':'en','value':'A patrol.'}]}"),
          new Row(
              "answer",
              "sy",
              "answer",
              "{'on':'@consultation','form':'partial','texts':[{'lang':'ar','value':'غداً'}]}"),
          new Row("receipt", "ir", "answer", "{'on':'@consultation','form':'receipt'}"),
          new Row(
              "recall",
              "iq",
              "recall",
              "{'on':'@consultation','texts':[{'lang':'en','value':'It has passed.'}]}"));

  private TalkStory() {}

  /** The records of the story by their names, in order. */
  public static Map<String, Entry.Held> records() {
    Map<String, Entry.Held> records = new LinkedHashMap<>();
    for (Row row : ROWS) {
      records.put(row.name, record(row, records.size(), content(row.content, records)));
    }
    return records;
  }

  /** A content in which names stand for the ids of the story's records. */
  static JsonObject content(String text, Map<String, Entry.Held> records) {
    return Talking.json(
        NAME.matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(records.get(match.group(1)).leaf().toString())));
  }

  private static Entry.Held record(Row row, int number, JsonObject content) {
    Talk talk = Talking.accepted(Talk.read(row.kind, content));
    return record(row.member, row.kind, number, content, talk.links().refs());
  }

  /** A record with a salt that everybody can guess, which only a vector may have. */
  static Entry.Held record(
      String member, String kind, int number, JsonObject content, List<Hash> refs) {
    byte[] salt = new byte[Section.SALT_BYTES];
    salt[0] = (byte) number;
    Section section = Section.of(member, kind, salt, content);
    Header header =
        new Header(
            new LedgerId(member, 1),
            kind,
            Status.EXERCISE,
            FIRST.plusSeconds(60L * number),
            LABEL,
            refs,
            new TreeMap<>(Map.of(kind, section.digest())));
    return Entry.Held.of(header, List.of(section));
  }

  /** A record whose header speaks of other records than its content does. */
  public static Entry.Held apart() {
    Entry.Held item = records().get("item");
    return record("sy", "item", 99, item.sections().get("item").content(), List.of());
  }
}
