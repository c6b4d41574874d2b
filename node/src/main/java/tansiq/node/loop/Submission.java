package tansiq.node.loop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;

/**
 * Drafts that wait to be kept together.
 *
 * @param nanos when they were handed over, by {@link System#nanoTime}
 * @param outcomes completed when the disk has them, one for each draft in its order
 */
record Submission(List<Draft> drafts, long nanos, CompletableFuture<List<Outcome>> outcomes) {}
