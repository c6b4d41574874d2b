package tansiq.core.json;

/** A JSON string. */
public record JsonString(String value) implements Json {}
