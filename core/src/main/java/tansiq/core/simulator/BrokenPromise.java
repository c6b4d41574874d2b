package tansiq.core.simulator;

import java.io.Serial;

/** Carries a broken promise up to the run that notices it. */
final class BrokenPromise extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Promise promise;
  private final String what;

  BrokenPromise(Promise promise, String what) {
    super(what);
    this.promise = promise;
    this.what = what;
  }

  String what() {
    return what;
  }

  Promise promise() {
    return promise;
  }
}
