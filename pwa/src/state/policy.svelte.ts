// The policy of the district: what is in force, every edition, and what a pack that ships would change. Nothing is decided here.

import type { Comparison, PackCard, PolicyEdition, PolicyTold, Problem, Replays } from "../core/wire";
import { current, translateOthers, type Translation } from "../i18n/say";
import { desk } from "./desk.svelte";

class ThePolicy {
  told = $state.raw<PolicyTold | null>(null);
  editions = $state.raw<PolicyEdition[]>([]);
  packs = $state.raw<PackCard[]>([]);
  problem = $state.raw<Problem | null>(null);

  async load(edition: number | null, school: string): Promise<void> {
    const asked = new URLSearchParams({ ...(edition ? { edition: String(edition) } : {}), ...(school ? { school } : {}) });
    const [texts, answer] = await Promise.all([
      desk.ask<Translation>("GET", `/api/policy/texts?language=${current()}`),
      desk.ask<PolicyTold>("GET", `/api/policy?${asked}`),
    ]);
    if (texts.ok) translateOthers(texts.body);
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    this.told = answer.body;
    const [editions, packs] = await Promise.all([
      desk.ask<PolicyEdition[]>("GET", "/api/policy/editions"),
      desk.ask<PackCard[]>("GET", "/api/policy/packs"),
    ]);
    if (editions.ok) this.editions = editions.body;
    if (packs.ok) this.packs = packs.body;
  }

  compare(pack: string) {
    return desk.ask<Comparison>("POST", "/api/policy/compare", { pack });
  }

  replay(pack: string) {
    return desk.ask<Replays>("POST", "/api/policy/replay", { pack });
  }

  apply(pack: string, why: string) {
    return desk.ask<Comparison>("PUT", "/api/policy", { pack, why, edition: this.editions[0]?.edition ?? 1 });
  }
}

export const policy = new ThePolicy();
