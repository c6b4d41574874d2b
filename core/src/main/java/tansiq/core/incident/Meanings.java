package tansiq.core.incident;

import java.util.HashMap;
import java.util.Map;

/**
 * A small dictionary of the words by which one thing is told apart from another: a market from a
 * school, a mine from a mortar, in English, Arabic, Persian and Russian. It lets texts in different
 * languages agree; a change of it is a change of the rules.
 *
 * <p>A meaning a line, forms after commas. Words are folded and cut to their first letters before
 * they are looked up, so that most endings, articles and spellings need no form of their own;
 * broken plurals do.
 */
final class Meanings {
  /** No meaning is known. */
  static final int NONE = 0;

  /** Every other report has the word: it says nothing. */
  static final int COMMON = 1;

  private static final String DICTIONARY =
      """
      market, bazaar | سوق, أسواق | بازار | рынок, рынка, рынке, базар
      school | مدرسة, مدارس | مدرسه, مدارس | школа, школу, школы
      university | جامعة | دانشگاه | университет
      hospital | مستشفى, مشفى, مستشفيات | بیمارستان | больница, больницы, больницу, госпиталь
      clinic | عيادة, مستوصف | درمانگاه | клиника, поликлиника
      ambulance | إسعاف | آمبولانس | скорая
      bridge | جسر, جسور | پل | мост, моста, мосту
      bakery, bread | مخبز, فرن, خبز | نانوایی, نان | пекарня, пекарню, хлеб
      mosque | مسجد, جامع, مساجد | مسجد | мечеть, мечети
      church | كنيسة, كنائس | کلیسا | церковь, церкви
      farm, farmland, field | مزرعة, زراعية, مزارع, حقول | کشاورزی, مزرعه | поле, ферма, поля
      orchard, olive, grove | زيتون, بستان, كروم | زیتون, باغ | оливковая, роща, сад
      house, home | منزل, بيت, منازل, بيوت | خانه | дом, дома
      residential | سكني, سكنية | مسکونی | жилой, жилые
      building | مبنى, بناء, مبان | ساختمان | здание, здания
      quarter, neighbourhood, neighborhood | حي, أحياء | محله, محله‌ها | квартал, района
      village | قرية, قرى, بلدة | روستا | деревня, село, поселок
      road, highway | طريق, طرقات | جاده | дорога, дороге, дорогу, трасса
      street | شارع, شوارع | خیابان | улица, улице
      square | ساحة | میدان | площадь
      fuel, petrol, oil | وقود, نفط, محروقات | سوخت, نفت | топливо, топлива, нефть
      depot, warehouse, store | مستودع, مخزن, مستودعات | انبار | склад, склада, складу
      water, pumping | مياه | آب, آبرسانی | вода, водозабор, воды
      electricity, power | كهرباء | برق | электричество, свет
      station | محطة, محطات | ایستگاه, پایانه | станция, вокзал, станции
      bus | حافلة, حافلات, باص | اتوبوس | автобус, автовокзал
      car, vehicle | سيارة, مركبة, سيارات, آلية | خودرو, ماشین | машина, машины, машину, автомобиль
      truck, lorry | شاحنة, شاحنات | کامیون | грузовик
      convoy, column | قافلة, رتل | کاروان, ستون | колонна, конвой, колонну
      train, railway, rail | قطار, سكة | قطار, راه‌آهن | поезд, железная
      grain, silo, wheat | صومعة, حبوب, قمح | گندم, سیلو | элеватор, зерно, пшеница
      police | شرطة, مخفر | پلیس, پاسگاه | полиция, полиции
      army, military | جيش, عسكري, عسكرية | ارتش, نظامی | армия, военный, военные
      checkpoint | حاجز, حواجز | بازرسی, ایست | блокпост, блокпосту
      patrol | دورية, دوريات | گشت | патруль, патруля
      camp | مخيم, مخيمات | اردوگاه | лагерь, лагеря
      refugee, displaced | لاجئ, نازح, نازحين, نزوح | آواره, آوارگان, پناهنده | беженцы, беженцев
      family | عائلة, عائلات, أسر | خانواده | семья, семьи
      woman, women | امرأة, نساء | زن, زنان | женщина, женщин
      child, children | طفل, أطفال | کودک, کودکان | ребенок, дети, детей
      civilian | مدني, مدنيين, مدنيون | غیرنظامی | мирный, мирных, мирные
      worker | عامل, عمال | کارگر | рабочий, рабочих
      journalist | صحفي, صحفيين | خبرنگار | журналист
      killed, dead, died | قتيل, قتلى, مقتل, استشهد | کشته, جان | убит, убитых, погиб, погибли
      wounded, injured | جريح, جرحى, إصابة, أصيب | زخمی, مجروح | ранен, раненых, ранены
      shelling, shells | قصف, قذائف, قذيفة | گلوله‌باران, گلوله | обстрел, снаряд
      mortar | هاون | خمپاره | миномет, минометный
      artillery | مدفعية, مدفعي | توپخانه | артиллерия, артиллерийский
      rocket, missile | صاروخ, صواريخ | موشک, راکت | ракета, ракеты, ракетный
      barrel | براميل, برميل | بشکه | бочковая, бочка
      airstrike, strike, raid | غارة, غارات | حمله | удар, удары, авиаудар
      warplane, aircraft, plane, jet | طائرة, طائرات, حربية | هواپیما, جنگنده | самолет, самолеты, авиация
      helicopter | مروحية, مروحيات | بالگرد, هلیکوپتر | вертолет
      drone | مسيرة, مسيرات | پهپاد, پهپادی | беспилотник, дрон
      mine, landmine | لغم, ألغام | مین | мина, мине, мины
      bomb, explosive, explosion, blast | تفجير, انفجار, عبوة, قنبلة, مفخخة | بمب, انفجار | взрыв, бомба, взрыва
      suicide | انتحاري, انتحارية | انتحاری | смертник
      sniper | قناص, قنص | تک‌تیرانداز | снайпер
      clash, fighting, fire | اشتباك, اشتباكات, إطلاق, تبادل | درگیری, تیراندازی | перестрелка, бой, столкновение
      fire, burning | حريق, حرائق, حرق | آتش‌سوزی, حریق | пожар, огонь, жгла
      smoke | دخان | دود | дым
      tyre, tire | إطارات, دواليب | لاستیک | покрышки, шины
      crowd, protest, demonstration | تجمع, مظاهرة, احتجاج | تجمع, تظاهرات, اعتراض | толпа, протест, митинг
      border, line, frontier | حدود, الحدودي | مرز, مرزی | граница, границу, линия
      crossing | عبور, معبر | عبور, گذرگاه | пересекла, переход, пересечение
      smuggler, smuggling | مهرب, مهربون, تهريب | قاچاق, قاچاقچیان | контрабанда, контрабандисты
      river | نهر | رود, رودخانه | река, реки
      dam | سد | سد | плотина, плотины
      airport, airfield, airbase | مطار | فرودگاه | аэропорт, аэродром
      factory, plant | مصنع, معمل | کارخانه | завод, фабрика
      prison | سجن | زندان | тюрьма
      tunnel | نفق, أنفاق | تونل | тоннель, туннель
      aid, relief | مساعدات, إغاثة | کمک, امداد | помощь, гуманитарная
      medic, doctor, medical | طبيب, طبي, أطباء | پزشک, پزشکی | врач, медик, медицинский
      kidnapped, abducted | خطف, اختطاف, مخطوف | ربوده, آدم‌ربایی | похищен, похищение
      arrested, detained | اعتقال, معتقل, احتجاز | بازداشت, دستگیر | задержан, арестован
      chemical, gas, chlorine | كيميائي, غاز, كلور | شیمیایی, گاز, کلر | химический, газ, хлор
      ceasefire, truce | هدنة, وقف | آتش‌بس | перемирие
      shop | متجر, دكان, محل | مغازه | магазин, лавка
      """;

  private static final String EVERYWHERE =
      "the and for with from that this was were are has have had been near area about after report "
          + "reports reported reportedly said says according between several people "
          + "في من على إلى عن مع بعد قبل هذا هذه التي الذي كان كانت أفاد أفادت قرب منطقة حول وقال "
          + "قالت عدد أشخاص تقارير بين عند خلال لم لا ما أن أو "
          + "از در با که این آن را برای است بود شد شده نزدیک منطقه گزارش گفت چند نفر پس بین به تا "
          + "هم یا ها می "
          + "что как для при было были был была после около район районе сообщил сообщили сообщает "
          + "сообщается между также его этого человек на по за не из до от во";

  private static final Map<Integer, Integer> BY_WORD = read();

  private Meanings() {}

  /** The meaning of a word as a token, or {@link #NONE} or {@link #COMMON}. */
  static int find(int word) {
    return BY_WORD.getOrDefault(word, NONE);
  }

  private static Map<Integer, Integer> read() {
    Map<Integer, Integer> byWord = new HashMap<>();
    int line = 0;
    for (String meaning : DICTIONARY.lines().toList()) {
      int token = Words.token(line++, Sketch.MEANING);
      for (int word : Words.tokens(meaning)) {
        // A form that two meanings share is left to the first.
        byWord.putIfAbsent(word, token);
      }
    }
    for (int word : Words.tokens(EVERYWHERE)) {
      byWord.put(word, COMMON);
    }
    return byWord;
  }
}
