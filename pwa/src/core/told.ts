// What may be said back to a caller who says that help is no longer needed: who can still hear it, and no more.

import { going, nobodyRings, ringing } from "./press";
import type { CallView } from "./wire";

export type Heard = "going" | "ringing" | "nobody" | "open";

/** On whom it depends now; `open`: those who came are done, and the call is not closed. */
export function heard(call: CallView): Heard {
  if (going(call).length) return "going";
  if (ringing(call).length) return "ringing";
  return nobodyRings(call) ? "nobody" : "open";
}
