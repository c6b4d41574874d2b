package tansiq.core.exchange;

import java.util.Arrays;
import java.util.function.LongFunction;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * How the policy of one ledger ran over its indexes: where its alliance records are, and the policy
 * after the last of them. Immutable. Older policies are made anew from the records, which are few,
 * rather than kept.
 */
public final class Course {
  private final long[] indexes;
  private final Policy latest;

  private Course(long[] indexes, Policy latest) {
    this.indexes = indexes;
    this.latest = latest;
  }

  /** The course before the first entry. */
  public static Course none(LedgerId ledger) {
    return new Course(new long[0], Policy.none(ledger));
  }

  /** The course after one more entry; entries come in order, bare ones may be left out. */
  public Course apply(long index, Entry entry) {
    Policy after = latest.apply(entry);
    if (after.alliance().said() == latest.alliance().said()) {
      return this;
    }
    long[] more = Arrays.copyOf(indexes, indexes.length + 1);
    more[indexes.length] = index;
    return new Course(more, after);
  }

  /** The policy after all entries. */
  public Policy latest() {
    return latest;
  }

  /**
   * The policy by which the entry at an index is judged.
   *
   * @param read gives the entry at an index
   */
  public Policy at(long index, LongFunction<Entry> read) {
    return walk(read).at(index);
  }

  /** A walk over the policies by ascending index, which reads each alliance record at most once. */
  public Walk walk(LongFunction<Entry> read) {
    return new Walk(this, read);
  }

  /** Walks over the policies of a ledger. Not thread-safe. */
  public static final class Walk {
    private final Course course;
    private final LongFunction<Entry> read;
    private Policy policy;
    private int passed;

    private Walk(Course course, LongFunction<Entry> read) {
      this.course = course;
      this.read = read;
      this.policy = Policy.none(course.latest.alliance().ledger());
    }

    /** The policy by which the entry at an index is judged; indexes never fall. */
    public Policy at(long index) {
      long[] indexes = course.indexes;
      if (indexes.length == 0 || index > indexes[indexes.length - 1]) {
        return course.latest;
      }
      while (passed < indexes.length && indexes[passed] < index) {
        policy = policy.apply(read.apply(indexes[passed]));
        passed++;
      }
      return policy;
    }
  }
}
