package tansiq.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoordinatesTest {
  private static final Optional<Box> REGION = Optional.of(Box.ofDegrees(25, 35, 40, 64));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          32.62, 36.10                          | 32.62      | 36.10
          32.62 36.10                           | 32.62      | 36.10
          +32.62/+36.10                         | 32.62      | 36.10
          -32.62, -36.10                        | -32.62     | -36.10
          32.62N 36.10E                         | 32.62      | 36.10
          N32.62 E36.10                         | 32.62      | 36.10
          N 32.62, E 36.10                      | 32.62      | 36.10
          36.10E, 32.62N                        | 32.62      | 36.10
          32.62S 36.10W                         | -32.62     | -36.10
          32,62 36,10                           | 32.62      | 36.10
          32,62; 36,10                          | 32.62      | 36.10
          32,62, 36,10                          | 32.62      | 36.10
          32, 36                                | 32         | 36
          32,36                                 | 32         | 36
          ٣٢٫٦٢، ٣٦٫١٠                          | 32.62      | 36.10
          ٣٢٫٦٢ شمال ٣٦٫١٠ شرق                  | 32.62      | 36.10
          ۳۲٫۶۲ شمالی، ۳۶٫۱۰ شرقی               | 32.62      | 36.10
          32.62° N, 36.10° E                    | 32.62      | 36.10
          32°37'12"N 36°06'00"E                 | 32.62      | 36.10
          32° 37′ 12″ N, 36° 6′ 0″ E            | 32.62      | 36.10
          32º37’12”N, 36º06’00”E                | 32.62      | 36.10
          32°37'12''N 36°06'00''E               | 32.62      | 36.10
          32d37m12s N 36d6m0s E                 | 32.62      | 36.10
          32d37m12sN 36d6m0sE                   | 32.62      | 36.10
          32:37:12N 36:06:00E                   | 32.62      | 36.10
          32 37 12 N 36 06 00 E                 | 32.62      | 36.10
          32 37 12, 36 06 00                    | 32.62      | 36.10
          32 37 12 36 06 00                     | 32.62      | 36.10
          32°37.2'N 36°06.0'E                   | 32.62      | 36.10
          32 37.2 N, 36 6.0 E                   | 32.62      | 36.10
          32°37'12" 36°06'00"                   | 32.62      | 36.10
          323712N 0360600E                      | 32.62      | 36.10
          3237.2N 03606.0E                      | 32.62      | 36.10
          32°37'12"S 36°06'00"W                 | -32.62     | -36.10
          -32°37'12", -36°06'00"                | -32.62     | -36.10
          32°37'12" с.ш. 36°06'00" в.д.         | 32.62      | 36.10
          ٣٢°٣٧′١٢″ شمالاً ٣٦°٠٦′٠٠″ شرقاً      | 32.62      | 36.10
          32.62 north 36.10 east                | 32.62      | 36.10
          37S BS 27889 12875                    | 32.62      | 36.10
          37N 227889 3612875                    | 32.62      | 36.10
          37 north 227889 3612875               | 32.62      | 36.10
          UTM 37S 227889 3612875                | 32.62      | 36.10
          37S 227889mE 3612875mN                | 32.62      | 36.10
          36T 727836 4611110                    | 41.6192    | 35.7347
          56H 334900 6252288                    | -33.8568   | 151.2153
          """)
  void readsAPairAsPeopleWriteIt(String text, double lat, double lon) {
    assertThat(Coordinates.read(text, REGION)).isInstanceOf(CoordinateReading.Found.class);
    Point point = ((CoordinateReading.Found) Coordinates.read(text, REGION)).point();
    assertThat(point.metresTo(Point.ofDegrees(lat, lon))).as("%s", point).isLessThan(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          91, 36                      | latitude beyond 90°
          32, 181                     | longitude beyond 180°
          32°60'N 36°E                | minutes beyond 60
          32°10'60"N 36°E             | seconds beyond 60
          32.5°10'N 36°E              | a fraction before the last part of an angle
          32.62N 36.10                | a letter on one angle only
          32.62N 36.10N               | two angles of one kind
          -32.62N 36.10E              | a sign and a letter on one angle
          32.62                       | not a pair of angles
          Daraa                       | not coordinates
          61SBS 27957 11792           | no such zone of MGRS
          37SIS 27957 11792           | no such square in this zone of MGRS
          37SJS 27957 11792           | no such square in this zone of MGRS
          37SBK 27957 11792           | lies outside its band
          61N 227957 3611792          | no such zone of UTM
          """)
  void refusesWithAReason(String text, String reason) {
    assertThat(Coordinates.read(text, REGION)).isEqualTo(new CoordinateReading.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          36.10, 32.62
          36°06'00" 32°37'12"
          """)
  void asksAboutAPairThatLooksSwapped(String text) {
    CoordinateReading reading = Coordinates.read(text, REGION);
    assertThat(reading).isInstanceOf(CoordinateReading.LooksSwapped.class);
    CoordinateReading.LooksSwapped asked = (CoordinateReading.LooksSwapped) reading;
    assertThat(asked.written()).isEqualTo(Point.ofDegrees(36.10, 32.62));
    assertThat(asked.suggestion()).isEqualTo(Point.ofDegrees(32.62, 36.10));
    assertThat(asked.question())
        .isEqualTo("looks swapped: 36.1, 32.62 lies outside the region, 32.62, 36.1 within it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          36.10N 32.62E
          50.45, 10.52
          """)
  void asksNothingWhereLettersSayOrNeitherFits(String text) {
    assertThat(Coordinates.read(text, REGION)).isInstanceOf(CoordinateReading.Found.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          32.6, 36.1          | 5560
          32.62, 36.10        | 556
          32.6200, 36.1000    | 6
          37SBS 27957 11792   | 1
          37SBS 27 11         | 708
          37SBS               | 70711
          """)
  void tellsHowExactTheWritingIs(String text, int metres) {
    assertThat(Coordinates.read(text, REGION))
        .isInstanceOfSatisfying(
            CoordinateReading.Found.class,
            found -> assertThat(found.precision()).isEqualTo(new Metres(metres)));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsMgrsAsGeographicLibWritesIt(String lat, String lon, String mgrs) {
    CoordinateReading reading = Coordinates.read(mgrs, Optional.empty());
    assertThat(reading).isInstanceOf(CoordinateReading.Found.class);
    Point truth = Point.ofDegrees(Double.parseDouble(lat), Double.parseDouble(lon));
    // The reference names a square of one metre; the point is its middle.
    assertThat(((CoordinateReading.Found) reading).point().metresTo(truth)).isLessThan(0.8);
  }

  static Stream<String[]> vectors() {
    try (var in = CoordinatesTest.class.getResourceAsStream("mgrs.csv")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      return lines.stream().map(line -> line.split(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
