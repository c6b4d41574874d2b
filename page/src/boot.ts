// Runs before the first paint: the reader's language and theme decide the direction and the colours of the frame, and a
// page that turns around after it was seen is worse than one that comes a moment later.
import { readSettings, wear } from "./settings.ts";

wear(readSettings());
