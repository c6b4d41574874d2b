package tansiq.node.start;

import static tansiq.node.audit.EventLog.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Ceiling;
import tansiq.core.alliance.Pin;
import tansiq.core.alliance.Roster;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.record.Level;
import tansiq.node.audit.EventLog;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;
import tansiq.node.start.NodeSettings.Group;
import tansiq.node.start.NodeSettings.Peer;

/**
 * Brings what the configuration says of the alliance into the ledger, where alone it counts: a pin,
 * a roster or a ceiling for whatever the ledger does not say already. Doing it again changes
 * nothing. What the configuration no longer says stays as the ledger says it.
 */
final class Establishment {
  private final Loop loop;
  private final Acts acts;
  private final EventLog log;

  Establishment(Loop loop, Acts acts, EventLog log) {
    this.loop = loop;
    this.acts = acts;
    this.log = log;
  }

  /**
   * Says what is not said yet; whether all is said now. Not all can be while the disk is full or
   * the node waits after a restore.
   */
  boolean establish(NodeSettings settings) throws InterruptedException {
    List<AllianceRecord> missing = missing(settings);
    if (missing.isEmpty()) {
      return true;
    }
    List<Draft> drafts = new ArrayList<>();
    missing.forEach(said -> drafts.add(acts.of(loop.own(), said)));
    try {
      for (Outcome outcome : loop.submit(drafts).join()) {
        switch (outcome) {
          case Outcome.Kept _ -> {}
          case Outcome.Refused(String at, String reason) -> {
            log.error("establish", field("field", at), field("why", reason));
            return true;
          }
          case Outcome.Differs _, Outcome.Unavailable _ -> {
            return false;
          }
        }
      }
    } catch (CompletionException e) {
      return false;
    }
    log.info("establish", field("records", missing.size()));
    return true;
  }

  /** Pins first, because a roster and a ceiling mean nothing for a member that is not pinned. */
  private List<AllianceRecord> missing(NodeSettings settings) {
    Alliance alliance = loop.policy().alliance();
    List<AllianceRecord> missing = new ArrayList<>();
    for (Peer peer : settings.peers().values()) {
      pin(peer)
          .filter(pin -> !pin.equals(alliance.pins().get(peer.member())))
          .ifPresent(missing::add);
    }
    for (Group group : settings.groups().values()) {
      Roster roster = new Roster(group.group(), group.name().byLanguage(), group.members());
      if (!roster.equals(alliance.rosters().get(group.group()))) {
        missing.add(roster);
      }
    }
    for (Peer peer : settings.peers().values()) {
      Level level = peer.ceiling().orElse(Ceiling.DEFAULT);
      if (peer.pins().isPresent() && alliance.ceiling(peer.member()) != level) {
        missing.add(new Ceiling(peer.member(), level));
      }
    }
    return missing;
  }

  /** A member keeps the keys of its first pin, so other keys are not said again and again. */
  private Optional<Pin> pin(Peer peer) {
    return peer.pins()
        .map(pins -> {
          Pin first = loop.policy().alliance().pins().get(peer.member());
          if (first != null && !first.key().equals(pins.key())) {
            log.error(
                "establish",
                field("peer", peer.member()),
                field("why", "the ledger has pinned another key for this member"));
            return first;
          }
          return new Pin(
              peer.member(), peer.name().byLanguage(), pins.key(), pins.recovery(), pins.tls());
        });
  }
}
