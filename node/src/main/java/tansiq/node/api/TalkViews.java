package tansiq.node.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;
import tansiq.core.council.Standing;
import tansiq.core.council.Talks;
import tansiq.core.picture.Layer;
import tansiq.core.view.TalkJson;

/** What members said, as the picture that a request looks at shows it. */
final class TalkViews {
  private final Views views;
  private final Clock clock;

  /** What layers show, as long as anybody has the layer: reading it again takes a while. */
  private final Map<Layer, Talks> read = new WeakHashMap<>();

  TalkViews(Views views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  Talks talks(Layer layer) {
    synchronized (read) {
      return read.computeIfAbsent(layer, key -> TalkJson.talks(key, views.entries()));
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
