package tansiq.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words of the invented reports, in English, Arabic, Persian and Russian. */
final class Phrases {
  /** The languages, in the order of the columns below. */
  static final List<String> LANGUAGES = List.of("en", "ar", "fa", "ru");

  private Phrases() {}

  /** A place: its names in the four languages, where it is, and how large. */
  record Town(List<String> names, double lat, double lon, int radiusM) {}

  /** Something said in four languages. */
  record Phrase(List<String> words) {}

  private static final String TOWNS =
      """
      Daraa | درعا | درعا | Даръа | 32.62 | 36.10 | 5000
      Bosra | بصرى | بصری | Босра | 32.52 | 36.48 | 3000
      Nawa | نوى | نوی | Нава | 32.89 | 36.04 | 3500
      Damascus | دمشق | دمشق | Дамаск | 33.51 | 36.29 | 9000
      Douma | دوما | دوما | Дума | 33.57 | 36.40 | 4000
      Harasta | حرستا | حرستا | Хараста | 33.56 | 36.37 | 3000
      Zabadani | الزبداني | زبدانی | Забадани | 33.72 | 36.10 | 3000
      Homs | حمص | حمص | Хомс | 34.73 | 36.71 | 7000
      Rastan | الرستن | رستن | Растан | 34.92 | 36.73 | 3000
      Palmyra | تدمر | تدمر | Пальмира | 34.56 | 38.28 | 4000
      Hama | حماة | حماه | Хама | 35.13 | 36.75 | 6000
      Idlib | إدلب | ادلب | Идлиб | 35.93 | 36.63 | 5000
      Maarrat | معرة النعمان | معره النعمان | Маарет | 35.65 | 36.68 | 3500
      Saraqib | سراقب | سراقب | Саракиб | 35.86 | 36.80 | 3000
      Aleppo | حلب | حلب | Алеппо | 36.20 | 37.16 | 9000
      Manbij | منبج | منبج | Манбидж | 36.53 | 37.95 | 4000
      Raqqa | الرقة | رقه | Ракка | 35.95 | 39.01 | 6000
      Deir ez-Zor | دير الزور | دیرالزور | Дейр-эз-Зор | 35.34 | 40.14 | 6000
      Mayadin | الميادين | میادین | Маядин | 35.02 | 40.45 | 3000
      Abu Kamal | البوكمال | بوکمال | Абу-Камаль | 34.45 | 40.92 | 3500
      Hasakah | الحسكة | حسکه | Хасака | 36.50 | 40.75 | 5000
      Qamishli | القامشلي | قامشلی | Камышлы | 37.05 | 41.23 | 4500
      Al-Qaim | القائم | القائم | Эль-Каим | 34.37 | 41.09 | 4000
      Rawa | راوة | راوه | Рава | 34.48 | 41.92 | 3000
      Haditha | حديثة | حدیثه | Хадита | 34.14 | 42.38 | 4000
      Ramadi | الرمادي | رمادی | Рамади | 33.42 | 43.30 | 6000
      Fallujah | الفلوجة | فلوجه | Фаллуджа | 33.35 | 43.78 | 5000
      Baghdad | بغداد | بغداد | Багдад | 33.32 | 44.37 | 12000
      Baqubah | بعقوبة | بعقوبه | Баакуба | 33.75 | 44.64 | 5000
      Samarra | سامراء | سامرا | Самарра | 34.20 | 43.87 | 4000
      Tikrit | تكريت | تکریت | Тикрит | 34.61 | 43.68 | 4000
      Mosul | الموصل | موصل | Мосул | 36.34 | 43.13 | 9000
      Tal Afar | تلعفر | تلعفر | Талль-Афар | 36.38 | 42.45 | 4000
      Sinjar | سنجار | سنجار | Синджар | 36.32 | 41.86 | 4000
      Kirkuk | كركوك | کرکوک | Киркук | 35.47 | 44.39 | 6000
      """;

  private static final String KINDS =
      """
      force.shelling | shelling with mortars | قصف بقذائف الهاون | حمله خمپاره‌ای | миномётный обстрел
      force.shelling | artillery fire | قصف مدفعي | آتش توپخانه | артиллерийский обстрел
      force.small-arms | exchange of small arms fire | تبادل إطلاق نار | تبادل تیراندازی | перестрелка из стрелкового оружия
      force.explosion | car bomb explosion | انفجار سيارة مفخخة | انفجار خودروی بمب‌گذاری‌شده | взрыв заминированного автомобиля
      force.air | air strike by warplanes | غارة جوية نفذتها طائرات حربية | حمله هوایی جنگنده‌ها | удар с воздуха самолётами
      force.uav | drone attack | هجوم بطائرة مسيرة | حمله پهپادی | атака беспилотника
      force.mine | mine detonated under a vehicle | انفجار لغم بمركبة | انفجار مین زیر خودرو | подрыв машины на мине
      civilians.casualty | civilians hurt | إصابة مدنيين | آسیب دیدن غیرنظامیان | ранены мирные жители
      civilians.displacement | families fled | نزوح عائلات | فرار خانواده‌ها | семьи покинули дома
      border.crossing | group crossed the line on foot | عبور مجموعة سيرا | عبور پیاده گروهی از مرز | группа пешком перешла границу
      border.smuggling | smugglers with pack animals | مهربون على دواب | قاچاقچیان با چهارپا | контрабандисты с вьючными животными
      obstruction.monitor-denied | patrol turned back at a checkpoint | منع دورية عند حاجز | بازگرداندن گشت در ایست بازرسی | патруль развернули на блокпосту
      provocation.protest | crowd gathered and burned tyres | تجمع وحرق إطارات | تجمع و آتش زدن لاستیک | толпа жгла покрышки
      hazard.fire | large fire | حريق كبير | آتش‌سوزی بزرگ | крупный пожар
      """;

  private static final String TARGETS =
      """
      market | سوق | بازار | рынок
      school | مدرسة | مدرسه | школа
      hospital | مستشفى | بیمارستان | больница
      bridge | جسر | پل | мост
      bakery | مخبز | نانوایی | пекарня
      mosque | مسجد | مسجد | мечеть
      farmland | أراض زراعية | زمین کشاورزی | поле
      residential block | حي سكني | منطقه مسکونی | жилой квартал
      fuel depot | مستودع وقود | انبار سوخت | склад топлива
      water station | محطة مياه | ایستگاه آب | водозабор
      bus station | محطة حافلات | پایانه اتوبوس | автовокзал
      olive grove | كروم زيتون | باغ زیتون | оливковая роща
      grain silo | صومعة حبوب | سیلوی گندم | элеватор
      railway | سكة حديد | راه‌آهن | железная дорога
      police post | مخفر شرطة | پاسگاه پلیس | пост полиции
      camp | مخيم | اردوگاه | лагерь
      """;

  private static final String ASIDES =
      """
      the road was closed for hours | أغلق الطريق لساعات | جاده ساعت‌ها بسته بود | дорога была закрыта несколько часов
      power went out in nearby quarters | انقطعت الكهرباء عن الأحياء | برق محله‌ها قطع شد | в соседних кварталах пропал свет
      ambulances arrived late | وصلت سيارات الإسعاف متأخرة | آمبولانس‌ها دیر رسیدند | скорая приехала поздно
      smoke was visible from afar | شوهد الدخان من بعيد | دود از دور دیده می‌شد | дым был виден издалека
      no side has commented so far | لم يعلق أي طرف حتى الآن | هیچ طرفی واکنش نشان نداده | стороны пока не комментируют
      residents stayed indoors | لزم السكان بيوتهم | ساکنان در خانه ماندند | жители не выходили из домов
      a second incident was rumoured | ترددت أنباء عن حادث ثان | از رویداد دوم سخن گفته شد | ходили слухи о втором случае
      the phone network failed | تعطلت شبكة الهاتف | شبکه تلفن از کار افتاد | не работала телефонная связь
      """;

  private static final String HURT =
      """
      killed | قتلى | کشته | убитых
      wounded | جرحى | زخمی | раненых
      """;

  static final List<Town> TOWN_LIST = towns();
  static final List<String> CATEGORIES = column(KINDS);
  static final List<Phrase> KIND_LIST = phrases(KINDS, 1);
  static final List<Phrase> TARGET_LIST = phrases(TARGETS, 0);
  static final List<Phrase> ASIDE_LIST = phrases(ASIDES, 0);
  static final List<Phrase> HURT_LIST = phrases(HURT, 0);

  /** The first of ten digits as each language writes them. */
  static final Map<String, Character> ZEROS = Map.of("en", '0', "ar", '٠', "fa", '۰', "ru", '0');

  private static List<Town> towns() {
    List<Town> towns = new ArrayList<>();
    for (String line : TOWNS.lines().toList()) {
      List<String> cells = cells(line);
      towns.add(
          new Town(
              cells.subList(0, 4),
              Double.parseDouble(cells.get(4)),
              Double.parseDouble(cells.get(5)),
              Integer.parseInt(cells.get(6))));
    }
    return towns;
  }

  private static List<String> column(String table) {
    return table.lines().map(line -> cells(line).getFirst()).toList();
  }

  private static List<Phrase> phrases(String table, int from) {
    return table.lines().map(line -> new Phrase(cells(line).subList(from, from + 4))).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
