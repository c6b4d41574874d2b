package tansiq.core.record;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

/** What a node holds at one place of a ledger: a record, whole or in part, or its bare leaf. */
public sealed interface Entry {
  /** Largest record, header and sections together, in bytes. */
  int MOST_BYTES = 4 << 20;

  /** SHA-256(0x00 ‖ header bytes): the record's id and its leaf in the ledger. */
  Hash leaf();

  /**
   * A record of which at least the header is held.
   *
   * @param bytes the header's canonical bytes, verbatim; not copied, never to be changed
   * @param sections the sections that are held, by name; each matches its digest in the header
   */
  @SuppressWarnings("ArrayRecordComponent") // A copy an entry would double the fold's memory.
  record Held(Hash leaf, Header header, byte[] bytes, SortedMap<String, Section> sections)
      implements Entry {
    /** Copies the map in. */
    public Held {
      sections = ByName.copyOf(sections);
      if (size(bytes, sections) > MOST_BYTES) {
        throw new IllegalArgumentException("a record of more than " + MOST_BYTES + " bytes");
      }
    }

    private static long size(byte[] header, SortedMap<String, Section> sections) {
      long size = header.length;
      for (Section section : sections.values()) {
        size += section.bytes().length;
      }
      return size;
    }

    /**
     * A record from its parts: header bytes and leaf are computed here. Throws when a section is
     * not what the header commits to; it need not have all that the header names.
     */
    public static Held of(Header header, Iterable<Section> sections) {
      byte[] bytes = header.bytes();
      SortedMap<String, Section> held = new TreeMap<>();
      for (Section section : sections) {
        if (!section.digest().equals(header.sections().get(section.name()))
            || !section.member().equals(header.ledger().member())
            || held.put(section.name(), section) != null) {
          throw new IllegalArgumentException("not of this header: " + section);
        }
      }
      return new Held(Sha256.hash(Sha256.LEAF, bytes), header, bytes, held);
    }

    /** How many bytes of header and sections are held. */
    public long size() {
      return size(bytes, sections);
    }

    /**
     * This record with what is held of it elsewhere too; nothing when the two together are larger
     * than a record can be, as only a hostile author's are.
     */
    public Optional<Held> with(Held more) {
      SortedMap<String, Section> both = new TreeMap<>(more.sections);
      both.putAll(sections);
      return size(bytes, both) > MOST_BYTES
          ? Optional.empty()
          : Optional.of(new Held(leaf, header, bytes, both));
    }

    /** The leaf stands for the header's bytes; a record held in part differs from the whole. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Held that && leaf.equals(that.leaf) && sections.equals(that.sections);
    }

    @Override
    public int hashCode() {
      return leaf.hashCode();
    }

    /** Reads a record that somebody sent, header and sections each as canonical bytes. */
    public static Verdict<Held> parse(byte[] header, Iterable<byte[]> sections) {
      return Header.parse(header).then(read -> parse(read, header, sections));
    }

    private static Verdict<Held> parse(Header header, byte[] bytes, Iterable<byte[]> sections) {
      SortedMap<String, Section> held = new TreeMap<>();
      for (byte[] text : sections) {
        switch (Section.parse(text)) {
          case Verdict.Refused<Section>(String field, String reason) -> {
            return new Verdict.Refused<>(field.isEmpty() ? "section" : "section." + field, reason);
          }
          case Verdict.Accepted<Section>(Section section) -> {
            if (!section.member().equals(header.ledger().member())) {
              return new Verdict.Refused<>("section.member", "is not the ledger's");
            }
            if (!section.digest().equals(header.sections().get(section.name()))) {
              return new Verdict.Refused<>("section", "is not what the header commits to");
            }
            if (held.put(section.name(), section) != null) {
              return new Verdict.Refused<>("section", "occurs twice");
            }
          }
        }
      }
      return new Verdict.Accepted<>(new Held(Sha256.hash(Sha256.LEAF, bytes), header, bytes, held));
    }
  }

  /** The leaf alone. */
  record Bare(Hash leaf, Absence absence) implements Entry {}

  /** Why a body is not held. */
  enum Absence {
    /** The author said that this node may hold none of it; final until a release. */
    WITHHELD,
    /** A relay had none of it; others may. */
    LACKING,
    /** Destroyed by a written retention rule. */
    DESTROYED
  }
}
