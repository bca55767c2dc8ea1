import { expect, test } from "vitest";
import { at, T0 } from "./build";
import { between, clock, minutesAway, rough, timeOfDay, timesIn } from "./elapsed";

test("a duration is read like a stopwatch", () => {
  expect([0, 41_900, 860_000, 3_729_000, -5].map(clock)).toEqual(["0:00", "0:41", "14:20", "1:02:09", "0:00"]);
});

test("an open end is now and nothing lasts less than nothing", () => {
  expect([between(at(0), null, T0 + 9000), between(at(0), at(4), 0), between(at(4), at(0), 0)]).toEqual([9000, 4000, 0]);
});

test("a rough span is one number", () => {
  expect([8_000, 90_000, 7_200_000, 180_000_000].map((ms) => rough(ms))).toEqual([
    { unit: "seconds", n: 8 },
    { unit: "minutes", n: 2 },
    { unit: "hours", n: 2 },
    { unit: "days", n: 2 },
  ]);
});

test("an estimate is never less than a minute", () => {
  expect([5, 60, 100, 400].map(minutesAway)).toEqual([1, 1, 2, 7]);
});

test("a time of day carries its seconds unless they are not wanted", () => {
  expect(timeOfDay(T0, "en-GB")).toMatch(/^\d\d:31:07$/);
  expect(timeOfDay(at(0), "en-GB", false)).toMatch(/^\d\d:31$/);
});

test("a time of day is the district's; a zone that the browser does not know is the phone's own", () => {
  const at = (zone?: string) => (timesIn(zone), timeOfDay("2026-11-23T13:30:07Z", "en-GB"));
  expect([at("Asia/Kolkata"), at("Asia/Tokyo"), at("Mars/Olympus")]).toEqual(["19:00:07", "22:30:07", at()]);
});
