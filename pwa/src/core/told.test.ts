import { expect, test } from "vitest";
import { call, part } from "./build";
import { heard } from "./told";

const ladder = { ...call().ladder, exhausted: true, due: null };

test("what is said to a caller who needs nobody any more names only those whom it can reach", () => {
  const said = (state: "accepted" | "en_route" | "on_scene" | "offered" | "expired" | "clear", over = {}) => heard(call({ assignments: [part({ state })], ...over }));
  expect([said("accepted"), said("en_route"), said("on_scene"), said("offered"), said("clear")]).toEqual(["going", "going", "going", "ringing", "open"]);
  expect([said("offered", { ladder }), said("expired", { ladder }), heard(call({ assignments: [], ladder }))]).toEqual(["ringing", "nobody", "nobody"]);
});
