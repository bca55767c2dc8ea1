// What somebody has shown, put in order for the eye. What is missing, the school says; here nothing is decided.

import type { Credential, Held } from "./wire";

export type Force = "in_force" | "lapsed" | "not_yet";

/** By its own dates alone, both ends included; days are the district's, as written. */
export function force(held: Held, day: string): Force {
  if (held.begins > day) return "not_yet";
  return held.ends && held.ends < day ? "lapsed" : "in_force";
}

export interface Taught {
  /** The calendar year in which the school year began. */
  year: number;
  hours: number;
  topics: { topic: string; hours: number }[];
}

/** Hours of training by school year, the newest first, and in each by topic. Topics that do not count are told and not added. */
export function taught(held: Held[], kind: Credential, yearBegins: string): Taught[] {
  const counts = (one: Held) => !kind.topics.length || kind.topics.includes(one.topic ?? "");
  const years = [...new Set(held.map((one) => schoolYear(one.begins, yearBegins)))].sort((a, b) => b - a);
  return years.map((year) => {
    const mine = held.filter((one) => schoolYear(one.begins, yearBegins) === year);
    const topics = [...new Set(mine.map((one) => one.topic ?? ""))].sort();
    return { year, hours: sum(mine.filter(counts)), topics: topics.map((topic) => ({ topic, hours: sum(mine.filter((one) => (one.topic ?? "") === topic)) })) };
  });
}

/** The year in which the school year of that day began; school years begin on the same day of every year. */
export function schoolYear(day: string, yearBegins: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= yearBegins.slice(5) ? year : year - 1;
}

const sum = (held: Held[]) => held.reduce((hours, one) => hours + (one.hours ?? 0), 0);

export type Tone = "go" | "ask" | "stop";
const NEAR_DAYS = 10;

/** A substitute's days: none left, few left, or enough. The rule itself refuses; this is its colour. */
export function daysTone(days: number, most: number): Tone {
  if (days >= most) return "stop";
  return days >= most - NEAR_DAYS ? "ask" : "go";
}
