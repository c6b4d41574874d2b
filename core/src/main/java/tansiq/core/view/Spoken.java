package tansiq.core.view;

import java.util.Set;

/**
 * A text and its language.
 *
 * @param lang BCP 47 tag; {@code und} if unknown
 */
public record Spoken(String lang, String text) {
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "syr", "arc", "azb");

  private static final Set<String> UNSAID = Set.of("und", "mul", "zxx", "ku", "az");

  /**
   * Whether it is written from right to left: by its language, and by its first letter where that
   * does not tell.
   */
  public boolean isRightToLeft() {
    int end = lang.indexOf('-');
    String primary = end < 0 ? lang : lang.substring(0, end);
    return UNSAID.contains(primary) ? beginsRightToLeft() : RIGHT_TO_LEFT.contains(primary);
  }

  private boolean beginsRightToLeft() {
    return text.codePoints()
        .map(Character::getDirectionality)
        .filter(way ->
            way == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
        .mapToObj(way -> way != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
        .findFirst()
        .orElse(false);
  }
}
