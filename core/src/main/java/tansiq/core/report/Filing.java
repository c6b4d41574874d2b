package tansiq.core.report;

import java.util.Optional;
import tansiq.core.record.Status;

/**
 * One line of intake, checked.
 *
 * @param ext the sender's own id, unique in its member; where the input gives none, the SHA-256 of
 *     the canonical form of the input, in hexadecimal digits
 * @param status if the input states one
 * @param label what the input states of it
 */
public record Filing(Content content, String ext, Optional<Status> status, StatedLabel label) {}
