import { expect, test } from "vitest";
import { command, type Command } from "./outbox";
import { said, stateSaid, stepAfter } from "./said";

const waits = (key: string, path: string, body: object, at: number, lane = "c1"): Command => command(key, path, body, { lane, at });
const EN_ROUTE = waits("k1", "/api/offers/c1.1/progress", { step: "en_route" }, 1);
const ON_SCENE = waits("k3", "/api/offers/c1.1/progress", { step: "on_scene" }, 3);
const NOTE = waits("k2", "/api/calls/c1/note", { text: "x" }, 2);

test("what waits is told in the order in which it was said, for this call alone", () => {
  const other = waits("k4", "/api/calls/c2/note", { text: "y" }, 0, "c2");
  const done: Command = { ...waits("k5", "/api/calls/c1/backup", {}, 0), done: { kind: "lapsed" } };
  const told = said([ON_SCENE, NOTE, other, EN_ROUTE, done], "c1").map(({ kind, at }) => [kind, at]);
  expect(told).toEqual([["en_route", 1], ["note", 2], ["on_scene", 3]]);
});

test("what is no act on a call is not told", () => {
  expect(said([waits("k", "/api/receipts", {}, 1)], "c1")).toEqual([]);
});

test("one's own word is ahead of the school's, and never behind it", () => {
  const waiting = said([EN_ROUTE, NOTE, ON_SCENE], "c1");
  expect([stateSaid("accepted", []), stateSaid("accepted", waiting), stateSaid("clear", waiting), stateSaid(null, [])]).toEqual(["accepted", "on_scene", "clear", null]);
});

test("who hands the call back has no next step", () => {
  const back = said([EN_ROUTE, waits("k9", "/api/offers/c1.1/progress", { step: "give_up" }, 9)], "c1");
  expect([stateSaid("accepted", back), stepAfter("given_up")]).toEqual(["given_up", null]);
});

test("the steps follow one another and end", () => {
  expect([stepAfter("accepted"), stepAfter("en_route"), stepAfter("on_scene"), stepAfter("clear"), stepAfter(null)]).toEqual(["en_route", "on_scene", "clear", null, null]);
});
