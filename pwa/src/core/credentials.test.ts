import { expect, test } from "vitest";
import { daysTone, force, schoolYear, taught } from "./credentials";
import type { Credential, Held } from "./wire";

const TRAINING: Credential = { id: "training", name: "Training", form: "training", mend: "", hours: 60, topics: ["bias", "de_escalation"], edition: "" };
const held = (more: Partial<Held>): Held => ({ id: "1", person: "ana", credential: "training", begins: "2026-09-01", ends: null, topic: "", hours: 0, edition: "", school: null, notice: "", document: "", ...more });

test("a credential holds on both of its ends and on no day beside them", () => {
  const licence = held({ begins: "2026-09-01", ends: "2026-12-31" });
  expect(["2026-08-31", "2026-09-01", "2026-12-31", "2027-01-01"].map((day) => force(licence, day))).toEqual(["not_yet", "in_force", "in_force", "lapsed"]);
  expect(force(held({}), "2040-01-01")).toBe("in_force");
});

test("a school year begins on its day of every year", () => {
  expect(["2026-06-30", "2026-07-01", "2027-01-15"].map((day) => schoolYear(day, "2026-07-01"))).toEqual([2025, 2026, 2026]);
});

test("hours are told by year and topic, and those of a topic that does not count are not added", () => {
  const hours = [held({ topic: "bias", hours: 8 }), held({ topic: "bias", hours: 2 }), held({ topic: "gardening", hours: 5 }), held({ topic: "de_escalation", hours: 20, begins: "2026-03-01" })];
  expect(taught(hours, TRAINING, "2026-07-01")).toEqual([
    { year: 2026, hours: 10, topics: [{ topic: "bias", hours: 10 }, { topic: "gardening", hours: 5 }] },
    { year: 2025, hours: 20, topics: [{ topic: "de_escalation", hours: 20 }] },
  ]);
});

test("a substitute's days turn ten before the last one, and on it", () => {
  expect([49, 50, 59, 60, 61].map((days) => daysTone(days, 60))).toEqual(["go", "ask", "ask", "stop", "stop"]);
});
