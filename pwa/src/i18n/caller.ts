// Who called, as a screen names them: a person by name, a stranger by the room whose code they scanned.

import type { CallView } from "../core/wire";
import { say } from "./say";

export function caller({ caller: who, place }: CallView): string | null {
  return who?.role === "visitor" ? say("offer.visitor", { place: place.name }) : (who?.name ?? null);
}
