import { afterEach, expect, test } from "vitest";
import { timesIn } from "../core/elapsed";
import { useFor } from "./say";
import { day, decimal, fromForm, hour, inForm, list, moment, share, span, weekday } from "./written";

afterEach(async () => (timesIn(), void (await useFor("en"))));

const HALF_PAST_SEVEN = "2026-11-23T13:30:00Z";

test("times are the district's, wherever the browser is", () => {
  const told = ["America/Chicago", "Asia/Kolkata"].map((zone) => (timesIn(zone), [hour(HALF_PAST_SEVEN), moment(HALF_PAST_SEVEN)].map((time) => time.replace("\u202f", " "))));
  expect(told).toEqual([["7:30 AM", "Nov 23, 2026, 7:30 AM"], ["7:00 PM", "Nov 23, 2026, 7:00 PM"]]);
});

test("a field for a moment holds the district's time, and means it", () => {
  timesIn("America/Chicago");
  expect([inForm(HALF_PAST_SEVEN), fromForm("2026-11-23T07:30"), inForm("unknown")]).toEqual(["2026-11-23T07:30", "2026-11-23T13:30:00.000Z", ""]);
  const aroundTheChange = ["2026-03-08T01:30", "2026-03-08T03:30", "2026-11-01T00:30", "2026-11-01T02:30"];
  expect(aroundTheChange.map((local) => inForm(fromForm(local)))).toEqual(aroundTheChange);
});

test("a calendar day is the same day in every zone", () => {
  expect(day("2026-11-22")).toBe("Nov 22, 2026");
});

test("the week begins on Monday, in the language in force", async () => {
  const english = [weekday(0), weekday(6, "short")];
  await useFor("es");
  expect([...english, weekday(0)]).toEqual(["Monday", "Sun", "lunes"]);
});

test("numbers and lists are the language's own, as it is written in the United States", async () => {
  const english = [share(0.125), decimal(1.25, 1), list(["a", "b", "c"])];
  await useFor("es");
  expect([...english, decimal(1.5, 1), list(["a", "b", "c"])]).toEqual(["12.5%", "1.3", "a, b, and c", "1.5", "a, b y c"]);
});

test("a length of time cannot be taken for a time of day", async () => {
  const english = [span(721_000), span(60_000), span(400)];
  await useFor("es");
  expect([...english, span(721_000)]).toEqual(["12 min 1 sec", "1 min", "0 sec", "12 min 1 s"]);
});
