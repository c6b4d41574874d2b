package tansiq.node.loop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.record.Status;

/**
 * A picture that has been handed out, with when. Immutable but for digests, which are worked out
 * when they are first asked for; safe for any thread.
 */
public final class Published {
  private final Picture picture;
  private final Instant at;
  private final long number;
  private final List<String> fresh;
  private final Map<Scope, Map<Status, String>> digests = new ConcurrentHashMap<>();

  Published(Picture picture, Instant at, long number, List<String> fresh) {
    this.picture = picture;
    this.at = at;
    this.number = number;
    this.fresh = List.copyOf(fresh);
  }

  /** The picture. */
  public Picture picture() {
    return picture;
  }

  /** When it was handed out, by the node's clock. */
  public Instant at() {
    return at;
  }

  /** How many were handed out before it. */
  public long number() {
    return number;
  }

  /** Incidents that the records since the one before belong to; not all, if there were many. */
  public List<String> fresh() {
    return fresh;
  }

  /** The digest of a scope and status. */
  public String digest(Scope scope, Status status) {
    return digests
        .computeIfAbsent(scope, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(status, key -> picture.layer(scope, key).digest());
  }

  /** The digests of a status: {@code all}, and each group's under its name. */
  public SortedMap<String, String> digests(Status status) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("all", digest(new Scope.All(), status));
    for (String group : picture.groups()) {
      all.put(group, digest(new Scope.Group(group), status));
    }
    return all;
  }
}
