/**
 * Where things are: points, distances, cells, areas, coordinates as people write them, and a
 * gazetteer. It guarantees that the same input gives the same result on every machine; it never
 * reads a file and never guesses a place without saying how sure it is.
 */
@NullMarked
package tansiq.core.place;

import org.jspecify.annotations.NullMarked;
