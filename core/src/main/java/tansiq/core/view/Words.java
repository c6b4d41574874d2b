package tansiq.core.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      from-to | From {0} to {1} | من {0} إلى {1} | از {0} به {1} | От: {0}; кому: {1}
      council | Council | المجلس | شورا | Совет
      kind.meeting | Meeting | اجتماع | نشست | Заседание
      kind.attendance | Attendance | حضور | حضور | Присутствие
      kind.item | Agenda item | بند من جدول الأعمال | مادهٔ دستور کار | Пункт повестки
      kind.position | Position | موقف | موضع | Позиция
      kind.minutes | Minutes | محضر | صورت‌جلسه | Протокол
      kind.decision | Decision | قرار | تصمیم | Решение
      kind.response | Response | رد | واکنش | Отклик
      kind.statement | Statement | بيان | بیانیه | Заявление
      kind.approval | Approval | موافقة | تأیید | Одобрение
      kind.commitment | Commitment | التزام | تعهد | Обязательство
      kind.progress | Progress | تقدّم | پیشرفت | Ход исполнения
      kind.consultation | Consultation | تشاور | رایزنی | Консультация
      kind.recall | Recall | سحب | بازپس‌گیری | Отзыв
      kind.council | Council | مجلس | شورا | Совет
      form.statement | Joint statement | بيان مشترك | بیانیهٔ مشترک | Совместное заявление
      form.stance | Common stance | موقف مشترك | موضع مشترک | Общая позиция
      form.vision | Common vision | رؤية مشتركة | چشم‌انداز مشترک | Общее видение
      level.open | Open | مفتوح | آزاد | Открыто
      level.restricted | Restricted | مقيَّد | محدود | Ограниченного доступа
      level.confidential | Confidential | خاص | محرمانه | Конфиденциально
      level.secret | Secret | سري | سری | Секретно
      language.ar | Arabic | العربية | عربی | арабский
      language.en | English | الإنكليزية | انگلیسی | английский
      language.fa | Persian | الفارسية | فارسی | персидский
      language.ru | Russian | الروسية | روسی | русский
      language.tr | Turkish | التركية | ترکی | турецкий
      language.fr | French | الفرنسية | فرانسوی | французский
      language.ku | Kurdish | الكردية | کردی | курдский
      text-in | Text in {0} | النص بـ{0} | متن به {0} | Текст: {0}
      page | {0} of {1} | {0} من {1} | {0} از {1} | {0} из {1}
      when | When | الزمان | زمان | Когда
      where | Where | المكان | مکان | Где
      source | Source | المصدر | منبع | Источник
      entered | Entered afterwards, from public record | أُدخل لاحقاً من مصادر منشورة | بعداً از منابع منتشرشده وارد شده است | Внесено позже, по открытым источникам
      closed | Closed | أُغلق | پایان یافت | Закрыто
      standing | Standing | الحالة | وضعیت | Состояние
      regarding | Regarding | بشأن | دربارهٔ | В связи с
      version | Version | النسخة | نسخه | Версия
      version-of | {0} of {1} | {0} من {1} | {0} از {1} | {0} из {1}
      filed | Filed by | أودعه | ثبت‌کننده | Внёс
      filed-at | Filed | تاريخ الإيداع | زمان ثبت | Внесено
      id | Id | المعرّف | شناسه | Идентификатор
      record | Record | السجل | رکورد | Запись
      ledger | Ledger | الدفتر | دفتر | Журнал
      records | Records behind this paper | السجلات التي تستند إليها هذه الورقة | رکوردهای پشتوانهٔ این برگه | Записи, на которых основан документ
      picture-of | Picture of the group {0}, digest {1}, as of {2} | صورة المجموعة {0}، البصمة {1}، كما كانت في {2} | تصویر گروه {0}، اثر {1}، در {2} | Картина группы {0}, отпечаток {1}, на {2}
      picture-all | All that {0} holds, digest {1}, as of {2} | كل ما لدى {0}، البصمة {1}، كما كان في {2} | همهٔ آنچه {0} دارد، اثر {1}، در {2} | Всё, что хранит {0}; отпечаток {1}, на {2}
      published | Published: every member has approved every language | منشور: وافق كل عضو على كل لغة | منتشر شده: هر عضو هر زبان را تأیید کرده است | Опубликовано: каждый член одобрил каждый язык
      draft | Not published: not every member has approved every language | غير منشور: لم يوافق كل عضو على كل لغة بعد | منتشر نشده: هنوز هر عضو هر زبان را تأیید نکرده است | Не опубликовано: не каждый член одобрил каждый язык
      bracketed | Not published: passages in square brackets are not agreed | غير منشور: ما بين القوسين المعقوفين غير متفق عليه | منتشر نشده: آنچه در قلاب آمده مورد توافق نیست | Не опубликовано: текст в квадратных скобках не согласован
      recalled | Recalled by {0} on {1} | سحبه {0} في {1} | {0} آن را در {1} پس گرفت | Отозвано: {0}, {1}
      approvals | Approvals | الموافقات | تأییدها | Одобрения
      approval.approves | approves | يوافق | تأیید می‌کند | одобряет
      approval.withholds | withholds | يمتنع | خودداری می‌کند | воздерживается
      approval.earlier | of an earlier version | على نسخة سابقة | از نسخهٔ پیشین | прежней версии
      none-yet | nothing yet | لا شيء بعد | هنوز چیزی نیست | пока ничего
      remarks | Reservations and remarks | التحفظات والملاحظات | تحفظ‌ها و ملاحظات | Оговорки и замечания
      member | Member | العضو | عضو | Член
      members | Members | الأعضاء | اعضا | Члены
      reply | Reply | الرد | پاسخ | Ответ
      offices | Offices | المناصب | سمت‌ها | Должности
      attendance | Attendance | الحضور | حضور | Присутствие
      reply.accepts | will come | سيحضر | خواهد آمد | будет
      reply.declines | declines | يعتذر | نخواهد آمد | не будет
      reply.attended | attended | حضر | حضور داشت | присутствовал
      capacity.head | head | رئيس الوفد | رئیس هیئت | глава
      capacity.delegate | delegate | مندوب | نماینده | делегат
      capacity.adviser | adviser | مستشار | مشاور | советник
      capacity.observer | observer | مراقب | ناظر | наблюдатель
      uncertain | No answer yet | لم يجب بعد | هنوز پاسخ نداده | Ещё не ответили
      notice | Notice | الدعوة | دعوت | Извещение
      agenda | Agenda and positions | جدول الأعمال والمواقف | دستور کار و موضع‌ها | Повестка и позиции
      positions | Positions | المواقف | موضع‌ها | Позиции
      proposed-by | Proposed by | اقترحه | پیشنهاد | Предложено
      proposed | Proposed by {0} | اقترحه {0} | پیشنهاد {0} | Предложено: {0}
      vision | Vision | الرؤية | چشم‌انداز | Видение
      programme | Programme | البرنامج | برنامه | Программа
      late | filed after the meeting was closed | أُودع بعد إغلاق الاجتماع | پس از پایان نشست ثبت شده است | внесено после закрытия заседания
      minutes-of | Minutes of {0} | محضر {0} | صورت‌جلسهٔ {0} | Протокол: {0}
      minutes | Minutes | المحضر | صورت‌جلسه | Протокол
      decisions | Decisions | القرارات | تصمیم‌ها | Решения
      statements | Statements | البيانات | بیانیه‌ها | Заявления
      adoption | Adoption | طريقة الاعتماد | شیوهٔ تصویب | Порядок принятия
      procedure.consensus | by consensus | بتوافق الآراء | با اجماع | консенсусом
      procedure.silence | by silence until {0} | بالصمت حتى {0} | با سکوت تا {0} | процедурой молчания до {0}
      procedure.on-record | as public record has it: {0} | وفق مصدر منشور: {0} | بنا بر منبع منتشرشده: {0} | по открытому источнику: {0}
      decided.open | open | مفتوح | باز | не решено
      decided.adopted | adopted | معتمَد | تصویب شده | принято
      decided.not-adopted | not adopted | غير معتمَد | تصویب نشده | не принято
      decided.superseded | superseded by a later decision | حلّ محله قرار لاحق | تصمیم دیگری جای آن را گرفت | заменено более поздним решением
      decided.recalled | recalled | مسحوب | پس‌گرفته | отозвано
      holds | Holds | المفعول | اعتبار | Действует
      holds.lasting | lasting | دائم | پایدار | постоянно
      holds.moment | of the moment | ظرفي | موقت | для данного момента
      review | Review | المراجعة | بازنگری | Пересмотр
      say.agrees | agrees | يوافق | موافق است | согласен
      say.objects | objects | يعترض | مخالف است | возражает
      say.reserves | agrees, with a reservation | يوافق مع تحفظ | با تحفظ موافق است | согласен с оговоркой
      say.interprets | agrees, and understands it thus | يوافق ويفهمه هكذا | موافق است و آن را چنین می‌فهمد | согласен и понимает так
      after-term | after the term | بعد المهلة | پس از مهلت | после срока
      outside | does not sit in the council | ليس عضواً في المجلس | عضو شورا نیست | не входит в совет
      left | Sat in the council then, not now | كان في المجلس حينها ولم يعد | آن زمان عضو شورا بود و اکنون نیست | Тогда входил в совет, теперь нет
      by | By | على | بر عهدهٔ | Исполняют
      due | Due | الموعد | موعد | Срок
      sign | Seen by | يُعرف بـ | نشانه | По чему видно
      sign-of | Incidents of “{1}” within {2} of {3}, {4}: at most {0} | حوادث «{1}» ضمن {2} من {3}، {4}: {0} على الأكثر | رویدادهای «{1}» تا {2} از {3}، {4}: حداکثر {0} | случаи «{1}» в пределах {2} от {3}, {4}: не более {0}
      metres | {0} m | {0} م | {0} متر | {0} м
      kilometres | {0} km | {0} كم | {0} کیلومتر | {0} км
      counted | the picture counts {0} | تعدّ الصورة {0} | تصویر {0} می‌شمارد | в картине их {0}
      kept.on-track | on track | على المسار | در مسیر | исполняется
      kept.late | late | متأخر | دیرکرده | просрочено
      kept.met | met | أُوفي به | انجام شده | исполнено
      kept.broken | broken | أُخلّ به | نقض شده | нарушено
      kept.cannot-tell | cannot tell | لا يمكن القول | نمی‌توان گفت | сказать нельзя
      kept.recalled | recalled | مسحوب | پس‌گرفته | отозвано
      word.on-track | says: on track | يقول: على المسار | می‌گوید: در مسیر است | говорит: исполняется
      word.met | says: met | يقول: أُوفي به | می‌گوید: انجام شده | говорит: исполнено
      word.not-met | says: not met | يقول: لم يُوفَ به | می‌گوید: انجام نشده | говорит: не исполнено
      word.confirms | confirms | يؤكد | تأیید می‌کند | подтверждает
      word.contests | contests | يعترض | نمی‌پذیرد | оспаривает
      became | What became of it | ما آل إليه | سرانجام آن | Что из этого вышло
      machine | machine translation | ترجمة آلية | ترجمهٔ ماشینی | машинный перевод
      human | translation | ترجمة | ترجمه | перевод
      in-language | in {0} | بـ{0} | به {0} | язык: {0}
      what | What | ما هو | چه | Что
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

  /** The word for a key that may have none. */
  static Optional<String> find(Language language, String key) {
    return Optional.ofNullable(WORDS.get(key)).map(words -> words.get(language));
  }

  /** The word for a key; a key that is not in the table is a defect. */
  static String of(Language language, String key) {
    return find(language, key)
        .orElseThrow(() -> new IllegalArgumentException("no word for " + key));
  }

  /** The word for a constant of what is said, or of how that stands. */
  static String of(Language language, String kind, Enum<?> value) {
    return of(language, kind + "." + Talk.word(value));
  }
}
