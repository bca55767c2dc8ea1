import { expect, test } from "vitest";
import { at, call, duty, part } from "./build";
import { coverage, lanes, latest, overdue, roster, rosterSign, rung, uncovered } from "./board";

test("the call that waits longest without a yes comes first, whatever else is older", () => {
  const calls = [
    call({ id: "going", status: "en_route", raised_at: at(-500) }),
    call({ id: "young", raised_at: at(9) }),
    call({ id: "old", raised_at: at(0) }),
    call({ id: "cleared", status: "cleared", raised_at: at(-900) }),
    call({ id: "closed", status: "closed", raised_at: at(-999) }),
  ];
  expect(lanes(calls).map((c) => c.id)).toEqual(["old", "young", "going", "cleared"]);
});

test("a school where everybody is paused is a school with nobody", () => {
  const school = (id: string) => ({ id, name: id, code: id, phone: "", zone: null });
  const here = [duty({ school: "a" }), duty({ school: "b", status: "paused" })];
  expect(uncovered([school("a"), school("b"), school("c")], here).map((s) => s.id)).toEqual(["b", "c"]);
});

test("a phone that has not proved that it rings covers no school", () => {
  const school = { id: "a", name: "a", code: "a", phone: "", zone: null };
  expect(uncovered([school], [duty({ school: "a", proven: false })])).toEqual([school]);
});

test("each school says how many could come, and one with nobody comes first", () => {
  const school = (id: string) => ({ id, name: id, code: id, phone: "", zone: null });
  const here = [duty({ school: "a" }), duty({ school: "a", proven: false }), duty({ school: "b", status: "paused" })];
  const told = coverage([school("a"), school("b")], here).map((one) => [one.school.id, one.here]);
  expect(told).toEqual([["b", 0], ["a", 1]]);
});

test("a call is overdue when those first asked let their time go by, and not when somebody said yes", () => {
  const ladder = (cause: "raised" | "silence" | "nobody_eligible", exhausted = false) => ({ ...call().ladder, cause, exhausted });
  const calls = [
    call({ id: "young", ladder: ladder("raised") }),
    call({ id: "silent", ladder: ladder("silence") }),
    call({ id: "nobody", ladder: ladder("nobody_eligible") }),
    call({ id: "top", ladder: ladder("raised", true) }),
    call({ id: "going", status: "en_route", ladder: ladder("silence") }),
  ];
  expect(overdue(calls).map((c) => c.id)).toEqual(["silent", "nobody", "top"]);
});

test("whoever cannot be rung is seen first, whoever is off duty not at all", () => {
  const who = (name: string, over = {}) => duty({ person: { id: name, name, role: "coach" }, ...over });
  const list = roster([who("Zoe"), who("Amy"), who("Mia", { proven: false }), who("Off", { status: "off_duty" })]);
  expect(list.map((d) => d.person.name)).toEqual(["Mia", "Amy", "Zoe"]);
});

test("a phone that rings is not free; a call that is over rings nowhere", () => {
  const one = duty({ person: { id: "amy", name: "Amy", role: "coach" } });
  const asked = part({ responder: one.person });
  expect(rosterSign(one, rung([call({ assignments: [asked] })]))).toBe("ringing");
  expect(rosterSign(one, rung([call({ assignments: [asked], status: "closed" })]))).toBe("free");
  expect(rosterSign({ ...one, call: "other" }, new Set(["amy"]))).toBe("on_call");
  expect(rosterSign({ ...one, proven: false }, new Set(["amy"]))).toBe("unproven");
});

test("who was asked again and again stands once, with the last that is known", () => {
  const who = (id: string, state: "expired" | "offered") => part({ offer: `${id}-${state}`, state, responder: { id, name: id, role: "manager" } });
  expect(latest([who("amy", "expired"), who("ben", "expired"), who("amy", "offered")]).map((p) => p.offer)).toEqual(["ben-expired", "amy-offered"]);
});
