// The gate before police, as one person sees it: how far it has come, who is asked now, what is still to be done.

import { mine } from "./offer";
import { secondsUntil } from "./press";
import type { AssignmentCard, CallView, ConditionCard, PlaceCard, PoliceCard } from "./wire";

export type GateStage = "ask" | "asking" | "conditions" | "seeking" | "coming" | "here" | "done" | "missed" | "refused" | "withdrawn";

/** Where the request stands. Nobody is "coming" before an officer said yes. */
export function gateStage(police: PoliceCard | null | undefined): GateStage {
  if (!police) return "ask";
  if (police.state === "refused" || police.state === "withdrawn") return police.state;
  if (police.state === "asked") return waitsForYes(police) ? "asking" : "conditions";
  const last = officer(police);
  if (!last) return "seeking";
  if (last.state === "on_scene") return "here";
  if (last.state !== "clear") return "coming";
  return last.on_scene_at ? "done" : "missed"; // the call ended before they were there
}

/** Neither refused nor taken back. */
export const isCurrent = (police: PoliceCard | null | undefined): boolean => police?.state === "asked" || police?.state === "open";

const YES = ["on_scene", "en_route", "accepted", "clear"];

/** The officer who said yes: the furthest of them. */
export function officer(police: PoliceCard): AssignmentCard | null {
  const said = police.asks.filter((each) => each.purpose === "patrol" && YES.includes(each.state));
  return said.sort((a, b) => YES.indexOf(a.state) - YES.indexOf(b.state))[0] ?? null;
}

export type Tag = Exclude<GateStage, "ask" | "withdrawn"> | "nobody";

/** The state of police in one word beside a call; null where nobody has asked, or it was taken back. */
export function tag(police: PoliceCard | null | undefined): Tag | null {
  const stage = gateStage(police);
  if (!police || stage === "ask" || stage === "withdrawn") return null;
  return stage === "seeking" && !rings(police).length ? "nobody" : stage;
}

/** Where somebody goes: an officer to whoever meets them, where that is known; everybody else to the room. */
export function destination(call: CallView): PlaceCard {
  const meeting = mine(call)?.purpose === "patrol" && call.police?.meeting;
  return meeting ? meeting.place : call.place;
}

/** Whose phones ring now: of those who decide before the gate is open, of the officers after it. */
export function rings(police: PoliceCard): AssignmentCard[] {
  const purpose = police.state === "asked" ? "approve" : "patrol";
  return police.asks.filter((each) => each.purpose === purpose && each.state === "offered");
}

const OLD_S = 600;

/** By what the officer was judged to be near: how old the position was when they were asked, or null for the school they named. */
export function judged({ position_age: age, made_at }: { position_age?: number | null | undefined; made_at: string | null }, now: number): { old: boolean; ms: number } | null {
  return age == null ? null : { old: age > OLD_S, ms: (made_at ? now - Date.parse(made_at) : 0) + age * 1000 };
}

/** Those who were asked and have not answered, each once, in the order of asking. */
export function silent(police: PoliceCard): string[] {
  const names = police.asks.filter((each) => each.purpose === "approve" && each.state === "expired").map((each) => each.responder.name);
  const now = new Set(rings(police).map((each) => each.responder.name));
  return [...new Set(names)].filter((name) => !now.has(name));
}

export const isDone = ({ state }: ConditionCard): boolean => state === "met" || state === "skipped";

function waitsForYes({ conditions }: PoliceCard): boolean {
  return conditions.some((each) => each.kind === "approval" && each.before === "ask" && !isDone(each));
}

/** What stands before asking an officer, or before an officer's dealing with a student. */
export function before(police: PoliceCard, what: ConditionCard["before"]): ConditionCard[] {
  return police.conditions.filter((each) => each.before === what);
}

export interface Count {
  done: number;
  all: number;
}

export function count(conditions: readonly ConditionCard[]): Count {
  return { done: conditions.filter(isDone).length, all: conditions.length };
}

/** The question that rings on this phone, the longest first. */
export function question(calls: readonly CallView[]): CallView | null {
  return calls.filter((each) => each.you.decides).sort((a, b) => until(a).localeCompare(until(b)))[0] ?? null;
}

const until = (call: CallView): string => asked(call)?.until ?? "";

/** My own ask to decide, while it rings. */
export function asked(call: CallView): AssignmentCard | null {
  return call.police?.asks.find((each) => each.offer === call.you.decides) ?? null;
}

/** Whole seconds until the next are asked. */
export const secondsLeft = (police: PoliceCard, now: number): number => secondsUntil(police.due, now);

/** The conditions that were gone past, on record. */
export function skipped(police: PoliceCard): ConditionCard[] {
  return police.conditions.filter((each) => each.state === "skipped");
}

const GAPS = ["off_duty", "paused", "committed"] as const;

/** Why an officer cannot be asked now, in a word of ours. */
export const gapOf = (gap: string): (typeof GAPS)[number] | "other" => GAPS.find((each) => each === gap) ?? "other";

const RELEASABLE = ["call_type", "place", "caller", "responders", "students_involved", "messages"] as const;
export type Releasable = (typeof RELEASABLE)[number];

/** What an officer sees beside the errand, and what not. They are sent to the room where no other place is named, or a life is in danger. */
export function seen(released: readonly string[], { police, priority }: CallView): { sees: Releasable[]; hidden: Releasable[] } {
  const isSeen = (each: Releasable) => released.includes(each) || (each === "place" && (!police?.meeting || priority === 1));
  return { sees: RELEASABLE.filter(isSeen), hidden: RELEASABLE.filter((each) => !isSeen(each)) };
}
