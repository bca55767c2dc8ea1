// At the wheel: said by a switch, taken back by itself on scene. Nothing is kept: the next drive is asked for anew.

import { plateNumber } from "../core/phrase";
import type { PlaceCard } from "../core/wire";
import { current, say } from "../i18n/say";
import { speak } from "../io/sense";

class Driving {
  on = $state(false);

  /** The place aloud, once: eyes belong on the road. */
  tell(word: string, place: PlaceCard): void {
    const number = plateNumber(place) ? say("drive.room", { room: plateNumber(place) }) : place.name;
    speak(`${word}. ${place.school_name}, ${number}.`, current());
  }
}

export const driving = new Driving();
