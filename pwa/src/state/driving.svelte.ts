// At the wheel: the place aloud, for eyes that belong on the road.

import { plateNumber } from "../core/phrase";
import type { PlaceCard } from "../core/wire";
import { current, say } from "../i18n/say";
import { speak } from "../io/sense";

/** Said once: what, and where to. */
export function tell(word: string, place: PlaceCard): void {
  const number = plateNumber(place) ? say("drive.room", { room: plateNumber(place) }) : place.name;
  speak(`${word}. ${place.school_name}, ${number}.`, current());
}

/** Said once, without a place: there is none to go to any more. */
export const announce = (word: string): void => speak(word, current());
