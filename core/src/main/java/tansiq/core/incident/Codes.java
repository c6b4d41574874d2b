package tansiq.core.incident;

import tansiq.core.report.Branch;
import tansiq.core.report.Category;

/** Categories as numbers of 16 bits: four of the branch, twelve of the leaf, 0 for none. */
final class Codes {
  private static final int LEAF_BITS = 12;
  private static final int LEAF = (1 << LEAF_BITS) - 1;

  /** Leaves of a member's own are hashed into the numbers from here. */
  private static final int FIRST_OWN = 256;

  private static final int FORCE = number(Branch.FORCE);
  private static final int CIVILIANS = number(Branch.CIVILIANS);
  private static final int OBSTRUCTION = number(Branch.OBSTRUCTION);
  private static final int PROVOCATION = number(Branch.PROVOCATION);

  private Codes() {}

  /** The number of {@code branch.leaf}, of a branch alone, or 0 for what is neither. */
  static int of(String category) {
    int dot = category.indexOf('.');
    String branch = dot < 0 ? category : category.substring(0, dot);
    int code = Branch.find(branch).map(Codes::number).orElse(0) << LEAF_BITS;
    if (dot < 0 || code == 0) {
      return code;
    }
    int known = Category.find(category).map(Category.list()::indexOf).orElse(-1);
    long hash = Facts.hash(category) >>> 40;
    return code | (known >= 0 ? known + 1 : FIRST_OWN + (int) (hash % (LEAF + 1 - FIRST_OWN)));
  }

  static int branch(int code) {
    return code >>> LEAF_BITS;
  }

  /** The leaf's number, 0 where only the branch is known. */
  static int leaf(int code) {
    return code & LEAF;
  }

  /** Branches that tell of one thing from two sides: what was done, and what it did. */
  static boolean areRelated(int codeA, int codeB) {
    int less = StrictMath.min(branch(codeA), branch(codeB));
    int more = StrictMath.max(branch(codeA), branch(codeB));
    if (less == FORCE) {
      return more == CIVILIANS
          || more == number(Branch.HAZARD)
          || more == number(Branch.BORDER)
          || more == number(Branch.OVERFLIGHT);
    }
    return (less == CIVILIANS && (more == PROVOCATION || more == number(Branch.HAZARD)))
        || (less == OBSTRUCTION && more == PROVOCATION);
  }

  private static int number(Branch branch) {
    return switch (branch) {
      case FORCE -> 1;
      case POSTURE -> 2;
      case OVERFLIGHT -> 3;
      case CIVILIANS -> 4;
      case OBSTRUCTION -> 5;
      case PROVOCATION -> 6;
      case BORDER -> 7;
      case HAZARD -> 8;
      case NOTICE -> 9;
      case CALM -> 10;
    };
  }
}
