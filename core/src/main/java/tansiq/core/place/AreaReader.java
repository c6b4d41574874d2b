package tansiq.core.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;

/** Reads one GeoJSON geometry; the first thing wrong is the reason. Used once. */
final class AreaReader {
  private static final int LEAST_CORNERS = 4;

  private @Nullable String reason;
  private int corners;

  Verdict<Area> read(Json json) {
    List<Polygon> polygons = polygons(json);
    if (reason == null) {
      check(polygons);
    }
    return reason == null
        ? new Verdict.Accepted<>(Area.of(polygons))
        : new Verdict.Refused<>("", reason);
  }

  private List<Polygon> polygons(Json json) {
    if (!(json instanceof JsonObject object)) {
      return refuse("not a GeoJSON geometry");
    }
    if (!(object.find("type") instanceof JsonString type)
        || !(object.find("coordinates") instanceof JsonArray coordinates)) {
      return refuse("a geometry has a type and coordinates");
    }
    List<Json> each =
        switch (type.value()) {
          case "Polygon" -> List.of(coordinates);
          case "MultiPolygon" -> coordinates.items();
          default -> refuse("the type of an area is Polygon or MultiPolygon");
        };
    if (reason == null && each.isEmpty()) {
      return refuse("no polygon");
    }
    if (each.size() > Area.MAX_POLYGONS) {
      return refuse("over " + Area.MAX_POLYGONS + " places: " + each.size() + " polygons");
    }
    List<Polygon> polygons = new ArrayList<>(each.size());
    for (Json rings : each) {
      List<LinearRing> read = rings(rings);
      if (reason != null) {
        return List.of();
      }
      polygons.add(Area.polygon(read));
    }
    return polygons;
  }

  private List<LinearRing> rings(Json json) {
    if (!(json instanceof JsonArray array) || array.items().isEmpty()) {
      return refuse("a polygon is a list of rings");
    }
    List<LinearRing> rings = new ArrayList<>(array.items().size());
    for (Json ring : array.items()) {
      List<Coordinate> corners = corners(ring);
      if (reason != null) {
        return List.of();
      }
      rings.add(Area.ring(corners));
    }
    return rings;
  }

  private List<Coordinate> corners(Json json) {
    if (!(json instanceof JsonArray array) || array.items().size() < LEAST_CORNERS) {
      return refuse("a ring has four positions or more");
    }
    corners += array.items().size();
    if (corners > Area.MAX_CORNERS) {
      return refuse("over " + Area.MAX_CORNERS + " corners");
    }
    List<Coordinate> ring = new ArrayList<>(array.items().size());
    for (Json position : array.items()) {
      Coordinate corner = corner(position);
      if (corner == null) {
        return List.of();
      }
      ring.add(corner);
    }
    if (!ring.getFirst().equals2D(ring.getLast())) {
      return refuse("a ring ends where it begins");
    }
    return ring;
  }

  private @Nullable Coordinate corner(Json json) {
    if (!(json instanceof JsonArray array)
        || array.items().size() < 2
        || array.items().size() > 3
        || !(array.items().get(0) instanceof JsonNumber lon)
        || !(array.items().get(1) instanceof JsonNumber lat)) {
      refuse("a position is a longitude and a latitude");
      return null;
    }
    if (!Point.isLongitude(lon.value()) || !Point.isLatitude(lat.value())) {
      refuse("not on the Earth: longitude " + lon.value() + ", latitude " + lat.value());
      return null;
    }
    Point point = Point.ofDegrees(lat.value(), lon.value());
    return new Coordinate(point.lonE7(), point.latE7());
  }

  private void check(List<Polygon> polygons) {
    // One polygon at a time first: parts that overlap get another reason than a ring that crosses.
    for (Polygon polygon : polygons) {
      if (polygon.getEnvelopeInternal().getWidth() > 180.0 * Point.E7) {
        refuse("wider than half the Earth: split it at the meridian of 180°");
        return;
      }
      TopologyValidationError error = new IsValidOp(polygon).getValidationError();
      if (error != null) {
        refuse(words(error));
        return;
      }
    }
    Polygon[] all = polygons.toArray(Polygon[]::new);
    if (all.length > 1 && !new GeometryFactory().createMultiPolygon(all).isValid()) {
      refuse("polygons of one area overlap");
    }
  }

  private static String words(TopologyValidationError error) {
    Coordinate at = error.getCoordinate();
    String where = at == null ? "" : " at " + at.y / Point.E7 + ", " + at.x / Point.E7;
    return switch (error.getErrorType()) {
      case TopologyValidationError.SELF_INTERSECTION,
          TopologyValidationError.RING_SELF_INTERSECTION ->
          "the polygon crosses itself" + where;
      case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside its polygon" + where;
      case TopologyValidationError.NESTED_HOLES -> "a hole lies within a hole" + where;
      case TopologyValidationError.DISCONNECTED_INTERIOR -> "holes cut the polygon apart" + where;
      default -> "not a polygon" + where;
    };
  }

  private <T> List<T> refuse(String why) {
    if (reason == null) {
      reason = why;
    }
    return List.of();
  }
}
