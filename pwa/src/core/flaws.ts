// What is wrong with a plan that was refused: on which rung, with which of its choices, elsewhere; and what of it is still so while it is being mended.

import type { Flaw, Problem } from "./wire";

/** What an older answer does not say is nothing. */
export const flawsOf = (problem: Problem | null): readonly Flaw[] => problem?.flaws ?? [];

/** Those that are about how urgent the plan is. */
const OF_URGENCY: readonly Flaw["why"][] = ["never_for_life"];

export const onRung = (flaws: readonly Flaw[], number: number): Flaw[] => flaws.filter((flaw) => flaw.noun === "plan" && flaw.rung === number);
export const ofUrgency = (flaws: readonly Flaw[]): Flaw[] => flaws.filter((flaw) => OF_URGENCY.includes(flaw.why));

/** Left when that rung was changed: what is said of it is not known to be so any more. */
export const rungChanged = (flaws: readonly Flaw[], number: number): Flaw[] => flaws.filter((flaw) => flaw.rung !== number);

/** Left when that rung is gone; those above it have moved down. */
export function rungGone(flaws: readonly Flaw[], number: number): Flaw[] {
  return rungChanged(flaws, number).map((flaw) => (typeof flaw.rung === "number" && flaw.rung > number ? { ...flaw, rung: flaw.rung - 1 } : flaw));
}

/** Left when the urgency was changed. */
export const urgencyChanged = (flaws: readonly Flaw[]): Flaw[] => flaws.filter((flaw) => !OF_URGENCY.includes(flaw.why));

/** Left when there is one more rung: which of them is the last is another question now. */
export const rungAdded = (flaws: readonly Flaw[]): Flaw[] => flaws.filter((flaw) => flaw.why !== "managers_not_last");
