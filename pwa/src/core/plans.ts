// A response plan as it is written: one plan taken out of all of them, changed, and put back. Values in, values out.

import type { Group, Plan, Plans, PolicyLine } from "./wire";

/** Whose plan: the district's for a type, or one school's own. */
export interface Which {
  type: string;
  school: string | null;
}

export const GROUPS: Group[] = ["coaches", "floats", "neighbour_coaches", "safety_administrators", "managers"];
export const MOST_RUNGS = 8;

/** The plan that is in force for that type and school, and whether it is its own. */
export function find(plans: Plans, { type, school }: Which): { plan: Plan; own: boolean } {
  const mine = plans.own.find((own) => own.school === school && own.plan.call_type === type);
  if (mine) return { plan: mine.plan, own: true };
  return { plan: [plans.default, ...plans.plans].find((plan) => plan.call_type === type) ?? plans.default, own: school === null };
}

/** What is sent: all plans, with this one in its place. */
export function put(plans: Plans, { school }: Which, plan: Plan): object {
  const { edition, own } = plans;
  if (school !== null) return { ...kept(plans), edition, own: [...own.filter((o) => !(o.school === school && o.plan.call_type === plan.call_type)), { school, plan }] };
  if (plan.call_type === plans.default.call_type) return { ...kept(plans), edition, default: plan };
  const known = plans.plans.some((p) => p.call_type === plan.call_type);
  return { ...kept(plans), edition, plans: known ? plans.plans.map((p) => (p.call_type === plan.call_type ? plan : p)) : [...plans.plans, plan] };
}

/** What is sent: all plans but this one. The default is never taken out. */
export function drop(plans: Plans, { type, school }: Which): object {
  const own = plans.own.filter((o) => !(o.plan.call_type === type && (school === null || o.school === school)));
  return { ...kept(plans), own, plans: school === null ? plans.plans.filter((p) => p.call_type !== type) : plans.plans };
}

function kept({ edition, default: usual, plans, own }: Plans): { edition: number; default: Plan; plans: Plan[]; own: Plans["own"] } {
  return { edition, default: usual, plans, own };
}

/** "Lost dog" -> "lost_dog": the code that a new type is known by. */
export function codeOf(name: string): string {
  return name.normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[\s-]+/g, "_");
}

/** Of a stage's phones, those that ring for the first time and those that ring again. */
export function firstAndAgain<T extends { person: { id: string } }>(stages: readonly { asked: readonly T[] }[], index: number): { first: T[]; again: T[] } {
  const before = new Set(stages.slice(0, index).flatMap((stage) => stage.asked.map((a) => a.person.id)));
  const asked = stages[index]?.asked ?? [];
  return { first: asked.filter((a) => !before.has(a.person.id)), again: asked.filter((a) => before.has(a.person.id)) };
}

/** How many of a group a rung asks: all of it, so many, or none of it (0). */
export function seatOf(rung: Plan["rungs"][number], group: Group): number | null {
  const seat = rung.seats.find((s) => s.group === group);
  return seat ? seat.count ?? null : 0;
}

/** The rung with so many of the group; 0 takes it off. */
export function seated(rung: Plan["rungs"][number], group: Group, count: number | null): Plan["rungs"][number] {
  const others = rung.seats.filter((s) => s.group !== group);
  const before = rung.seats.find((s) => s.group === group);
  if (count === 0) return { ...rung, seats: others };
  const seat = { group, count, post: before?.post ?? "" };
  return { ...rung, seats: before ? rung.seats.map((s) => (s.group === group ? seat : s)) : [...others, seat] };
}

/** The sentences of a policy by their matter: a type of help, or another part. */
export function matters<L extends Pick<PolicyLine, "part" | "about">>(lines: readonly L[]): [L, ...L[]][] {
  const found: [L, ...L[]][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const same = last && last[0].part === line.part && (line.part !== "calls" || last[0].about === line.about);
    if (same) last.push(line);
    else found.push([line]);
  }
  return found;
}

/** Of how many matters there is a sentence: types of help, and other parts of a policy. */
export const countMatters = (lines: readonly Pick<PolicyLine, "part" | "about">[]): number => new Set(lines.map(({ part, about }) => (part === "calls" ? `calls ${about}` : part))).size;
