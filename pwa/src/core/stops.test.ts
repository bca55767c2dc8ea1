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
