// At the wheel: the place aloud, for eyes that belong on the road.

import { way } from "../core/spoken";
import type { PlaceCard } from "../core/wire";
import { current, say } from "../i18n/say";
import { speak } from "../io/sense";

/** Said once: what, and where to. */
export function tell(word: string, place: PlaceCard): void {
  speak(`${word}. ${way(place, (room) => say("drive.room", { room }))}.`, current());
}

/** Said once, without a place: there is none to go to any more. */
export const announce = (word: string): void => speak(word, current());
