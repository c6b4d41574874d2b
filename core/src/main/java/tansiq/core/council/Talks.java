package tansiq.core.council;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;

/**
 * All that members said, found by what it belongs to. A function of the set of records: the order
 * in which they come changes nothing. Immutable.
 *
 * <p>A version takes the place of an earlier one, and a recall takes it back, only where the author
 * is the same and it stands later in that author's ledger; what others claim of it counts for
 * nothing.
 */
public final class Talks {
  private static final Comparator<Said> FILING =
      Comparator.comparing(Said::at).thenComparing(Said::id);

  /**
   * How far above something its meeting and its council are looked for. Where a later version of
   * one matter belongs to another that belongs to it, going up never ends.
   */
  private static final int FARTHEST = 16;

  private final Map<Hash, Said> all = new HashMap<>();
  private final Map<Hash, Hash> firsts = new HashMap<>();
  private final Map<Hash, Matter> matters = new HashMap<>();
  private final Map<Hash, List<Matter>> belonging = new HashMap<>();
  private final List<Matter> ordered = new ArrayList<>();

  private Talks() {}

  /** The matters of these records. */
  public static Talks of(Collection<Said> records) {
    Talks talks = new Talks();
    records.forEach(said -> talks.all.put(said.id(), said));
    Map<Hash, List<Said>> versions = new HashMap<>();
    Map<Hash, Said> recalls = new HashMap<>();
    for (Said said : talks.all.values()) {
      if (said.talk() instanceof Recall) {
        talks
            .recalled(said)
            .ifPresent(id -> recalls.merge(id, said, (a, b) -> FILING.compare(a, b) <= 0 ? a : b));
      }
    }
    Set<Hash> takingBack = new HashSet<>();
    recalls.values().forEach(recall -> takingBack.add(recall.id()));
    for (Said said : talks.all.values()) {
      // A recall that takes nothing back stands beside the rest, as what it is.
      if (!takingBack.contains(said.id())) {
        versions.computeIfAbsent(talks.first(said), id -> new ArrayList<>()).add(said);
      }
    }
    versions.forEach((id, some) -> {
      some.sort((a, b) -> a.isLaterOfSame(b) ? 1 : b.isLaterOfSame(a) ? -1 : FILING.compare(a, b));
      Matter matter = new Matter(some, Optional.ofNullable(recalls.get(id)));
      some.forEach(said -> talks.matters.put(said.id(), matter));
      talks.ordered.add(matter);
    });
    talks.ordered.sort(Comparator.comparing(matter -> matter.versions().getFirst(), FILING));
    for (Matter matter : talks.ordered) {
      matter
          .talk()
          .links()
          .on()
          .ifPresent(on ->
              talks
                  .belonging
                  .computeIfAbsent(talks.canonical(on), id -> new ArrayList<>())
                  .add(matter));
    }
    return talks;
  }

  /** The id of the first version of what a record says. */
  private Hash first(Said said) {
    List<Said> walked = new ArrayList<>();
    Said at = said;
    Hash first = firsts.get(at.id());
    while (first == null) {
      walked.add(at);
      Said earlier = earlier(at);
      first = earlier == null ? at.id() : firsts.get(earlier.id());
      at = earlier == null ? at : earlier;
    }
    for (Said version : walked) {
      firsts.put(version.id(), first);
    }
    return first;
  }

  private @Nullable Said earlier(Said said) {
    Said earlier = said.talk().links().amends().map(all::get).orElse(null);
    return earlier != null
            && earlier.talk().getClass() == said.talk().getClass()
            && said.isLaterOfSame(earlier)
        ? earlier
        : null;
  }

  private Optional<Hash> recalled(Said recall) {
    Said of = recall.talk().links().on().map(all::get).orElse(null);
    return of != null && !(of.talk() instanceof Recall) && recall.isLaterOfSame(of)
        ? Optional.of(first(of))
        : Optional.empty();
  }

  private Hash canonical(Hash id) {
    Matter matter = matters.get(id);
    return matter == null ? id : matter.id();
  }

  /** The matter that a record is a version of. */
  public Optional<Matter> find(Hash id) {
    return Optional.ofNullable(matters.get(id));
  }

  /** All records of a member by which it talks, by when they were filed. */
  public List<Said> saidBy(String member) {
    return all.values().stream()
        .filter(said -> said.member().equals(member))
        .sorted(FILING)
        .toList();
  }

  /** These and more. */
  public Talks with(Collection<Said> more) {
    List<Said> both = new ArrayList<>(all.values());
    both.addAll(more);
    return of(both);
  }

  /**
   * What a member has said in the very same words, unless it has been taken back since.
   *
   * @param content the whole of it, with the records that it speaks of
   */
  public Optional<Said> findSaid(String member, String kind, JsonObject content) {
    return all.values().stream()
        .filter(said ->
            said.kind().equals(kind)
                && said.member().equals(member)
                && said.content().equals(content)
                && find(said.id()).flatMap(Matter::recall).isEmpty())
        .min(FILING);
  }

  /** All matters of a kind, by when they were first filed. */
  public <T extends Talk> List<Matter> all(Class<T> kind) {
    return ordered.stream().filter(matter -> kind.isInstance(matter.talk())).toList();
  }

  /** What of a kind belongs to a record, whichever version of it is named. */
  public <T extends Talk> List<Matter> on(Hash id, Class<T> kind) {
    return belonging.getOrDefault(canonical(id), List.of()).stream()
        .filter(matter -> kind.isInstance(matter.talk()))
        .toList();
  }

  /**
   * What is not found by going down from matters of these kinds, the uppermost of it: it belongs to
   * what is not here, or only to itself in a circle.
   */
  public List<Matter> apart(Set<Class<? extends Talk>> kinds) {
    Set<Matter> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Matter matter : ordered) {
      if (kinds.contains(matter.talk().getClass())) {
        goDown(matter, found);
      }
    }
    List<Matter> apart = new ArrayList<>();
    for (Matter matter : ordered) {
      if (!found.contains(matter)) {
        Matter uppermost = uppermost(matter);
        apart.add(uppermost);
        goDown(uppermost, found);
      }
    }
    return apart;
  }

  /** What is farthest above a matter; where going up never ends, one of the circle. */
  private Matter uppermost(Matter of) {
    Set<Matter> passed = Collections.newSetFromMap(new IdentityHashMap<>());
    Matter at = of;
    while (passed.add(at)) {
      at = at.talk().links().on().flatMap(this::find).orElse(at);
    }
    return at;
  }

  private void goDown(Matter from, Set<Matter> found) {
    Deque<Matter> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      Matter matter = next.remove();
      if (found.add(matter)) {
        next.addAll(belonging.getOrDefault(matter.id(), List.of()));
      }
    }
  }

  /** The meeting that something belongs to, itself or by an item of it. */
  Optional<Matter> meeting(Talk of) {
    Optional<Matter> on = of.links().on().flatMap(this::find);
    for (int steps = 0; steps < FARTHEST && on.isPresent(); steps++) {
      if (!(on.get().talk() instanceof Item item)) {
        return on;
      }
      on = item.links().on().flatMap(this::find);
    }
    return Optional.empty();
  }

  /** The council that something is done in: the nearest one above it. */
  public Optional<Matter> council(Matter of) {
    Matter at = of;
    for (int steps = 0; steps < FARTHEST && at != null; steps++) {
      if (at.talk() instanceof Council) {
        return Optional.of(at);
      }
      at = at.talk().links().on().flatMap(this::find).orElse(null);
    }
    return Optional.empty();
  }
}
