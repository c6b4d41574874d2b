package tansiq.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Names;

/** The tree of categories, version 1, with its names in English, Arabic, Persian and Russian. */
final class Categories {
  private static final String TREE =
      """
      force | Use of force | استخدام القوة | به‌کارگیری زور | Применение силы
      force.small-arms | Small arms fire | إطلاق نار بأسلحة خفيفة | تیراندازی با سلاح سبک | Стрельба из стрелкового оружия
      force.shelling | Shelling | قصف مدفعي | گلوله‌باران | Обстрел
      force.explosion | Explosion | انفجار | انفجار | Взрыв
      force.air | Air strike | غارة جوية | حمله هوایی | Авиаудар
      force.uav | Drone strike | ضربة بطائرة مسيّرة | حمله پهپادی | Удар беспилотника
      force.mine | Mine blast | انفجار لغم | انفجار مین | Подрыв на мине
      force.other | Other use of force | استخدام آخر للقوة | به‌کارگیری دیگر زور | Иное применение силы
      posture | Forces and weapons | القوات والأسلحة | نیروها و سلاح‌ها | Силы и вооружения
      posture.beyond-withdrawal-line | Weapons beyond the withdrawal line | أسلحة خارج خط السحب | سلاح فراتر از خط عقب‌نشینی | Вооружения за линией отвода
      posture.in-disengagement-area | Forces in a disengagement area | قوات في منطقة فصل | نیرو در منطقه جداسازی | Силы в районе разведения
      posture.massing | Massing of forces | حشد قوات | تجمع نیروها | Сосредоточение сил
      posture.new-position | New position | موقع جديد | موضع تازه | Новая позиция
      posture.live-fire-exercise | Live-fire exercise | تمرين بالذخيرة الحية | رزمایش با مهمات جنگی | Учения с боевой стрельбой
      overflight | Overflight | تحليق | پرواز بر فراز منطقه | Пролёт
      overflight.reconnaissance | Reconnaissance flight | تحليق استطلاعي | پرواز شناسایی | Разведывательный полёт
      overflight.uav | Drone overflight | تحليق طائرة مسيّرة | پرواز پهپاد | Пролёт беспилотника
      overflight.aircraft | Aircraft overflight | تحليق طائرة | پرواز هواپیما | Пролёт самолёта
      civilians | Civilians harmed | أذى بالمدنيين | آسیب به غیرنظامیان | Вред гражданским лицам
      civilians.casualty | Civilian casualty | ضحايا مدنيون | تلفات غیرنظامیان | Жертвы среди гражданских
      civilians.abduction | Abduction | اختطاف | آدم‌ربایی | Похищение
      civilians.displacement | Displacement | نزوح | آوارگی | Перемещение населения
      civilians.property | Civilian property damaged | أضرار بممتلكات مدنية | خسارت به اموال غیرنظامی | Ущерб гражданскому имуществу
      civilians.infrastructure | Infrastructure damaged | أضرار ببنية تحتية | خسارت به زیرساخت | Ущерб инфраструктуре
      civilians.medical | Medical care attacked | اعتداء على الرعاية الطبية | حمله به مراکز درمانی | Нападение на медицинскую службу
      civilians.school | School attacked | اعتداء على مدرسة | حمله به مدرسه | Нападение на школу
      civilians.child-recruitment | Children recruited | تجنيد أطفال | به‌کارگیری کودکان | Вербовка детей
      civilians.sexual-violence | Sexual violence | عنف جنسي | خشونت جنسی | Сексуальное насилие
      obstruction | Obstruction | عرقلة | ایجاد مانع | Воспрепятствование
      obstruction.monitor-denied | Monitors denied access | منع مراقبين | جلوگیری از ورود ناظران | Недопуск наблюдателей
      obstruction.monitor-delayed | Monitors delayed | تأخير مراقبين | معطل کردن ناظران | Задержка наблюдателей
      obstruction.monitor-threatened | Monitors threatened | تهديد مراقبين | تهدید ناظران | Угрозы наблюдателям
      obstruction.jamming | Jamming | تشويش | پارازیت | Подавление связи
      obstruction.aid-blocked | Aid blocked | منع مساعدات | جلوگیری از کمک‌رسانی | Блокирование помощи
      obstruction.other | Other obstruction | عرقلة أخرى | مانع دیگر | Иное воспрепятствование
      provocation | Provocation | استفزاز | تحریک | Провокация
      provocation.incitement | Incitement | تحريض | فراخوان به خشونت | Подстрекательство
      provocation.protest | Protest | احتجاج | اعتراض | Протест
      provocation.sheltering | Sheltering of fighters | إيواء مسلحين | پناه دادن به افراد مسلح | Укрывательство бойцов
      provocation.broken-notice | Notice not kept | إخلال بإخطار | نقض اعلام قبلی | Нарушение уведомления
      border | Border | حدود | مرز | Граница
      border.crossing | Crossing | عبور | عبور | Пересечение
      border.infiltration | Infiltration | تسلل | نفوذ | Проникновение
      border.pursuit | Pursuit over the line | مطاردة عبر الخط | تعقیب از خط مرز | Преследование через линию
      border.smuggling | Smuggling | تهريب | قاچاق | Контрабанда
      border.fire-across | Fire across the border | إطلاق نار عبر الحدود | تیراندازی از مرز | Огонь через границу
      border.fence | Fence damaged or moved | مساس بالسياج | دست‌کاری حصار مرزی | Повреждение ограждения
      hazard | Hazard | خطر | خطر | Опасность
      hazard.air-alert | Air-raid alert | إنذار جوي | هشدار حمله هوایی | Воздушная тревога
      hazard.fire | Fire | حريق | آتش‌سوزی | Пожар
      hazard.chemical | Chemical hazard | خطر كيميائي | خطر شیمیایی | Химическая опасность
      hazard.flood | Flood | فيضان | سیل | Наводнение
      hazard.disease | Disease | مرض | بیماری | Болезнь
      hazard.dam | Dam in danger | خطر على سد | خطر برای سد | Угроза плотине
      hazard.uxo | Unexploded ordnance | ذخائر غير منفجرة | مهمات عمل‌نکرده | Неразорвавшиеся боеприпасы
      hazard.other | Other hazard | خطر آخر | خطر دیگر | Иная опасность
      notice | Notice | إخطار | اعلام قبلی | Уведомление
      notice.exercise | Exercise | تمرين | رزمایش | Учения
      notice.demining | Demining | إزالة ألغام | مین‌روبی | Разминирование
      notice.repair-window | Repair window | مهلة إصلاح | مهلت تعمیر | Окно для ремонта
      notice.exempted-movement | Exempted movement | تحرك مستثنى | جابه‌جایی مجاز | Разрешённое перемещение
      notice.evacuation | Evacuation | إجلاء | تخلیه | Эвакуация
      notice.aid-convoy | Aid convoy | قافلة مساعدات | کاروان کمک | Гуманитарный конвой
      calm | Calm | هدوء | آرامش | Спокойствие
      calm.observed-quiet | Quiet observed | هدوء مرصود | آرامش مشاهده‌شده | Наблюдаемое спокойствие
      calm.withdrawal | Withdrawal | انسحاب | عقب‌نشینی | Отвод
      calm.release | Release of detainees | إفراج | آزادی بازداشت‌شدگان | Освобождение задержанных
      calm.opening | Opening of a crossing or road | فتح معبر أو طريق | گشایش گذرگاه یا راه | Открытие перехода или дороги
      """;

  private static final Map<String, Names> NAMES = names();
  private static final Map<String, Category> KNOWN = known();

  private Categories() {}

  static boolean isKnown(String word) {
    return word.indexOf('.') > 0 && NAMES.containsKey(word);
  }

  static @Nullable Category find(String word) {
    return KNOWN.get(word);
  }

  static List<Category> list() {
    return List.copyOf(KNOWN.values());
  }

  static Names names(String word) {
    Names names = NAMES.get(word);
    if (names == null) {
      throw new IllegalArgumentException("unknown category: " + word);
    }
    return names;
  }

  private static Map<String, Names> names() {
    Map<String, Names> names = new LinkedHashMap<>();
    for (String line : TREE.lines().toList()) {
      List<String> parts = new ArrayList<>();
      for (String part : line.split("\\|", -1)) {
        parts.add(part.strip());
      }
      names.put(
          parts.get(0),
          Names.of("en", parts.get(1), "ar", parts.get(2), "fa", parts.get(3), "ru", parts.get(4)));
    }
    return names;
  }

  private static Map<String, Category> known() {
    Map<String, Category> known = new LinkedHashMap<>();
    for (String word : NAMES.keySet()) {
      int dot = word.indexOf('.');
      if (dot > 0) {
        Branch branch = Branch.find(word.substring(0, dot)).orElseThrow();
        known.put(word, new Category(branch, word.substring(dot + 1)));
      }
    }
    return known;
  }
}
