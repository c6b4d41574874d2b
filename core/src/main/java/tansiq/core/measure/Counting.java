package tansiq.core.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Span;
import tansiq.core.incident.Stance;
import tansiq.core.incident.Told;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Window;
import tansiq.core.proof.Hash;

/** Works out a {@link Whole}: one pass over the layer, then one settling for each part. */
final class Counting {
  /** No report can have been in time. */
  private static final long NO_TIME = Long.MIN_VALUE;

  private final Layer layer;
  private final SortedSet<String> members;
  private final List<Seen> incidents = new ArrayList<>();

  /** Which of the incidents each report that counts stands in. */
  private final Map<Hash, Integer> standsIn = new HashMap<>();

  /** Whether any report that counts is one that was passed on. */
  private boolean heard;

  /**
   * What is known of an incident.
   *
   * @param inTime until when a report was in time
   * @param told when each member that has own reports of it first told of it
   */
  private record Seen(Hash id, long inTime, Map<String, Long> told) {
    /** When any of some members first told of it. */
    Optional<Long> first(SortedSet<String> some) {
      Long first = null;
      for (Map.Entry<String, Long> each : told.entrySet()) {
        if (some.contains(each.getKey()) && (first == null || each.getValue() < first)) {
          first = each.getValue();
        }
      }
      return Optional.ofNullable(first);
    }
  }

  Counting(Layer layer, SortedSet<String> members) {
    this.layer = layer;
    this.members = new TreeSet<>(members);
  }

  Whole count(String name, SortedMap<String, SortedSet<String>> groups) {
    layer.visit(Window.ALL, this::see);
    incidents.forEach(seen -> members.addAll(seen.told().keySet()));
    List<Row> rows = new ArrayList<>();
    Map<String, BitSet> joined = new TreeMap<>();
    for (String member : members) {
      Part part = new Part(member, Part.Kind.MEMBER, new TreeSet<>(List.of(member)));
      Row row = row(part, joined);
      joined.put(member, row.set(Figure.JOINED));
      rows.add(row);
    }
    groups.forEach((group, some) -> {
      if (some.size() > 1 && some.size() < members.size() && members.containsAll(some)) {
        rows.add(row(new Part(group, Part.Kind.GROUP, some), joined));
      }
    });
    if (!members.isEmpty()) {
      rows.add(row(new Part(name, Part.Kind.WHOLE, members), joined));
    }
    return new Whole(incidents.stream().map(Seen::id).toArray(Hash[]::new), rows);
  }

  private boolean see(Incident incident) {
    Map<String, Long> told = HashMap.newHashMap(2);
    for (Told report : incident.reports()) {
      standsIn.put(report.id(), incidents.size());
      heard |= report.stance() != Stance.REPORTS;
      if (report.stance() == Stance.REPORTS) {
        told.merge(
            report.ledger().member(), layer.toldFirst(report.id()).toEpochMilli(), StrictMath::min);
      }
    }
    long inTime =
        incident
            .when()
            .map(Span::to)
            .map(end -> end.plus(Whole.IN_TIME).toEpochMilli())
            .orElse(NO_TIME);
    incidents.add(new Seen(incident.id(), inTime, told));
    return true;
  }

  private Row row(Part part, Map<String, BitSet> joinedByMember) {
    Figures figures = new Figures();
    boolean same = part.kind() == Part.Kind.WHOLE && !heard;
    // Where nobody passes anything on, all together by themselves are the whole.
    Layer alone = same ? layer : layer.ofAuthors(part.members());
    BitSet joined = figures.get(Figure.JOINED);
    alone.visitJoined(incident -> join(incident, joined));
    if (part.kind() != Part.Kind.MEMBER) {
      BitSet together = figures.get(Figure.TOGETHER);
      together.or(joined);
      part.members()
          .forEach(member -> together.andNot(joinedByMember.getOrDefault(member, new BitSet())));
    }
    Optional<Row.Earlier> earlier = tell(part.members(), figures);
    return new Row(
        part, new Row.Alone(alone.reports(), alone.size(), alone.origins()), figures, earlier);
  }

  /** Marks in which incidents of the whole the origins of one that a part sees alone meet. */
  private void join(Incident alone, BitSet joined) {
    Map<Integer, Integer> origins = HashMap.newHashMap(2);
    for (Told report : alone.reports()) {
      Integer in = standsIn.get(report.id());
      if (in == null) {
        throw new IllegalStateException("counts alone and not in the whole: " + report.id());
      }
      int other = origins.merge(in, report.origin(), (a, b) -> a);
      if (other != report.origin()) {
        joined.set(in);
      }
    }
  }

  /** Who told of each incident when: the part beside the whole. */
  private Optional<Row.Earlier> tell(SortedSet<String> part, Figures figures) {
    List<Long> later = new ArrayList<>();
    for (int i = 0; i < incidents.size(); i++) {
      Seen seen = incidents.get(i);
      Optional<Long> own = seen.first(part);
      figures.get(own.isPresent() ? Figure.TOLD : Figure.NEVER).set(i);
      if (own.isPresent()) {
        long behind = own.get() - seen.first(members).orElseThrow();
        boolean inTime = seen.inTime() != NO_TIME && own.get() <= seen.inTime();
        figures.get(!inTime ? Figure.AFTERWARDS : behind > 0 ? Figure.LATER : Figure.FIRST).set(i);
        if (inTime && behind > 0) {
          later.add(behind);
        }
      }
    }
    if (later.isEmpty()) {
      return Optional.empty();
    }
    Collections.sort(later);
    return Optional.of(
        new Row.Earlier(
            Duration.ofMillis(later.get((later.size() - 1) / 2)),
            Duration.ofMillis(later.getFirst()),
            Duration.ofMillis(later.getLast())));
  }
}
