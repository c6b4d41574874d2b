package tansiq.core.place;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;

/**
 * One or more polygons, with holes, that do not cross themselves (GeoJSON, RFC 7946, sections 3.1.6
 * and 3.1.7). Corners are kept in 1e-7 degree, as doubles that hold these integers exactly, so that
 * JTS decides the same on every machine. Immutable and thread-safe.
 */
public final class Area {
  /** The most polygons in one area. */
  public static final int MAX_POLYGONS = 100;

  /** The most corners in one area. */
  public static final int MAX_CORNERS = 10_000;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final MultiPolygon shape;

  private Area(MultiPolygon shape) {
    this.shape = shape;
  }

  /** Reads a GeoJSON geometry of type Polygon or MultiPolygon. Altitudes are dropped. */
  public static Verdict<Area> read(Json json) {
    return new AreaReader().read(json);
  }

  /** An area of checked shape. */
  static Area of(List<Polygon> polygons) {
    return new Area(FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new)));
  }

  static LinearRing ring(List<Coordinate> corners) {
    return FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
  }

  static Polygon polygon(List<LinearRing> rings) {
    return FACTORY.createPolygon(
        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  /** Whether the point lies within or on the edge. */
  public boolean contains(Point point) {
    Coordinate at = new Coordinate(point.lonE7(), point.latE7());
    return SimplePointInAreaLocator.locate(at, shape) != Location.EXTERIOR;
  }

  /** Whether the two share a point. */
  public boolean touches(Area other) {
    return shape.intersects(other.shape);
  }

  /** The least rectangle around it. */
  public Box box() {
    Envelope box = shape.getEnvelopeInternal();
    return new Box(
        (int) box.getMinY(), (int) box.getMinX(), (int) box.getMaxY(), (int) box.getMaxX());
  }

  /** The centre of its mass on the map; it may lie outside. */
  public Point centre() {
    org.locationtech.jts.geom.Point centre = shape.getCentroid();
    return new Point((int) StrictMath.rint(centre.getY()), (int) StrictMath.rint(centre.getX()));
  }

  /** How far its farthest corner lies from its centre. */
  public Metres radius() {
    Point centre = centre();
    double farthest = 0;
    for (Coordinate corner : shape.getCoordinates()) {
      double metres =
          Geodesy.metres(centre.latE7(), centre.lonE7(), (int) corner.y, (int) corner.x);
      farthest = StrictMath.max(farthest, metres);
    }
    return Metres.ofCeiling(farthest);
  }

  /** How many polygons. */
  public int polygons() {
    return shape.getNumGeometries();
  }

  /** The GeoJSON geometry: a Polygon if it is one, else a MultiPolygon. */
  public JsonObject toJson() {
    List<Json> polygons = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      polygons.add(rings((Polygon) shape.getGeometryN(i)));
    }
    boolean single = polygons.size() == 1;
    return JsonObject.builder()
        .put("type", new JsonString(single ? "Polygon" : "MultiPolygon"))
        .put("coordinates", single ? polygons.getFirst() : new JsonArray(polygons))
        .build();
  }

  private static JsonArray rings(Polygon polygon) {
    List<Json> rings = new ArrayList<>();
    rings.add(corners(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(corners(polygon.getInteriorRingN(i)));
    }
    return new JsonArray(rings);
  }

  private static JsonArray corners(Geometry ring) {
    List<Json> corners = new ArrayList<>();
    for (Coordinate corner : ring.getCoordinates()) {
      corners.add(
          JsonArray.of(new JsonNumber(corner.x / Point.E7), new JsonNumber(corner.y / Point.E7)));
    }
    return new JsonArray(corners);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Area that && shape.equalsExact(that.shape);
  }

  @Override
  public int hashCode() {
    return box().hashCode();
  }

  @Override
  public String toString() {
    return "Area" + box();
  }
}
