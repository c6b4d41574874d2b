package tansiq.core.report;

import tansiq.core.proof.Hash;

/**
 * A file that belongs to a report, named by its hash and fetched on demand.
 *
 * @param type media type (RFC 6838)
 * @param bytes its length
 */
public record Media(Hash sha256, String type, long bytes) {}
