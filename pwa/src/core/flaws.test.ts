import { expect, test } from "vitest";
import { flawsOf, ofUrgency, onRung, rungAdded, rungChanged, rungGone, urgencyChanged } from "./flaws";
import type { Flaw, Problem } from "./wire";

const flaw = (why: Flaw["why"], rung: number | null = null, noun = "plan"): Flaw => ({ noun, id: "fight", field: "ladder", why, facts: {}, rung, school: "" });
const nobody = flaw("nobody_in_post", 1);
const officer = flaw("officer_by_itself", 2);
const last = flaw("managers_not_last", 3);
const never = flaw("never_for_life", null, "police");
const all = [nobody, officer, last, never];

test("a refusal without flaws has none", () => {
  expect([flawsOf(null), flawsOf({ flaws: undefined } as unknown as Problem), flawsOf({ flaws: all } as unknown as Problem)]).toEqual([[], [], all]);
});

test("a flaw stands on its rung, and one of the urgency by the urgency", () => {
  expect([onRung(all, 1), onRung(all, 2), onRung([flaw("decider_rung_asks_nobody", 1, "police")], 1)]).toEqual([[nobody], [officer], []]);
  expect(ofUrgency(all)).toEqual([never]);
});

test("what was changed is not known to be wrong any more, and the rest is", () => {
  expect([rungChanged(all, 2), urgencyChanged(all), rungAdded(all)]).toEqual([[nobody, last, never], [nobody, officer, last], [nobody, officer, never]]);
});

test("when a rung is taken out, those above it keep their flaws under their new numbers", () => {
  expect(rungGone(all, 1)).toEqual([{ ...officer, rung: 1 }, { ...last, rung: 2 }, never]);
});
