package tansiq.core.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.proof.Hash;

/** What a node holds at one place of a ledger: a record, whole or in part, or its bare leaf. */
public sealed interface Entry {
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
      sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    }

    /** A new record from its parts: header bytes and leaf are computed here. */
    public static Held of(Header header, Iterable<Section> sections) {
      throw new UnsupportedOperationException();
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
