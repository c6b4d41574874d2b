package tansiq.core.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A report as its author states it, checked. Immutable. */
public record Report(
    What what,
    When when,
    Where where,
    How how,
    Vantage vantage,
    List<Text> texts,
    List<Media> media,
    List<Claim> claims,
    Source source)
    implements Content {
  /** The word of the kind. */
  public static final String KIND = "report";

  /** The most text in one report, in bytes of UTF-8. */
  public static final int MAX_TEXT_BYTES = 64 * 1024;

  /** The most media in one report. */
  public static final int MAX_MEDIA = 100;

  /** Copies the lists in. */
  public Report {
    texts = List.copyOf(texts);
    media = List.copyOf(media);
    claims = List.copyOf(claims);
  }

  /** All of it, as it is read from the sections, but {@code coarse}, which the rest stands for. */
  public VisibleReport visible() {
    return new VisibleReport(
        Optional.of(what),
        Optional.of(when),
        Optional.of(where),
        how.isEmpty() ? Optional.empty() : Optional.of(how),
        vantage.isEmpty() ? Optional.empty() : Optional.of(vantage),
        Optional.empty(),
        texts,
        media,
        claims,
        Optional.of(source),
        Collections.emptySortedSet());
  }
}
