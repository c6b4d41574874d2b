package tansiq.core.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.view.Calendar;
import tansiq.core.view.Language;
import tansiq.core.view.Wording;

/** What has a date, read back by a calendar library that is not ours. */
class CalendarTest {
  private static final String MEETING = "'on':'%s','from':'2017-05-23T09:00:00Z',";

  private final Talking talking = new Talking();

  private String calendar(Language language, boolean exercise) {
    var names = new TreeMap<String, Names>();
    names.put("iq", Names.of("en", "Iraq", "ar", "العراق"));
    names.put("sy", Names.of("en", "Syria", "ar", "سوريا"));
    return Calendar.of(
        Talks.of(talking.all),
        talking.standing("2017-06-01T00:00:00Z"),
        new Wording(language, names),
        "four",
        exercise);
  }

  /** As ical4j reads it, and held to the standard by it. */
  private static List<CalendarComponent> events(String calendar) throws Exception {
    net.fortuna.ical4j.model.Calendar read =
        new CalendarBuilder().build(new StringReader(calendar));
    assertThat(read.validate().hasErrors()).as(read.validate().toString()).isFalse();
    return read.getComponents("VEVENT");
  }

  private static String value(CalendarComponent event, String name) {
    return event.<Property>getProperty(name).map(Property::getValue).orElse("none");
  }

  private Hash council() {
    return talking.council("2017-04-01T00:00:00Z", "'iq','ru','sy'");
  }

  private Hash meeting(String rest) {
    return talking.says(
        "ru", "2017-05-01T10:00:00Z", "meeting", "{" + MEETING.formatted(council()) + rest + "}");
  }

  @Test
  void aMeetingIsAnEventInTheReadersLanguage() throws Exception {
    Hash id =
        meeting(
            "'to':'2017-05-23T17:30:00Z','title':{'en':'Meeting of secretaries','ar':'اجتماع الأمناء'},"
                + "'place':{'ar':'زافيدوفو','en':'Zavidovo'},'notice':[{'lang':'en','value':'Papers follow.'}]");

    CalendarComponent english = events(calendar(Language.EN, false)).getFirst();
    assertThat(value(english, "UID")).isEqualTo(id.hex());
    assertThat(value(english, "SUMMARY")).isEqualTo("Meeting of secretaries");
    assertThat(value(english, "LOCATION")).isEqualTo("Zavidovo");
    assertThat(value(english, "DTSTART")).isEqualTo("20170523T090000Z");
    assertThat(value(english, "DTEND")).isEqualTo("20170523T173000Z");
    assertThat(value(english, "DTSTAMP")).isEqualTo("20170501T100000Z");
    assertThat(value(english, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(english, "DESCRIPTION")).isEqualTo("Council: Secretaries\n\nPapers follow.");

    String arabic = calendar(Language.AR, true);
    assertThat(value(events(arabic).getFirst(), "SUMMARY")).isEqualTo("تمرين · اجتماع الأمناء");
    assertThat(value(events(arabic).getFirst(), "LOCATION")).isEqualTo("زافيدوفو");
    assertThat(calendar(Language.AR, true)).isEqualTo(arabic);
  }

  @Test
  void aMeetingWhoseHoursNobodyKnowsIsADay() throws Exception {
    talking.says(
        "ru",
        "2017-05-01T10:00:00Z",
        "meeting",
        "{'on':'"
            + council()
            + "','title':{'en':'Moscow'},'from':'2017-04-26T00:00:00Z','to':'2017-04-26T23:59:59Z'}");

    CalendarComponent day = events(calendar(Language.EN, false)).getFirst();
    assertThat(value(day, "DTSTART")).isEqualTo("20170426");
    assertThat(value(day, "DTEND")).isEqualTo("20170427");
  }

  @Test
  void anotherVersionIsTheSameEventChangedAndARecallCancelsIt() throws Exception {
    Hash id = meeting("'title':{'en':'One'}");
    Hash council = talking.matter(id).talk().links().on().orElseThrow();
    talking.says(
        "ru",
        "2017-05-02T10:00:00Z",
        "meeting",
        "{" + MEETING.formatted(council) + "'title':{'en':'Two'},'amends':'" + id + "'}");
    CalendarComponent second = events(calendar(Language.EN, false)).getFirst();
    assertThat(value(second, "UID")).isEqualTo(id.hex());
    assertThat(value(second, "SUMMARY")).isEqualTo("Two");
    assertThat(value(second, "SEQUENCE")).isEqualTo("1");
    assertThat(value(second, "CREATED")).isEqualTo("20170501T100000Z");

    talking.says("ru", "2017-05-03T10:00:00Z", "recall", "{'on':'" + id + "'}");
    CalendarComponent third = events(calendar(Language.EN, false)).getFirst();
    assertThat(value(third, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(third, "SEQUENCE")).isEqualTo("2");
    assertThat(value(third, "DTSTAMP")).isEqualTo("20170503T100000Z");
  }

  @Test
  void whatIsDueHasAnEventOfItsOwn() throws Exception {
    Hash council = council();
    String texts = "'texts':[{'lang':'en','value':'As agreed.'}]";
    Hash decision =
        talking.says(
            "iq",
            "2017-05-01T00:00:00Z",
            "decision",
            "{'on':'"
                + council
                + "','title':{'en':'Watch'},'procedure':'silence','until':'2017-05-05T00:00:00Z',"
                + "'holds':'lasting','review':'2018-05-01T00:00:00Z',"
                + texts
                + "}");
    talking.says(
        "iq",
        "2017-05-02T00:00:00Z",
        "commitment",
        "{'on':'"
            + decision
            + "','title':{'en':'Patrol'},'members':['iq','sy'],'by':'2017-07-01T00:00:00Z',"
            + texts
            + "}");
    talking.says(
        "iq",
        "2017-05-03T00:00:00Z",
        "consultation",
        "{'form':'question','to':['sy'],'due':'2017-05-09T12:00:00Z','urgency':'routine',"
            + "'title':{'en':'Convoy?'},"
            + texts
            + "}");

    List<CalendarComponent> events = events(calendar(Language.EN, false));

    assertThat(events.stream().map(event -> value(event, "SUMMARY")))
        .containsExactly(
            "Silence ends: Watch",
            "Review due: Watch",
            "Commitment due: Patrol",
            "Answer due: Convoy?");
    assertThat(events.stream().map(event -> value(event, "UID"))).doesNotHaveDuplicates();
    assertThat(value(events.get(2), "DESCRIPTION")).isEqualTo("By: Iraq, Syria\n\nAs agreed.");
    assertThat(value(events.get(3), "DTSTART")).isEqualTo("20170509T120000Z");
    assertThat(value(events.get(3), "TRANSP")).isEqualTo("TRANSPARENT");

    // Once it is broken, the decision is not looked at again.
    talking.says(
        "sy",
        "2017-05-04T00:00:00Z",
        "response",
        "{'on':'" + decision + "','say':'objects'," + texts + "}");
    assertThat(events(calendar(Language.EN, false)).stream().map(e -> value(e, "SUMMARY")))
        .doesNotContain("Review due: Watch")
        .contains("Silence ends: Watch");
  }

  @Test
  void textOfAnyKindComesBackAsItWasAndNoLineIsTooLong() throws Exception {
    String arabic = "ناقش الأمناء مراقبة الحدود المشتركة من الجانبين، وأكدوا السيادة؛ ".repeat(40);
    String mixed = "عملية Astana 4 (الجولة) \\\\ بين 10:00, 12:00; END:VEVENT 😀 naïve";
    meeting(
        "'title':{'ar':'"
            + mixed
            + "'},'notice':[{'lang':'ar','value':'"
            + arabic
            + "\\nEND:VCALENDAR\\r\\nسطر\\u0007 آخر'}]");

    String calendar = calendar(Language.AR, false);
    CalendarComponent event = events(calendar).getFirst();

    assertThat(value(event, "SUMMARY")).isEqualTo(mixed.replace("\\\\", "\\"));
    assertThat(value(event, "DESCRIPTION"))
        .endsWith("السيادة؛ \nEND:VCALENDAR\nسطر آخر")
        .contains(arabic);
    String[] lines = calendar.split("\r\n", -1);
    assertThat(lines).hasSizeGreaterThan(60);
    for (String line : lines) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\n", "\r");
    }
    // What is cut inside a character does not survive this.
    byte[] bytes = calendar.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(calendar);
    assertThat(Optional.of(calendar)).get().asString().endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void whereNothingWasSaidTheCalendarIsEmptyAndStillOne() throws Exception {
    assertThat(events(calendar(Language.RU, false))).isEmpty();
  }
}
