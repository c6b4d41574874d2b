package tansiq.core.report;

import java.util.Optional;

/**
 * Where a report comes from.
 *
 * @param ext the sender's own id; absent when the sender gave none, because the one that is then
 *     derived from all of the input would let a reader guess at withheld sections
 * @param origin absent: the member itself
 * @param attribution what a licence asks to be said
 * @param amends the {@code ext} of the report that this one corrects
 * @param layer a word that tells layers of an example apart
 */
public record Source(
    Optional<String> ext,
    Optional<Origin> origin,
    Optional<String> attribution,
    Optional<String> amends,
    Optional<String> layer) {}
