package tansiq.node.example;

import tansiq.core.record.Level;

/**
 * What one member grants to another.
 *
 * @param author whose records these are
 * @param member who may hold them
 * @param level the highest that it may hold
 */
public record ExampleCeiling(String author, String member, Level level) {}
