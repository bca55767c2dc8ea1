import { expect, test } from "vitest";
import { at, call, condition, part, police, T0 } from "./build";
import { asked, before, count, destination, gateStage, judged, officer, question, rings, secondsLeft, seen, silent, skipped, tag } from "./gate";
import type { AssignmentState, PoliceCard } from "./wire";

const patrol = (state: "offered" | "accepted" | "on_scene" | "clear" | "expired") => part({ offer: `p.${state}`, purpose: "patrol", state });
const met = { state: "met" } as const;

test("before anybody asks there is nothing but the question to put", () => {
  expect([gateStage(null), gateStage(undefined)]).toEqual(["ask", "ask"]);
});

test("the question is asked until somebody says yes, then what must come first is done", () => {
  expect(gateStage(police())).toBe("asking");
  expect(gateStage(police({ conditions: [condition(met), condition({ kind: "meeting" })] }))).toBe("conditions");
});

test("a no and a taking back are told apart", () => {
  expect([gateStage(police({ state: "refused" })), gateStage(police({ state: "withdrawn" }))]).toEqual(["refused", "withdrawn"]);
});

test("nobody is coming before an officer said yes", () => {
  const stages = (["offered", "expired", "accepted", "on_scene", "clear"] as const).map((state) => gateStage(police({ state: "open", asks: [{ ...patrol(state), on_scene_at: state === "clear" ? at(9) : null }] })));
  expect(stages).toEqual(["seeking", "seeking", "coming", "here", "done"]);
});

test("an officer who was never there is not said to be done", () => {
  const stage = (on_scene_at: string | null) => gateStage(police({ state: "open", asks: [part({ purpose: "patrol", state: "clear", on_scene_at })] }));
  expect([stage(at(9)), stage(null)]).toEqual(["done", "missed"]);
});

test("of several officers the furthest is shown", () => {
  expect(officer(police({ asks: [patrol("clear"), patrol("accepted"), patrol("on_scene")] }))?.state).toBe("on_scene");
});

test("an officer is judged by their last position, which may be old, or by the school that they named", () => {
  const made_at = at(0);
  const told = [null, 120, 2400].map((position_age) => judged(part({ made_at, position_age }), T0 + 60_000));
  expect(told).toEqual([null, { old: false, ms: 180_000 }, { old: true, ms: 2_460_000 }]);
});

test("who decides rings before the gate is open, an officer after it", () => {
  const asks = [part({ offer: "a", purpose: "approve" }), part({ offer: "b", purpose: "patrol" })];
  expect(rings(police({ asks })).map((each) => each.offer)).toEqual(["a"]);
  expect(rings(police({ asks, state: "open" })).map((each) => each.offer)).toEqual(["b"]);
});

test("who stayed silent is named once, and not while the phone rings again", () => {
  const expired = part({ offer: "a", purpose: "approve", state: "expired" });
  const other = part({ offer: "b", purpose: "approve", state: "expired", responder: { id: "m", name: "Manager", role: "manager" } });
  expect(silent(police({ asks: [expired, other, other, part({ offer: "c", purpose: "approve" })] }))).toEqual(["Manager"]);
});

test("what comes before asking is counted apart from what comes before dealing with a student", () => {
  const { conditions } = police({ conditions: [condition(met), condition({ kind: "meeting" }), condition({ kind: "notice", before: "engage" })] });
  expect(count(before(police({ conditions }), "ask"))).toEqual({ done: 1, all: 2 });
  expect(count(before(police({ conditions }), "engage"))).toEqual({ done: 0, all: 1 });
});

test("what was gone past in danger is done, and named", () => {
  const gone = police({ conditions: [condition({ state: "skipped" })] });
  expect([count(gone.conditions).done, skipped(gone).length]).toEqual([1, 1]);
});

test("the question that rings here is found, and until when", () => {
  const mine = call({ id: "c2", police: police(), you: { offer: null, state: null, actions: [], decides: "c1.2" } });
  expect(question([call(), mine])).toBe(mine);
  expect([asked(mine)?.until, asked(call())]).toEqual([at(34), null]);
  expect(question([call()])).toBeNull();
});

test("the seconds run to the next who is asked", () => {
  expect([secondsLeft(police(), T0 + 10_000), secondsLeft(police({ due: null }), T0)]).toEqual([24, 0]);
});

test("what an officer sees and what not are all that could be released", () => {
  const met = police({ meeting: { adult: { id: "a", name: "Ann", role: "coach" }, place: call().place, keep_away: false, at: at(0) } });
  const calm = call({ police: met, priority: 2 });
  expect(seen(["call_type"], calm)).toEqual({ sees: ["call_type"], hidden: ["place", "caller", "responders", "students_involved", "messages"] });
  expect([seen(["place"], calm), seen([], { ...calm, priority: 1 }), seen([], { ...calm, police: police() })].map(({ sees }) => sees)).toEqual([["place"], ["place"], ["place"]]);
});

test("police beside a call: one true word for each state", () => {
  const officer = (state: AssignmentState) => police({ state: "open", conditions: [], asks: [part({ offer: "c1.3", purpose: "patrol", state, on_scene_at: state === "clear" ? at(9) : null })] });
  expect([tag(null), tag(police()), tag(police({ conditions: [condition({ state: "met" }), condition({ id: "m", kind: "meeting" })] }))]).toEqual([null, "asking", "conditions"]);
  expect((["offered", "declined", "accepted", "en_route", "on_scene", "clear"] as const).map((state) => tag(officer(state)))).toEqual(["seeking", "nobody", "coming", "coming", "here", "done"]);
  expect([tag(police({ state: "refused" })), tag(police({ state: "withdrawn" }))]).toEqual(["refused", null]);
});

test("an officer goes to whoever meets them, else to the room; everybody else to the room", () => {
  const view = call();
  const met = police({ asks: [part({ offer: "c1.3", purpose: "patrol", state: "offered" })], meeting: { adult: { id: "a", name: "Ann", role: "coach" }, place: { ...view.place, id: "office" }, keep_away: false, at: view.raised_at } });
  const to = (offer: string, request: PoliceCard) => destination({ ...view, police: request, you: { ...view.you, offer } }).id;
  expect([to("c1.3", met), to("c1.3", { ...met, meeting: null }), to("c1.1", met)]).toEqual(["office", view.place.id, view.place.id]);
});
