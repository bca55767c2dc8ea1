// The service worker's side of the page: what it tells, and what this phone is asked anew.

import { untrack } from "svelte";
import type { DutyView } from "../core/wire";
import { everyWord } from "../i18n/say";
import { watch } from "../io/network";
import { register, type Told } from "../io/notify";
import { duty } from "./duty.svelte";
import { person } from "./me.svelte";
import { hearing } from "./news.svelte";
import { outbox } from "./outbox.svelte";
import { route } from "./route.svelte";
import { shift } from "./shift.svelte";
import { version } from "./version.svelte";

class Worker {
  async boot(): Promise<void> {
    void everyWord().catch(() => undefined); // the button has its own: a refusal's words must be here before a refusal is
    await register((told) => this.told(told));
    await version.boot();
    $effect.root(() => {
      $effect(() => this.doubt(duty.view));
      hearing.follow();
    });
    await duty.check();
    watch({ back: () => void duty.check(), gone: () => undefined });
  }

  /** The school holds this person's phones for unproven: what this one believes of itself is asked anew. */
  private doubt(view: DutyView | null): void {
    if (view?.proven === false && untrack(() => person.me?.device.proven)) void untrack(() => person.refresh());
  }

  private told(told: Told & { path?: string }): void {
    if (told.kind === "test") duty.told(told);
    if (told.kind === "shift") void shift.load();
    if (told.kind === "settled") void outbox.refresh();
    if (told.kind === "open" && told.path) route.go(told.path);
  }
}

export const worker = new Worker();
