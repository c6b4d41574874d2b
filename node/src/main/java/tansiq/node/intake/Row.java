package tansiq.node.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One record of a table, by column.
 *
 * @param columns the place of each column
 * @param values the values in the order of the columns, without white space around them
 * @param missing values that mean that nothing is known
 */
record Row(Map<String, Integer> columns, List<String> values, Set<String> missing) {

  /** The value in a column, or an empty text when nothing is known. */
  String value(String column) {
    Integer at = columns.get(column);
    if (at == null) {
      throw new IllegalStateException("columns are checked against the heading: " + column);
    }
    String value = values.get(at);
    return missing.contains(value) ? "" : value;
  }
}
