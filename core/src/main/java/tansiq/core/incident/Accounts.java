package tansiq.core.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts of one incident: reports that do not contradict each other where others do, lettered by
 * first filing and never ranked. Going through the reports by filing, each joins the first account
 * of which it contradicts no report, or begins one.
 */
final class Accounts {
  /** A crowd of contradictions is shown as one last account, so that the work stays bounded. */
  private static final int MOST = 26;

  private final List<List<Summary.Piece>> accounts = new ArrayList<>();
  private final Map<Long, Integer> byOrigin = new HashMap<>();
  private final Set<Aspect> differs = EnumSet.noneOf(Aspect.class);

  /**
   * The accounts of some reports.
   *
   * @param speaking one report an origin, by filing
   */
  Accounts(Contradiction contradiction, List<Summary.Piece> speaking) {
    for (Summary.Piece piece : speaking) {
      int account = 0;
      while (account < accounts.size() && contradicts(contradiction, piece, account)) {
        account++;
      }
      account = StrictMath.min(account, MOST - 1);
      if (account == accounts.size()) {
        accounts.add(new ArrayList<>());
      }
      accounts.get(account).add(piece);
      byOrigin.put(piece.origin(), account);
    }
  }

  private boolean contradicts(Contradiction contradiction, Summary.Piece piece, int account) {
    boolean any = false;
    for (Summary.Piece other : accounts.get(account)) {
      Set<Aspect> aspects = contradiction.of(piece, other);
      differs.addAll(aspects);
      any |= !aspects.isEmpty();
    }
    return any;
  }

  int size() {
    return accounts.size();
  }

  List<Summary.Piece> of(int account) {
    return accounts.get(account);
  }

  /** The account of a report: that of the report by which its origin speaks. */
  int account(Summary.Piece piece) {
    return byOrigin.getOrDefault(piece.origin(), 0);
  }

  /** In what the accounts contradict each other, in the order of {@link Aspect}. */
  List<Aspect> differs() {
    return List.copyOf(differs);
  }

  static String letter(int account) {
    return String.valueOf((char) ('A' + account));
  }
}
