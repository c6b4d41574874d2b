package tansiq.core.incident;

/**
 * A member that tells of an incident.
 *
 * @param member the member's name
 * @param stance reports when any of its reports is its own observation
 */
public record Teller(String member, Stance stance) {}
