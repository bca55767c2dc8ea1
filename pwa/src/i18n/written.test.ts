import { afterEach, expect, test } from "vitest";
import { useFor } from "./say";
import { day, decimal, list, share, span, weekday } from "./written";

afterEach(() => useFor("en"));

test("a calendar day is the same day in every zone", () => {
  expect(day("2026-11-22")).toBe("Nov 22, 2026");
});

test("the week begins on Monday, in the language in force", async () => {
  const english = [weekday(0), weekday(6, "short")];
  await useFor("es");
  expect([...english, weekday(0)]).toEqual(["Monday", "Sun", "lunes"]);
});

test("numbers and lists are the language's own", async () => {
  const english = [share(0.125), decimal(1.25, 1), list(["a", "b", "c"])];
  await useFor("es");
  expect([...english, decimal(1.5, 1), list(["a", "b", "c"])]).toEqual(["12.5%", "1.3", "a, b, and c", "1,5", "a, b y c"]);
});

test("a length of time cannot be taken for a time of day", async () => {
  const english = [span(721_000), span(60_000), span(400)];
  await useFor("es");
  expect([...english, span(721_000)]).toEqual(["12 min 1 sec", "1 min", "0 sec", "12 min 1 s"]);
});
