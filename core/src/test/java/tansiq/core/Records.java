package tansiq.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Ceiling;
import tansiq.core.alliance.Pin;
import tansiq.core.alliance.Roster;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

/** Records for tests: the same arguments give the same record. */
public final class Records {
  public static final Instant AT = Instant.parse("2017-05-21T14:10:00Z");

  private Records() {}

  public static LedgerId ledger(String member) {
    return new LedgerId(member, 1);
  }

  public static Entry.Held said(LedgerId ledger, AllianceRecord said) {
    return said(ledger, said, AllianceRecord.LABEL);
  }

  public static Entry.Held said(LedgerId ledger, AllianceRecord said, Label label) {
    return record(ledger, said.kind(), label, List.of(said.kind()), said.content());
  }

  /** A record with these sections, each with content of its own. */
  public static Entry.Held record(LedgerId ledger, String text, Label label, String... sections) {
    return record(
        ledger, "report", label, List.of(sections), JsonObject.builder().put("text", text).build());
  }

  /** The same of a kind that this code does not know. */
  public static Entry.Held note(LedgerId ledger, String text, Label label, String... sections) {
    return record(
        ledger, "note", label, List.of(sections), JsonObject.builder().put("text", text).build());
  }

  private static Entry.Held record(
      LedgerId ledger, String kind, Label label, List<String> names, JsonObject content) {
    List<Section> sections = new ArrayList<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (String name : names) {
      Section section = Section.of(ledger.member(), name, salt(name), content);
      sections.add(section);
      digests.put(name, section.digest());
    }
    return Entry.Held.of(
        new Header(ledger, kind, Status.EXERCISE, AT, label, List.of(), digests), sections);
  }

  public static Pin pin(String member) {
    Hash hash = Sha256.hash(member.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Pin(member, new TreeMap<>(), FakeSigner.of(member).key(), hash, hash);
  }

  public static Roster roster(String group, String... members) {
    return new Roster(group, new TreeMap<>(), new TreeSet<>(List.of(members)));
  }

  public static Ceiling ceiling(String member, Level level) {
    return new Ceiling(member, level);
  }

  public static Label label(Level level, String... audience) {
    return Label.of(level, Audience.of(audience));
  }

  /** The label with a narrower section. */
  public static Label narrower(
      Label label, String section, Optional<Level> level, Optional<Audience> audience) {
    SortedMap<String, Label.Part> parts = new TreeMap<>(label.sections());
    parts.put(section, new Label.Part(level, audience));
    return new Label(label.level(), label.audience(), label.caveats(), parts);
  }

  private static byte[] salt(String name) {
    byte[] salt = new byte[Section.SALT_BYTES];
    salt[0] = (byte) name.length();
    return salt;
  }
}
