package tansiq.core.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.record.Entry;
import tansiq.core.report.Warning;

class WordingTest {
  private static final String CALL = "call 0944-123456";

  /** What is in a content as a string and is none of an author's own words. */
  private static final Set<String> OTHERS =
      Set.of(
          "on",
          "amends",
          "papers",
          "group",
          "members",
          "languages",
          "from",
          "to",
          "until",
          "review",
          "by",
          "due",
          "reply",
          "capacity",
          "procedure",
          "holds",
          "say",
          "form",
          "word",
          "urgency",
          "category",
          "lang",
          "translated");

  /** The content with a phone number wherever an author writes freely; the paths of these. */
  private static Json called(Json json, String path, List<String> paths) {
    return switch (json) {
      case JsonString _ -> {
        paths.add(path);
        yield new JsonString(CALL);
      }
      case JsonArray(List<Json> items) -> {
        List<Json> called = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          called.add(called(items.get(i), path + "[" + i + "]", paths));
        }
        yield new JsonArray(called);
      }
      case JsonObject object -> {
        JsonObject.Builder called = JsonObject.builder();
        object
            .members()
            .forEach((name, value) ->
                called.put(
                    name,
                    OTHERS.contains(name)
                        ? value
                        : called(value, path.isEmpty() ? name : path + "." + name, paths)));
        yield called.build();
      }
      default -> json;
    };
  }

  @Test
  void eachLineAndTextOfEachKindIsLookedAtUnderItsPath() {
    for (Entry.Held record : TalkStory.records().values()) {
      String kind = record.header().kind();
      List<String> paths = new ArrayList<>();
      JsonObject content = record.sections().get(kind).content();
      Talk talk = Talking.accepted(Talk.read(kind, (JsonObject) called(content, "", paths)));

      assertThat(Passages.privateTraces(talk))
          .as(kind)
          .extracting(Warning::field)
          .containsExactlyInAnyOrderElementsOf(paths);
    }
  }

  @Test
  void whatTellsOfNobodyIsLeftAlone() {
    assertThat(TalkStory.records().values())
        .allSatisfy(record ->
            assertThat(Passages.privateTraces(Talking.accepted(Talk.read(record).orElseThrow())))
                .isEmpty());
  }
}
