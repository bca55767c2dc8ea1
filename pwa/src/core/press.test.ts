import { expect, test } from "vitest";
import { at, call, part, place, T0 } from "./build";
import { going, handedBack, held, isSilent, nobodyRings, ringing, secondsUntil, showsNumbers, since, stage, undoSeconds, type Press } from "./press";

const press: Press = {
  key: "key-00000001",
  place: place(),
  discreet: false,
  pressedAt: T0,
  call: null,
  receivedAt: null,
  undone: false,
  refused: null,
};
const received: Press = { ...press, call: "c1", receivedAt: at(0) };

test("the hold fills in one second and goes no further", () => {
  expect([null, 0, 650, 1000, 4000].map((ms) => held(ms === null ? null : 0, ms ?? 0))).toEqual([0, 0, 0.65, 1, 1]);
});

test("without a press the screen is idle", () => {
  expect(stage(null, null, T0)).toBe("idle");
});

test("an unanswered press is sending for four seconds and then not sent", () => {
  expect([0, 3999, 4000, 60_000].map((ms) => stage(press, null, T0 + ms))).toEqual(["sending", "sending", "not_sent", "not_sent"]);
});

test("nothing is received before the school said so, and then it is, with or without the call's card", () => {
  expect(stage(received, null, T0 + 9000)).toBe("received");
  expect(stage(received, call(), T0 + 9000)).toBe("ringing");
});

test("an undone press that nobody has answered is stopping, never gone", () => {
  expect(stage({ ...press, undone: true }, null, T0 + 9000)).toBe("stopping");
});

test("a refused press says so", () => {
  expect(stage({ ...press, refused: "unknown_place" }, null, T0)).toBe("refused");
});

test("help comes nearer state by state", () => {
  const states = ["pending", "dispatched", "accepted", "en_route", "on_scene", "cleared", "cancelled", "closed"] as const;
  const expected = ["ringing", "ringing", "coming", "coming", "here", "cleared", "cancelled", "closed"];
  expect(states.map((status) => stage(received, call({ status }), T0))).toEqual(expected);
});

test("undo counts down only while the server offers it", () => {
  const mine = call({ you: { offer: null, state: null, actions: ["cancel"] } });
  expect(undoSeconds(mine, T0 + 1200)).toBe(4);
  expect(undoSeconds(mine, T0 + 9000)).toBe(0);
  expect(undoSeconds(call(), T0)).toBe(0);
  expect(undoSeconds(null, T0)).toBe(0);
});

test("seconds until nothing are none", () => {
  expect(secondsUntil(null, T0)).toBe(0);
});

test("who rings and who goes are told apart, the nearest to the room first", () => {
  const rings = part({ offer: "c1.1" });
  const comes = part({ offer: "c1.2", state: "accepted" });
  const here = part({ offer: "c1.3", state: "on_scene" });
  const no = part({ offer: "c1.4", state: "declined" });
  const view = call({ assignments: [rings, comes, here, no] });
  expect(ringing(view)).toEqual([rings]);
  expect(going(view)).toEqual([here, comes]);
});

test("nobody can be rung: at the top of the ladder, and no phone rings", () => {
  const ladder = (exhausted: boolean) => ({ ...call().ladder, exhausted });
  const [rings, gone] = [part({ state: "offered" }), part({ state: "expired" })];
  const views = [
    call({ ladder: ladder(true), assignments: [gone] }),
    call({ ladder: ladder(true), assignments: [gone, rings] }),
    call({ ladder: ladder(false), assignments: [] }),
  ];
  expect(views.map(nobodyRings)).toEqual([true, false, false]);
});

test("the numbers to call stand wherever the call may bring nobody, and a visitor has them while it rings", () => {
  const rings = call({ assignments: [part({ state: "offered" })] });
  const comes = call({ assignments: [part({ state: "en_route" })] });
  const nobody = call({ assignments: [], ladder: { ...rings.ladder, exhausted: true, due: null } });
  expect([showsNumbers(rings, false, false), showsNumbers(rings, false, true), showsNumbers(comes, false, true)]).toEqual([false, true, false]);
  expect([showsNumbers(nobody, false, false), showsNumbers(comes, true, false), showsNumbers({ ...comes, priority: 1 }, false, false)]).toEqual([true, true, true]);
  expect([showsNumbers(null, false, false), showsNumbers(null, false, true), showsNumbers(null, true, false)]).toEqual([false, true, true]);
});

test("who was coming and is not any more is named, and a stranger is told no names", () => {
  const parts = [part({ state: "given_up", responder: { id: "c1", name: "Ada", role: "coach" } }), part({ state: "given_up", responder: { id: "", name: "", role: "coach" } }), part({ state: "offered" })];
  expect(handedBack(call({ assignments: parts }))).toEqual(["Ada"]);
});

test("whoever is there is there since they said so, and by the school's word where an older one does not say", () => {
  expect([since(part({ on_scene_at: at(60), on_scene_since: at(40) })), since(part({ on_scene_at: at(60) })), since(part())]).toEqual([at(40), at(60), null]);
});

test("help of whom nothing is heard is not said to come, and the numbers stand beside it", () => {
  const still = part({ state: "accepted", still_since: at(5) });
  const views = [[still], [still, part({ state: "accepted" })], [part({ state: "en_route", still_since: at(5) })], []].map((assignments) => call({ assignments }));
  expect(views.map(isSilent)).toEqual([true, false, false, false]);
  expect(views.map((view) => showsNumbers(view, false, false))).toEqual([true, false, false, false]);
});
