package tansiq.core.report;

/**
 * What happened.
 *
 * @param count how many of it, such as shells or people who crossed
 * @param dead how many people died
 * @param injured how many people were injured
 */
public record What(Category category, Counts count, Counts dead, Counts injured) {}
