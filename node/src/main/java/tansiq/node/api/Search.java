package tansiq.node.api;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Told;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.picture.Window;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;
import tansiq.core.report.Category;
import tansiq.core.view.Entries;

/**
 * What a list of incidents is narrowed by, besides time and place: a state, the lack of a place,
 * and words that some report of the incident, its place or its category holds.
 *
 * @param state {@code contested}, {@code confirmed} or {@code reported}; empty for any
 * @param unplaced whether only incidents that cannot be mapped are asked for
 * @param words in lower case; empty for none
 */
record Search(String state, boolean unplaced, String words, Entries entries) {

  static Search of(Context ctx, Entries entries) {
    String state = Asked.text(ctx, "state").orElse("");
    switch (state) {
      case "", "contested", "confirmed", "reported" -> {}
      default -> throw Refusal.of("state", "must be contested, confirmed or reported");
    }
    return new Search(
        state,
        Asked.isTrue(ctx, "unplaced"),
        Asked.text(ctx, "q").orElse("").strip().toLowerCase(Locale.ROOT),
        entries);
  }

  boolean isAll() {
    return state.isEmpty() && !unplaced && words.isEmpty();
  }

  /** What cannot be mapped lies in no box. */
  Window widen(Window window) {
    return unplaced ? new Window(window.from(), window.to(), Optional.empty()) : window;
  }

  boolean takes(Incident incident) {
    return inState(incident)
        && (!unplaced || incident.where().isEmpty())
        && (words.isEmpty() || speaks(incident));
  }

  private boolean inState(Incident incident) {
    return switch (state) {
      case "contested" -> incident.contested();
      case "reported" -> !incident.contested();
      // Nobody can confirm anything until verifications are records.
      case "confirmed" -> false;
      default -> true;
    };
  }

  private boolean speaks(Incident incident) {
    boolean named =
        Category.find(incident.category())
            .map(category ->
                category.names().byLanguage().values().stream().anyMatch(this::matches)
                    || category.branch().names().byLanguage().values().stream()
                        .anyMatch(this::matches))
            .orElse(false);
    return named
        || matches(incident.category())
        || incident.reports().stream().anyMatch(this::says);
  }

  private boolean says(Told told) {
    if (!(entries.read(told.ledger(), told.index()) instanceof Entry.Held held)) {
      return false;
    }
    for (String name : told.sections()) {
      Section section = held.sections().get(name);
      if (section != null && holds(section.content())) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Json json) {
    return switch (json) {
      case JsonString(String text) -> matches(text);
      case JsonArray(var items) -> items.stream().anyMatch(this::holds);
      case JsonObject object -> object.members().values().stream().anyMatch(this::holds);
      default -> false;
    };
  }

  private boolean matches(String text) {
    return text.toLowerCase(Locale.ROOT).contains(words);
  }
}
