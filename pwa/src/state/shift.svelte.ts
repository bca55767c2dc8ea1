// My own shift that has begun while I am not on duty: asked again each minute, and whenever my duty changes.

import type { ShiftCard } from "../core/wire";
import { ask } from "../io/http";
import { person } from "./me.svelte";

const EVERY_MS = 60_000;

class Shift {
  private card = $state.raw<ShiftCard | null>(null);
  private off = $derived(person.duty === null || person.duty.status === "off_duty");
  /** Never said to whoever is on duty, though the answer be older than that. */
  mine = $derived(this.off ? this.card : null);

  /** To be called from an effect: looks now, and from then on until the effect is over. */
  follow(): () => void {
    void person.duty;
    void this.load();
    const again = setInterval(() => void this.load(), EVERY_MS);
    return () => clearInterval(again);
  }

  /** Silence leaves things as they were. */
  async load(): Promise<void> {
    const answer = await ask<{ shift: ShiftCard | null }>("GET", "/api/duty/shift");
    if (answer.ok) this.card = answer.body.shift;
  }
}

export const shift = new Shift();
