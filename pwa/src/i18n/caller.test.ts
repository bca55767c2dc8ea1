import { expect, test } from "vitest";
import { call as aCall } from "../core/build";
import { caller } from "./caller";
import { everyWord } from "./say";

test("a colleague is named, a stranger by the room whose code they scanned, in the reader's words", async () => {
  await everyWord();
  const call = aCall();
  expect(caller(call)).toBe("Teacher");
  expect(caller({ ...call, caller: null })).toBeNull();
  const visitor = { id: "v", name: "Visitor, as the server says", role: "visitor" } as const;
  expect(caller({ ...call, caller: visitor })).toBe(`Visitor, by the code of ${call.place.name}`);
});
