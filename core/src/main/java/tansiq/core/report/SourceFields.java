package tansiq.core.report;

import java.util.Optional;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;

/** Reads where a report comes from; an input has these fields at its top, a section within. */
final class SourceFields {
  private SourceFields() {}

  static Source read(Fields f) {
    return new Source(
        ContentFields.findLine(f, "ext"),
        origin(f),
        attribution(f),
        ContentFields.findLine(f, "amends"),
        ContentFields.findLine(f, "layer"));
  }

  private static Optional<Origin> origin(Fields f) {
    if (!f.has("origin")) {
      return Optional.empty();
    }
    if (f.value("origin") instanceof JsonObject) {
      Fields record = KnownFields.only(f.object("origin"), KnownFields.ORIGIN);
      return Optional.of(new Origin.PassedOn(Hash.of(record.hex("record", Hash.BYTES))));
    }
    return Optional.of(new Origin.Own(ContentFields.line(f, "origin")));
  }

  private static Optional<String> attribution(Fields f) {
    return f.findText("attribution", 1000);
  }
}
