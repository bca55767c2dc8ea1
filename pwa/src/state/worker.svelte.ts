// The service worker's side of the page: what it tells, and when a new version may take over.

import { untrack } from "svelte";
import type { DutyView } from "../core/wire";
import { watch } from "../io/network";
import { register, takeOver, type Told } from "../io/notify";
import { calls } from "./calls.svelte";
import { duty } from "./duty.svelte";
import { person } from "./me.svelte";
import { offering } from "./offer.svelte";
import { outbox } from "./outbox.svelte";
import { pressing } from "./press.svelte";
import { route } from "./route.svelte";

class Worker {
  async boot(): Promise<void> {
    await register((told) => this.told(told));
    if (!this.isAtStake()) await takeOver();
    $effect.root(() => {
      $effect(() => this.doubt(duty.view));
    });
    await duty.check();
    watch({ back: () => void duty.check(), gone: () => undefined });
  }

  /** Nothing changes under the hands of somebody who calls, is called, or goes. */
  private isAtStake(): boolean {
    return pressing.press !== null || offering.shown !== null || calls.mine !== null || outbox.waiting.length > 0;
  }

  /** The school holds this person's phones for unproven: what this one believes of itself is asked anew. */
  private doubt(view: DutyView | null): void {
    if (view?.proven === false && untrack(() => person.me?.device.proven)) void untrack(() => person.refresh());
  }

  private told(told: Told & { path?: string }): void {
    if (told.kind === "test") duty.told(told);
    if (told.kind === "settled") void outbox.refresh();
    if (told.kind === "open" && told.path) route.go(told.path);
  }
}

export const worker = new Worker();
