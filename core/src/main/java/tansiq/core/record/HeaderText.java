package tansiq.core.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tansiq.core.json.Bounds;
import tansiq.core.json.CanonicalWriter;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

/**
 * The header as text. Each header has one text and each text one header: what is empty is left out,
 * sets are sorted, and the reader compares what it read, written anew, with what it was given.
 */
final class HeaderText {
  private static final Bounds BOUNDS = new Bounds(Header.MOST_BYTES, 6, 10_000);
  private static final int MOST_PARTIES = 256;
  private static final int PARTY = 65;

  private HeaderText() {}

  static byte[] write(Header header) {
    CanonicalWriter out = new CanonicalWriter();
    out.beginObject();
    out.name("at").integer(header.at().toEpochMilli());
    out.name("format").integer(Header.FORMAT);
    out.name("kind").string(header.kind());
    out.name("label");
    write(out, header.label());
    out.name("ledger").string(header.ledger().toString());
    if (!header.refs().isEmpty()) {
      out.name("refs").beginArray();
      for (Hash ref : header.refs()) {
        out.hex(ref.bytes());
      }
      out.endArray();
    }
    out.name("sections").beginObject();
    header.sections().forEach((name, digest) -> out.name(name).hex(digest.bytes()));
    out.endObject();
    out.name("status").string(header.status().word());
    byte[] bytes = out.endObject().toBytes();
    if (bytes.length > Header.MOST_BYTES) {
      throw new IllegalArgumentException("a header of " + bytes.length + " bytes");
    }
    return bytes;
  }

  private static void write(CanonicalWriter out, Label label) {
    out.beginObject().name("audience");
    Words.write(out, label.audience().parties());
    if (!label.caveats().isEmpty()) {
      out.name("caveats");
      Words.write(out, label.caveats());
    }
    out.name("level").string(label.level().word());
    if (!label.sections().isEmpty()) {
      out.name("sections").beginObject();
      label.sections().forEach((name, part) -> write(out.name(name), part));
      out.endObject();
    }
    out.endObject();
  }

  private static void write(CanonicalWriter out, Label.Part part) {
    out.beginObject();
    part.audience().ifPresent(a -> Words.write(out.name("audience"), a.parties()));
    part.level().ifPresent(level -> out.name("level").string(level.word()));
    out.endObject();
  }

  static Verdict<Header> parse(byte[] bytes) {
    return read(bytes)
        .then(header ->
            Arrays.equals(write(header), bytes)
                ? new Verdict.Accepted<>(header)
                : new Verdict.Refused<>("", "is not in canonical form"));
  }

  /** Reads all but whether the form is canonical. */
  static Verdict<Header> read(byte[] bytes) {
    Parsed parsed = JsonText.parse(bytes, BOUNDS);
    if (parsed instanceof Parsed.Refused(String reason, long offset)) {
      return new Verdict.Refused<>("", reason + ", at byte " + offset);
    }
    Json json = ((Parsed.Value) parsed).json();
    return json instanceof JsonObject object
        ? Fields.read(object, HeaderText::header)
        : new Verdict.Refused<>("", "is not an object");
  }

  private static Header header(Fields f) {
    if (f.integer("format", 0, Integer.MAX_VALUE) != Header.FORMAT) {
      throw f.refusal("format", "is not " + Header.FORMAT);
    }
    LedgerId ledger = f.word("ledger", LedgerId::find, "is not a ledger such as sy/1");
    String kind = f.text("kind", 32);
    if (!Words.isWord(kind)) {
      throw f.refusal("kind", "is not a word");
    }
    Status status = f.word("status", Status::find, "is not a status");
    Instant at = Instant.ofEpochMilli(f.integer("at", 0, Header.LATEST.toEpochMilli()));
    Label label = label(f.object("label"));
    List<Hash> refs = refs(f);
    SortedMap<String, Hash> sections = digests(f.object("sections"));
    f.nothingElse();
    return new Header(ledger, kind, status, at, label, refs, sections);
  }

  private static Label label(Fields f) {
    Level level = f.word("level", Level::find, "is not a level");
    Audience audience = audience(f);
    SortedSet<String> caveats =
        words(f, "caveats", Words.CAVEAT, Words::isCaveat, "is not a caveat");
    SortedMap<String, Label.Part> parts = new TreeMap<>();
    f.findObject("sections")
        .ifPresent(sections -> {
          for (String name : names(sections)) {
            parts.put(name, part(sections.object(name)));
          }
        });
    f.nothingElse();
    return new Label(level, audience, caveats, parts);
  }

  private static Label.Part part(Fields f) {
    Optional<Level> level = f.findWord("level", Level::find, "is not a level");
    Optional<Audience> audience = f.has("audience") ? Optional.of(audience(f)) : Optional.empty();
    f.nothingElse();
    return new Label.Part(level, audience);
  }

  private static Audience audience(Fields f) {
    f.value("audience");
    return new Audience(words(f, "audience", PARTY, Words::isParty, "is not a party"));
  }

  private static SortedSet<String> words(
      Fields f, String name, int longest, Predicate<String> form, String reason) {
    SortedSet<String> out = new TreeSet<>();
    for (String word : f.texts(name, MOST_PARTIES, longest)) {
      if (!form.test(word)) {
        throw f.refusal(name, reason);
      }
      out.add(word);
    }
    return out;
  }

  private static List<Hash> refs(Fields f) {
    Set<Hash> refs = new LinkedHashSet<>();
    List<String> texts = f.texts("refs", Header.MOST_REFS, 64);
    for (int i = 0; i < texts.size(); i++) {
      Optional<Hash> ref = Hash.findHex(texts.get(i));
      if (ref.isEmpty() || !refs.add(ref.get())) {
        throw f.refusal("refs[" + i + "]", ref.isEmpty() ? "is not an id" : "occurs twice");
      }
    }
    return new ArrayList<>(refs);
  }

  private static SortedMap<String, Hash> digests(Fields f) {
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (String name : names(f)) {
      digests.put(name, f.word(name, Hash::findHex, "is not 64 lower-case hexadecimal digits"));
    }
    if (digests.isEmpty()) {
      throw f.refusal("", "is empty");
    }
    return digests;
  }

  private static List<String> names(Fields f) {
    List<String> names = f.names();
    if (names.size() > Header.MOST_SECTIONS) {
      throw f.refusal("", "has more than " + Header.MOST_SECTIONS + " members");
    }
    for (String name : names) {
      if (!Words.isWord(name)) {
        throw f.refusal("", "has a name that is not a word");
      }
    }
    return names;
  }
}
