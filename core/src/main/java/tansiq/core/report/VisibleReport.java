package tansiq.core.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A report as far as somebody may see it: a section that is not held, or that breaks a rule, is
 * absent here.
 *
 * @param ignored names of sections that are held but break a rule, and count as absent
 */
public record VisibleReport(
    Optional<What> what,
    Optional<When> when,
    Optional<Where> where,
    Optional<How> how,
    Optional<Vantage> vantage,
    Optional<Coarse> coarse,
    List<Text> texts,
    List<Media> media,
    List<Claim> claims,
    Optional<Source> source,
    SortedSet<String> ignored) {}
