package tansiq.core.picture;

import java.util.List;

/**
 * One node of a layer's digest tree with its children, small enough to send: months of 32 days,
 * days, blocks, records.
 *
 * @param path names from the root, joined by {@code /}; empty for the root
 * @param digest of this node, in hexadecimal
 * @param children in the order of their names
 */
public record Outline(String path, String digest, List<Child> children) {
  /** How many names the path of a record has: month, day, block, record. */
  public static final int DEPTH = 4;

  /**
   * A child.
   *
   * @param name within its parent: a day, a block's cell, or a record's id
   * @param digest of the child; for a record, of what is visible of it and of its incident
   * @param reports how many reports are below it
   */
  public record Child(String name, String digest, long reports) {}

  /** Copies the list in. */
  public Outline {
    children = List.copyOf(children);
  }
}
