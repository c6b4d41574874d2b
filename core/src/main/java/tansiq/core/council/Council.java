package tansiq.core.council;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * A council of a group on one of its tiers.
 *
 * @param group whose council it is
 * @param tier from 0, the higher the farther up; a group names its tiers itself
 * @param tierName what the group calls that tier
 * @param members who sits in it; each decides for itself
 * @param languages in which its texts are authentic
 */
public record Council(
    Links links,
    String group,
    int tier,
    Names tierName,
    Names name,
    List<Text> remit,
    SortedSet<String> members,
    SortedSet<String> languages)
    implements Talk {
  private static final int HIGHEST = 9;

  static Council read(Fields f) {
    return new Council(
        TalkFields.links(f, Optional.empty()),
        f.word("group", TalkFields::group, "is not a group's name"),
        (int) f.integer("tier", 0, HIGHEST),
        TalkFields.findLine(f, "tierName"),
        TalkFields.line(f, "name"),
        TalkFields.findTexts(f, "remit"),
        TalkFields.members(f, "members"),
        TalkFields.languages(f, "languages"));
  }
}
