package tansiq.core.json;

/** The JSON literals {@code true} and {@code false}. */
public record JsonBool(boolean value) implements Json {}
