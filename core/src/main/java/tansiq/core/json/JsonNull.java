package tansiq.core.json;

/** The JSON literal {@code null}. */
public record JsonNull() implements Json {}
