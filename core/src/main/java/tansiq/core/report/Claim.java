package tansiq.core.report;

/**
 * What somebody claims; the report quotes it and does not say that it is true.
 *
 * @param what a word such as {@code responsible} or {@code denies}
 * @param party the party that the claim is about: never a private person
 * @param by who says so
 */
public record Claim(String what, String party, String by) {}
