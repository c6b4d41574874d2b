package tansiq.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tansiq.core.report.Text;

/** The small parts that facts and scores are made of. */
class SketchTest {
  private static Sketch sketch(String lang, String value) {
    return Sketch.of(List.of(new Text(lang, value, Optional.empty())));
  }

  private static List<Integer> shared(Sketch a, Sketch b, int kind) {
    return Arrays.stream(a.tokens())
        .filter(token -> (token & 3) == kind)
        .filter(token -> Arrays.binarySearch(b.tokens(), token) >= 0)
        .boxed()
        .toList();
  }

  @Test
  void numbersAreTheSameInEveryScript() {
    Sketch en = sketch("en", "17 wounded");

    for (String digits : List.of("١٧", "۱۷", "17")) {
      assertThat(shared(en, sketch("ar", digits + " جريحا"), Sketch.LARGE_NUMBER))
          .as(digits)
          .hasSize(1);
    }
  }

  @Test
  void aMeaningIsTheSameInFourLanguages() {
    Sketch en = sketch("en", "The market and the school");

    assertThat(shared(en, sketch("ar", "السوق والمدرسة"), Sketch.MEANING)).hasSize(2);
    assertThat(shared(en, sketch("fa", "بازار و مدرسه"), Sketch.MEANING)).hasSize(2);
    assertThat(shared(en, sketch("ru", "рынок, школа"), Sketch.MEANING)).hasSize(2);
  }

  @Test
  void spellingsAndEndingsOfOneWordAgree() {
    assertThat(shared(sketch("ar", "الإسكندرية"), sketch("ar", "اسكندريه"), Sketch.WORD))
        .hasSize(1);
    assertThat(shared(sketch("ru", "Краснодаре"), sketch("ru", "краснодар"), Sketch.WORD))
        .hasSize(1);
    assertThat(shared(sketch("fa", "کرمانشاه"), sketch("fa", "كرمانشاه"), Sketch.WORD)).hasSize(1);
  }

  @Test
  void aSketchIsBoundedAndSorted() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("word").append(i).append("x ").append(i).append(' ');
    }
    int[] tokens = sketch("en", text.toString()).tokens();

    assertThat(tokens.length).isBetween(1, Sketch.MOST);
    assertThat(tokens).isSorted();
    assertThat(Sketch.of(List.of()).tokens()).isEmpty();
  }

  @Test
  void theLogarithmFromTheTableIsCloseToTheRealOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double x = StrictMath.exp(random.nextDouble(-40, 40));
      assertThat(Ln.of(x)).isCloseTo(StrictMath.log(x), within(1e-9));
    }
    assertThat(Ln.of(1)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aDeviationIsNeverRoundedDown() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      double sigma = random.nextDouble(0, 1e6);
      double kept = Sigma.value(Sigma.code(sigma));
      assertThat(kept).isGreaterThanOrEqualTo(sigma);
      assertThat(kept).isLessThanOrEqualTo(StrictMath.max(1, sigma * 1.1));
    }
  }
}
