// The record of disclosures: who was shown what of a student, on which basis. It is only ever read here.

import type { Disclosure, Problem } from "../core/wire";
import { desk } from "./desk.svelte";

class Disclosures {
  all = $state.raw<Disclosure[] | null>(null);
  problem = $state.raw<Problem | null>(null);

  async load(): Promise<void> {
    const answer = await desk.ask<Disclosure[]>("GET", "/api/disclosures");
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.all = answer.body;
  }
}

export const disclosures = new Disclosures();
