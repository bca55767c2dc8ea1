// One offer through the eyes of the one who was asked: ringing, mine, taken, moved on, over.

import { going } from "./press";
import type { AssignmentCard, CallView } from "./wire";

export type Standing = "ringing" | "mine" | "taken" | "moved_on" | "declined" | "over";

const MINE = new Set(["accepted", "en_route", "on_scene"]);

/** How the offer stands. `call` is the last that was seen of it; `gone` says that the server shows it no longer. */
export function standing(call: CallView, gone: boolean): Standing {
  const state = call.you.state;
  if (call.status === "closed" || call.status === "cancelled") return "over";
  if (state !== null && MINE.has(state)) return "mine";
  if (state === "offered" && !gone) return "ringing";
  if (state === "declined") return "declined";
  if (others(call).length > 0) return "taken";
  return gone ? "over" : "moved_on";
}

/** My own part, the latest; an officer's is among those asked of police. */
export function mine(call: CallView): AssignmentCard | null {
  return [...call.assignments, ...(call.police?.asks ?? [])].find((a) => a.offer === call.you.offer) ?? null;
}

/** Those who go instead of me. */
export function others(call: CallView): AssignmentCard[] {
  return going(call).filter((a) => a.offer !== call.you.offer);
}

/** The offers that ring on this phone, most urgent and then longest first. */
export function ringsHere(calls: readonly CallView[]): CallView[] {
  return calls
    .filter((c) => c.you.state === "offered" && standing(c, false) === "ringing")
    .sort((a, b) => a.priority - b.priority || a.raised_at.localeCompare(b.raised_at));
}

/** The call that this person is committed to, if any. */
export function committedTo(calls: readonly CallView[]): CallView | null {
  return calls.find((c) => standing(c, false) === "mine") ?? null;
}

const ROAD = new Set(["float_by_travel", "neighbouring_school", "zone_officer"]);
const FAR_METRES = 800;

/** The way is by car: eyes belong on the road. */
export function isByRoad(part: { reason: string; metres: number | null } | null): boolean {
  return part !== null && (ROAD.has(part.reason) || (part.metres ?? 0) >= FAR_METRES);
}

/** How much of the offer's time is left, 0 to 1. */
export function left(part: { made_at: string; until: string }, now: number): number {
  const whole = Date.parse(part.until) - Date.parse(part.made_at);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(part.until) - now) / whole));
}
