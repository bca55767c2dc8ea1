import { expect, test } from "vitest";
import { call, part } from "./build";
import { known, news, type Known } from "./news";
import type { CallView } from "./wire";

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

test("what was so at first sight is not news", () => {
  expect(news(undefined, written(1))).toBe(null);
});

test("who pressed, and who looks after the school, hear nothing of it", () => {
  expect(known(call({ messages: { count: 1, unread: 1 } }))).toBe(null);
});
