package tansiq.node.example;

import tansiq.core.place.Names;

/**
 * A member of the example alliance.
 *
 * @param word the member's name in records, such as {@code sy}
 * @param language of its desks: BCP 47; empty for a member without a node
 * @param names in English, Arabic, Persian and Russian
 */
public record ExampleMember(String word, Kind kind, String language, Names names) {
  /** What sort of member this is. */
  public enum Kind {
    /** One of the four states. */
    STATE,
    /** An invented monitoring mission. */
    MISSION,
    /** The information centre. */
    CENTRE,
    /** Named in a group, without a node. */
    NAMED
  }
}
