import { expect, test } from "vitest";
import { at, call, part, police } from "./build";
import { ahead, meets } from "./meets";
import type { CallView } from "./wire";

const adult = { id: "cole", name: "Cole", role: "coach" as const };
const meeting = (when: number) => ({ adult, place: call().place, keep_away: false, at: at(when) });
const met = (id: string, when = 5, over: Partial<CallView> = {}) => call({ id, police: police({ state: "open", meeting: meeting(when) }), ...over });
const officer = (state: "accepted" | "on_scene" | "clear") => police({ state: "open", meeting: meeting(5), asks: [part({ purpose: "patrol", state })] });

test("whoever was named meets the officer, and of two the one that was named last", () => {
  const calls = [met("one", 5), met("two", 9), call({ id: "three" })];
  expect([meets(calls, "cole")?.id, meets(calls, "cora"), meets(calls, undefined), meets([], "cole")]).toEqual(["two", null, null, null]);
});

test("until the officer is there, was never, or need not come", () => {
  expect((["accepted", "on_scene", "clear"] as const).map((state) => ahead(call({ police: officer(state) })) !== null)).toEqual([true, false, false]);
  expect(ahead(met("one", 5, { status: "closed" }))).toBeNull();
  expect(ahead(call({ police: police({ state: "withdrawn", meeting: meeting(5) }) }))).toBeNull();
  expect(ahead(call({ police: police({ state: "asked", meeting: null }) }))).toBeNull();
});
