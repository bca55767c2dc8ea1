// What is read aloud at the wheel, where nothing can be read again.

import { plateNumber } from "./phrase";
import type { PlaceCard } from "./wire";

/** "M104" -> "M 104": a voice says a letter and a number, not a word that nobody knows. */
export const spelled = (code: string): string => code.replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, "$& ").replaceAll(/[-_]+/g, " ");

/** The parts of a place in the order in which one drives to it; `room`: how a number is called. */
export function way(place: PlaceCard, room: (number: string) => string): string {
  const number = plateNumber(place);
  return [place.school_name, place.building, number ? room(spelled(number)) : place.name].filter(Boolean).join(", ");
}
