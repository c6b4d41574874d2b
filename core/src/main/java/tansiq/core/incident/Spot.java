package tansiq.core.incident;

/**
 * Where an incident was.
 *
 * @param latE7 latitude in 1e-7 degrees, WGS 84
 * @param lonE7 longitude in 1e-7 degrees, WGS 84
 * @param radiusM metres within which the truth lies with 90 %
 * @param exact whether some report gave the point itself; if not, it is a named area
 */
public record Spot(int latE7, int lonE7, double radiusM, boolean exact) {}
