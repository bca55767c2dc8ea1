// One press, from the finger to the end: what the screen may say, and no more than is known.

import type { AssignmentCard, CallView, PlaceCard } from "./wire";

export const HOLD_MS = 1_000;
export const NOT_SENT_MS = 4_000;

/** What the phone keeps of a press. Times are epoch milliseconds of the phone; `receivedAt` is the school's word. */
export interface Press {
  key: string;
  place: PlaceCard;
  discreet: boolean;
  pressedAt: number;
  call: string | null;
  receivedAt: string | null;
  undone: boolean;
  refused: string | null;
  /** When the school had the last "more urgent". */
  urgedAt?: string | null;
  /** The code of the room that was scanned, when the press went by it. */
  code?: string | null;
}

export type Stage =
  | "idle"
  | "sending"
  | "not_sent"
  | "stopping"
  | "refused"
  | "received"
  | "ringing"
  | "coming"
  | "here"
  | "cleared"
  | "cancelled"
  | "closed";

/** How much of the hold is done, 0 to 1; `since` null means that nothing is held. */
export function held(since: number | null, now: number): number {
  return since === null ? 0 : Math.min(1, Math.max(0, (now - since) / HOLD_MS));
}

/** Where the press stands. Nothing is "received" before the school said so. */
export function stage(press: Press | null, call: CallView | null, now: number): Stage {
  if (!press) return "idle";
  if (press.refused) return "refused";
  if (press.call === null) return unanswered(press, now);
  if (!call) return "received";
  switch (call.status) {
    case "pending":
    case "dispatched":
      return "ringing";
    case "accepted":
    case "en_route":
      return "coming";
    case "on_scene":
      return "here";
    case "cleared":
    case "cancelled":
    case "closed":
      return call.status;
    default:
      return "received"; // a newer server's word: no more is claimed than is known
  }
}

function unanswered(press: Press, now: number): Stage {
  if (press.undone) return "stopping";
  return now - press.pressedAt >= NOT_SENT_MS ? "not_sent" : "sending";
}

/** Whole seconds in which the press can still be undone; 0 when it cannot. */
export function undoSeconds(call: CallView | null, now: number): number {
  if (!call?.you.actions.includes("cancel")) return 0;
  return secondsUntil(call.cancel_until, now);
}

export function secondsUntil(time: string | null, now: number): number {
  return time === null ? 0 : Math.max(0, Math.ceil((Date.parse(time) - now) / 1000));
}

/** Whose phones ring now. */
export function ringing(call: CallView): AssignmentCard[] {
  return call.assignments.filter((a) => a.state === "offered");
}

/** At the top of the ladder without a phone that rings: somebody else has to be called. */
export function nobodyRings(call: CallView): boolean {
  return call.ladder.exhausted && ringing(call).length === 0;
}

/** The office and 911 stand on the screen wherever this call may bring nobody; a visitor has nobody else to turn to while it rings. */
export function showsNumbers(call: CallView | null, lost: boolean, visitor: boolean): boolean {
  if (lost || !call) return lost || visitor;
  return call.priority === 1 || isSilent(call) || (going(call).length === 0 && (visitor || call.ladder.exhausted));
}

/** Whoever said yes was asked how it is, and nothing was heard of any of them: that somebody comes is a hope. */
export function isSilent(call: CallView): boolean {
  const parts = going(call);
  return parts.length > 0 && parts.every(({ state, still_since }) => state === "accepted" && Boolean(still_since));
}

const GOING = ["on_scene", "en_route", "accepted"] as const;

/** Who is coming or here, the most advanced first. */
export function going(call: CallView): AssignmentCard[] {
  const rank = (a: AssignmentCard) => GOING.findIndex((state) => state === a.state);
  return call.assignments.filter((a) => rank(a) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** Who was coming, and is not any more. */
export function handedBack(call: CallView): string[] {
  return call.assignments.filter(({ state }) => state === "given_up").map(({ responder }) => responder.name).filter(Boolean);
}

/** Since when they are there: by their own word where it had to wait for a network. An older server does not say that. */
export const since = ({ on_scene_since, on_scene_at }: AssignmentCard): string | null => on_scene_since ?? on_scene_at;
