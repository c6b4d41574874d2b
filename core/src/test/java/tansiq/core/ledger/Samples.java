package tansiq.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

/** Makes entries from a seed. */
final class Samples {
  static final LedgerId ID = new LedgerId("sy", 1);

  private final SplittableRandom random;

  Samples(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Entry.Held held() {
    List<Section> sections = new ArrayList<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (String name : List.of("what", "when", "where").subList(0, random.nextInt(1, 4))) {
      byte[] salt = new byte[Section.SALT_BYTES];
      random.nextBytes(salt);
      JsonObject content =
          JsonObject.builder()
              .put("n", random.nextLong(1L << 40))
              .put("text", "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 3000 : 60)))
              .build();
      Section section = Section.of("sy", name, salt, content);
      sections.add(section);
      digests.put(name, section.digest());
    }
    return Entry.Held.of(header(digests), sections);
  }

  Header header(SortedMap<String, Hash> digests) {
    return new Header(
        ID,
        "report",
        Status.EXERCISE,
        Instant.ofEpochMilli(random.nextLong(1L << 40)),
        Label.of(Level.RESTRICTED, Audience.of("group:border")),
        List.of(),
        digests);
  }

  /** What came later to one entry. */
  static SortedMap<Long, Entry.Held> one(long index, Entry.Held more) {
    return new TreeMap<>(Map.of(index, more));
  }

  /** An entry as a foreign ledger has it: held, held in part, or bare. */
  Entry any() {
    Entry.Held held = held();
    return switch (random.nextInt(4)) {
      case 0 -> new Entry.Bare(held.leaf(), Entry.Absence.WITHHELD);
      case 1 -> new Entry.Bare(held.leaf(), Entry.Absence.LACKING);
      default -> held;
    };
  }

  List<Entry.Held> batch(int size) {
    List<Entry.Held> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      batch.add(held());
    }
    return batch;
  }
}
