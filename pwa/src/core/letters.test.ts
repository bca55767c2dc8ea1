import { expect, test } from "vitest";
import { whole } from "./letters";

test("half a letter and NUL are marked as lost, and every whole letter stays", () => {
  expect(["\ud83d cut", "a\0b", "¡Rápido! 🚪 漢", "e\u0301"].map(whole)).toEqual(["\ufffd cut", "a\ufffdb", "¡Rápido! 🚪 漢", "e\u0301"]);
});
