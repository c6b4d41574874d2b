package tansiq.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.place.Gazetteer;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;

class ShippedGazetteerTest {
  private static final List<String> REGION = List.of("SY", "IQ", "IR", "TR", "JO", "LB");

  private final Gazetteer places = ShippedGazetteer.get();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aleppo              | 36.20 | 37.16
          damascus            | 33.51 | 36.29
          idlib               | 35.93 | 36.63
          homs                | 34.73 | 36.72
          hasakeh             | 36.50 | 40.75
          deir ezzor          | 35.34 | 40.14
          raqqa               | 35.95 | 39.01
          hama                | 35.13 | 36.76
          daraa               | 32.62 | 36.10
          lattakia            | 35.57 | 36.03
          quneitra            | 33.13 | 35.82
          tartous             | 34.96 | 36.07
          درعا                | 32.62 | 36.10
          دير الزور           | 35.34 | 40.14
          دیرالزور            | 35.34 | 40.14
          Дейр-эз-Зор         | 35.34 | 40.14
          Ракка               | 35.95 | 39.01
          Алеппо              | 36.20 | 37.16
          Халеб               | 36.20 | 37.16
          حلب                 | 36.20 | 37.16
          رقه                 | 35.95 | 39.01
          البو كمال           | 34.45 | 40.92
          القائم              | 34.39 | 40.99
          Tal Afar            | 36.38 | 42.45
          Sinjar              | 36.32 | 41.88
          کرکوک               | 35.47 | 44.39
          """)
  void findsTheTownsOfTheExampleInItsLanguages(String name, double lat, double lon) {
    Gazetteer.Match match = places.find(name, REGION).orElseThrow();
    assertThat(match.point().metresTo(Point.ofDegrees(lat, lon))).isLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aleppo Governorate",
        "محافظة حلب",
        "استان حلب",
        "Daraa governorate",
        "محافظة درعا",
        "Cherkaska oblast",
        "Chernihivska oblast",
        "Chernivetska oblast",
        "Dnipropetrovska oblast",
        "Donetska oblast",
        "Ivano-Frankivska oblast",
        "Kharkivska oblast",
        "Khersonska oblast",
        "Khmelnytska oblast",
        "Kirovohradska oblast",
        "Kyivska oblast",
        "Luhanska oblast",
        "Lvivska oblast",
        "Mykolaivska oblast",
        "Odeska oblast",
        "Poltavska oblast",
        "Rivnenska oblast",
        "Sumska oblast",
        "Ternopilska oblast",
        "Vinnytska oblast",
        "Volynska oblast",
        "Zakarpatska oblast",
        "Zaporizka oblast",
        "Zhytomyrska oblast",
        "Kyiv City",
        "Вінницька область",
        "Винницкая область"
      })
  void findsAdminAreasByTheirWord(String name) {
    Gazetteer.Match match = places.find(name, REGION).orElseThrow();
    assertThat(match.placing()).isIn(Placing.AREA, Placing.ALIAS);
    assertThat(match.radius().value()).isBetween(15_000, 160_000);
  }

  @Test
  void aVillageThatTheListsLackIsNotFoundAtTheOtherEndOfTheWorld() {
    assertThat(places.find("Cambridge", List.of())).isPresent();
    assertThat(places.find("Andorra la Vella", REGION)).isEmpty();
    assertThat(places.find("Andorra la Vella", List.of("AD"))).isPresent();
    assertThat(places.find("Paris", REGION)).isPresent();
    assertThat(places.find("", REGION)).isEmpty();
    assertThat(places.find("؟؟", REGION)).isEmpty();
  }

  @Test
  void aPlaceLiesWithinItsAdminArea() {
    Gazetteer.Match daraa = places.find("Nawa", REGION).orElseThrow();
    assertThat(daraa.within().byLanguage()).containsEntry("ar", "محافظة درعا");
  }

  @Test
  void aPrefixOffersTheRegionFirst() {
    assertThat(places.search("dar", REGION, 3))
        .extracting(match -> match.names().find("en").orElse(""))
        .containsExactly("Daraa", "Darayya", "Dārāb");
    assertThat(places.search("حل", REGION, 1))
        .extracting(match -> match.names().find("en").orElse(""))
        .containsExactly("Aleppo");
    assertThat(places.search(" ", REGION, 3)).isEmpty();
  }

  @Test
  void aPointIsNamedByTheNearestPlace() {
    assertThat(places.nearest(Point.ofDegrees(32.63, 36.09)).orElseThrow().names().find("en"))
        .contains("Daraa al-Balad");
  }

  @Test
  void tellsTheTimeZoneOfAPoint() {
    assertThat(places.zone(Point.ofDegrees(32.62, 36.10))).contains(ZoneId.of("Asia/Damascus"));
    assertThat(places.zone(Point.ofDegrees(36.34, 43.12))).contains(ZoneId.of("Asia/Baghdad"));
    assertThat(places.zone(Point.ofDegrees(35.69, 51.42))).contains(ZoneId.of("Asia/Tehran"));
    assertThat(places.zone(Point.ofDegrees(49.2, 28.5))).contains(ZoneId.of("Europe/Kyiv"));
    assertThat(places.zone(Point.ofDegrees(43.1, 131.9))).contains(ZoneId.of("Asia/Vladivostok"));
    assertThat(places.zone(Point.ofDegrees(0, -140))).isEqualTo(Optional.empty());
  }
}
