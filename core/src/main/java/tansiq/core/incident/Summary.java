package tansiq.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/** Puts together what the reports of one incident say. Pure. */
public final class Summary {
  private Summary() {}

  /**
   * A report of an incident.
   *
   * @param row its facts
   * @param passesOn whether it passes on another's observation
   * @param origin a number that the reports of one origin share
   */
  public record Piece(
      int row,
      Hash id,
      LedgerId ledger,
      long index,
      Instant at,
      boolean passesOn,
      long origin,
      SortedSet<String> sections) {
    /** By filing: the author's clock, then ledger and index. */
    static final Comparator<Piece> FILING =
        Comparator.comparing(Piece::at)
            .thenComparing(Piece::ledger)
            .thenComparingLong(Piece::index);
  }

  /** What is told of a report that is part of no incident. */
  public static Told alone(Piece piece) {
    return told(piece, 0, Accounts.letter(0));
  }

  /**
   * The incident of some reports, at least one.
   *
   * @param id the id of the report that the others joined
   */
  public static Incident of(Weights weights, FactColumns facts, Hash id, List<Piece> pieces) {
    List<Piece> filed = new ArrayList<>(pieces);
    filed.sort(Piece.FILING);
    List<Piece> speaking = speaking(filed);
    Accounts accounts = new Accounts(new Contradiction(weights, facts), speaking);
    Estimate estimate = new Estimate(facts);
    List<Aspect> differs = accounts.differs();
    // Where accounts contradict each other no mean is taken: the account filed first is shown.
    List<Piece> first = accounts.of(0);
    Map<Long, Integer> origins = new LinkedHashMap<>();
    List<Told> told = new ArrayList<>();
    for (Piece piece : filed) {
      int origin = origins.computeIfAbsent(piece.origin(), key -> origins.size());
      told.add(told(piece, origin, Accounts.letter(accounts.account(piece))));
    }
    return new Incident(
        id,
        category(facts, filed),
        estimate
            .span(differs.contains(Aspect.WHEN) ? first : speaking)
            .or(() -> estimate.span(filed)),
        estimate
            .spot(differs.contains(Aspect.WHERE) ? first : speaking)
            .or(() -> estimate.spot(filed)),
        filed.stream().anyMatch(piece -> facts.isNamed(piece.row())),
        tellers(filed),
        origins.size(),
        told,
        counts(facts, speaking),
        differs,
        accounts.size());
  }

  private static Told told(Piece piece, int origin, String account) {
    return new Told(
        piece.id(),
        piece.ledger(),
        piece.index(),
        piece.at(),
        piece.passesOn() ? Stance.PASSES_ON : Stance.REPORTS,
        origin,
        account,
        piece.sections());
  }

  /** One report an origin: the latest of its own, or the latest that passes it on. */
  private static List<Piece> speaking(List<Piece> filed) {
    Map<Long, Piece> latest = new LinkedHashMap<>();
    for (Piece piece : filed) {
      latest.merge(
          piece.origin(), piece, (old, late) -> late.passesOn() && !old.passesOn() ? old : late);
    }
    List<Piece> speaking = new ArrayList<>(latest.values());
    speaking.sort(Piece.FILING);
    return speaking;
  }

  private static String category(FactColumns facts, List<Piece> filed) {
    String category = "";
    for (Piece piece : filed) {
      String own = facts.category(piece.row());
      if (own.indexOf('.') >= 0) {
        return own;
      }
      category = category.isEmpty() ? own : category;
    }
    return category;
  }

  private static List<Teller> tellers(List<Piece> filed) {
    SortedMap<String, Stance> stances = new TreeMap<>();
    for (Piece piece : filed) {
      stances.merge(
          piece.ledger().member(),
          piece.passesOn() ? Stance.PASSES_ON : Stance.REPORTS,
          (a, b) -> a == Stance.REPORTS ? a : b);
    }
    List<Teller> tellers = new ArrayList<>();
    stances.forEach((member, stance) -> tellers.add(new Teller(member, stance)));
    return tellers;
  }

  private static Map<Aspect, Spread> counts(FactColumns facts, List<Piece> speaking) {
    Map<Aspect, Spread> counts = new EnumMap<>(Aspect.class);
    Contradiction.COUNTED.forEach((aspect, which) -> {
      Spread spread = Contradiction.spread(facts, which, speaking);
      if (spread != null) {
        counts.put(aspect, spread);
      }
    });
    return counts;
  }
}
