import { expect, test } from "vitest";
import { loudness, NOTES, SHAKES, TUNES } from "./tunes";

test("no two events sound alike", () => {
  const heard = TUNES.map((tune) => NOTES[tune].map(({ hertz, after, body }) => `${body} ${hertz} ${after}`).join());
  expect(new Set(heard).size).toBe(TUNES.length);
});

test("only a life in danger is a triple of one note, and it is even", () => {
  const triples = TUNES.filter((tune) => NOTES[tune].length === 3 && new Set(NOTES[tune].map((n) => n.hertz)).size === 1);
  expect([triples, NOTES.life.map((n) => n.after)]).toEqual([["life"], [0, 0.25, 0.5]]);
});

test("an offer rises, what was not sent falls, and a board hears the offer's first note", () => {
  const heights = (tune: "offer" | "not_sent") => NOTES[tune].slice(0, 2).map((n) => n.hertz);
  expect(heights("offer")).toEqual([440, 587.33]);
  expect(heights("not_sent")).toEqual([293.66, 220]);
  expect(NOTES.board).toEqual(NOTES.offer.slice(0, 1));
});

test("a discreet call only shakes, and shortly", () => {
  expect(["discreet" in NOTES, SHAKES.discreet]).toEqual([false, [60]]);
});

test("a ring grows louder after five seconds", () => {
  expect([loudness(0), loudness(5_000), loudness(5_001)]).toEqual([0.5, 0.5, 0.9]);
});
