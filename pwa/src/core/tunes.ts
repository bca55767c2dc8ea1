// The sounds of Nearhand: notes struck on wood and on glass, no sirens. What each event sounds like, and how it shakes.

export type Tune = "offer" | "life" | "received" | "coming" | "here" | "not_sent" | "board" | "asked" | "message" | "over";

/** `after` in seconds from the first note; `loud` 0 to 1. Wood is short and round, glass rings on. */
export interface Note {
  hertz: number;
  after: number;
  body: "wood" | "glass";
  loud: number;
}

const A3 = 220;
const D4 = 293.66;
const A4 = 440;
const D5 = 587.33;
const FIS5 = 739.99;

const note = (body: Note["body"], hertz: number, after = 0, loud = 1): Note => ({ hertz, after, body, loud });

/** Offer: a rising fourth. Life: the only triple. Coming: the fourth goes on upward to rest. Not sent: two equal falling notes.
 * Asked how it is: a rising fifth, on wood alone. A message: a falling third, softly, on glass. Over: the offer's fourth, back down. */
export const NOTES: Readonly<Record<Tune, readonly Note[]>> = {
  offer: [note("wood", A4), note("glass", D5, 0.3)],
  life: [note("glass", D5), note("glass", D5, 0.25), note("glass", D5, 0.5)],
  received: [note("wood", A3)],
  coming: [note("wood", A4), note("glass", D5, 0.2), note("glass", FIS5, 0.4)],
  here: [note("glass", D5, 0, 0.5)],
  not_sent: [note("wood", D4), note("wood", A3, 0.35)],
  board: [note("wood", A4)],
  asked: [note("wood", D4), note("wood", A4, 0.25)],
  message: [note("glass", FIS5, 0, 0.5), note("glass", D5, 0.18, 0.5)],
  over: [note("glass", D5), note("wood", A4, 0.3)],
};

/** How the phone shakes, in milliseconds of shaking and of rest. A discreet call has nothing but the short one. */
export const SHAKES: Readonly<Partial<Record<Tune | "discreet", readonly number[]>>> = {
  offer: [400, 150, 400],
  life: [200, 80, 200, 80, 200],
  not_sent: [800],
  asked: [300, 150, 300],
  message: [120],
  over: [800],
  discreet: [60],
};

export const TUNES = Object.keys(NOTES) as Tune[];

/** A ringing offer is struck again this often. */
export const EVERY_MS = 1_500;

/** Louder after five seconds: first it asks, then it insists. */
export function loudness(ringingMs: number): number {
  return ringingMs > 5_000 ? 0.9 : 0.5;
}

/** The partials of one strike: how high above the note, how loud beside it, how long in seconds. */
export function partials(body: Note["body"]): readonly (readonly [ratio: number, loud: number, last: number])[] {
  return body === "wood"
    ? [[1, 1, 0.32], [3.93, 0.22, 0.09], [9.2, 0.06, 0.04]]
    : [[1, 1, 1.1], [2.76, 0.28, 0.5], [5.4, 0.1, 0.22]];
}
