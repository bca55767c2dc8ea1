// Durations for people, given now. No clock is read here.

/** "0:41", "14:20", "1:02:09": how long, to the second. */
export function clock(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Milliseconds between two times; an open end is now. */
export function between(from: string, to: string | null, now: number): number {
  return Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from));
}

export interface Span {
  unit: "seconds" | "minutes" | "hours" | "days";
  n: number;
}

/** The span as one rough number: nobody acts on "3 h 12 min 9 s". */
export function rough(ms: number): Span {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return { unit: "seconds", n: seconds };
  if (seconds < 3600) return { unit: "minutes", n: Math.round(seconds / 60) };
  if (seconds < 86_400) return { unit: "hours", n: Math.round(seconds / 3600) };
  return { unit: "days", n: Math.round(seconds / 86_400) };
}

/** Whole minutes away, never fewer than one: an estimate must not sound like a promise. */
export function minutesAway(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
let zone: string | undefined;

/** The zone in which every time is told: the district's, wherever the phone is. The phone's own until it is known, and where the
 *  browser does not know it. */
export function timesIn(told?: string): void {
  FORMATS.clear();
  try {
    zone = new Intl.DateTimeFormat("en", { timeZone: told }).resolvedOptions().timeZone;
  } catch {
    zone = undefined;
  }
}

export const timeZone = (): string | undefined => zone;

/** How a language is written where our districts are: Spain reads 16:57, a school in Minnesota 4:57 p. m. in either tongue. */
export const locale = (language: string): string => (language.includes("-") ? language : `${language}-US`);

/** "10:31:07" in the district's zone. */
export function timeOfDay(time: string | number, language: string, seconds = true): string {
  const id = `${language}:${seconds}`;
  const format =
    FORMATS.get(id) ??
    new Intl.DateTimeFormat(locale(language), { hour: "numeric", minute: "2-digit", timeZone: zone, ...(seconds ? { second: "2-digit" } : {}) });
  FORMATS.set(id, format);
  return format.format(typeof time === "number" ? time : Date.parse(time));
}
