package tansiq.core.report;

/** What a line of intake holds. */
public sealed interface Content permits Report, Retraction {}
