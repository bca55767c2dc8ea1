import { expect, test } from "vitest";
import { isWorth } from "./position";

const HERE = { latitude: 45, longitude: -93.3 };
const SENT = { ...HERE, at: 0 };
const FAR = { ...HERE, longitude: -93.299 };

test("the first place is sent", () => {
  expect(isWorth(HERE, null, 0)).toBe(true);
});

test("whoever stands still says so every two minutes", () => {
  expect([60_000, 119_999, 120_000].map((now) => isWorth(HERE, SENT, now))).toEqual([false, false, true]);
});

test("whoever moved 50 metres says so, half a minute after the last word", () => {
  expect([29_999, 30_000].map((now) => isWorth(FAR, SENT, now))).toEqual([false, true]);
});

test("a step aside is not a move", () => {
  expect(isWorth({ ...HERE, latitude: 45.0003 }, SENT, 60_000)).toBe(false);
});
