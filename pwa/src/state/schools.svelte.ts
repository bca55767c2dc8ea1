// Schools and the places in them, as they are kept.

import type { Fault, PlaceEntry, Problem, SchoolEntry, Schools } from "../core/wire";
import type { Answer } from "../io/http";
import { desk } from "./desk.svelte";
import { where } from "./places.svelte";

export type SchoolChange = Partial<Pick<SchoolEntry, "name" | "code" | "phone" | "zone" | "latitude" | "longitude" | "neighbours" | "levels">> & { retired?: boolean };
export type PlaceChange = Partial<Pick<PlaceEntry, "name" | "building" | "floor" | "room">> & { retired?: boolean };

const path = (id: string, more = "") => `/api/schools/${encodeURIComponent(id)}${more}`;

class AllSchools {
  all = $state.raw<Schools | null>(null);
  faults = $state.raw<Fault[]>([]);
  problem = $state.raw<Problem | null>(null);

  find(id: string): SchoolEntry | null {
    return this.all?.schools.find((school) => school.id === id) ?? null;
  }

  async load(): Promise<void> {
    const answer = await desk.ask<Schools>("GET", "/api/schools");
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.all = answer.body;
  }

  /** What is wrong with the setup. Not known is not said to be well: the list simply is not there. */
  async judge(): Promise<void> {
    const answer = await desk.ask<Fault[]>("GET", "/api/faults");
    if (answer.ok) this.faults = answer.body;
  }

  async add(name: string): Promise<Answer<SchoolEntry>> {
    const answer = await desk.ask<SchoolEntry>("POST", "/api/schools", { name });
    await this.look();
    return answer;
  }

  change(id: string, change: SchoolChange): Promise<Problem | null> {
    return this.then(desk.ask("PATCH", path(id), change));
  }

  addPlace(id: string, change: PlaceChange): Promise<Problem | null> {
    return this.then(desk.ask("POST", path(id, "/places"), change));
  }

  changePlace(id: string, place: string, change: PlaceChange): Promise<Problem | null> {
    return this.then(desk.ask("PATCH", path(id, `/places/${encodeURIComponent(place)}`), change));
  }

  private async then(doing: Promise<Answer<unknown>>): Promise<Problem | null> {
    const answer = await doing;
    await this.look();
    return answer.ok ? null : answer.problem;
  }

  /** Here, and wherever this phone lets somebody choose a place. */
  private async look(): Promise<void> {
    await Promise.all([this.load(), this.judge(), where.load()]);
  }
}

export const allSchools = new AllSchools();
