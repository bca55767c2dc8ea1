import { expect, test } from "vitest";
import { at, call, duty, part } from "./build";
import { callSign, coverage, lanes, latest, overdue, roster, rosterSign, rung, stillWanted, together, uncovered } from "./board";

test("the call that waits longest without a yes comes first, whatever else is older", () => {
  const calls = [
    call({ id: "going", status: "en_route", raised_at: at(-500) }),
    call({ id: "young", raised_at: at(9) }),
    call({ id: "old", raised_at: at(0) }),
    call({ id: "cleared", status: "cleared", raised_at: at(-900) }),
    call({ id: "closed", status: "closed", raised_at: at(-999) }),
  ];
  expect(lanes(calls).map((c) => c.id)).toEqual(["old", "young", "going", "cleared"]);
  const life = call({ id: "life", status: "on_scene", priority: 1 });
  expect(lanes([...calls, life, { ...life, id: "drill", drill: true, raised_at: at(900) }]).map((c) => c.id)).toEqual(["life", "old", "young", "going", "drill", "cleared"]);
});

const school = (id: string) => ({ id, name: id, code: id, phone: "", zone: null });
const officer = (over: Parameters<typeof duty>[0] = {}) => duty({ person: { id: "olaf", name: "Olaf", role: "officer" }, covers: false, ...over });

test("a school where only somebody is who covers none is a school with nobody", () => {
  const here = [duty({ school: "a" }), duty({ school: "b", covers: false })];
  expect(uncovered([school("a"), school("b"), school("c")], here).map((one) => one.school.id)).toEqual(["b", "c"]);
});

test("each school says how many cover it, and one with nobody comes first", () => {
  const here = [duty({ school: "a" }), duty({ school: "a", covers: false }), duty({ school: "b", covers: false })];
  const told = coverage([school("a"), school("b")], here).map((one) => [one.school.id, one.here]);
  expect(told).toEqual([["b", 0], ["a", 1]]);
});

test("an officer covers no school, and is told apart while they are on duty there", () => {
  const told = coverage([school("a")], [duty({ school: "a" }), officer({ school: "a" }), officer({ school: "a", status: "paused" })]);
  expect(told).toEqual([{ school: school("a"), here: 1, officers: 1 }]);
  expect(uncovered([school("a")], [officer({ school: "a" })])).toEqual([{ school: school("a"), here: 0, officers: 1 }]);
});

test("officers come after everybody else on duty", () => {
  const zoe = duty({ person: { id: "zoe", name: "Zoe", role: "coach" } });
  expect(roster([officer({ proven: false }), zoe]).map((d) => d.person.name)).toEqual(["Zoe", "Olaf"]);
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

test("those of whom the same is known stand in one line; a ring that ends later is another", () => {
  const who = (id: string, over = {}) => part({ offer: id, responder: { id, name: id, role: "coach" }, ...over });
  const lines = together([
    who("amy", { state: "expired" }),
    who("ben", { delivered_at: at(1) }),
    who("cleo", { state: "expired", rung: 2 }),
    who("dan", { delivered_at: at(2), seen_at: at(3) }),
    who("eve", { delivered_at: at(2) }),
    who("fay", { delivered_at: at(2), until: at(40) }),
  ]);
  expect(lines.map((line) => [line.step, line.parts.map((p) => p.offer).join()])).toEqual([
    ["expired", "amy,cleo"],
    ["delivered", "ben,eve"],
    ["seen", "dan"],
    ["delivered", "fay"],
  ]);
});

test("what rang in vain and is answered by nobody is still wanted, but not of whoever said no", () => {
  const you = (state: "offered" | "expired" | "declined", accept = true) => ({ offer: "c1.1", state, actions: accept ? ["accept" as const] : [] });
  const calls = [
    call({ id: "missed", you: you("expired") }),
    call({ id: "rings", you: you("offered") }),
    call({ id: "refused", you: you("declined") }),
    call({ id: "elsewhere", you: you("expired", false) }),
    call({ id: "taken", status: "accepted", you: you("expired") }),
  ];
  expect(stillWanted(calls).map((c) => c.id)).toEqual(["missed"]);
});

test("a call for which nobody can be rung does not stand there as ringing", () => {
  const ladder = { ...call().ladder, exhausted: true };
  const calls = [call({ ladder, assignments: [] }), call({ ladder }), call({ ladder, assignments: [], status: "accepted" })];
  expect(calls.map((each) => callSign(each).word)).toEqual(["press.nobody", "status.dispatched", "status.accepted"]);
});
