package tansiq.node.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;
import tansiq.core.council.Standing;
import tansiq.core.council.Talks;
import tansiq.core.picture.Layer;
import tansiq.core.view.TalkJson;
import tansiq.core.view.TalkReader;

/** What members said, as the picture that a request looks at shows it. */
final class TalkViews {
  private final Clock clock;

  /** What layers show, as long as anybody has the layer. */
  private final Map<Layer, Talks> read = new WeakHashMap<>();

  private final TalkReader reader;

  TalkViews(Views views, Clock clock) {
    this.reader = new TalkReader(views.entries());
    this.clock = clock;
  }

  Talks talks(Layer layer) {
    synchronized (read) {
      Talks known = read.get(layer);
      if (known != null) {
        return known;
      }
      TalkReader.Reading reading = reader.read(layer);
      if (reading.isWhole()) {
        read.put(layer, reading.talks());
      }
      return reading.talks();
    }
  }

  /** The moment of which a view tells how things stand. */
  Instant now(Views.View view) {
    return view.asOf().orElseGet(clock::instant);
  }

  Standing standing(Views.View view) {
    return TalkJson.standing(talks(view.layer()), view.layer(), now(view));
  }

  TalkJson json(Views.View view) {
    return new TalkJson(talks(view.layer()), view.layer(), now(view));
  }
}
