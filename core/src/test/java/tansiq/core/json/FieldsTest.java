package tansiq.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final Map<String, Function<Fields, Object>> READERS =
      Map.ofEntries(
          Map.entry("text", f -> f.text("a", 3)),
          Map.entry("word", f -> f.word("a", FieldsTest::colour, "is not a colour")),
          Map.entry("integer", f -> f.integer("a", 0, 9)),
          Map.entry("number", f -> f.number("a", -0.5, 90)),
          Map.entry("flag", f -> f.flag("a")),
          Map.entry("time", f -> f.time("a")),
          Map.entry("hex", f -> List.of(f.hex("a", 2).length)),
          Map.entry("object", f -> f.object("a").text("b", 3)),
          Map.entry("objects", f -> each(f.objects("a", 2))),
          Map.entry("texts", f -> f.texts("a", 2, 3)),
          Map.entry("items", f -> f.items("a", 2)),
          Map.entry("nothing", f -> nothing(f)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          text    | {}                        | a      | is missing
          text    | {"a":null}                | a      | is not a string
          text    | {"a":1}                   | a      | is not a string
          text    | {"a":"abcd"}              | a      | is longer than 3
          word    | {"a":"grue"}              | a      | is not a colour
          word    | {"a":[]}                  | a      | is not a string
          integer | {"a":"1"}                 | a      | is not an integer
          integer | {"a":1.5}                 | a      | is not an integer
          integer | {"a":1e21}                | a      | is not an integer
          integer | {"a":10}                  | a      | is not within 0 to 9
          integer | {"a":-1}                  | a      | is not within 0 to 9
          number  | {"a":true}                | a      | is not a number
          number  | {"a":91}                  | a      | is not within -0.5 to 90
          flag    | {"a":"true"}              | a      | is not true or false
          time    | {"a":"2017-05-21"}        | a      | is not a UTC time like 2017-05-21T14:10:00Z
          time    | {"a":"2017-05-21T14:10:00+03:00"} | a | is not a UTC time like 2017-05-21T14:10:00Z
          time    | {"a":"2017-02-30T14:10:00Z"} | a   | is not a UTC time like 2017-05-21T14:10:00Z
          time    | {"a":"2017-05-21T14:10:00.0001Z"} | a | is not a UTC time like 2017-05-21T14:10:00Z
          hex     | {"a":"12"}                | a      | is not 4 lower-case hexadecimal digits
          hex     | {"a":"ABCD"}              | a      | is not 4 lower-case hexadecimal digits
          object  | {"a":[]}                  | a      | is not an object
          object  | {"a":{}}                  | a.b    | is missing
          object  | {"a":{"b":"long"}}        | a.b    | is longer than 3
          objects | {"a":{}}                  | a      | is not an array
          objects | {"a":[{},{},{}]}          | a      | has more than 2 items
          objects | {"a":[{"b":"x"},7]}       | a[1]   | is not an object
          objects | {"a":[{"b":"x"},{"b":7}]} | a[1].b | is not a string
          texts   | {"a":["x",7]}             | a[1]   | is not a string
          texts   | {"a":["abcd"]}            | a[0]   | is longer than 3
          items   | {"a":"x"}                 | a      | is not an array
          nothing | {"a":{"b":"x"},"c":1}     | c      | is unknown
          nothing | {"a":{"b":"x","d":1}}     | a.d    | is unknown
          """)
  void aRowARefusal(String reader, String text, String field, String reason) {
    assertThat(Fields.read(object(text), READERS.get(reader)))
        .isEqualTo(new Verdict.Refused<Object>(field, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          text    | {"a":"abc"}
          word    | {"a":"blue"}
          integer | {"a":9.0}
          number  | {"a":-0.5}
          flag    | {}
          time    | {"a":"2017-05-21T14:10:00.123Z"}
          hex     | {"a":"00ff"}
          object  | {"a":{"b":"x"}}
          objects | {"a":[]}
          objects | {}
          texts   | {"a":["x","y"]}
          nothing | {"a":{"b":"x"}}
          """)
  void whatIsWellFormedIsAccepted(String reader, String text) {
    assertThat(Fields.read(object(text), READERS.get(reader))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void whatIsAbsentIsNothing() {
    Verdict<List<Object>> verdict =
        Fields.read(
            object("{}"),
            f ->
                List.of(
                    f.findText("a", 1),
                    f.findWord("a", FieldsTest::colour, ""),
                    f.findNumber("a", 0, 1),
                    f.findTime("a"),
                    f.findObject("a"),
                    f.findInteger("a", 0, 1)));

    Object none = Optional.empty();
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Accepted<>(List.of(none, none, none, none, none, OptionalLong.empty())));
  }

  @Test
  void aRefusalFromDeepInsideIsPutUnderItsPath() {
    Function<Fields, Instant> inner =
        f -> f.accepted("when", new Verdict.Refused<Instant>("from", "is in the future"));

    assertThat(Fields.read(object("{\"x\":{}}"), f -> inner.apply(f.object("x"))))
        .isEqualTo(new Verdict.Refused<Instant>("x.when.from", "is in the future"));
  }

  @Test
  void anUnknownNameIsShownWithoutWhatATerminalWouldObey() {
    JsonObject object = JsonObject.builder().put("a\u001b[31m\u202e" + "x".repeat(100), 1).build();

    assertThat(Fields.read(object, READERS.get("nothing")))
        .isEqualTo(new Verdict.Refused<Object>("a?[31m?" + "x".repeat(57), "is unknown"));
  }

  private static Object nothing(Fields f) {
    f.findObject("a")
        .ifPresent(a -> {
          a.text("b", 9);
          a.nothingElse();
        });
    f.nothingElse();
    return "";
  }

  private static Object each(List<Fields> all) {
    List<Object> out = new ArrayList<>();
    all.forEach(f -> out.add(f.text("b", 3)));
    return out;
  }

  private static Optional<String> colour(String word) {
    return word.equals("blue") ? Optional.of(word) : Optional.empty();
  }

  private static JsonObject object(String text) {
    return (JsonObject) CanonicalTest.parsed(text.getBytes(UTF_8));
  }
}
