package tansiq.bench.quality;

import tansiq.core.report.Report;

/**
 * A report whose incident is known.
 *
 * @param member who files it
 * @param incident the number of the incident that it tells of
 */
public record Known(String member, Report report, int incident) {}
