package tansiq.core.picture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * Shows one node of a layer's digest tree. A path names the month by its first day, the day, the
 * block: {@code 2017-05-03/2017-05-21/0-1220310122}.
 */
final class Outliner {
  private static final String UNDATED = "undated";

  private final LayerData data;
  private final Blocks.Root root;
  private final Digests digests;

  Outliner(LayerData data, Blocks.Root root, Digests digests) {
    this.data = data;
    this.root = root;
    this.digests = digests;
  }

  /** The outline at a path; nothing where there is no such node. */
  Optional<Outline> outline(String path) {
    if (path.isEmpty()) {
      return Optional.of(ofRoot());
    }
    String[] names = path.split("/", -1);
    Blocks.@Nullable Month month = names.length > 3 ? null : month(names[0]);
    if (month == null) {
      return Optional.empty();
    }
    if (names.length == 1) {
      return Optional.of(ofMonth(path, month));
    }
    Blocks.@Nullable Day day = day(month, names[1]);
    if (day == null) {
      return Optional.empty();
    }
    if (names.length == 2) {
      return Optional.of(ofDay(path, day));
    }
    for (int i = 0; i < day.size; i++) {
      if (Grid.name(day.keys[i]).equals(names[2])) {
        return Optional.of(ofBlock(path, day.block(i)));
      }
    }
    return Optional.empty();
  }

  private Outline ofRoot() {
    List<Outline.Child> children = new ArrayList<>();
    for (int i = 0; i < root.size; i++) {
      Blocks.Month month = root.month(i);
      children.add(child(name(month), digests.of(month), reports(month)));
    }
    return new Outline("", digests.of(root).hex(), children);
  }

  private Outline ofMonth(String path, Blocks.Month month) {
    List<Outline.Child> children = new ArrayList<>();
    for (int i = 0; i < month.days.length; i++) {
      Blocks.@Nullable Day day = month.days[i];
      if (day != null) {
        children.add(child(name(month.day(i)), digests.of(day), reports(day)));
      }
    }
    return new Outline(path, digests.of(month).hex(), children);
  }

  private Outline ofDay(String path, Blocks.Day day) {
    List<Outline.Child> children = new ArrayList<>();
    for (int i = 0; i < day.size; i++) {
      Block block = day.block(i);
      children.add(child(Grid.name(day.keys[i]), digests.of(block), block.size()));
    }
    return new Outline(path, digests.of(day).hex(), children);
  }

  private Outline ofBlock(String path, Block block) {
    List<Outline.Child> children = new ArrayList<>();
    for (int row : digests.byId(block)) {
      children.add(child(data.id(row).hex(), digests.ofLine(row), 1));
    }
    return new Outline(path, digests.of(block).hex(), children);
  }

  private static Outline.Child child(String name, Hash digest, long reports) {
    return new Outline.Child(name, digest.hex(), reports);
  }

  private Blocks.@Nullable Month month(String name) {
    for (int i = 0; i < root.size; i++) {
      if (name(root.month(i)).equals(name)) {
        return root.month(i);
      }
    }
    return null;
  }

  private static Blocks.@Nullable Day day(Blocks.Month month, String name) {
    for (int i = 0; i < month.days.length; i++) {
      if (month.days[i] != null && name(month.day(i)).equals(name)) {
        return month.days[i];
      }
    }
    return null;
  }

  private static String name(Blocks.Month month) {
    return name(month.day(0));
  }

  private static String name(int day) {
    if (day == Grid.UNDATED) {
      return UNDATED;
    }
    try {
      return LocalDate.ofEpochDay(day).toString();
    } catch (DateTimeException e) {
      throw new IllegalStateException("no report has a time so far away: " + day, e);
    }
  }

  private static long reports(Blocks.Month month) {
    long reports = 0;
    for (Blocks.@Nullable Day day : month.days) {
      reports += day == null ? 0 : reports(day);
    }
    return reports;
  }

  private static long reports(Blocks.Day day) {
    long reports = 0;
    for (int i = 0; i < day.size; i++) {
      reports += day.block(i).size();
    }
    return reports;
  }
}
