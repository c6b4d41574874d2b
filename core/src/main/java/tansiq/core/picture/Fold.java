package tansiq.core.picture;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.council.Talk;
import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Weights;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.release.Release;
import tansiq.core.report.Retraction;

/**
 * Folds records into pictures. One thread writes; the pictures that it gives out are immutable and
 * may be read by any number of threads once they were handed over safely.
 *
 * <p>The picture is a function of the set of (record, held sections) of each ledger: neither the
 * order of arrival across ledgers, nor when a lacking entry is supplemented, nor how often a
 * picture is taken in between changes it. "As known then" is a new fold of the entries of that cut.
 *
 * <p>Of records by which members talk a layer keeps which it shows; what they say stays in the
 * ledgers.
 *
 * <p>Rules on what is added, beside those of {@link Families}: a record counts only in the ledger
 * that its header names, and there once; a release opens sections of the record at its place alone;
 * records of other kinds change no layer.
 */
public final class Fold {
  private final Weights weights;
  private final Records records = new Records();
  private final FactColumns facts = new FactColumns();
  private final Elements elements = new Elements();
  private final Columns columns = new Columns(records, facts, elements, new ListPages());
  private final SortedMap<LedgerId, Visibility> ledgers = new TreeMap<>();
  private final Map<Scope, Map<Status, LayerWriter>> layers = new HashMap<>();

  /** Nothing added yet. */
  public Fold(Weights weights) {
    this.weights = weights;
  }

  /**
   * Adds the next entry of a ledger.
   *
   * @param index the number of entries of this ledger that were added before; anything else throws
   */
  public void add(LedgerId ledger, long index, Entry entry) {
    add(ledger, index, Unfolded.of(entry));
  }

  /** Adds the next entry of a ledger, read before; see {@link #add(LedgerId, long, Entry)}. */
  public void add(LedgerId ledger, long index, Unfolded unfolded) {
    Visibility visibility = ledgers.computeIfAbsent(ledger, Visibility::new);
    if (index != visibility.size()) {
      throw new IllegalArgumentException(
          ledger + " has " + visibility.size() + " entries, not " + index);
    }
    show(ledger, index, unfolded, visibility);
    visibility.next(unfolded.entry());
  }

  /**
   * Adds sections of an entry that was added before, or its header and sections where only the leaf
   * was there. What is held already stays.
   *
   * @return false when the entry arranges the alliance and was lacking when others were judged by
   *     it: then this fold is of no more use, and a new one has to be made of all entries
   */
  public boolean supplement(LedgerId ledger, long index, Entry.Held entry) {
    Visibility visibility = ledgers.get(ledger);
    if (visibility == null || index < 0 || index >= visibility.size()) {
      throw new IllegalArgumentException("no entry " + index + " of " + ledger);
    }
    if (visibility.isNewAlliance(index, entry)) {
      return false;
    }
    show(ledger, index, Unfolded.of(entry), visibility);
    return true;
  }

  /**
   * Does now what {@link #picture} would have to do later, while more is still being read. It
   * changes no picture.
   */
  public void settle() {
    layers.values().forEach(some -> some.values().forEach(LayerWriter::settle));
  }

  /** The picture of all that was added. */
  public Picture picture() {
    SortedMap<LedgerId, Long> sizes = new TreeMap<>();
    ledgers.forEach((ledger, visibility) -> sizes.put(ledger, visibility.size()));
    Columns frozen = columns.frozen();
    Map<Scope, Map<Status, Layer>> pictures = new HashMap<>();
    layers.forEach((scope, byStatus) -> {
      Map<Status, Layer> some = new EnumMap<>(Status.class);
      byStatus.forEach((status, writer) -> some.put(status, writer.layer(frozen)));
      pictures.put(scope, some);
    });
    return new Picture(
        new Cut(sizes), pictures, new LayerWriter(weights, columns, true).layer(frozen));
  }

  private void show(LedgerId ledger, long index, Unfolded unfolded, Visibility visibility) {
    Entry entry = unfolded.entry();
    boolean own = entry instanceof Entry.Held held && held.header().ledger().equals(ledger);
    int record = records.number(entry.leaf());
    claim(record, ledger, index, own);
    boolean counts = own && records.isAt(record, ledger, index);
    if (!counts) {
      return;
    }
    Sections sections = unfolded.sections();
    if (sections != null) {
      showAll(sections, visibility.groups(index, sections.header()));
    }
    Release release = unfolded.release();
    Sections released = unfolded.released();
    if (release != null && released != null && entry instanceof Entry.Held held) {
      release(ledger, index, release, released, visibility.groups(index, held.header()));
    }
  }

  private void claim(int record, LedgerId ledger, long index, boolean own) {
    if (records.claim(record, ledger, index, own)) {
      layers.values().forEach(some -> some.values().forEach(layer -> layer.placed(record)));
    }
  }

  private void showAll(Sections sections, SortedMap<String, SortedSet<String>> groups) {
    showIn(new Scope.All(), sections, sections.names());
    groups.forEach((group, names) -> showIn(new Scope.Group(group), sections, names));
  }

  private void release(
      LedgerId ledger,
      long index,
      Release release,
      Sections released,
      SortedMap<String, SortedSet<String>> groups) {
    int record = records.find(released.id());
    if (release.index() < index && record >= 0 && records.isAt(record, ledger, release.index())) {
      claim(record, ledger, release.index(), true);
      SortedMap<String, SortedSet<String>> opened = new TreeMap<>();
      groups.forEach((group, names) -> {
        if (names.contains(Release.KIND)) {
          opened.put(group, released.names());
        }
      });
      showAll(released, opened);
    }
  }

  private void showIn(Scope scope, Sections sections, SortedSet<String> names) {
    LayerWriter layer =
        layers
            .computeIfAbsent(scope, s -> new EnumMap<>(Status.class))
            .computeIfAbsent(
                sections.header().status(), s -> new LayerWriter(weights, columns, true));
    int record = records.find(sections.id());
    int row = columns.row(record, layer.row(record), sections, names);
    if (row >= 0 && row != layer.row(record)) {
      if (layer.row(record) < 0 && !sections.isReport() && Talk.isKind(sections.header().kind())) {
        layer.talk(record);
      }
      layer.show(record, row, sections.isReport(), reference(sections, row));
    }
  }

  /** What a record refers to, by its sections where they tell, else by its header alone. */
  private Links.@Nullable Reference reference(Sections sections, int row) {
    List<Hash> refs = sections.header().refs();
    Hash first = refs.isEmpty() ? null : refs.getFirst();
    int passedOn = facts.passedOn(row);
    if (passedOn >= 0) {
      return new Links.Reference.PassesOn(passedOn);
    }
    boolean filed = sections.isReport() || sections.header().kind().equals(Retraction.KIND);
    if (first == null || facts.standsAlone(row) || !filed) {
      return null;
    }
    int to = records.number(first);
    return sections.isReport() ? new Links.Reference.Amends(to) : new Links.Reference.Retracts(to);
  }
}
