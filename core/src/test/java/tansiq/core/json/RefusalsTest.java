package tansiq.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader refuses, a row an error. */
class RefusalsTest {

  /** In the text, {@code <xx>} is a byte; the number is where reading stopped. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '\0',
      textBlock =
          """
          <20>                         | 1  | the text ends too early
          <ef><bb><bf>1                | 0  | begins with a byte order mark
          1 2                          | 2  | something follows the value
          {}}                          | 2  | something follows the value
          {"a":1                       | 6  | the text ends too early
          [1,                          | 3  | the text ends too early
          [1,]                         | 3  | no JSON value begins so
          [1 2]                        | 3  | a comma or the end of an array or object is missing
          {"a" 1}                      | 5  | a colon is missing
          {a:1}                        | 1  | a name in quotes is missing
          {'a':1}                      | 1  | a name in quotes is missing
          {"a":1,}                     | 7  | a name in quotes is missing
          {"a":1,"b":2,"a":3}          | 13 | a name occurs twice in an object
          {"a":1,"\\u0061":2}          | 7  | a name occurs twice in an object
          {"é":1,"\\u00e9":2}          | 8  | a name occurs twice in an object
          tru                          | 3  | the text ends too early
          trUe                         | 2  | no JSON value begins so
          NaN                          | 0  | no JSON value begins so
          Infinity                     | 0  | no JSON value begins so
          +1                           | 0  | no JSON value begins so
          .5                           | 0  | no JSON value begins so
          // a                         | 0  | no JSON value begins so
          01                           | 0  | a number has a leading zero
          -01                          | 1  | a number has a leading zero
          -                            | 1  | a digit is missing in a number
          -a                           | 1  | a digit is missing in a number
          1.                           | 2  | a digit is missing in a number
          1.e5                         | 2  | a digit is missing in a number
          1e                           | 2  | the text ends too early
          [1e+]                        | 4  | a digit is missing in a number
          0x10                         | 1  | something follows the value
          9007199254740993             | 0  | an integer is beyond 2^53
          -9007199254740993            | 0  | an integer is beyond 2^53
          18446744073709551617         | 0  | an integer is beyond 2^53
          [1, 99999999999999999999999] | 4  | an integer is beyond 2^53
          1e20                         | 0  | an integer is beyond 2^53
          90071992547409930e-1         | 0  | an integer is beyond 2^53
          1e309                        | 0  | a number is too large
          -1e99999                     | 0  | a number is too large
          "a                           | 2  | the text ends within a string
          "a<0a>b"                     | 2  | a control character in a string is not escaped
          "<1f>"                       | 1  | a control character in a string is not escaped
          "é<00>"                      | 3  | a control character in a string is not escaped
          "\\x41"                      | 1  | an unknown escape in a string
          "\\'"                        | 1  | an unknown escape in a string
          "\\u12"                      | 5  | an escape needs four hexadecimal digits
          "\\u12g4"                    | 5  | an escape needs four hexadecimal digits
          "\\ud800"                    | 1  | a lone surrogate in a string
          "\\udc00"                    | 1  | a lone surrogate in a string
          "a\\ud800x"                  | 2  | a lone surrogate in a string
          "\\ud800\\u0041"             | 1  | a lone surrogate in a string
          "\\ud800\\ud800"             | 1  | a lone surrogate in a string
          {"\\udfff":1}                | 2  | a lone surrogate in a string
          "<ed><a0><80>"               | 1  | bad UTF-8
          "<ed><bf><bf>"               | 1  | bad UTF-8
          "<80>"                       | 1  | bad UTF-8
          "a<c3>"                      | 2  | bad UTF-8
          "<c0><af>"                   | 1  | bad UTF-8
          "<c1><bf>"                   | 1  | bad UTF-8
          "<e0><80><af>"               | 1  | bad UTF-8
          "<f0><80><80><af>"           | 1  | bad UTF-8
          "<f4><90><80><80>"           | 1  | bad UTF-8
          "<f5><80><80><80>"           | 1  | bad UTF-8
          "<ff>"                       | 1  | bad UTF-8
          "<e2><82>"                   | 1  | bad UTF-8
          {"<ff>":1}                   | 2  | bad UTF-8
          <ff>                         | 0  | no JSON value begins so
          <00>                         | 0  | no JSON value begins so
          [<0b>1]                      | 1  | no JSON value begins so
          """)
  void aRowAnError(String text, long offset, String reason) {
    byte[] bytes = bytes(text.replace("\\\\", "\\"));

    assertThat(JsonText.parse(bytes, Bounds.RECORD)).isEqualTo(new Parsed.Refused(reason, offset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "-9007199254740992",
        "9007199254740992.0",
        "900719925474099.2e1",
        "9007199254740991.5",
        "1e21",
        "-1.7976931348623157e308",
        "5e-324",
        "1e-400",
        "-0.0"
      })
  void theLastNumbersThatAreAccepted(String text) {
    assertThat(JsonText.parse(text.getBytes(UTF_8), Bounds.RECORD))
        .isEqualTo(new Parsed.Value(new JsonNumber(Double.parseDouble(text))));
  }

  @Test
  void nothingAtAll() {
    assertThat(JsonText.parse(new byte[0], Bounds.RECORD))
        .isEqualTo(new Parsed.Refused("the text ends too early", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingOfAHundredThousandIsRefusedAtTheBound(String open) {
    byte[] deep = open.repeat(100_000).getBytes(UTF_8);

    assertThat(JsonText.parse(deep, Bounds.RECORD))
        .isEqualTo(new Parsed.Refused("nested deeper than 32", 32L * open.length()));
  }

  @Test
  void theDeepestThatCanBeAllowedIsRead() {
    byte[] deep = ("[".repeat(500) + "]".repeat(500)).getBytes(UTF_8);

    assertThat(JsonText.parse(deep, new Bounds(1000, 500, 500))).isInstanceOf(Parsed.Value.class);
  }

  @Test
  void aLineOfAHundredMegabytesIsRefusedUnreadOrReadWithinItsBounds() {
    byte[] line = new byte[100_000_000];
    Arrays.fill(line, (byte) 'x');
    line[0] = '"';
    line[line.length - 1] = '"';

    assertThat(JsonText.parse(line, Bounds.RECORD))
        .isEqualTo(new Parsed.Refused("longer than 1048576 bytes", 1 << 20));
    assertThat(JsonText.parse(line, new Bounds(100_000_000, 1, 1)))
        .isInstanceOfSatisfying(
            Parsed.Value.class,
            value -> assertThat(((JsonString) value.json()).value()).hasSize(line.length - 2));
  }

  @Test
  void moreValuesThanTheBoundAreRefused() {
    byte[] many = ("[" + "0,".repeat(99) + "0]").getBytes(UTF_8);

    assertThat(JsonText.parse(many, new Bounds(1000, 1, 101))).isInstanceOf(Parsed.Value.class);
    assertThat(JsonText.parse(many, new Bounds(1000, 1, 100)))
        .isEqualTo(new Parsed.Refused("more than 100 values", 199));
  }

  @Test
  void tenThousandNamesInOneObjectAreReadAndARepeatedOneIsFound() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 10_000; i++) {
      text.append("\"n").append(i).append("\":").append(i).append(',');
    }
    byte[] good = (text + "\"z\":0}").getBytes(UTF_8);
    byte[] bad = (text + "\"n77\":0}").getBytes(UTF_8);

    JsonObject read = (JsonObject) CanonicalTest.parsed(good);
    assertThat(read.members()).hasSize(10_001);
    assertThat(read.find("n9999")).isEqualTo(JsonNumber.of(9999));
    assertThat(JsonText.parse(bad, Bounds.RECORD))
        .isEqualTo(new Parsed.Refused("a name occurs twice in an object", text.length()));
  }

  /** Whatever bytes come, there is a verdict; and what is accepted reads back as the same. */
  @Test
  void mangledTextsNeverBreakTheReader() {
    byte[] text =
        "{\"what\":{\"a\":[1,-2.5e3,true,null,\"\\ud83d\\ude02é\\n\"]},\"لا\":\"نعم\"}"
            .getBytes(UTF_8);
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] mangled = text.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
      }
      mangled = Arrays.copyOf(mangled, random.nextInt(text.length / 2, text.length + 1));
      if (JsonText.parse(mangled, Bounds.RECORD) instanceof Parsed.Value(Json json)) {
        assertThat(CanonicalTest.parsed(JsonText.canonical(json)))
            .as("seed %d", seed)
            .isEqualTo(json);
      }
    }
  }

  @Test
  void naughtyStringsAreKeptAsTheyAre() throws Exception {
    byte[] file = CanonicalTest.resource("/blns/blns.json");
    Json list = CanonicalTest.parsed(file);

    assertThat(((JsonArray) list).items()).hasSize(461);
    assertThat(CanonicalTest.parsed(JsonText.canonical(list))).isEqualTo(list);
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<' && i + 3 < text.length() && text.charAt(i + 3) == '>') {
        out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        out.writeBytes(text.substring(i, i + 1).getBytes(UTF_8));
      }
    }
    return out.toString(ISO_8859_1).getBytes(ISO_8859_1);
  }
}
