// Dates, numbers and lists as the language in force writes them. Nothing else asks Intl for one but the clock of core/elapsed.

import { locale, timeZone } from "../core/elapsed";
import { current } from "./say";

type Time = string | number;
const here = (): string => locale(current());
const written = (time: Time, how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(here(), { timeZone: timeZone(), ...how }).format(new Date(time));

/** "Nov 22, 2026, 10:31 AM", in the district's zone. */
export const moment = (at: Time): string => written(at, { dateStyle: "medium", timeStyle: "short" });
/** "Sun, Nov 22, 10:31 AM": near enough to need no year. */
export const soon = (at: Time): string => written(at, { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
/** "Sunday, November 22, 2026 at 10:31 AM" */
export const wholeMoment = (at: Time): string => written(at, { dateStyle: "full", timeStyle: "short" });
/** "Sunday, November 22, 2026" */
export const wholeDay = (at: Time): string => written(at, { dateStyle: "full" });
/** "10:31 AM" */
export const hour = (at: Time): string => written(at, { timeStyle: "short" });
/** "Nov 22, 2026" of a calendar day such as "2026-11-22", which has no zone. */
export const day = (on: Time): string => written(on, { dateStyle: "medium", timeZone: "UTC" });

const FORM = "sv"; // writes "2026-11-22 10:31", as a form does
/** "2026-11-22T10:31": what a field for a moment holds, in the district's zone; nothing of what is no time. */
export const inForm = (at: string): string => (Number.isNaN(Date.parse(at)) ? "" : new Intl.DateTimeFormat(FORM, { timeZone: timeZone(), dateStyle: "short", timeStyle: "short" }).format(new Date(at)).replace(" ", "T"));
/** The moment that such a field means. Twice, since the first guess may lie on the other side of a change of clocks. */
export function fromForm(local: string): string {
  const wall = Date.parse(`${local}Z`);
  const off = (at: number) => Date.parse(`${inForm(new Date(at).toISOString())}Z`) - at;
  return new Date(wall - off(wall - off(wall))).toISOString();
}

const unit = (n: number, name: "minute" | "second"): string => new Intl.NumberFormat(here(), { style: "unit", unit: name, unitDisplay: "short" }).format(n);
/** "12 min 1 sec": a length of time that cannot be taken for a time of day. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [whole ? unit(whole, "minute") : "", rest || !whole ? unit(rest, "second") : ""].filter(Boolean).join(" ");
}

/** "36 hours", "3 days" */
export function hours(n: number): string {
  const days = n > 24 && n % 24 === 0;
  return new Intl.NumberFormat(here(), { style: "unit", unit: days ? "day" : "hour", unitDisplay: "long" }).format(days ? n / 24 : n);
}

const MONDAY = Date.UTC(2024, 0, 1);
/** The name of a day of the week, 0 for Monday. */
export const weekday = (n: number, style: "long" | "short" = "long"): string => written(MONDAY + n * 86_400_000, { weekday: style, timeZone: "UTC" });

/** "12.5%" of one. */
export const share = (of: number): string => new Intl.NumberFormat(here(), { style: "percent", maximumFractionDigits: 1 }).format(of);
/** With so many digits behind the point, always. */
export const decimal = (n: number, digits: number): string => new Intl.NumberFormat(here(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n);
/** "one, two, and three" */
export const list = (names: readonly string[]): string => new Intl.ListFormat(here(), { type: "conjunction" }).format(names);
