import { expect, test } from "vitest";
import { frame } from "./build";
import { read } from "./wire";

test("a frame and a beat are read, anything else is nothing", () => {
  const beat = { kind: "beat", epoch: "e1", seq: 3, at: "2027-01-12T10:31:07Z" };
  expect(read(JSON.stringify(frame()))).toEqual(frame());
  expect(read(JSON.stringify(beat))).toEqual(beat);
  expect(["", "null", "[]", '{"kind":"frame"}', '{"kind":"song","epoch":"e","seq":1}'].map(read)).toEqual([null, null, null, null, null]);
});
