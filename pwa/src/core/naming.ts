// Who may be asked by name for a call, as far as a board can see; the server decides. Who may not is shown with the reason.

import { isOfficer } from "./board";
import type { AssignmentCard, CallView, DutyView, PlaceCard } from "./wire";

export type Why = "paused" | "committed" | "on_this_call" | "already_ringing" | "is_caller";
export interface Candidate {
  duty: DutyView;
  why: Why | null;
}

/** Everybody on duty, who can come first, and of them the nearest; officers come through the gate alone. */
export function candidates(call: CallView, duty: readonly DutyView[], places: readonly PlaceCard[]): Candidate[] {
  const buildings = new Map(places.map((place) => [place.id, place.building]));
  return duty
    .filter((d) => d.status !== "off_duty" && !isOfficer(d))
    .map((d) => ({ duty: d, why: hindrance(call, d), far: far(call, d, buildings), proven: d.proven }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null) || a.far - b.far || Number(b.proven) - Number(a.proven) || a.duty.person.name.localeCompare(b.duty.person.name))
    .map(({ duty: d, why }) => ({ duty: d, why }));
}

/** As near as a board knows: the same room, building, school; of all others those first who belong to no school. */
function far(call: CallView, duty: DutyView, buildings: ReadonlyMap<string, string>): number {
  const { place } = call;
  if (duty.place === place.id) return 0;
  if (duty.school !== place.school) return duty.person.role === "float" ? 3 : 4;
  return place.building && duty.place && buildings.get(duty.place) === place.building ? 1 : 2;
}

function hindrance(call: CallView, duty: DutyView): Why | null {
  const states = call.assignments.filter((a) => a.responder.id === duty.person.id).map((a) => a.state);
  if (call.caller?.id === duty.person.id) return "is_caller";
  if (duty.call === call.id || states.includes("clear")) return "on_this_call";
  if (duty.call !== null) return "committed";
  if (states.includes("offered")) return "already_ringing";
  return duty.status === "paused" ? "paused" : null;
}

/** Those who said yes and have not arrived: only they give their place to another. */
export function replaceable(call: CallView): AssignmentCard[] {
  return call.assignments.filter((a) => a.state === "accepted" || a.state === "en_route");
}

/** Those who said yes, were asked how it is, and show no movement. */
export function still(call: CallView): AssignmentCard[] {
  return call.assignments.filter((a) => a.state === "accepted" && a.still_since);
}
