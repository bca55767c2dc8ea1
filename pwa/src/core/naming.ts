// Who may be asked by name for a call, as far as a board can see; the server decides. Who may not is shown with the reason.

import type { AssignmentCard, CallView, DutyView } from "./wire";

export type Why = "paused" | "committed" | "on_this_call" | "already_ringing" | "is_caller";
export interface Candidate {
  duty: DutyView;
  why: Why | null;
}

/** Everybody on duty, who can come first. */
export function candidates(call: CallView, duty: readonly DutyView[]): Candidate[] {
  return duty
    .filter((d) => d.status !== "off_duty")
    .map((d) => ({ duty: d, why: hindrance(call, d) }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null) || a.duty.person.name.localeCompare(b.duty.person.name));
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
