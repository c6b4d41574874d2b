package tansiq.node.example;

import java.util.List;
import tansiq.core.place.Names;

/**
 * A group of the example alliance.
 *
 * @param word the group's name in records, such as {@code four}
 * @param names in English, Arabic, Persian and Russian
 * @param members their words; at least two
 */
public record ExampleGroup(String word, Names names, List<String> members) {
  /** Copies the members in. */
  public ExampleGroup {
    members = List.copyOf(members);
  }
}
