// What is heard of the call that I am on. A discreet call only shakes, shortly.

import { known, news, type Known } from "../core/news";
import { nudge, play } from "../io/sense";
import { live } from "./link.svelte";

class Hearing {
  private before = new Map<string, Known>();

  /** To be called from `$effect.root`. */
  follow(): void {
    $effect(() => this.look());
  }

  private look(): void {
    const now = new Map<string, Known>();
    for (const call of live.calls) {
      const state = known(call);
      if (!state) continue;
      now.set(call.id, state);
      const tune = news(this.before.get(call.id), state);
      if (tune && call.alerting === "discreet") nudge();
      else if (tune) play(tune);
    }
    this.before = now;
  }
}

export const hearing = new Hearing();
