package tansiq.core.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tansiq.core.council.Talk;

/** The words of calendars and papers, in each {@link Language}. */
final class Words {
  /** Key, English, Arabic, Persian, Russian. */
  private static final String TABLE =
      """
      exercise | Exercise | تمرين | رزمایش | Учения
      due.silence | Silence ends | انتهاء مهلة الصمت | پایان مهلت سکوت | Конец процедуры молчания
      due.review | Review due | موعد المراجعة | موعد بازنگری | Срок пересмотра
      due.commitment | Commitment due | موعد الالتزام | موعد تعهد | Срок обязательства
      due.answer | Answer due | موعد الجواب | موعد پاسخ | Срок ответа
      by | By | على | بر عهدهٔ | Исполняют
      from-to | From {0} to {1} | من {0} إلى {1} | از {0} به {1} | От: {0}; кому: {1}
      source | Source | المصدر | منبع | Источник
      kind.meeting | Meeting | اجتماع | نشست | Заседание
      kind.decision | Decision | قرار | تصمیم | Решение
      kind.commitment | Commitment | التزام | تعهد | Обязательство
      kind.consultation | Consultation | تشاور | رایزنی | Консультация
      council | Council | المجلس | شورا | Совет
      """;

  private static final Map<String, Map<Language, String>> WORDS = read();

  private Words() {}

  private static Map<String, Map<Language, String>> read() {
    Map<String, Map<Language, String>> words = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      List<String> cells = List.of(line.split(" \\| ", -1));
      words.put(
          cells.get(0).strip(),
          Map.of(
              Language.EN,
              cells.get(1).strip(),
              Language.AR,
              cells.get(2).strip(),
              Language.FA,
              cells.get(3).strip(),
              Language.RU,
              cells.get(4).strip()));
    }
    return words;
  }

  /** The word for a key; a key that is not in the table is a defect. */
  static String of(Language language, String key) {
    Map<Language, String> words = WORDS.get(key);
    if (words == null) {
      throw new IllegalArgumentException("no word for " + key);
    }
    return words.getOrDefault(language, key);
  }

  /** The word for a constant of what is said, or of how that stands. */
  static String of(Language language, String kind, Enum<?> value) {
    return of(language, kind + "." + Talk.word(value));
  }
}
