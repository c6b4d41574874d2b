package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.record.Status;
import tansiq.core.view.Entries;
import tansiq.node.audit.Audit;
import tansiq.node.loop.Loop;

/** Finds the picture that a request asks for. */
final class Views {
  private final Loop loop;
  private final Audit audit;
  private final Status usual;

  Views(Loop loop, Audit audit, Status usual) {
    this.loop = loop;
    this.audit = audit;
    this.usual = usual;
  }

  /**
   * What a request looks at.
   *
   * @param asOf absent for now
   */
  record View(Picture picture, Scope scope, Status status, Optional<Instant> asOf) {
    Layer layer() {
      return picture.layer(scope, status);
    }

    /** The group's name, empty for all that the node holds. */
    String group() {
      return scope instanceof Scope.Group(String name) ? name : "";
    }
  }

  /** The picture of the request's scope, status and time. */
  View of(Context ctx) throws InterruptedException {
    Optional<Instant> asOf = Asked.time(ctx, "asOf");
    Picture picture =
        asOf.isPresent()
            ? picture(new Cut(audit.cutAsOf(asOf.get())))
            : loop.pictures().latest().picture();
    return view(ctx, picture, asOf);
  }

  /** The same of an exact cut, if the request names one. */
  View ofCut(Context ctx) throws InterruptedException {
    Optional<Cut> cut = Asked.cut(ctx);
    return cut.isPresent() ? view(ctx, picture(cut.get()), Optional.empty()) : of(ctx);
  }

  /** Entries as this node holds them; of a ledger that it has not, none is ever asked for. */
  Entries entries() {
    return (ledger, index) -> loop.find(ledger).orElseThrow().read(index);
  }

  private View view(Context ctx, Picture picture, Optional<Instant> asOf) {
    Scope scope = Asked.scope(ctx);
    if (scope instanceof Scope.Group(String name)
        && !picture.groups().contains(name)
        && !loop.policy().alliance().rosters().containsKey(name)) {
      throw Refusal.notFound("no roster here names a group " + name);
    }
    return new View(picture, scope, Asked.status(ctx, usual), asOf);
  }

  private Picture picture(Cut cut) throws InterruptedException {
    return loop.pictures()
        .find(cut)
        .orElseThrow(() ->
            new Refusal(
                HttpStatus.NOT_FOUND,
                "not-found",
                "cut",
                "this node does not have all records of that cut"));
  }
}
