package tansiq.core.place;

/** Compares names across spellings. */
public final class Spelling {
  private Spelling() {}

  /** What is the same for all usual spellings of one name. */
  public static String key(String name) {
    throw new UnsupportedOperationException(name);
  }
}
