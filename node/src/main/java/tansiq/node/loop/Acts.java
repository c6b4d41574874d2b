package tansiq.node.loop;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.council.Talk;
import tansiq.core.json.JsonObject;
import tansiq.core.member.Draft;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.release.Release;

/** Makes drafts of the records that are no reports. Safe for any thread. */
public final class Acts {
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  /** Acts that are stamped by a clock. */
  public Acts(Clock clock) {
    this.clock = clock;
  }

  /** A draft of a pin, a roster or a ceiling. */
  public Draft.Act of(LedgerId ledger, AllianceRecord said) {
    return of(ledger, said.kind(), Status.ACTUAL, AllianceRecord.LABEL, List.of(), said.content());
  }

  /** A draft of a release, of the released record's status, to whom its label says. */
  public Draft.Act of(LedgerId ledger, Release release, Label label) {
    return of(
        ledger,
        Release.KIND,
        release.record().header().status(),
        label,
        List.of(release.record().leaf()),
        release.content());
  }

  /** A draft of what a member says, as its content reads. */
  public Draft.Act of(
      LedgerId ledger, String kind, Talk talk, JsonObject content, Status status, Label label) {
    return of(ledger, kind, status, label, talk.links().refs(), content);
  }

  /** Bytes that nobody can guess, for the salts of sections. */
  public byte[] salts(int bytes) {
    byte[] salts = new byte[bytes];
    random.nextBytes(salts);
    return salts;
  }

  private Draft.Act of(
      LedgerId ledger,
      String kind,
      Status status,
      Label label,
      List<Hash> refs,
      JsonObject content) {
    Section section = Section.of(ledger.member(), kind, salts(Section.SALT_BYTES), content);
    TreeMap<String, Hash> digests = new TreeMap<>();
    digests.put(kind, section.digest());
    Header header =
        new Header(
            ledger,
            kind,
            status,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            label,
            refs,
            digests);
    return new Draft.Act(Entry.Held.of(header, List.of(section)));
  }
}
