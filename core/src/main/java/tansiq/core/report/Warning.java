package tansiq.core.report;

/**
 * Something that its author should look at again before it is released; it refuses nothing.
 *
 * @param field dotted, such as {@code text[0].value}
 * @param reason in plain words
 */
public record Warning(String field, String reason) {}
