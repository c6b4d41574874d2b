package tansiq.core.council;

import java.util.ArrayList;
import java.util.List;
import tansiq.core.place.Names;
import tansiq.core.report.PrivateTraces;
import tansiq.core.report.Text;
import tansiq.core.report.Warning;

/**
 * All that a member has put into its own words in one talk, each line and text under its path in
 * the content, such as {@code texts[0].value}. Words, names of members and times are none of it.
 */
public final class Passages {
  private final List<Passage> passages = new ArrayList<>();

  private Passages() {}

  private record Passage(String path, String text) {}

  /**
   * What looks like a private person in it, in the order of the fields. It is for the author to
   * judge before others hold it, and refuses nothing.
   */
  public static List<Warning> privateTraces(Talk talk) {
    return of(talk).passages.stream()
        .flatMap(passage -> PrivateTraces.find(passage.path(), passage.text()).stream())
        .toList();
  }

  private static Passages of(Talk talk) {
    Passages found = new Passages();
    return switch (talk) {
      case Council said ->
          found
              .line("tierName", said.tierName())
              .line("name", said.name())
              .texts("remit", said.remit());
      case Meeting said -> {
        found
            .line("title", said.title())
            .line("place", said.place())
            .texts("notice", said.notice());
        said.source().ifPresent(source -> found.passage("source", source));
        yield found;
      }
      case Attendance said -> {
        for (int i = 0; i < said.seats().size(); i++) {
          found.line("seats[" + i + "].office", said.seats().get(i).office());
        }
        yield found.texts("reason", said.reason());
      }
      case Item said -> found.line("title", said.title()).texts("texts", said.texts());
      case Position said ->
          found
              .line("office", said.office())
              .texts("vision", said.vision())
              .texts("programme", said.programme());
      case Minutes said -> found.texts("texts", said.texts());
      case Decision said -> {
        found.line("title", said.title()).texts("texts", said.texts());
        said.source().ifPresent(source -> found.passage("source", source));
        yield found;
      }
      case Response said -> found.texts("texts", said.texts());
      case Statement said ->
          found
              .line("title", said.title())
              .texts("texts", said.texts())
              .line("regarding", said.regarding());
      case Approval said -> found.texts("texts", said.texts());
      case Commitment said -> found.line("title", said.title()).texts("texts", said.texts());
      case Progress said -> found.texts("texts", said.texts());
      case Consultation said -> found.line("title", said.title()).texts("texts", said.texts());
      case Answer said -> found.texts("texts", said.texts());
      case Recall said -> found.texts("texts", said.texts());
    };
  }

  private Passages line(String field, Names line) {
    line.byLanguage().forEach((language, text) -> passage(field + "." + language, text));
    return this;
  }

  private Passages texts(String field, List<Text> texts) {
    for (int i = 0; i < texts.size(); i++) {
      passage(field + "[" + i + "].value", texts.get(i).value());
    }
    return this;
  }

  private void passage(String path, String text) {
    passages.add(new Passage(path, text));
  }
}
