// A call as a route with stops: what is behind, in the order in which it happened.

import { crowd } from "./phrase";
import { since } from "./press";
import type { AssignmentCard, CallView, TimelineEntry } from "./wire";

export type StopKind =
  | "raised"
  | "rang"
  | "delivered"
  | "seen"
  | "accepted"
  | "en_route"
  | "on_scene"
  | "clear"
  | "declined"
  | "expired"
  | "given_up"
  | "released"
  | "stand_down"
  | "pressed_again"
  | "note"
  | "backup"
  | "life"
  | "cancelled"
  | "closed";

export interface Stop {
  kind: StopKind;
  at: string;
  who: string | null;
  /** What a note says; a note without words has outlived them. */
  text?: string;
}

const ENDS = new Set(["clear", "declined", "expired", "given_up", "released"]);

const SPOKEN: Partial<Record<string, StopKind>> = { "call.pressed_again": "pressed_again", "call.noted": "note", "call.backup_asked": "backup", "call.stand_down_asked": "stand_down" };

/** From then on a life is in danger, by a hold or by the name of the call. */
const endangers = (type: string, data: TimelineEntry["data"]): boolean => type === "call.amended" && (data["plan"] as { priority?: number } | undefined)?.priority === 1;

/** What was said besides the steps, by the caller and by those on the call. */
function spoken({ drill }: CallView, timeline: readonly TimelineEntry[]): Stop[] {
  return timeline.flatMap(({ type, at, by, data }) => {
    const kind = !drill && endangers(type, data) ? "life" : SPOKEN[type];
    return kind ? [{ kind, at, who: by?.name ?? null, ...(typeof data["text"] === "string" ? { text: data["text"] } : {}) }] : [];
  });
}

/** Everything with a time on the call, oldest first. Whom the end of the call found on the way was not cleared: it was over. */
export function stops(call: CallView, timeline: readonly TimelineEntry[] = []): Stop[] {
  const all: Stop[] = [{ kind: "raised", at: call.raised_at, who: call.caller?.name ?? null }];
  for (const part of call.assignments) all.push(...partStops(part).filter(({ kind }) => kind !== "clear" || part.on_scene_at || part.ended_at !== call.closed_at));
  if (call.closed_at) all.push({ kind: call.status === "cancelled" ? "cancelled" : "closed", at: call.closed_at, who: null });
  return sorted([...all, ...spoken(call, timeline)]);
}

/** The line for somebody on the call: who was rung once a rung, who cannot, each step of those who said yes, and what was said. */
export function essential(call: CallView, timeline: readonly TimelineEntry[] = []): Stop[] {
  const yes = new Set(call.assignments.filter((part) => part.accepted_at).map((part) => part.responder.name));
  const kept = stops(call, timeline).filter(({ kind, who }) => !PASSING.has(kind) && (kind !== "declined" || !yes.has(who ?? "")));
  return sorted([...kept, ...rungs(call)]);
}

const PASSING = new Set<StopKind>(["rang", "delivered", "seen", "expired", "released"]);

/** At the top of the ladder the same people ring again and again: that is one stop too. After somebody's yes the ladder is climbed
 *  anew, for one more. */
function rungs(call: CallView): Stop[] {
  const yeses = call.assignments.flatMap(({ accepted_at }) => (accepted_at ? [Date.parse(accepted_at)] : []));
  const by = new Map<string, AssignmentCard[]>();
  for (const part of call.assignments) {
    const climb = `${yeses.filter((yes) => yes <= Date.parse(part.made_at)).length}/${part.rung}`;
    if (part.reason !== "took_it") by.set(climb, [...(by.get(climb) ?? []), part]);
  }
  return [...by.values()].map((parts) => {
    const names = [...new Set(parts.map((part) => part.responder.name))];
    return { kind: "rang", at: parts.map((part) => part.made_at).sort()[0] ?? call.raised_at, who: crowd(names, 2) };
  });
}

const sorted = (some: Stop[]): Stop[] => some.map((stop, order) => ({ stop, order })).sort(byTime).map(({ stop }) => stop);

function byTime(a: { stop: Stop; order: number }, b: { stop: Stop; order: number }): number {
  return Date.parse(a.stop.at) - Date.parse(b.stop.at) || a.order - b.order;
}

function partStops(part: AssignmentCard): Stop[] {
  const who = part.responder.name;
  const known: [StopKind, string | null][] = [
    ["rang", part.made_at],
    ["delivered", part.delivered_at],
    ["seen", part.seen_at],
    ["accepted", part.accepted_at],
    ["en_route", part.en_route_at],
    ["on_scene", since(part)],
    [part.state as StopKind, ENDS.has(part.state) ? part.ended_at : null],
  ];
  return known.flatMap(([kind, at]) => (at ? [{ kind, at, who }] : []));
}
