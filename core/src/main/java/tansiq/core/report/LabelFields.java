package tansiq.core.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.json.Fields;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.Level;

/** Reads what an input states of its label. A party that the node does not know is refused. */
final class LabelFields {
  private static final int MOST_PARTIES = 256;
  private static final int LONGEST_PARTY = 64;
  private static final int MOST_CAVEATS = 16;

  private final Set<String> parties;

  LabelFields(Set<String> parties) {
    this.parties = parties;
  }

  StatedLabel read(Fields f) {
    KnownFields.only(f, KnownFields.LABEL);
    Optional<Level> level = level(f);
    List<String> caveats = f.texts("caveats", MOST_CAVEATS, LONGEST_PARTY);
    for (int i = 0; i < caveats.size(); i++) {
      if (!Label.isCaveat(caveats.get(i)) || caveats.get(i).equals(Labelling.COARSE_AFTER_24_H)) {
        throw f.refusal("caveats[" + i + "]", "is not a caveat that an author may set");
      }
    }
    SortedMap<String, Label.Part> sections = new TreeMap<>();
    f.findObject("sections").ifPresent(parts -> sections(parts, level, sections));
    return new StatedLabel(level, audience(f), new TreeSet<>(caveats), sections);
  }

  private void sections(
      Fields f, Optional<Level> recordLevel, SortedMap<String, Label.Part> sections) {
    for (String name : f.json().members().keySet()) {
      if (!ReportSections.NAMES.contains(name)) {
        throw KnownFields.unknown(f, name, ReportSections.NAMES);
      }
      Fields part = KnownFields.only(f.object(name), KnownFields.PART);
      Optional<Level> level = level(part);
      if (level.isPresent()
          && recordLevel.isPresent()
          && level.get().compareTo(recordLevel.get()) < 0) {
        throw part.refusal("level", "is below the record's own");
      }
      sections.put(name, new Label.Part(level, audience(part)));
    }
  }

  private static Optional<Level> level(Fields f) {
    return f.findWord("level", Level::find, "no such level");
  }

  private Optional<Audience> audience(Fields f) {
    if (!f.has("audience")) {
      return Optional.empty();
    }
    List<String> words = f.texts("audience", MOST_PARTIES, LONGEST_PARTY);
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals("all") && !parties.contains(words.get(i))) {
        throw f.refusal("audience[" + i + "]", "no such member or group");
      }
    }
    return Optional.of(Audience.of(words));
  }
}
