package tansiq.core.view;

/**
 * A text and its language.
 *
 * @param lang BCP 47 tag; {@code und} if unknown
 */
public record Spoken(String lang, String text) {}
