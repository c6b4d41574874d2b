package tansiq.core.report;

import java.util.Optional;

/**
 * Free text in one language.
 *
 * @param lang BCP 47 tag; {@code und} if unknown
 * @param translated {@code machine} or {@code human} when it is a translation of another one
 */
public record Text(String lang, String value, Optional<String> translated) {}
