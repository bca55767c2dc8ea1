import { expect, test } from "vitest";
import { codeOf, drop, find, firstAndAgain, countMatters, matters, put, seated, seatOf } from "./plans";
import type { Plan, Plans } from "./wire";

const plan = (call_type: string, needed = 1) => ({ call_type, needed, rungs: [{ seats: [{ group: "coaches", count: 1, post: "" }], seconds: 15 }] }) as unknown as Plan;
const plans = { edition: 7, by: null, at: "", default: plan("unspecified"), plans: [plan("fight")], own: [{ school: "n", plan: plan("fight", 3) }] } as unknown as Plans;

test("a school's own plan goes before the district's, and the default stands in", () => {
  expect(find(plans, { type: "fight", school: "n" })).toEqual({ plan: plan("fight", 3), own: true });
  expect(find(plans, { type: "fight", school: "s" })).toEqual({ plan: plan("fight"), own: false });
  expect(find(plans, { type: "beehive", school: null }).plan).toEqual(plan("unspecified"));
});

test("a plan is put in its place and no other changes; the version that was looked at goes with it", () => {
  const base = { edition: 7, default: plans.default, plans: plans.plans, own: plans.own };
  expect(put(plans, { type: "fight", school: null }, plan("fight", 2))).toEqual({ ...base, plans: [plan("fight", 2)] });
  expect(put(plans, { type: "flood", school: null }, plan("flood"))).toEqual({ ...base, plans: [plan("fight"), plan("flood")] });
  expect(put(plans, { type: "unspecified", school: null }, plan("unspecified", 2))).toEqual({ ...base, default: plan("unspecified", 2) });
  expect(put(plans, { type: "fight", school: "n" }, plan("fight", 4))).toEqual({ ...base, own: [{ school: "n", plan: plan("fight", 4) }] });
});

test("a type that is taken out takes every school's own with it; a school's own alone leaves the district's", () => {
  expect(drop(plans, { type: "fight", school: null })).toEqual({ edition: 7, default: plans.default, plans: [], own: [] });
  expect(drop(plans, { type: "fight", school: "n" })).toEqual({ edition: 7, default: plans.default, plans: plans.plans, own: [] });
});

test("a new type's code is made of its name", () => {
  expect([codeOf("Lost dog"), codeOf(" Niño perdido "), codeOf("A/C!")]).toEqual(["lost_dog", "nino_perdido", "ac"]);
});

test("phones that rang before ring again", () => {
  const asked = (...ids: string[]) => ({ asked: ids.map((id) => ({ person: { id } })) });
  const { first, again } = firstAndAgain([asked("cora"), asked("cora", "cole")], 1);
  expect([first.map((a) => a.person.id), again.map((a) => a.person.id)]).toEqual([["cole"], ["cora"]]);
});

test("a rung asks so many of a group, all of it, or none", () => {
  const [rung] = plan("x").rungs as [Plan["rungs"][number]];
  const more = seated(seated(rung, "managers", null), "coaches", 2);
  expect([seatOf(rung, "managers"), seatOf(more, "managers"), seatOf(more, "coaches")]).toEqual([0, null, 2]);
  expect(seated(more, "coaches", 0).seats).toEqual([{ group: "managers", count: null, post: "" }]);
});

test("what a policy says of another matter never stands under the last type of help", () => {
  const line = (part: "calls" | "police", about = "") => ({ part, about });
  const all = [line("calls", "fight"), line("calls", "fight"), line("calls", "discipline"), line("police", "discipline"), line("police")];
  expect(matters(all).map((each) => each.map(({ part, about }) => `${part} ${about}`.trim()))).toEqual([["calls fight", "calls fight"], ["calls discipline"], ["police discipline", "police"]]);
});

test("how many matters differ is counted once for each, whatever went and came of it", () => {
  const line = (part: "calls" | "police", about = "") => ({ part, about });
  expect(countMatters([line("calls", "fight"), line("police", "fight"), line("calls", "fight"), line("police"), line("calls", "medical")])).toBe(3);
});
