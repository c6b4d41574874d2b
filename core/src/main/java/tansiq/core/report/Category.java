package tansiq.core.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tansiq.core.place.Names;

/**
 * What kind of incident a report tells of: a branch and a leaf, written {@code branch.leaf}. The
 * tree is closed but for leaves of a member's own, which begin with {@code x-}.
 *
 * @param leaf a leaf of the branch, or one of the member's own
 */
public record Category(Branch branch, String leaf) {
  /** The version of the tree; a change of the tree raises it. */
  public static final int VERSION = 1;

  private static final Pattern OWN = Pattern.compile("x-[a-z0-9]+(-[a-z0-9]+){0,7}");
  private static final int LONGEST_LEAF = 40;

  /** Checks that the tree has such a leaf, or that it is one of a member's own. */
  public Category {
    if (!isOwn(leaf) && !Categories.isKnown(branch.word() + "." + leaf)) {
      throw new IllegalArgumentException("unknown category: " + branch.word() + "." + leaf);
    }
  }

  /** The category of a word, or nothing for a word that is none. */
  public static Optional<Category> find(String word) {
    Category known = Categories.find(word);
    if (known != null) {
      return Optional.of(known);
    }
    int dot = word.indexOf('.');
    if (dot < 0 || !isOwn(word.substring(dot + 1))) {
      return Optional.empty();
    }
    return Branch.find(word.substring(0, dot))
        .map(branch -> new Category(branch, word.substring(dot + 1)));
  }

  /** All leaves of the tree, in its order. */
  public static List<Category> list() {
    return Categories.list();
  }

  /** The word in a record: {@code branch.leaf}. */
  public String word() {
    return branch.word() + "." + leaf;
  }

  /** Whether the leaf is a member's own. */
  public boolean isOwn() {
    return isOwn(leaf);
  }

  /** What people call it; for a member's own leaf the branch's name. */
  public Names names() {
    return isOwn() ? branch.names() : Categories.names(word());
  }

  private static boolean isOwn(String leaf) {
    return leaf.length() <= LONGEST_LEAF && OWN.matcher(leaf).matches();
  }
}
