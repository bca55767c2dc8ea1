import { expect, test } from "vitest";
import { at, call, part } from "./build";
import { essential, stops } from "./stops";

test("a call is told in the order in which it happened", () => {
  const silent = part({ responder: { id: "n", name: "North", role: "coach" }, state: "expired", ended_at: at(15), delivered_at: at(1) });
  const came = part({ offer: "c1.2", responder: { id: "s", name: "South", role: "coach" }, state: "clear", made_at: at(15), delivered_at: null, seen_at: at(16), accepted_at: at(19), on_scene_at: at(70), ended_at: at(300) });
  const told = stops(call({ status: "closed", closed_at: at(310), assignments: [silent, came] }));
  expect(told.map((s) => `${s.kind} ${s.who ?? "-"}`)).toEqual([
    "raised Teacher",
    "rang North",
    "delivered North",
    "expired North",
    "rang South",
    "seen South",
    "accepted South",
    "on_scene South",
    "clear South",
    "closed -",
  ]);
});

test("a withdrawn call ends as cancelled, without a caller's name where none may be shown", () => {
  const told = stops(call({ status: "cancelled", closed_at: at(3), caller: null, assignments: [] }));
  expect(told).toEqual([
    { kind: "raised", at: at(0), who: null },
    { kind: "cancelled", at: at(3), who: null },
  ]);
});

test("after a yes the ladder is climbed anew, and whom it asks then did not ring before", () => {
  const came = part({ state: "on_scene", accepted_at: at(3), on_scene_at: at(60) });
  const asked = part({ offer: "c1.2", responder: { id: "w", name: "West", role: "coach" }, made_at: at(200) });
  const again = part({ offer: "c1.3", responder: { id: "e", name: "East", role: "coach" }, made_at: at(215) });
  const rang = essential(call({ assignments: [came, asked, again] })).filter(({ kind }) => kind === "rang");
  expect(rang).toEqual([{ kind: "rang", at: at(0), who: "Coach North" }, { kind: "rang", at: at(200), who: "West, East" }]);
});

test("what was said meanwhile has its place in the line: more urgent, a note with its words while they are kept, backup", () => {
  const entry = (seq: number, type: string, seconds: number, who: string | null, data: Record<string, unknown> = {}) => ({ seq, type, at: at(seconds), by: who ? { id: who, name: who, role: null } : null, data });
  const timeline = [entry(1, "offer.made", 0, null), entry(2, "call.pressed_again", 5, "Teacher"), entry(3, "call.noted", 9, "South", { note: "n1", text: "By the stairs" }), entry(4, "call.noted", 10, null, { note: "n2" }), entry(5, "call.backup_asked", 12, "South"), entry(6, "call.amended", 14, "South", { plan: { priority: 1 } }), entry(7, "call.amended", 15, "South", { plan: { priority: 2 } })];
  const came = part({ state: "accepted", accepted_at: at(7) });
  const told = essential(call({ assignments: [came] }), timeline).map((s) => [s.kind, s.who, s.text]);
  expect(told).toEqual([["raised", "Teacher", undefined], ["rang", "Coach North", undefined], ["pressed_again", "Teacher", undefined], ["accepted", "Coach North", undefined], ["note", "South", "By the stairs"], ["note", null, undefined], ["backup", "South", undefined], ["life", "South", undefined]]);
  expect(essential(call({ assignments: [came], drill: true }), timeline).map(({ kind }) => kind)).not.toContain("life");
});

test("for somebody on the call each rung rang once, and only those who said yes have steps", () => {
  const who = (name: string) => ({ id: name, name, role: "coach" as const });
  const silent = part({ responder: who("North"), state: "expired", ended_at: at(15), delivered_at: at(1) });
  const cannot = part({ offer: "c1.2", responder: who("West"), rung: 2, state: "declined", made_at: at(15), ended_at: at(18) });
  const came = part({ offer: "c1.3", responder: who("South"), rung: 2, state: "on_scene", made_at: at(15), seen_at: at(16), accepted_at: at(19), on_scene_at: at(70) });
  const again = part({ offer: "c1.4", responder: who("North"), rung: 2, state: "released", made_at: at(17), ended_at: at(19) });
  const told = essential(call({ assignments: [silent, cannot, came, again] }));
  expect(told.map((s) => `${s.kind} ${s.who ?? "-"}`)).toEqual([
    "raised Teacher",
    "rang North",
    "rang West, South +1",
    "declined West",
    "accepted South",
    "on_scene South",
  ]);
});
