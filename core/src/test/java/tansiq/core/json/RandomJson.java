package tansiq.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws JSON trees from a seed, with what is awkward in them more often than life has it. */
final class RandomJson {
  private final SplittableRandom random;

  RandomJson(long seed) {
    this.random = new SplittableRandom(seed);
  }

  JsonObject object(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    int size = random.nextInt(10) == 0 ? random.nextInt(40) : random.nextInt(6);
    for (int i = 0; i < size; i++) {
      members.put(text(), value(depth - 1));
    }
    return new JsonObject(members);
  }

  private Json value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> new JsonNull();
      case 1 -> new JsonBool(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextLong(-(1L << 53), (1L << 53) + 1));
      case 3 -> new JsonNumber(random.nextLong(1_000_000_000) / 1e7 - 50);
      case 4 -> new JsonString(text());
      case 5 -> {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(value(depth - 1));
        }
        yield new JsonArray(items);
      }
      default -> object(depth);
    };
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int point =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x600, 0x700);
            case 2 -> random.nextInt(0x10000, 0x110000);
            case 3 -> random.nextInt(0xe000, 0x10000);
            default -> random.nextInt(0x20, 0x80);
          };
      out.appendCodePoint(point);
    }
    return out.toString();
  }
}
