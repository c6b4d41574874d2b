package tansiq.core.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Ceiling;
import tansiq.core.alliance.Epoch;
import tansiq.core.council.Talk;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.release.Release;

/** The first records of a ledger that continues a lost one. */
final class Continuation {
  private final Volume lost;
  private final LedgerId next;
  private final Instant now;
  private final Supplier<byte[]> salts;

  Continuation(Volume lost, LedgerId next, Instant now, Supplier<byte[]> salts) {
    this.lost = lost;
    this.next = next;
    this.now = now;
    this.salts = salts;
  }

  /** The epoch, the alliance as it stood, and what was kept and never committed to anybody. */
  List<Entry.Held> records() {
    List<Entry.Held> records = new ArrayList<>();
    Hash root = lost.ledger().root(lost.certified());
    say(new Epoch(lost.id(), lost.certified(), root), records);
    Alliance alliance = lost.policy().alliance();
    alliance.pins().values().forEach(pin -> say(pin, records));
    alliance.rosters().values().forEach(roster -> say(roster, records));
    alliance.ceilings().forEach((member, level) -> say(new Ceiling(member, level), records));
    again(records);
    return records;
  }

  private void say(AllianceRecord said, List<Entry.Held> records) {
    records.add(said.record(next, Status.ACTUAL, now, salts.get()));
  }

  /**
   * Says again what no checkpoint covers. A release is left out: it names a place in the lost
   * ledger.
   */
  private void again(List<Entry.Held> records) {
    Map<Hash, Hash> ids = new LinkedHashMap<>();
    lost.ledger()
        .read(
            lost.certified(),
            lost.base(),
            (index, entry) -> {
              if (entry instanceof Entry.Held held
                  && !AllianceRecord.isKind(held.header().kind())
                  && !held.header().kind().equals(Release.KIND)) {
                Entry.Held said = again(held, ids);
                ids.put(held.leaf(), said.leaf());
                records.add(said);
              }
            });
  }

  private Entry.Held again(Entry.Held held, Map<Hash, Hash> ids) {
    Header header = held.header();
    List<Hash> refs = header.refs().stream().map(ref -> ids.getOrDefault(ref, ref)).toList();
    SortedMap<String, Section> sections = new TreeMap<>(held.sections());
    SortedMap<String, Hash> digests = new TreeMap<>(header.sections());
    if (Talk.isKind(header.kind()) && !refs.equals(header.refs())) {
      // Talk names what it speaks of in its content too, and nobody reads it where the two differ.
      sections.computeIfPresent(
          header.kind(), (kind, section) -> renamed(kind, section.content(), ids));
      sections.forEach((name, section) -> digests.put(name, section.digest()));
    }
    return Entry.Held.of(
        new Header(
            next, header.kind(), header.status(), header.at(), header.label(), refs, digests),
        sections.values());
  }

  private Section renamed(String kind, JsonObject content, Map<Hash, Hash> ids) {
    return Section.of(next.member(), kind, salts.get(), Talk.Links.renamed(content, ids));
  }
}
