package tansiq.core.report;

import java.time.LocalDate;
import java.util.Optional;
import tansiq.core.place.Cell;

/**
 * What of a report may be told when the rest must not: the branch, a cell of some 25 km and the
 * day.
 *
 * @param cell at {@link Cell#COARSE}; absent when the report is not placed
 * @param day of the beginning, UTC
 */
public record Coarse(Branch branch, Optional<Cell> cell, LocalDate day) {}
