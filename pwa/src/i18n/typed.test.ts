import { expect, test } from "vitest";
import { callTypes, everyWord } from "./say";
import { typed } from "./typed";

test("a kind of help is named in the reader's words, a district's own kind in plain ones, and nothing where nobody has said it", async () => {
  await everyWord();
  expect([typed("fight"), typed("lost_key"), typed("unspecified")]).toEqual(["Fight", "Lost key", ""]);
  callTypes([{ code: "lost_key", name: "A key is lost" }]);
  expect(typed("lost_key")).toBe("A key is lost");
});
