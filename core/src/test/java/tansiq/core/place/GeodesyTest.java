package tansiq.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeodesyTest {
  @Test
  void aDegreeOfLatitudeIsSome111Kilometres() {
    assertThat(Point.ofDegrees(0, 0).metresTo(Point.ofDegrees(1, 0)))
        .isCloseTo(111_195.08, within(0.01));
  }

  @Test
  void halfAroundTheEarthIsTheFarthest() {
    assertThat(Point.ofDegrees(90, 0).metresTo(Point.ofDegrees(-90, 0)))
        .isCloseTo(20_015_115, within(1.0));
    assertThat(Point.ofDegrees(0, -180).metresTo(Point.ofDegrees(0, 180))).isLessThan(0.001);
  }

  @Test
  void neighboursOfAHundredthOfAMetreAreToldApart() {
    assertThat(Geodesy.metres(330_000_000, 360_000_000, 330_000_001, 360_000_000))
        .isCloseTo(0.0111, within(0.0001));
  }

  @Test
  void damascusToBaghdadIsAsFarAsAnEllipsoidSaysToHalfAPercent() {
    // 752.6 km on WGS 84 (Vincenty's formula).
    assertThat(Point.ofDegrees(33.5102, 36.29128).metresTo(Point.ofDegrees(33.34058, 44.40088)))
        .isCloseTo(752_600, within(3800.0));
  }

  @Test
  void aBoxAroundAPointHoldsItsCircle() {
    Point centre = Point.ofDegrees(60, 30);
    Box box = Box.around(centre, 10_000);
    assertThat(Geodesy.metres(box.northE7(), centre.lonE7(), centre.latE7(), centre.lonE7()))
        .isCloseTo(10_000, within(1.0));
    assertThat(Geodesy.metres(centre.latE7(), box.eastE7(), centre.latE7(), centre.lonE7()))
        .isBetween(10_000.0, 10_040.0);
  }
}
