// When a new version of the app may take over: when nothing is at stake, on no window of this phone. Until then everything goes
// on as it is; and a line whose two ends speak different versions is helped out.

import { isOpen } from "../core/board";
import type { Ending } from "../core/link";
import { watch } from "../io/network";
import { hasSound } from "../io/sense";
import { enter, guard, isTyping, letIn, lookForNew, startAfresh, watchVersions } from "../io/version";
import { calls } from "./calls.svelte";
import { duty } from "./duty.svelte";
import { live } from "./link.svelte";
import { meanwhile } from "./meanwhile.svelte";
import { person } from "./me.svelte";
import { offering } from "./offer.svelte";
import { outbox } from "./outbox.svelte";
import { pressing } from "./press.svelte";

const LOOK_MS = 3_600_000;
const AGAIN_MS = 60_000;

class Version {
  private isReplaced = false;
  private isWaiting = false;
  private isBusy = false;
  private lookedAt = 0;

  async boot(): Promise<void> {
    await watchVersions({
      found: () => ((this.isWaiting = true), void this.renew()),
      replaced: () => ((this.isReplaced = true), void this.renew()),
    });
    $effect.root(() => {
      $effect(() => this.mind(this.isAtStake()));
      $effect(() => this.otherwise(live.link.ending));
    });
    setInterval(() => this.mind(this.isAtStake()), 1_000);
    setInterval(() => void this.look(), LOOK_MS);
    live.onLive(() => void this.look()); // a server that comes back may bring a new version
    watch({ back: () => void this.look(), gone: () => undefined });
  }

  /** Somebody wishes it, now: a press is kept on the phone and comes back with the new version. Other windows go on with theirs. */
  async update(): Promise<void> {
    await lookForNew();
    await enter();
    startAfresh();
  }

  /** Nothing changes under the hands of somebody who calls, is called, goes, or whose phone rings by the sound of this very window. */
  private isAtStake(): boolean {
    const watches = person.seesBoard && live.calls.some(isOpen);
    const rings = duty.isOn && hasSound();
    const calling = pressing.isOpen || pressing.holding;
    return calling || offering.shown !== null || calls.mine !== null || outbox.waiting.length > 0 || watches || rings;
  }

  private mind(atStake: boolean): void {
    guard(atStake);
    if (!atStake && (this.isReplaced || this.isWaiting)) void this.renew();
  }

  private async renew(): Promise<void> {
    if (this.isBusy || this.isAtStake() || isTyping()) return;
    if (this.isReplaced) return startAfresh();
    this.isBusy = true;
    this.isWaiting = !(await letIn());
    this.isBusy = false;
  }

  private async look(): Promise<void> {
    if (Date.now() - this.lookedAt < AGAIN_MS) return;
    this.lookedAt = Date.now();
    await lookForNew();
  }

  /** A line that both do not understand: there may be another app, and until then there is another way to ask. */
  private otherwise(ending: Ending | null): void {
    const apart = ending === "too_old" || ending === "too_new";
    if (apart) void lookForNew();
    meanwhile.follow(apart);
  }
}

export const version = new Version();
