package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateTracesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          call +963 944 123 456                      | looks like a phone number
          call 0944-123456                           | looks like a phone number
          Call 0944-123456.                          | looks like a phone number
          اتصل على ٠٩٤٤١٢٣٤٥٦                        | looks like a phone number
          تماس ۰۹۱۲۳۴۵۶۷۸۹                           | looks like a phone number
          write to someone@example.org               | looks like an e-mail address
          a car А123ВС77 passed                      | looks like a plate
          خودرو 12ب345 دیده شد                       | looks like a plate
          a pick-up, plate Damascus 123456           | looks like a plate
          سيارة لوحة دمشق ٤٥٦٧٨٩                     | looks like a plate
          Dr. Example was there                      | looks like a person's name
          قال السيد فلان                             | looks like a person's name
          Сказал Иван Иванович                       | looks like a person's name
          """)
  void pointsOut(String text, String reason) {
    Report report =
        Inputs.report(
            Inputs.of("force.air", ",'text':[{'lang':'und','value':'%s'}]".formatted(text)));
    assertThat(PrivateTraces.find(report)).containsExactly(new Warning("text[0].value", reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shelling of 12 rounds at 14:10 on 2017-05-21, 120 mm",
        "32.6200, 36.1000 and 1234567 people",
        "at 0.12345678901 of the way, or 001234567.5",
        "ثلاث قذائف على أطراف أبو كمال",
        "Three S-300 and two BM-21 near Abu Kamal",
        "Обстрел города Алеппо, 3 раненых",
        "from 2017-05-21 14:10 to 2017-05-21 14:25",
      })
  void leavesAloneWhatTellsOfNobody(String text) {
    Report report =
        Inputs.report(
            Inputs.of("force.air", ",'text':[{'lang':'und','value':'%s'}]".formatted(text)));
    assertThat(PrivateTraces.find(report)).isEmpty();
  }

  @Test
  void looksAtEveryFieldOfFreeText() {
    Report report =
        Inputs.report(
            ("{'origin':'Mr Example','what':{'category':'force.air'},"
                + "'when':{'from':'2017-05-21T14:10:00Z'},"
                + "'where':{'place':{'en':'house of Mr Example'}},"
                + "'claims':[{'what':'responsible','party':'Mr Example','by':'Mr Example'}]}"));
    assertThat(PrivateTraces.find(report))
        .extracting(Warning::field)
        .containsExactly("where.place.en", "claims[0].party", "claims[0].by", "origin");
  }
}
