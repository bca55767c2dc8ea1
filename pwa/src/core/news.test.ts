import { expect, test } from "vitest";
import { call, part } from "./build";
import { end, known, news, type Known } from "./news";
import type { AssignmentState, CallView } from "./wire";

const going = (over: Partial<CallView> = {}, still: string | null = null): Known => {
  const view = call({ assignments: [part({ offer: "c1.1", state: "accepted", still_since: still })], ...over });
  const found = known({ ...view, you: { ...view.you, offer: "c1.1", state: "accepted" } });
  if (!found) throw new Error("who goes to a call is on it");
  return found;
};
const written = (unread: number): Known => going({ messages: { count: 1, unread } });

test("who goes hears that they are asked how it is, once for each time that they stood still", () => {
  const [before, asked] = [going(), going({}, "2027-01-12T10:00:00Z")];
  expect([news(before, asked), news(asked, asked), news(asked, before)]).toEqual(["asked", null, null]);
});

test("who goes hears a message, and not that it was read", () => {
  expect([news(going(), written(1)), news(written(1), written(0))]).toEqual(["message", null]);
});

test("who goes hears once that a life is in danger, before all else, and in a drill never", () => {
  const [before, life] = [going(), going({ priority: 1, messages: { count: 1, unread: 1 } }, "2027-01-12T10:00:00Z")];
  expect([news(before, life), news(life, life), news(before, going({ priority: 1, drill: true }))]).toEqual(["life", null, null]);
});

test("what was so at first sight is not news", () => {
  expect(news(undefined, written(1))).toBe(null);
});

test("who pressed, and who looks after the school, hear nothing of it", () => {
  expect(known(call({ messages: { count: 1, unread: 1 } }))).toBe(null);
});

const at = (state: AssignmentState): Known => {
  const view = call({ assignments: [part({ offer: "c1.1", state })] });
  return known({ ...view, you: { ...view.you, offer: "c1.1", state } }) as Known;
};

test("whose part somebody else ended on the way is told to turn round, whether or not the call is still shown", () => {
  expect([end(at("en_route"), null), end(at("accepted"), call())]).toEqual(["on_the_way", "on_the_way"]);
});

test("whoever leaves a drill for a call is told that the drill is over for them, not to turn round", () => {
  const [drill, real] = [call({ drill: true, you: { offer: "c1.1", state: "released", actions: [] } as unknown as CallView["you"] }), call({ id: "c2" })];
  expect([end(at("on_scene"), drill, real), end(at("en_route"), drill, real)]).toEqual(["drill", "drill"]);
  expect([end(at("en_route"), drill), end(at("en_route"), { ...drill, closed_at: "2027-01-12T10:00:00Z" }, real)]).toEqual(["on_the_way", "on_the_way"]);
});

test("an officer who was there is told that it is over, a colleague who still sees it is not", () => {
  expect([end(at("on_scene"), null), end(at("on_scene"), call())]).toEqual(["there", null]);
});

test("what I ended myself is my own, also when the answer came before the call went", () => {
  const view = call({ assignments: [part({ offer: "c1.1", state: "en_route" })] });
  const mine: CallView = { ...view, you: { ...view.you, offer: "c1.1", state: "en_route" } };
  const said = known(mine, ["clear"]) as Known;
  expect([end(said, null), end(known(mine, [], said) as Known, null)]).toEqual(["own", "own"]);
  expect(end(at("en_route"), { ...mine, you: { ...mine.you, state: "given_up" } })).toBe("own");
});
