package tansiq.node.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.place.Gazetteer;
import tansiq.core.proof.Hash;
import tansiq.core.report.Category;
import tansiq.core.report.Context;
import tansiq.core.report.ReportReader;

class ExampleAllianceTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 20})
  void everyAccountAndEventIsFiledOnce(int size) {
    ExampleAlliance alliance = ExampleAlliance.of(size);

    List<String> exts = all(alliance).map(ExampleReport::ext).toList();

    for (Table.Row row : Table.rows("accounts.csv")) {
      assertThat(exts).containsOnlyOnce("facts/fa-kes/" + row.get("account"));
    }
    for (Table.Row row : Table.rows("ucdp.csv")) {
      assertThat(exts).containsOnlyOnce("facts/ucdp/" + row.get("event"));
    }
    assertThat(exts).doesNotHaveDuplicates();
    assertThat(alliance.total()).isEqualTo(exts.size() + alliance.talks().size());
  }

  @Test
  void theFilesHoldWhatTheySayTheyHold() {
    assertThat(Table.rows("ucdp.csv")).hasSize(140);
    assertThat(Table.rows("accounts.csv")).hasSize(605);
    assertThat(script(ExampleAlliance.of(4))).hasSize(74);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 20})
  void eachMemberFilesSomething(int size) {
    ExampleAlliance alliance = ExampleAlliance.of(size);

    assertThat(alliance.members()).hasSize(size + 1);
    for (ExampleMember member : alliance.members()) {
      assertThat(alliance.reports(member.word())).as(member.word()).hasSizeGreaterThan(10);
    }
  }

  @Test
  void twoOfOneSizeAreTheSame() {
    assertThat(all(ExampleAlliance.of(6)).map(Object::toString))
        .containsExactlyElementsOf(all(ExampleAlliance.of(6)).map(Object::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 20})
  void everyReportIsAnExerciseOfAKnownCategoryWithinTheYears(int size) {
    for (ExampleReport report : all(ExampleAlliance.of(size)).toList()) {
      JsonObject input = report.input();
      assertThat(text(input, "status")).isEqualTo("exercise");
      if (text(input, "kind").equals("retraction")) {
        continue;
      }
      assertThat(Category.find(text(input, "what", "category"))).as(report.ext()).isPresent();
      Instant from = Instant.parse(text(input, "when", "from"));
      assertThat(from).as(report.ext()).isBetween("2005-01-01T00:00:00Z", "2022-12-31T00:00:00Z");
      assertThat(Duration.parse(text(input, "when", "precision"))).isPositive();
      Json to = object(input, "when").find("to");
      if (to != null) {
        assertThat(Instant.parse(((JsonString) to).value())).as(report.ext()).isAfter(from);
      }
      assertThat(List.of("facts", "script")).contains(text(input, "layer"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 20})
  void intakeRefusesNoneOfIt(int size) {
    ExampleAlliance alliance = ExampleAlliance.of(size);
    Set<String> parties = new HashSet<>();
    alliance.members().forEach(member -> parties.add(member.word()));
    alliance.groups().forEach(group -> parties.add("group:" + group.word()));
    ReportReader reader =
        new ReportReader(new Context(Gazetteer.EMPTY, parties, Optional.empty(), List.of()));

    for (ExampleReport report : all(alliance).toList()) {
      JsonObject input =
          report.passedOn().isPresent() ? report.naming(new Hash(1, 2, 3, 4)) : report.input();
      assertThat(reader.read(input, Instant.parse("2026-11-25T00:00:00Z")))
          .as(report.ext())
          .isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void everyPlaceIsInTheRegionAndNamedInFourLanguages() {
    int unplaced = 0;
    for (ExampleReport report : all(ExampleAlliance.of(4)).toList()) {
      if (text(report.input(), "kind").equals("retraction")) {
        continue;
      }
      JsonObject where = object(report.input(), "where");
      assertThat(object(where, "place").members()).containsOnlyKeys("ar", "en", "fa", "ru");
      if (where.find("lat") instanceof JsonNumber lat
          && where.find("lon") instanceof JsonNumber lon) {
        assertThat(lat.value()).as(report.ext()).isBetween(31.9, 37.4);
        assertThat(lon.value()).as(report.ext()).isBetween(35.6, 45.0);
      } else {
        unplaced++;
      }
    }
    assertThat(unplaced).isEqualTo(2);
  }

  @Test
  void reportsAreInFourLanguages() {
    Set<String> languages = new TreeSet<>();
    for (ExampleReport report : all(ExampleAlliance.of(4)).toList()) {
      if (report.input().find("text") instanceof JsonArray texts) {
        texts.items().forEach(each -> languages.add(text((JsonObject) each, "lang")));
      }
    }
    assertThat(languages).containsExactly("ar", "en", "fa", "ru");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 20})
  void labelsNameOnlyWhoIsThere(int size) {
    ExampleAlliance alliance = ExampleAlliance.of(size);
    Set<String> parties = new HashSet<>();
    alliance.members().forEach(member -> parties.add(member.word()));
    alliance.groups().forEach(group -> parties.add("group:" + group.word()));

    int atHome = 0;
    for (ExampleReport report : all(alliance).toList()) {
      if (!(report.input().find("label") instanceof JsonObject label)) {
        atHome++;
        continue;
      }
      assertThat(parties).as(report.ext()).containsAll(strings(label, "audience"));
      if (label.find("sections") instanceof JsonObject sections) {
        for (Json part : sections.members().values()) {
          assertThat(parties).containsAll(strings((JsonObject) part, "audience"));
        }
      }
    }
    assertThat(atHome).isBetween(20, 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 20})
  void whatIsPassedOnIsAnotherMembersReportAndMayBeHeldByIt(int size) {
    ExampleAlliance alliance = ExampleAlliance.of(size);
    int count = 0;
    for (ExampleMember member : alliance.members()) {
      for (ExampleReport report : alliance.passedOn(member.word()).toList()) {
        ExampleReport.PassedOn of = report.passedOn().orElseThrow();
        assertThat(of.member()).isNotEqualTo(member.word());
        assertThat(alliance.reports(of.member()).map(ExampleReport::ext)).contains(of.ext());
        assertThat(report.input().find("origin")).isNull();
        assertThat(text(report.naming(new Hash(1, 2, 3, 4)), "origin", "record")).hasSize(64);
        count++;
      }
    }
    assertThat(count).isGreaterThan(10);
  }

  @Test
  void anAmendmentAndARetractionFollowWhatTheyChange() {
    ExampleAlliance alliance = ExampleAlliance.of(4);
    int changes = 0;
    for (ExampleMember member : alliance.members()) {
      List<String> seen = new ArrayList<>();
      for (ExampleReport report : alliance.reports(member.word()).toList()) {
        for (String word : List.of("amends", "retracts")) {
          if (report.input().find(word) instanceof JsonString ext) {
            assertThat(seen).contains(ext.value());
            changes++;
          }
        }
        seen.add(report.ext());
      }
    }
    assertThat(changes).isEqualTo(3);
  }

  @Test
  void groupsShrinkBelowFourAndGrowBeyond() {
    assertThat(groups(2)).containsExactly("four", "trio", "astana");
    assertThat(groups(3)).containsExactly("four", "trio", "astana");
    assertThat(groups(4)).containsExactly("four", "trio", "border", "astana");
    assertThat(groups(5)).containsExactly("four", "trio", "border", "astana", "wide");
    assertThat(ExampleAlliance.of(4).groups().getFirst().members())
        .containsExactlyInAnyOrder("ru", "ir", "sy", "iq", "centre");
    assertThat(ExampleAlliance.of(4).named()).extracting(ExampleMember::word).containsExactly("tr");
  }

  @Test
  void aSizeOutOfRangeIsABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExampleAlliance.of(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ExampleAlliance.of(21));
  }

  @Test
  void theShellingOfDaraaIsToldByFourOriginsWhoDiffer() {
    List<ExampleReport> told =
        script(ExampleAlliance.of(4)).stream()
            .filter(report -> report.ext().startsWith("script/daraa-"))
            .filter(report -> text(report.input(), "when", "from").startsWith("2017-05-27"))
            .filter(report -> !text(report.input(), "what", "category").startsWith("provocation"))
            .toList();

    assertThat(told).extracting(ExampleReport::member).contains("sy", "ru", "ir", "centre");
    assertThat(told).hasSize(5);
    assertThat(
            told.stream()
                .filter(report -> report.passedOn().isEmpty())
                .map(report -> text(report.input(), "origin"))
                .collect(Collectors.toSet()))
        .hasSize(4);
  }

  private static List<String> groups(int size) {
    return ExampleAlliance.of(size).groups().stream().map(ExampleGroup::word).toList();
  }

  private static Stream<ExampleReport> all(ExampleAlliance alliance) {
    return alliance.members().stream()
        .flatMap(member ->
            Stream.concat(alliance.reports(member.word()), alliance.passedOn(member.word())));
  }

  private static List<ExampleReport> script(ExampleAlliance alliance) {
    return all(alliance).filter(report -> report.ext().startsWith("script/")).toList();
  }

  private static JsonObject object(JsonObject json, String name) {
    return (JsonObject) json.members().get(name);
  }

  private static String text(JsonObject json, String... path) {
    JsonObject at = json;
    for (int i = 0; i < path.length - 1; i++) {
      at = object(at, path[i]);
    }
    return ((JsonString) at.members().get(path[path.length - 1])).value();
  }

  private static List<String> strings(JsonObject json, String name) {
    return ((JsonArray) json.members().get(name))
        .items().stream().map(item -> ((JsonString) item).value()).toList();
  }
}
