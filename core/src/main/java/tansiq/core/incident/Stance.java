package tansiq.core.incident;

/** What a member's place on an incident is. */
public enum Stance {
  /** The member's own observation. */
  REPORTS("reports"),
  /** Another's observation handed on; not counted again. */
  PASSES_ON("passes-on");

  private final String word;

  Stance(String word) {
    this.word = word;
  }

  /** The word in an answer. */
  public String word() {
    return word;
  }
}
