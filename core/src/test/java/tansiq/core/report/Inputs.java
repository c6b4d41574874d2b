package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.place.Gazetteer;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/** Inputs that tests of this package share. */
final class Inputs {
  static final Instant AT = Instant.parse("2017-05-21T15:00:00.123Z");
  static final LedgerId LEDGER = new LedgerId("sy", 1);
  static final Defaults AT_HOME = Defaults.of(Status.EXERCISE);

  static final String FULL =
      """
      {"kind": "report", "ext": "desk-7/2017-05-21/13", "origin": "field team 4", "status": "actual",
       "attribution": "field notes", "layer": "script",
       "what": {"category": "force.shelling", "count": {"low": 1, "best": 3, "high": 6},
                "dead": {"low": 0, "best": 2, "high": 4}, "injured": {"best": 5}},
       "when": {"from": "2017-05-21T14:10:00Z", "to": "2017-05-21T14:25:00Z", "precision": "PT15M"},
       "where": {"lat": 32.62, "lon": 36.10, "radius_m": 1000, "place": {"en": "Daraa", "ar": "درعا"}},
       "how": {"means": "heard", "from": {"lat": 32.60, "lon": 36.05}, "bearing": 40.5, "reliability": "B",
               "credibility": 2},
       "text": [{"lang": "ar", "value": "قصف"}, {"lang": "en", "value": "Shelling", "translated": "machine"}],
       "media": [{"sha256": "SHA", "type": "image/jpeg",
                  "bytes": 120345}],
       "claims": [{"what": "responsible", "party": "a party", "by": "its opponent"}],
       "label": {"level": "restricted", "audience": ["group:border"], "sections": {"where": {"audience": ["sy"]}}}}
      """;

  static final Gazetteer PLACES =
      Gazetteer.read(
          """
          id\tcountry\tarea\tfeature\tpopulation\tlat\tlon\tname\ten\tar\tfa\tru\ttr\tuk
          170905\tSY\tSY-DR\tPPLA\t97969\t32.61889\t36.10213\tDar‘ā\tDaraa\tدرعا\tدرعا\tДеръа\t\t
          """,
          """
          code\tcountry\tlat\tlon\tradius_m\ten\tar\tfa\tru\ttr\tuk\talso
          SY-DR\tSY\t32.8508\t36.2091\t44000\tDaraa\tمحافظة درعا\tاستان درعا\tДаръа\tDera\t\tHauran
          """,
          """
          names\ttarget
          deraa|dar'a\t170905
          """,
          """
          country\tlat\tlon\tzone
          SY\t33.5000\t36.3000\tAsia/Damascus
          """);

  static final ReportReader READER =
      new ReportReader(
          new Context(PLACES, Set.of("sy", "iq", "group:border"), Optional.empty(), List.of("SY")));

  private Inputs() {}

  static JsonObject json(String text) {
    Parsed parsed =
        JsonText.parse(
            text.replace("SHA", "ab".repeat(32))
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8),
            Bounds.RECORD);
    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    return (JsonObject) ((Parsed.Value) parsed).json();
  }

  static Filing filing(String text) {
    Verdict<Filing> verdict = READER.read(json(text), AT);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<Filing>) verdict).value();
  }

  static Report report(String text) {
    return (Report) filing(text).content();
  }

  /** A report of a category, with these further members. */
  static String of(String category, String more) {
    return ("{'what':{'category':'%s'},'when':{'from':'2017-05-21T14:10:00Z'},"
            + "'where':{'lat':32.62,'lon':36.10}%s}")
        .formatted(category, more);
  }

  static Prepared prepared(String text) {
    return prepared(text, 1);
  }

  static Prepared prepared(String text, int salt) {
    return Prepared.of(filing(text), LEDGER, AT, AT_HOME, bytes -> salts(salt, bytes));
  }

  private static byte[] salts(int first, int bytes) {
    byte[] salts = new byte[bytes];
    for (int i = 0; i < salts.length; i++) {
      salts[i] = (byte) (first + i);
    }
    return salts;
  }
}
