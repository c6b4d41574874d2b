package tansiq.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void theVectorsOfRfc8785(String name) throws IOException {
    byte[] input = resource("/jcs/input/" + name + ".json");
    byte[] output = resource("/jcs/output/" + name + ".json");

    assertThat(JsonText.canonical(parsed(input))).asString(UTF_8).isEqualTo(text(output));
  }

  /** RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void theNumbersOfRfc8785(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalNumber.text(value)).isEqualTo(text);
  }

  /** What V8 writes for the smallest doubles, where Java's own text has a digit more. */
  @ParameterizedTest
  @CsvSource({
    "1, 5e-324",
    "2, 1e-323",
    "3, 1.5e-323",
    "4, 2e-323",
    "5, 2.5e-323",
    "6, 3e-323",
    "7, 3.5e-323",
    "9, 4.4e-323",
    "a, 5e-323",
    "b, 5.4e-323",
    "d, 6.4e-323",
    "14, 1e-322",
    "15, 1.04e-322",
    "19, 1.24e-322",
    "29, 2.03e-322",
    "3c, 2.96e-322",
    "64, 4.94e-322",
    "65, 5e-322",
    "ca, 1e-321",
    "cb, 1.003e-321",
    "194, 1.996e-321",
    "3f4, 5e-321",
    "3f5, 5.005e-321",
    "7e8, 1e-320",
    "7e9, 1.0005e-320",
    "fcf, 1.9995e-320",
    "4f10, 1e-319",
    "1869f, 4.9406e-319"
  })
  void theSmallestNumbers(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalNumber.text(value)).isEqualTo(text);
  }

  @Test
  void numbersAgreeWithAnotherImplementation() throws IOException {
    long seed = 8785;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200_000; i++) {
      double value =
          switch (i % 5) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextLong(-900_000_000, 900_000_000) / 1e7;
            case 2 -> random.nextLong(1L << 40) / 1e3;
            case 3 -> random.nextLong(1L << 53) / StrictMath.pow(10, random.nextInt(30));
            default -> random.nextInt(100) * StrictMath.pow(10, random.nextInt(-330, 300));
          };
      // The other implementation lays out some subnormal numbers wrongly.
      if (!Double.isFinite(value) || StrictMath.abs(value) < Double.MIN_NORMAL) {
        continue;
      }
      assertThat(CanonicalNumber.text(value))
          .as("seed %d, number %d", seed, i)
          .isEqualTo(NumberToJSON.serializeNumber(value));
    }
  }

  @Test
  void treesAgreeWithAnotherImplementationAndReadBackAsTheSame() throws IOException {
    for (long seed = 0; seed < 2_000; seed++) {
      Json tree = new RandomJson(seed).object(4);

      byte[] canonical = JsonText.canonical(tree);

      assertThat(canonical)
          .as("seed %d", seed)
          .asString(UTF_8)
          .isEqualTo(new JsonCanonicalizer(canonical).getEncodedString());
      assertThat(parsed(canonical)).as("seed %d", seed).isEqualTo(tree);
    }
  }

  @Test
  void theOrderOfMembersChangesNothing() {
    Json one = parsed("{\"b\":1,\"a\":[{\"z\":null,\"y\":-0}]}".getBytes(UTF_8));
    Json other = parsed(" { \"a\" : [ {\"y\": 0.0, \"z\":null}],\"b\":1e0}".getBytes(UTF_8));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(JsonText.canonical(other))
        .asString(UTF_8)
        .isEqualTo("{\"a\":[{\"y\":0,\"z\":null}],\"b\":1}");
    assertThat(JsonText.canonical(one)).isEqualTo(JsonText.canonical(other));
  }

  @Test
  void whatCouldNotBeReadBackCannotBeMade() {
    assertThatThrownBy(() -> new JsonString("a\ud800")).hasMessage("lone surrogate");
    assertThatThrownBy(() -> new JsonString("\udc00a")).hasMessage("lone surrogate");
    assertThatThrownBy(() -> new JsonNumber(Double.NaN)).hasMessageContaining("not finite");
    assertThatThrownBy(() -> new JsonNumber(1e18)).hasMessageContaining("beyond 2^53");
    assertThatThrownBy(() -> JsonNumber.of((1L << 53) + 1)).hasMessageContaining("beyond 2^53");
    JsonObject bad = JsonObject.builder().put("\udc00", true).build();
    assertThatThrownBy(() -> JsonText.canonical(bad)).hasMessage("lone surrogate");
    assertThatThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 2))
        .hasMessageContaining("twice");
  }

  @Test
  void theWriterRefusesNamesOutOfOrder() {
    CanonicalWriter writer = new CanonicalWriter().beginObject().name("b").integer(1);

    assertThatThrownBy(() -> writer.name("a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.name("b")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  static Json parsed(byte[] text) {
    return switch (JsonText.parse(text, Bounds.RECORD)) {
      case Parsed.Value(Json json) -> json;
      case Parsed.Refused refused -> throw new AssertionError(refused + ": " + text(text));
    };
  }

  static byte[] resource(String path) throws IOException {
    try (InputStream in = CanonicalTest.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
