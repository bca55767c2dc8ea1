// The manager's order of things: where a life is in danger, then who waits longest without a yes comes first; whom nobody covers is named.

import { dutySign, isLife, milestone, statusSign, type DutySign, type Milestone, type StatusSign, type Tone } from "./phrase";
import { nobodyRings, ringing } from "./press";
import type { AssignmentCard, CallView, DutyView, School } from "./wire";

export function isOpen(call: CallView): boolean {
  return call.status !== "closed" && call.status !== "cancelled";
}

/** Nobody has said yes, or those who did have all gone again. */
export function isUnanswered(call: CallView): boolean {
  return call.status === "pending" || call.status === "dispatched";
}

/** How the call stands, in a colour, a shape and a word: where nobody can be rung it does not ring. */
export function callSign(call: CallView): { word: StatusSign["word"] | "press.nobody"; icon: string; tone: Tone } {
  return isUnanswered(call) && nobodyRings(call) ? { word: "press.nobody", icon: "x", tone: "stop" } : statusSign(call.status);
}

const IN_VAIN = new Set(["silence", "nobody_left", "nobody_eligible"]);

/** Nobody has said yes in time: those first asked have let their time go by, or there was nobody. */
export function overdue(calls: readonly CallView[]): CallView[] {
  return calls.filter((c) => isUnanswered(c) && (c.ladder.exhausted || IN_VAIN.has(c.ladder.cause ?? "")));
}

/** Calls that rang here in vain and that nobody has answered: a yes is still welcome. Who said no is not asked again. */
export function stillWanted(calls: readonly CallView[]): CallView[] {
  return calls.filter((c) => isUnanswered(c) && c.you.actions.includes("accept") && c.you.state !== "offered" && c.you.state !== "declined");
}

/** Open calls: where a life is in danger, then longest without a yes, then the rest by age. */
export function lanes(calls: readonly CallView[]): CallView[] {
  const urgency = (c: CallView) => (isLife(c) ? -1 : isUnanswered(c) ? 0 : c.status === "cleared" ? 2 : 1);
  return calls
    .filter(isOpen)
    .sort((a, b) => urgency(a) - urgency(b) || Date.parse(a.raised_at) - Date.parse(b.raised_at) || a.id.localeCompare(b.id));
}

/** Who no rung of a plan asks: they are shown apart, and cover no school. */
export const isOfficer = (duty: DutyView): boolean => duty.person.role === "officer";

export interface Cover {
  school: School;
  here: number;
  officers: number;
}

/** Each school with how many cover it, which the server says, and how many officers are there beside them; those with nobody first. */
export function coverage(schools: readonly School[], duty: readonly DutyView[]): Cover[] {
  const at = (school: School, those: (d: DutyView) => boolean) => duty.filter((d) => d.school === school.id && those(d)).length;
  return schools
    .map((school) => ({ school, here: at(school, (d) => d.covers), officers: at(school, (d) => isOfficer(d) && d.status === "on_duty") }))
    .sort((a, b) => Number(a.here > 0) - Number(b.here > 0) || a.school.name.localeCompare(b.school.name));
}

/** Schools where nobody would be rung. */
export const uncovered = (schools: readonly School[], duty: readonly DutyView[]): Cover[] => coverage(schools, duty).filter((c) => !c.here);

/** People on duty, those who cannot be rung first, officers after everybody else. */
export function roster(duty: readonly DutyView[]): DutyView[] {
  const trouble = (d: DutyView) => (d.proven ? 1 : 0);
  return duty
    .filter((d) => d.status !== "off_duty")
    .sort((a, b) => Number(isOfficer(a)) - Number(isOfficer(b)) || trouble(a) - trouble(b) || a.person.name.localeCompare(b.person.name));
}

/** Whose phones ring now, for whichever call. */
export function rung(calls: readonly CallView[]): Set<string> {
  return new Set(calls.filter(isOpen).flatMap((call) => ringing(call).map((part) => part.responder.id)));
}

/** How somebody on duty stands. A phone that rings is not free, nor is who is to meet an officer; one that may not ring is said to be
 *  so first. */
export function rosterSign(duty: DutyView, rings: ReadonlySet<string>, meets: ReadonlySet<string> = new Set()): DutySign | "ringing" | "meets" {
  const sign = dutySign(duty);
  if (sign !== "free") return sign;
  return rings.has(duty.person.id) ? "ringing" : meets.has(duty.person.id) ? "meets" : sign;
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

/** Those of whom the same is known, and of a ring for as long. */
export interface Alike {
  step: Milestone;
  state: AssignmentCard["state"];
  until: string;
  parts: AssignmentCard[];
}

/** Who was asked, in the order in which they were; those of whom the same is known stand together, one line for all. */
export function together(parts: readonly AssignmentCard[]): Alike[] {
  const lines = new Map<string, Alike>();
  for (const part of latest(parts)) {
    const step = milestone(part);
    const until = part.state === "offered" ? part.until : "";
    const line = lines.get(`${step} ${until}`) ?? { step, state: part.state, until, parts: [] };
    line.parts.push(part);
    lines.set(`${step} ${until}`, line);
  }
  return [...lines.values()];
}
