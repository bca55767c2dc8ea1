// A call as a route with stops: what is behind, in the order in which it happened.

import type { AssignmentCard, CallView } from "./wire";

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
  | "cancelled"
  | "closed";

export interface Stop {
  kind: StopKind;
  at: string;
  who: string | null;
}

const ENDS = new Set(["clear", "declined", "expired", "given_up", "released"]);

/** Everything with a time on the call, oldest first. */
export function stops(call: CallView): Stop[] {
  const all: Stop[] = [{ kind: "raised", at: call.raised_at, who: call.caller?.name ?? null }];
  for (const part of call.assignments) all.push(...partStops(part));
  if (call.closed_at) all.push({ kind: call.status === "cancelled" ? "cancelled" : "closed", at: call.closed_at, who: null });
  return all.map((stop, order) => ({ stop, order })).sort(byTime).map(({ stop }) => stop);
}

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
    ["on_scene", part.on_scene_at],
    [part.state as StopKind, ENDS.has(part.state) ? part.ended_at : null],
  ];
  return known.flatMap(([kind, at]) => (at ? [{ kind, at, who }] : []));
}
