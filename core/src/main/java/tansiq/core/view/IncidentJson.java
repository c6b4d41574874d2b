package tansiq.core.view;

import tansiq.core.incident.Incident;
import tansiq.core.json.JsonObject;

/** Incidents as JSON, in the shape of docs/api.md. */
public final class IncidentJson {
  private IncidentJson() {}

  /** One incident as lists and maps show it, with {@code reportIds} [{id, member, origin, ext}]. */
  public static JsonObject of(Incident incident, Entries entries) {
    throw new UnsupportedOperationException();
  }
}
