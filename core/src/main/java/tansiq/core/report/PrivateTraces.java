package tansiq.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Points out what looks like a private person in free text: a phone number, an e-mail address, a
 * plate, a name with its title. It errs on the side of asking; what it finds is for the author to
 * judge, and nothing is changed.
 */
public final class PrivateTraces {
  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE;

  /** With a leading plus or zero eight digits make a number; ten or more do in any case. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d.])(?:\\+\\d|00?[1-9]|٠٠?[١-٩]|۰۰?[۱-۹])(?:[\\s()-]{0,2}\\d){7,13}(?!\\d|\\.\\d)"
              + "|(?<![\\d.])\\d{10,15}(?!\\d|\\.\\d)",
          FLAGS);

  private static final Pattern EMAIL =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{2,64}", FLAGS);

  /** Russian and Iranian plates by their form, others by the word before them. */
  private static final Pattern PLATE =
      Pattern.compile(
          "(?<!\\w)[авекмнорстух]\\d{3}[авекмнорстух]{2}\\s?\\d{2,3}(?!\\d)"
              + "|(?<!\\d)\\d{2}\\s?[آ-ی]\\s?\\d{3}(?!\\d)"
              + "|(?:\\bplates?|\\blicen[cs]e|لوحة|لوحته|پلاک|госномер|номерн\\w*)"
              + "\\W{1,3}(?:\\w+\\W{1,3}){0,2}?\\w*\\d{3,}",
          FLAGS);

  /** A title and a word that begins with a capital, or any word where a script has no capitals. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:Mr|Mrs|Ms|Dr|Sheikh|Shaykh|Haji)\\.?\\s+\\p{Lu}\\p{L}+"
              + "|(?:^|\\s)(?:السيد|السيدة|الشيخ|الدكتور|الحاج|المدعو|المدعوة|آقای|خانم)\\s+\\p{L}{2,}"
              + "|(?:^|\\s)(?:г-н|г-жа|господин|госпожа)\\s+\\p{Lu}\\p{L}+"
              + "|\\p{Lu}\\p{L}{1,30}(?:ович|евич|овна|евна)(?!\\p{L})",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Map<Pattern, String> LOOKS_LIKE =
      Map.of(
          PHONE, "looks like a phone number",
          EMAIL, "looks like an e-mail address",
          PLATE, "looks like a plate",
          NAME, "looks like a person's name");

  private static final List<Pattern> ORDER = List.of(NAME, PHONE, EMAIL, PLATE);

  private PrivateTraces() {}

  /** What to look at again in a report, in the order of the fields. */
  public static List<Warning> find(Report report) {
    List<Warning> warnings = new ArrayList<>();
    report
        .where()
        .names()
        .byLanguage()
        .forEach((language, name) -> look("where.place." + language, name, warnings));
    for (int i = 0; i < report.texts().size(); i++) {
      look("text[" + i + "].value", report.texts().get(i).value(), warnings);
    }
    for (int i = 0; i < report.claims().size(); i++) {
      Claim claim = report.claims().get(i);
      look("claims[" + i + "].party", claim.party(), warnings);
      look("claims[" + i + "].by", claim.by(), warnings);
    }
    if (report.source().origin().orElse(null) instanceof Origin.Own(String name)) {
      look("origin", name, warnings);
    }
    return warnings;
  }

  private static void look(String field, String text, List<Warning> warnings) {
    warnings.addAll(find(field, text));
  }

  /** What to look at again in one text that stands under a field. */
  public static List<Warning> find(String field, String text) {
    List<Warning> warnings = new ArrayList<>();
    for (Pattern pattern : ORDER) {
      String reason = LOOKS_LIKE.get(pattern);
      if (reason != null && pattern.matcher(text).find()) {
        warnings.add(new Warning(field, reason));
      }
    }
    return warnings;
  }
}
