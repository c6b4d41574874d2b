package tansiq.core.picture;

import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Facts;
import tansiq.core.proof.Hash;

/**
 * What all layers share: records, and for each of them a row of facts as each set of its sections
 * shows it. Layers that show the same of a record share the row.
 */
record Columns(Records records, FactColumns facts, Elements elements, ListPages rows) {
  /** What is there now, for readers. */
  Columns frozen() {
    return new Columns(records.frozen(), facts.frozen(), elements.frozen(), new ListPages());
  }

  /**
   * The row that shows a record by some of the sections that came, and by those of an earlier row.
   *
   * @param earlier the row that showed the record until now, or -1
   * @param names the sections to show; of those that did not come nothing is shown
   */
  int row(int record, int earlier, Sections sections, SortedSet<String> names) {
    SortedSet<String> fresh = sections.among(names);
    SortedSet<String> all = fresh;
    if (earlier >= 0) {
      all = new TreeSet<>(elements.sections(earlier));
      all.addAll(fresh);
    }
    if (all.isEmpty()) {
      return -1;
    }
    int[] known = rows.get(record);
    for (int i = 0; i < rows.size(record); i++) {
      if (elements.sections(known[i]).equals(all)) {
        return known[i];
      }
    }
    return add(record, earlier, sections, fresh, all);
  }

  private int add(
      int record, int earlier, Sections sections, SortedSet<String> fresh, SortedSet<String> all) {
    Facts shown = sections.facts(fresh);
    if (earlier >= 0 && sections.isReport()) {
      shown = facts.get(earlier, records::id).with(elements.sections(earlier), shown, fresh);
    }
    records.file(record, sections.header().at().toEpochMilli());
    Hash original = shown.source().passedOn();
    int passedOn = original == null ? -1 : records.number(original);
    int row = facts.add(shown, record, sections.id(), passedOn);
    elements.add(sections.element(all), all);
    rows.add(record, row);
    return row;
  }
}
