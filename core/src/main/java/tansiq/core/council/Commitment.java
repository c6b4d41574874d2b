package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.place.Point;
import tansiq.core.report.Text;

/**
 * What members have taken upon themselves, from a decision.
 *
 * @param members who does it
 * @param by when it is due
 * @param sign how one would see it in the picture, where the picture can tell
 */
public record Commitment(
    Links links,
    Names title,
    List<Text> texts,
    SortedSet<String> members,
    Instant by,
    Optional<Sign> sign)
    implements Talk {
  /**
   * A count of incidents that shows whether it is kept.
   *
   * @param category a category, or a branch alone
   * @param radiusM of the area around the point, in metres
   * @param most of such incidents from {@code from} to {@code to}, with both ends
   */
  public record Sign(
      String category, Point around, int radiusM, Instant from, Instant to, long most) {}

  private static final int WIDEST_M = 500_000;
  private static final long MOST = 1_000_000;

  static Commitment read(Fields f) {
    return new Commitment(
        TalkFields.links(f),
        TalkFields.line(f, "title"),
        TalkFields.texts(f, "texts"),
        TalkFields.members(f, "members"),
        f.time("by"),
        f.findObject("sign").map(Commitment::sign));
  }

  private static Sign sign(Fields f) {
    Sign sign =
        new Sign(
            f.word("category", TalkFields::category, "is neither a category nor a branch"),
            Point.ofDegrees(f.number("lat", -90, 90), f.number("lon", -180, 180)),
            (int) f.integer("radiusM", 1, WIDEST_M),
            f.time("from"),
            f.time("to"),
            f.integer("most", 0, MOST));
    if (sign.to.isBefore(sign.from)) {
      throw f.refusal("to", "is before from");
    }
    f.nothingElse();
    return sign;
  }
}
