package tansiq.core.view;

import java.util.Arrays;
import java.util.Optional;

/**
 * A language that renderings for people speak. Months and digits stand here and not in the JDK's
 * tables, which differ from one version to the next: two nodes write the same.
 */
public enum Language {
  /** English. */
  EN(
      "en",
      false,
      '0',
      "January February March April May June July August September October November December"),
  /** Arabic, with the months of the Levant. */
  AR(
      "ar",
      true,
      '٠',
      "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"),
  /** Persian, by the Gregorian calendar. */
  FA("fa", true, '۰', "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
  /** Russian. */
  RU(
      "ru",
      false,
      '0',
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря");

  private final String tag;
  private final boolean rightToLeft;
  private final char zero;
  private final String months;

  Language(String tag, boolean rightToLeft, char zero, String months) {
    this.tag = tag;
    this.rightToLeft = rightToLeft;
    this.zero = zero;
    this.months = months;
  }

  /** The language of a BCP 47 tag, if renderings speak it. */
  public static Optional<Language> find(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** Whether it is written from right to left. */
  public boolean isRightToLeft() {
    return rightToLeft;
  }

  /** Its digit for nought; the other nine follow it. */
  public char zero() {
    return zero;
  }

  /** What it calls a month, 1 to 12, within a date. */
  String month(int month) {
    return months.split(" ", -1)[month - 1].replace('_', ' ');
  }

  /** A text with its Latin digits in those of this language. */
  String digits(String text) {
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      own.append(c >= '0' && c <= '9' ? (char) (zero + c - '0') : c);
    }
    return own.toString();
  }
}
