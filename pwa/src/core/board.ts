// The manager's order of things: who waits longest without a yes comes first; whom nobody covers is named.

import { dutySign, type DutySign } from "./phrase";
import { ringing } from "./press";
import type { AssignmentCard, CallView, DutyView, School } from "./wire";

export function isOpen(call: CallView): boolean {
  return call.status !== "closed" && call.status !== "cancelled";
}

/** Nobody has said yes, or those who did have all gone again. */
export function isUnanswered(call: CallView): boolean {
  return call.status === "pending" || call.status === "dispatched";
}

const IN_VAIN = new Set(["silence", "nobody_left", "nobody_eligible"]);

/** Nobody has said yes in time: those first asked have let their time go by, or there was nobody. */
export function overdue(calls: readonly CallView[]): CallView[] {
  return calls.filter((c) => isUnanswered(c) && (c.ladder.exhausted || IN_VAIN.has(c.ladder.cause ?? "")));
}

/** Open calls, longest without a yes first, then the rest by age. */
export function lanes(calls: readonly CallView[]): CallView[] {
  const urgency = (c: CallView) => (isUnanswered(c) ? 0 : c.status === "cleared" ? 2 : 1);
  return calls
    .filter(isOpen)
    .sort((a, b) => urgency(a) - urgency(b) || Date.parse(a.raised_at) - Date.parse(b.raised_at) || a.id.localeCompare(b.id));
}

/** Schools where nobody is on duty whose phone has proved that it rings. */
export function uncovered(schools: readonly School[], duty: readonly DutyView[]): School[] {
  const covered = new Set(duty.filter((d) => d.status === "on_duty" && d.proven).map((d) => d.school));
  return schools.filter((s) => !covered.has(s.id));
}

/** Each school with how many are on duty there whose phones ring; those with nobody first. */
export function coverage(schools: readonly School[], duty: readonly DutyView[]): { school: School; here: number }[] {
  const rings = duty.filter((d) => d.status === "on_duty" && d.proven);
  return schools
    .map((school) => ({ school, here: rings.filter((d) => d.school === school.id).length }))
    .sort((a, b) => Number(a.here > 0) - Number(b.here > 0) || a.school.name.localeCompare(b.school.name));
}

/** People on duty, those who cannot be rung first. */
export function roster(duty: readonly DutyView[]): DutyView[] {
  const trouble = (d: DutyView) => (d.proven ? 1 : 0);
  return duty
    .filter((d) => d.status !== "off_duty")
    .sort((a, b) => trouble(a) - trouble(b) || a.person.name.localeCompare(b.person.name));
}

/** Whose phones ring now, for whichever call. */
export function rung(calls: readonly CallView[]): Set<string> {
  return new Set(calls.filter(isOpen).flatMap((call) => ringing(call).map((part) => part.responder.id)));
}

/** How somebody on duty stands. A phone that rings is not free; one that may not ring is said to be so first. */
export function rosterSign(duty: DutyView, rings: ReadonlySet<string>): DutySign | "ringing" {
  const sign = dutySign(duty);
  return sign === "free" && rings.has(duty.person.id) ? "ringing" : sign;
}

/** Each who was asked once, by the last that is known of them: managers are asked again and again. */
export function latest(parts: readonly AssignmentCard[]): AssignmentCard[] {
  const last = new Map<string, AssignmentCard>();
  for (const part of parts) {
    last.delete(part.responder.id);
    last.set(part.responder.id, part);
  }
  return [...last.values()];
}
