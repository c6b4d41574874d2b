package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.place.Box;
import tansiq.core.place.Names;
import tansiq.core.proof.Bytes;
import tansiq.core.proof.Hash;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.node.audit.EventLog;

final class ConfFileTest {
  private static final Path DATA = Path.of("data");
  private static final VerifierKey KEY =
      new VerifierKey("ru", VerifierKey.ED25519, Bytes.of(new byte[32]));

  @Test
  void writtenSettingsReadBackTheSame() {
    NodeSettings.Pins pins = new NodeSettings.Pins(KEY, new Hash(1, 2, 3, 4), new Hash(5, 6, 7, 8));
    var peers = new TreeMap<String, NodeSettings.Peer>();
    peers.put(
        "ru",
        new NodeSettings.Peer(
            "ru",
            Names.of("en", "Russia", "ar", "روسيا"),
            Optional.of(pins),
            Optional.of(new NodeSettings.Listen("::1", 9001)),
            Optional.of(Level.SECRET)));
    peers.put(
        "tr",
        new NodeSettings.Peer(
            "tr", Names.of("en", "Turkey"), Optional.empty(), Optional.empty(), Optional.empty()));
    var groups = new TreeMap<String, NodeSettings.Group>();
    groups.put(
        "astana",
        new NodeSettings.Group(
            "astana", Names.of("en", "Astana"), new TreeSet<>(List.of("sy", "ru", "tr"))));
    NodeSettings settings =
        NodeSettings.of(DATA, "sy", Names.of("en", "Syria"))
            .withStatus(
                Status.EXERCISE,
                new NodeSettings.Showing(
                    true,
                    "UCDP GED, CC BY 4.0",
                    Optional.of(
                        new NodeSettings.Opening(
                            LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31)))))
            .withListening(
                new NodeSettings.Listen("localhost", 0), new NodeSettings.Listen("0.0.0.0", 0))
            .withLog(new NodeSettings.Logging("log.jsonl", EventLog.Level.WARN))
            .withRegion(
                new NodeSettings.Region(
                    Optional.of(Box.ofDegrees(29, 34, 38.5, 49)), List.of("SY", "IQ")))
            .withAlliance(peers, groups);

    assertThat(ConfFile.read(DATA, ConfText.of(settings)))
        .isEqualTo(new ConfFile.Read.Settings(settings));
  }

  @Test
  void theWrittenFileOfANewMemberCommentsEverySetting() {
    String text = ConfText.of(NodeSettings.of(DATA, "sy", Names.of("en", "Syria")));

    assertThat(text.lines().filter(line -> line.matches("[a-z].*= .*")).count()).isEqualTo(8);
    assertThat(text)
        .contains("# opening = ", "# region = ", "# peer.ru.key = ", "# group.four.members = ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                     | 2 | a line is KEY = VALUE, or a comment that begins with #
          member = iq                  | 2 | member is set on line 1 already
          colour = red                 | 2 | colour: there is no such setting; there are member, name.LANGUAGE
          status = maybe               | 2 | status: must be actual or exercise
          example = true               | 2 | example: must be yes or no
          opening = 2016               | 2 | opening: must be two days such as 2016-01-01 2016-12-31
          opening = 2016-12-31 2016-01-01 | 2 | opening: must be two days
          api = 8080                   | 2 | api: must be HOST:PORT such as 127.0.0.1:8080
          api = 127.0.0.1:99999        | 2 | api: must be HOST:PORT
          api = 0.0.0.0:8080           | 2 | api: API and page listen on this machine only
          api = [::]:8080              | 2 | api: API and page listen on this machine only
          api = 192.168.1.5:8080       | 2 | api: API and page listen on this machine only
          api = node.example.org:8080  | 2 | api: API and page listen on this machine only
          exchange = somewhere         | 2 | exchange: must be HOST:PORT
          log =                        | 2 | log has no value; put # before a line to leave it out
          log.level = loud             | 2 | log.level: must be debug, info, warn or error
          region = 1 2 3               | 2 | region: must be SOUTH WEST NORTH EAST in degrees
          region = 38 34 29 49         | 2 | region: must be SOUTH WEST NORTH EAST in degrees
          countries = Syria            | 2 | countries: must be codes of two capital letters
          name.9 = Syria               | 2 | name.9: "9" is no language tag such as en or ar
          peer.RU.name.en = Russia     | 2 | peer.RU.name.en: "RU" must be 1 to 32 of a-z
          peer.ru.key = abc            | 2 | peer.ru.key: must be a key such as ru+1a2b3c4d
          peer.ru.tls = abc            | 2 | peer.ru.tls: must be 64 of 0-9 and a-f
          peer.ru.ceiling = high       | 2 | peer.ru.ceiling: must be open, restricted, confidential or secret
          peer.ru.address = here       | 2 | peer.ru.address: must be HOST:PORT
          peer.ru.address = here:1     | 2 | peer.ru.key, peer.ru.tls and peer.ru.recovery belong together
          peer.sy.name.en = Syria      | 2 | sy is this node's own member
          group.four.name.en = Four    | 2 | group.four.members is missing
          group.four.members = sy ru   | 2 | ru is not known: it needs at least peer.ru.name.en
          group.four.members = sy R!   | 2 | group.four.members: "R!" is no member's name
          """)
  void aWrongSettingIsNamedWithItsLineAndWhatIsAllowed(String line, int number, String text) {
    ConfFile.Read read = ConfFile.read(DATA, "member = sy\n" + line + "\n# the end\n");

    assertThat(read).isInstanceOf(ConfFile.Read.Wrong.class);
    List<ConfFile.Problem> problems = ((ConfFile.Read.Wrong) read).problems();
    assertThat(problems.getFirst().line()).isEqualTo(number);
    assertThat(problems.getFirst().text()).startsWith(text);
  }

  @Test
  void aKeyThatAnybodyCanForgeIsRefused() {
    VerifierKey fake = new VerifierKey("ru", VerifierKey.FAKE, Bytes.of(new byte[32]));

    ConfFile.Read read = ConfFile.read(DATA, "member = sy\npeer.ru.key = " + fake.text());

    assertThat(((ConfFile.Read.Wrong) read).problems().getFirst().text())
        .startsWith("peer.ru.key: must be a key such as");
  }

  @Test
  void aKeyOfAnotherMemberIsRefused() {
    ConfFile.Read read = ConfFile.read(DATA, "member = sy\npeer.iq.key = " + KEY.text());

    assertThat(((ConfFile.Read.Wrong) read).problems().getFirst())
        .hasToString("tansiq.conf line 2: peer.iq.key: is the key of ru");
  }

  @Test
  void allProblemsAreNamedAtOnceInTheOrderOfTheirLines() {
    ConfFile.Read read = ConfFile.read(DATA, "status = x\n\n# c\nexample = x\n");

    assertThat(((ConfFile.Read.Wrong) read).problems())
        .extracting(ConfFile.Problem::line)
        .containsExactly(0, 1, 4);
  }
}
