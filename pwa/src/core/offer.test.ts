import { expect, test } from "vitest";
import { at, call, part, T0 } from "./build";
import { committedTo, isByRoad, left, mine, others, ringsHere, standing } from "./offer";
import type { AssignmentState, CallView } from "./wire";

const asked = (state: AssignmentState | null, over: Partial<CallView> = {}) =>
  call({ you: { offer: "c1.1", state, actions: [] }, ...over });
const other = part({ offer: "c1.2", state: "accepted" });

test("an offer rings until its answer, mine or another's", () => {
  expect(standing(asked("offered"), false)).toBe("ringing");
  expect(standing(asked("accepted"), false)).toBe("mine");
  expect(standing(asked("declined"), false)).toBe("declined");
  expect(standing(asked("released", { assignments: [part({ state: "released" }), other] }), false)).toBe("taken");
});

test("an expired offer has moved on, and nobody is blamed", () => {
  expect(standing(asked("expired"), false)).toBe("moved_on");
});

test("a call that ended is over for everybody", () => {
  expect(standing(asked("accepted", { status: "closed" }), false)).toBe("over");
  expect(standing(asked("offered", { status: "cancelled" }), false)).toBe("over");
});

test("a call that the server shows no longer is taken if somebody was going, else over", () => {
  expect(standing(asked("offered", { assignments: [part(), other] }), true)).toBe("taken");
  expect(standing(asked("offered"), true)).toBe("over");
});

test("my part and the others' are told apart", () => {
  const view = asked("offered", { assignments: [part(), other] });
  expect([mine(view), others(view)]).toEqual([part(), [other]]);
  expect(mine(call())).toBe(null);
});

test("the most urgent offer is shown first, then the longest waiting", () => {
  const a = asked("offered", { id: "a", priority: 2, raised_at: at(0) });
  const b = asked("offered", { id: "b", priority: 1, raised_at: at(9) });
  const c = asked("offered", { id: "c", priority: 2, raised_at: at(-9) });
  expect(ringsHere([a, asked("accepted"), b, c]).map((x) => x.id)).toEqual(["b", "c", "a"]);
});

test("whoever said yes is committed to that call and to no other", () => {
  expect(committedTo([asked("offered"), asked("en_route", { id: "c7" })])?.id).toBe("c7");
  expect(committedTo([asked("clear")])).toBe(null);
});

test("the ring empties with the offer's time", () => {
  expect([0, 7500, 15_000, 99_000].map((ms) => left(part(), T0 + ms))).toEqual([1, 0.5, 0, 0]);
  expect(left({ made_at: at(0), until: at(0) }, T0)).toBe(0);
});

test("a way by car is known by why somebody was asked, or by how far it is", () => {
  expect([part({ reason: "float_by_travel" }), part({ metres: 900 }), part({ metres: null }), part()].map(isByRoad)).toEqual([true, true, false, false]);
  expect(isByRoad(null)).toBe(false);
});
