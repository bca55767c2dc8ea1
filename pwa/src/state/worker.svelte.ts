// The service worker's side of the page: what it tells, and when a new version may take over.

import { register, takeOver, type Told } from "../io/notify";
import { calls } from "./calls.svelte";
import { duty } from "./duty.svelte";
import { offering } from "./offer.svelte";
import { outbox } from "./outbox.svelte";
import { pressing } from "./press.svelte";
import { route } from "./route.svelte";

class Worker {
  async boot(): Promise<void> {
    await register((told) => this.told(told));
    if (!this.isAtStake()) await takeOver();
  }

  /** Nothing changes under the hands of somebody who calls, is called, or goes. */
  private isAtStake(): boolean {
    return pressing.press !== null || offering.shown !== null || calls.mine !== null || outbox.waiting.length > 0;
  }

  private told(told: Told & { path?: string }): void {
    if (told.kind === "test") duty.told(told);
    if (told.kind === "settled") void outbox.refresh();
    if (told.kind === "open" && told.path) route.go(told.path);
  }
}

export const worker = new Worker();
