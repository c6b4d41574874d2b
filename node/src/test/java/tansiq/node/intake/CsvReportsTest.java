package tansiq.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;
import tansiq.core.place.Metres;
import tansiq.core.report.Context;
import tansiq.core.report.Filing;
import tansiq.core.report.Report;
import tansiq.core.report.ReportReader;
import tansiq.core.report.Where;

class CsvReportsTest {
  private static final Instant AT = Instant.parse("2026-11-25T00:00:00Z");

  private static final String SIMPLE =
      """
      {"missing": ["", "NA"], "report": {
         "ext": "x/{id}",
         "what": {"category": "force.air", "dead": {"best": {"number": "{dead}"}}},
         "when": {"from": {"time": "{time}", "format": "d/M/yyyy HH:mm", "zone": "Asia/Damascus"}},
         "where": {"coordinates": "{lat} {lon}", "place": {"ar": "{place}"}, "country": "SY"}}}
      """;

  @Test
  void aRowBecomesAnInput() throws IOException {
    assertThat(
            inputs(
                SIMPLE,
                "id,dead,time,lat,lon,place\n7,٣,21/5/2017 17:10,32.62,36.10,\"درعا, البلد\"\n"))
        .containsExactly(
            "1/{\"ext\":\"x/7\",\"what\":{\"category\":\"force.air\",\"dead\":{\"best\":3}},"
                + "\"when\":{\"from\":\"2017-05-21T14:10:00Z\"},"
                + "\"where\":{\"coordinates\":\"32.62 36.10\",\"country\":\"SY\",\"place\":{\"ar\":\"درعا, البلد\"}}}");
  }

  @Test
  void whatARowDoesNotKnowIsLeftOut() throws IOException {
    assertThat(inputs(SIMPLE, "id,dead,time,lat,lon,place\n7,NA,21/1/2017 16:10,32.62,36.10,\n"))
        .containsExactly(
            "1/{\"ext\":\"x/7\",\"what\":{\"category\":\"force.air\"},"
                + "\"when\":{\"from\":\"2017-01-21T14:10:00Z\"},"
                + "\"where\":{\"coordinates\":\"32.62 36.10\",\"country\":\"SY\"}}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a time that is none      | 7,1,yesterday,32,36,x          | when.from | is not a time of the form d/M/yyyy HH:mm
          a number that is none    | 7,many,21/5/2017 17:10,32,36,x | what.dead.best | is not a number
          a field too many         | 7,1,21/5/2017 17:10,32,36,x,y  | ~~ | has 7 fields; the heading has 6
          text after a quote       | 7,1,21/5/2017 17:10,32,36,"x"y | ~~ | has text after a closing quote
          """)
  void refusesARowAndGoesOn(String name, String row, String field, String reason)
      throws IOException {
    String good = "8,1,21/5/2017 17:10,32,36,x\n";
    List<CsvReports.Line> lines = lines(SIMPLE, "id,dead,time,lat,lon,place\n" + row + "\n" + good);
    assertThat(lines.get(0)).isEqualTo(new CsvReports.Line.Rejected(2, field, reason));
    assertThat(lines.get(1)).isInstanceOf(CsvReports.Line.Input.class);
  }

  @Test
  void badUtf8CostsItsOwnRow() throws IOException {
    String text =
        "id,dead,time,lat,lon,place\n7,1,21/5/2017 17:10,32,36,X\n8,1,21/5/2017 17:10,32,36,x\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[text.indexOf('X')] = (byte) 0xFF;
    List<CsvReports.Line> lines = lines(SIMPLE, bytes);
    assertThat(lines.get(0))
        .isEqualTo(new CsvReports.Line.Rejected(2, "", "is not UTF-8 in field 6"));
    assertThat(lines.get(1)).isInstanceOf(CsvReports.Line.Input.class);
  }

  @Test
  void aQuoteThatIsNeverClosedIsRefusedWithItsLine() throws IOException {
    List<CsvReports.Line> lines =
        lines(SIMPLE, "id,dead,time,lat,lon,place\n7,1,21/5/2017 17:10,32,36,\"x\n8,1\n");
    assertThat(lines)
        .containsExactly(new CsvReports.Line.Rejected(2, "", "has a quote that is not closed"));
  }

  @Test
  void aRowBeyondOneMebibyteIsPassedOverAndTheRestGoesOn() throws IOException {
    String good = "8,1,21/5/2017 17:10,32,36,x\n";
    String text =
        "id,dead,time,lat,lon,place\n7,1,21/5/2017 17:10,32,36,\""
            + "y".repeat(2 << 20)
            + "\n"
            + good;
    List<CsvReports.Line> lines = lines(SIMPLE, text);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .isInstanceOfSatisfying(
            CsvReports.Line.Rejected.class,
            rejected -> assertThat(rejected.reason()).startsWith("is longer than 1048576 bytes"));
    assertThat(lines.get(1))
        .isInstanceOfSatisfying(
            CsvReports.Line.Input.class, input -> assertThat(input.line()).isEqualTo(3));
  }

  @Test
  void quotesLineEndsAndAByteOrderMarkAreReadAsRfc4180Says() throws IOException {
    String mapping = "{\"delimiter\": \";\", \"report\": {\"a\": \"{a}\", \"b\": \"{b}\"}}";
    String text = "\uFEFFa;b\r\n\"say \"\"so\"\"\";\"two\nlines\"\r\n\r\n1;2";
    assertThat(inputs(mapping, text))
        .containsExactly(
            "1/{\"a\":\"say \\\"so\\\"\",\"b\":\"two\\nlines\"}", "2/{\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void onlyTheRowsThatAMappingTakesAreRead() throws IOException {
    String mapping = "{\"rows\": {\"a\": [\"1\", \"3\"]}, \"report\": {\"a\": \"{a}\"}}";
    assertThat(inputs(mapping, "a\n1\n2\n3\n")).hasSize(2);
  }

  @Test
  void anItemOfWhichOnlyConstantsAreLeftIsLeftOut() throws IOException {
    String mapping =
        """
        {"report": {"id": "{id}", "text": [{"lang": "ar", "value": "{ar}"}, {"lang": "en", "value": "{en}"}]}}
        """;
    assertThat(inputs(mapping, "id,ar,en\n1,,quiet\n2,,\n"))
        .containsExactly(
            "1/{\"id\":\"1\",\"text\":[{\"lang\":\"en\",\"value\":\"quiet\"}]}",
            "2/{\"id\":\"2\"}");
  }

  @Test
  void aColumnThatTheTableLacksIsNamed() throws IOException {
    assertThat(CsvReports.open(stream("id,dead\n"), mapping(SIMPLE)))
        .isEqualTo(new Verdict.Refused<>("lat", "is not a column of the table"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"report": {"a": "{b"}}                                             | report.a | has a brace without its other
          {"report": {"a": {"time": "{b}", "format": "qqqqqqq"}}}             | report.a.format | is not a pattern like yyyy-MM-dd HH:mm:ss
          {"report": {"a": {"time": "{b}", "format": "d", "zone": "Mars"}}}   | report.a.zone | is not a time zone
          {"report": {"a": {"scale": "richter", "of": "{b}"}}}                | report.a.scale | is not a known scale
          {"report": {"a": {"number": "{b}", "round": true}}}                 | report.a.round | is unknown
          {"report": {}, "sheet": 1}                                          | sheet | is unknown
          {}                                                                  | report | is missing
          {"delimiter": "tab", "report": {}}                                  | delimiter | is not one ASCII character
          """)
  void refusesAMapping(String mapping, String field, String reason) {
    assertThat(Mapping.read(mapping.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Verdict.Refused<>(field, reason));
  }

  @Test
  void readsUcdpEvents() throws IOException {
    String table =
        """
        id,country,type_of_violence,low,best,high,date_start,date_end,latitude,longitude,where_prec,where_coordinates
        300380,Syria,1,2,2,2,2013-01-03,2013-01-03,35.763369,36.558974,1,Rami village
        401115,Afghanistan,1,10,10,10,2021-05-28,2021-05-29,34.33333,70.41667,4,Nangarhar province
        310000,Iraq,3,NA,5,9,2015-06-01,2015-06-30,35.1,43.2,6,Iraq
        """;
    List<Report> reports = reports("ucdp-ged", table);
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).what().category().word()).isEqualTo("force.other");
    assertThat(reports.get(0).when().from()).isEqualTo("2013-01-03T12:00:00Z");
    assertThat(reports.get(0).when().precision()).contains(Duration.ofHours(12));
    assertThat(((Where.At) reports.get(0).where()).radius()).isEqualTo(new Metres(2000));
    assertThat(reports.get(1).what().dead().least()).isEqualTo(5);
    assertThat(reports.get(1).when().from()).isEqualTo("2015-06-16T00:00:00Z");
    assertThat(reports.get(1).when().precision()).contains(Duration.ofDays(15));
  }

  @Test
  void readsAirRaidAlertsOfBothReporters() throws IOException {
    String official =
        """
        oblast,raion,hromada,level,started_at,finished_at,source
        Vinnytska oblast,,,oblast,2022-03-15 16:10:34+00:00,2022-03-15 16:50:07+00:00,official
        Poltavska oblast,Lubenskyi raion,,raion,2022-03-15 16:11:34+00:00,2022-03-15 16:50:07+00:00,official
        """;
    String volunteer =
        """
        region,started_at,finished_at,naive
        Vinnytska oblast,2022-03-15 16:10:51+00:00,2022-03-15 16:49:58+00:00,False
        """;
    List<Report> first = reports("air-raid-official", official);
    List<Report> second = reports("air-raid-volunteer", volunteer);
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().when().from()).isEqualTo("2022-03-15T16:10:34Z");
    assertThat(first.getFirst().what()).isEqualTo(second.getFirst().what());
    assertThat(first.getFirst().where()).isEqualTo(second.getFirst().where());
    assertThat(((Where.At) first.getFirst().where()).radius()).isEqualTo(new Metres(105_000));
  }

  /** The worked mapping of that name, applied and read as reports with the shipped gazetteer. */
  private static List<Report> reports(String name, String table) throws IOException {
    String mapping = Files.readString(Path.of("../docs/examples/" + name + ".mapping.json"));
    ReportReader reader =
        new ReportReader(
            new Context(ShippedGazetteer.get(), Set.of(), Optional.empty(), List.of("SY", "IQ")));
    List<Report> reports = new ArrayList<>();
    for (CsvReports.Line line : lines(mapping, table)) {
      assertThat(line).isInstanceOf(CsvReports.Line.Input.class);
      Verdict<Filing> verdict = reader.read(((CsvReports.Line.Input) line).input(), AT);
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      reports.add((Report) ((Verdict.Accepted<Filing>) verdict).value().content());
    }
    return reports;
  }

  /** The inputs in canonical form, numbered. */
  private static List<String> inputs(String mapping, String table) throws IOException {
    List<String> inputs = new ArrayList<>();
    for (CsvReports.Line line : lines(mapping, table)) {
      JsonObject input = ((CsvReports.Line.Input) line).input();
      inputs.add(
          inputs.size() + 1 + "/" + new String(JsonText.canonical(input), StandardCharsets.UTF_8));
    }
    return inputs;
  }

  private static List<CsvReports.Line> lines(String mapping, String table) throws IOException {
    return lines(mapping, table.getBytes(StandardCharsets.UTF_8));
  }

  private static List<CsvReports.Line> lines(String mapping, byte[] table) throws IOException {
    Verdict<CsvReports> opened = CsvReports.open(new ByteArrayInputStream(table), mapping(mapping));
    assertThat(opened).isInstanceOf(Verdict.Accepted.class);
    CsvReports reports = ((Verdict.Accepted<CsvReports>) opened).value();
    List<CsvReports.Line> lines = new ArrayList<>();
    while (true) {
      CsvReports.Line line = reports.next();
      if (line instanceof CsvReports.Line.End) {
        return lines;
      }
      lines.add(line);
    }
  }

  private static Mapping mapping(String json) {
    Verdict<Mapping> verdict = Mapping.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<Mapping>) verdict).value();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
