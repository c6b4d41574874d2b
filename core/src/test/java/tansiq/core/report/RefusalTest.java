package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.place.Box;
import tansiq.core.place.Gazetteer;

/** One row an error: what is wrong in a report, the field that is named, and the reason. */
class RefusalTest {
  private static final Instant AT = Instant.parse("2017-05-21T15:00:00Z");

  private static final ReportReader READER =
      new ReportReader(
          new Context(
              Gazetteer.EMPTY,
              Set.of("ru", "ir", "sy", "iq", "group:border"),
              Optional.of(Box.ofDegrees(25, 35, 40, 64)),
              List.of("SY", "IQ")));

  /** In the table a report is written by the parts that matter and good ones by their names. */
  private static final String WHAT = "'what':{'category':'force.shelling'}";

  private static final String WHEN = "'when':{'from':'2017-05-21T14:10:00Z'}";
  private static final String WHERE = "'where':{'lat':32.62,'lon':36.10}";

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          A time 24 h and a second ahead   | WHAT,'when':{'from':'2017-05-22T15:00:01Z'},WHERE | when.from | is more than 24 hours after the record's own time
          An end 24 h and a second ahead   | WHAT,'when':{'from':'2017-05-21T14:00:00Z','to':'2017-05-22T15:00:01Z'},WHERE | when.to | is more than 24 hours after the record's own time
          An end before its beginning      | WHAT,'when':{'from':'2017-05-21T14:00:00Z','to':'2017-05-21T13:00:00Z'},WHERE | when.to | is before from
          A time that is none              | WHAT,'when':{'from':'yesterday'},WHERE | when.from | is not a UTC time like 2017-05-21T14:10:00Z
          A time without its zone          | WHAT,'when':{'from':'2017-05-21T14:10:00'},WHERE | when.from | is not a UTC time like 2017-05-21T14:10:00Z
          A day that is none               | WHAT,'when':{'from':'2017-02-30'},WHERE | when.from | is not a UTC time like 2017-05-21T14:10:00Z
          A year long gone                 | WHAT,'when':{'from':'0217-05-21T14:10:00Z'},WHERE | when.from | is before 1900
          A precision that is none         | WHAT,'when':{'from':'2017-05-21T14:10:00Z','precision':'15 min'},WHERE | when.precision | is not a duration of days, hours, minutes or seconds like PT15M
          A negative precision             | WHAT,'when':{'from':'2017-05-21T14:10:00Z','precision':'PT-15M'},WHERE | when.precision | is not a duration of days, hours, minutes or seconds like PT15M
          No time                          | WHAT,WHERE | when | is missing
          No beginning                     | WHAT,'when':{'to':'2017-05-21T14:10:00Z'},WHERE | when.from | is missing
          Low above best                   | 'what':{'category':'force.shelling','dead':{'low':3,'best':2}},WHEN,WHERE | what.dead.low | is above best
          Best above high                  | 'what':{'category':'force.shelling','dead':{'best':3,'high':2}},WHEN,WHERE | what.dead.high | is below best
          Low above high                   | 'what':{'category':'force.shelling','count':{'low':3,'high':2}},WHEN,WHERE | what.count.low | is above high
          A negative count                 | 'what':{'category':'force.shelling','injured':{'best':-1}},WHEN,WHERE | what.injured.best | is not within 0 to 1000000000
          Half a person                    | 'what':{'category':'force.shelling','dead':{'best':1.5}},WHEN,WHERE | what.dead.best | is not an integer
          A bare number for a range        | 'what':{'category':'force.shelling','dead':2},WHEN,WHERE | what.dead | is not an object
          An unknown category              | 'what':{'category':'force.sheling'},WHEN,WHERE | what.category | no such category
          A branch alone                   | 'what':{'category':'force'},WHEN,WHERE | what.category | no such category
          An own leaf below no branch      | 'what':{'category':'weather.x-dust'},WHEN,WHERE | what.category | no such category
          A notice's subject               | 'what':{'category':'notice.demining'},WHEN,WHERE | what.category | is a subject of notices, not of reports
          No category                      | 'what':{},WHEN,WHERE | what.category | is missing
          Nothing that happened            | WHEN,WHERE | what | is missing
          Latitude 91                      | WHAT,WHEN,'where':{'lat':91,'lon':36} | where.lat | is not within -90 to 90
          Longitude 181                    | WHAT,WHEN,'where':{'lat':32,'lon':181} | where.lon | is not within -180 to 180
          Half a pair                      | WHAT,WHEN,'where':{'lat':32} | where.lon | is missing
          A pair that looks swapped        | WHAT,WHEN,'where':{'lat':36.1,'lon':32.6} | where | looks swapped: 36.1, 32.6 lies outside the region, 32.6, 36.1 within it; as_written: true keeps it
          Coordinates that are none        | WHAT,WHEN,'where':{'coordinates':'near the well'} | where.coordinates | not coordinates
          Coordinates that look swapped    | WHAT,WHEN,'where':{'coordinates':'36.1, 32.6'} | where | looks swapped: 36.1, 32.6 lies outside the region, 32.6, 36.1 within it; as_written: true keeps it
          A negative radius                | WHAT,WHEN,'where':{'lat':32,'lon':36,'radius_m':-1} | where.radius_m | is not within 0 to 20037509
          Nowhere                          | WHAT,WHEN,'where':{'radius_m':5} | where | has none of lat and lon, coordinates, area and place
          No place at all                  | WHAT,WHEN | where | is missing
          Two places                       | WHAT,WHEN,'where':{'lat':32,'lon':36,'area':{'type':'Polygon','coordinates':[]}} | where | has more than one of lat and lon, coordinates and area
          An empty place name              | WHAT,WHEN,'where':{'place':' '} | where.place | is empty
          A place name of no language      | WHAT,WHEN,'where':{'place':{'Arabic!':'درعا'}} | where.place | has a name whose language is no tag like ar
          A polygon that crosses itself    | WHAT,WHEN,'where':{'area':{'type':'Polygon','coordinates':[[[36,32],[37,33],[37,32],[36,33],[36,32]]]}} | where.area | the polygon crosses itself at 32.5, 36.5
          A ring that is open              | WHAT,WHEN,'where':{'area':{'type':'Polygon','coordinates':[[[36,32],[37,33],[37,32],[36,33]]]}} | where.area | a ring ends where it begins
          A ring of two corners            | WHAT,WHEN,'where':{'area':{'type':'Polygon','coordinates':[[[36,32],[37,33],[36,32]]]}} | where.area | a ring has four positions or more
          A corner off the Earth           | WHAT,WHEN,'where':{'area':{'type':'Polygon','coordinates':[[[36,92],[37,33],[37,32],[36,92]]]}} | where.area | not on the Earth: longitude 36.0, latitude 92.0
          A line for an area               | WHAT,WHEN,'where':{'area':{'type':'LineString','coordinates':[[36,32],[37,33]]}} | where.area | the type of an area is Polygon or MultiPolygon
          An unknown means                 | WHAT,WHEN,WHERE,'how':{'means':'dreamt'} | how.means | no such means
          A grade G                        | WHAT,WHEN,WHERE,'how':{'reliability':'G'} | how.reliability | is not a letter from A to F
          A grade 7                        | WHAT,WHEN,WHERE,'how':{'credibility':7} | how.credibility | is not within 1 to 6
          A bearing of 361                 | WHAT,WHEN,WHERE,'how':{'bearing':361} | how.bearing | is not within 0 to 360
          An observer off the Earth        | WHAT,WHEN,WHERE,'how':{'from':{'lat':91,'lon':0}} | how.from.lat | is not within -90 to 90
          A text without its language      | WHAT,WHEN,WHERE,'text':[{'value':'x'}] | text[0].lang | is missing
          An empty text                    | WHAT,WHEN,WHERE,'text':[{'lang':'ar','value':''}] | text[0].value | is empty
          A language that is none          | WHAT,WHEN,WHERE,'text':[{'lang':'in Arabic','value':'x'}] | text[0].lang | is not a language tag like ar
          A hash cut short                 | WHAT,WHEN,WHERE,'media':[{'sha256':'ab','type':'image/jpeg','bytes':1}] | media[0].sha256 | is not 64 lower-case hexadecimal digits
          A media type that is none        | WHAT,WHEN,WHERE,'media':[{'sha256':'SHA','type':'jpeg','bytes':1}] | media[0].type | is not a media type like image/jpeg
          A claim by nobody                | WHAT,WHEN,WHERE,'claims':[{'what':'responsible','party':'x'}] | claims[0].by | is missing
          An unknown status                | WHAT,WHEN,WHERE,'status':'maybe' | status | no such status
          An unknown level                 | WHAT,WHEN,WHERE,'label':{'level':'cosmic'} | label.level | no such level
          An unknown member                | WHAT,WHEN,WHERE,'label':{'audience':['sy','atlantis']} | label.audience[1] | no such member or group
          An unknown group                 | WHAT,WHEN,WHERE,'label':{'audience':['group:g8']} | label.audience[0] | no such member or group
          An unknown audience of a section | WHAT,WHEN,WHERE,'label':{'sections':{'where':{'audience':['atlantis']}}} | label.sections.where.audience[0] | no such member or group
          A label on no section            | WHAT,WHEN,WHERE,'label':{'sections':{'wheres':{}}} | label.sections.wheres | is unknown; did you mean where?
          A section more open than all     | WHAT,WHEN,WHERE,'label':{'level':'restricted','sections':{'where':{'level':'open'}}} | label.sections.where.level | is below the record's own
          A caveat that is the system's    | WHAT,WHEN,WHERE,'label':{'caveats':['coarse-after-24h']} | label.caveats[0] | is not a caveat that an author may set
          A misspelt field                 | WHAT,WHEN,WHERE,'lable':{} | lable | is unknown; did you mean label?
          A field of another format        | WHAT,WHEN,WHERE,'victims':[] | victims | is unknown
          A misspelt field within          | WHAT,WHEN,'where':{'lat':32,'long':36} | where.long | is unknown; did you mean lon?
          A field that is null             | WHAT,WHEN,WHERE,'origin':null | origin | is not a string
          An unknown kind                  | 'kind':'rumour',WHAT,WHEN,WHERE | kind | is neither report nor retraction
          An id over its length            | 'ext':'LONG',WHAT,WHEN,WHERE | ext | is longer than 200
          An empty id                      | 'ext':'',WHAT,WHEN,WHERE | ext | is empty
          An id of two lines               | 'ext':'a\\nb',WHAT,WHEN,WHERE | ext | has a control character
          An origin that is no record      | WHAT,WHEN,WHERE,'origin':{'record':'12'} | origin.record | is not 64 lower-case hexadecimal digits
          A retraction of nothing          | 'kind':'retraction' | retracts | is missing
          A retraction that also reports   | 'kind':'retraction','retracts':'a',WHAT | what | is unknown
          """)
  void refuses(String name, String input, String field, String reason) {
    assertThat(read(input)).as(name).isEqualTo(new Verdict.Refused<>(field, reason));
  }

  @Test
  void refusesTextOver64KiB() {
    String half = "ع".repeat(16 * 1024);
    String texts = "{'lang':'ar','value':'%s'},{'lang':'fa','value':'%s'}".formatted(half, half);
    assertThat(read("WHAT,WHEN,WHERE,'text':[%s]".formatted(texts)))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(read("WHAT,WHEN,WHERE,'text':[%s,{'lang':'en','value':'x'}]".formatted(texts)))
        .isEqualTo(new Verdict.Refused<>("text", "is over 64 KiB"));
  }

  @Test
  void refusesOver100Media() {
    String media = "{'sha256':'SHA','type':'image/jpeg','bytes':1},";
    String all = media.repeat(100);
    assertThat(read("WHAT,WHEN,WHERE,'media':[" + all.substring(0, all.length() - 1) + "]"))
        .isInstanceOf(Verdict.Accepted.class);
    String over = media.repeat(101);
    assertThat(read("WHAT,WHEN,WHERE,'media':[" + over.substring(0, over.length() - 1) + "]"))
        .isEqualTo(new Verdict.Refused<>("media", "has more than 100 items"));
  }

  @Test
  void refusesOver100Places() {
    StringBuilder polygons = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      double west = 36 + i / 100.0;
      polygons.append(i == 0 ? "" : ",");
      polygons.append(
          "[[[%s,32],[%s,32],[%s,32.005],[%s,32]]]"
              .formatted(west, west + 0.005, west + 0.005, west));
    }
    String area = "{'type':'MultiPolygon','coordinates':[%s]}".formatted(polygons);
    assertThat(read("WHAT,WHEN,'where':{'area':%s}".formatted(area)))
        .isEqualTo(new Verdict.Refused<>("where.area", "over 100 places: 101 polygons"));
  }

  private static Verdict<Filing> read(String input) {
    String json =
        ("{" + input + "}")
            .replace("WHAT", WHAT)
            .replace("WHEN", WHEN)
            .replace("WHERE", WHERE)
            .replace("LONG", "x".repeat(201))
            .replace("SHA", "ab".repeat(32))
            .replace('\'', '"');
    Parsed parsed = JsonText.parse(json.getBytes(StandardCharsets.UTF_8), Bounds.RECORD);
    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    return READER.read((JsonObject) ((Parsed.Value) parsed).json(), AT);
  }
}
