package tansiq.core.json;

import java.util.function.Function;

/** What came of reading something that others wrote: bad input is normal, so it is a value too. */
public sealed interface Verdict<T> {
  /** It is well formed. */
  record Accepted<T>(T value) implements Verdict<T> {}

  /**
   * It is refused, and nothing has changed.
   *
   * @param field the path of the field, such as {@code where.lat} or {@code media[2].sha256}; empty
   *     when the whole is meant
   * @param reason in plain words, without what the input said
   */
  record Refused<T>(String field, String reason) implements Verdict<T> {}

  /** The same refusal, or what the function makes of the value. */
  default <R> Verdict<R> then(Function<? super T, Verdict<R>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(String field, String reason) -> new Refused<>(field, reason);
    };
  }
}
