package tansiq.core.picture;

/** Whose records a layer of the picture is made from. */
public sealed interface Scope {
  /** All that this node holds. */
  record All() implements Scope {}

  /** What every member of a group may hold, by each author's own accepted roster. */
  record Group(String name) implements Scope {}
}
