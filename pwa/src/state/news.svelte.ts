// What is heard of the call that I am on. A discreet call only shakes, shortly.

import { untrack } from "svelte";
import { end, known, news, type End, type Known } from "../core/news";
import { ahead, meets } from "../core/meets";
import type { Command } from "../core/outbox";
import { said } from "../core/said";
import type { CallView } from "../core/wire";
import { nudge, play, type Tune } from "../io/sense";
import { calls } from "./calls.svelte";
import { live } from "./link.svelte";
import { person } from "./me.svelte";
import { outbox } from "./outbox.svelte";
import { pressing } from "./press.svelte";
import { route } from "./route.svelte";

class Hearing {
  /** The call that I was on and am not any more. An officer is shown nothing of it then, and is told that it is over. */
  ended = $state.raw<{ id: string; how: End } | null>(null);
  private met: string | null = null;
  private before = new Map<string, { call: CallView; known: Known }>();

  /** To be called from `$effect.root`. What ended before anybody listened, while this was fetched, is told too. */
  follow(): void {
    const state = calls.was && known(calls.was);
    if (calls.was && state) this.before.set(calls.was.id, { call: calls.was, known: state });
    $effect(() => {
      const [fresh, shown, waiting] = [live.fresh, live.calls, outbox.waiting];
      if (fresh) untrack(() => this.look(shown, waiting)); // what is not known now is not over
    });
  }

  private look(shown: readonly CallView[], waiting: readonly Command[]): void {
    const now = new Map<string, { call: CallView; known: Known }>();
    for (const call of shown) {
      const before = this.before.get(call.id)?.known;
      const state = known(call, said(waiting, call.id).map(({ kind }) => kind), before);
      if (!state) continue;
      now.set(call.id, { call, known: state });
      const tune = news(before, state);
      if (tune) sound(call, tune);
      if (this.ended?.id === call.id) this.ended = null; // asked again, and going again
    }
    for (const [id, was] of this.before) if (!now.has(id)) this.over(was.call, was.known);
    this.before = now;
    this.listen(meets(shown, person.me?.person.id));
  }

  /** Once for each meeting; at first sight the screen says it. From a caller's phone no sound comes. */
  private listen(call: CallView | null): void {
    const told = call ? `${call.id} ${ahead(call)?.at}` : "";
    const isNew = call && this.met !== null && this.met !== told;
    this.met = told;
    if (isNew && call.caller?.id !== person.me?.person.id) sound(call, "message");
  }

  private over(call: CallView, before: Known): void {
    const now = live.call(call.id);
    const how = end(before, now, calls.mine);
    this.ended = how && { id: call.id, how };
    if (!how || how === "own") return;
    sound(call, "over");
    if (!now && !pressing.isOpen) route.go(`/call/${encodeURIComponent(call.id)}`); // said on its own screen, whichever was looked at
  }
}

function sound(call: CallView, tune: Tune): void {
  if (call.alerting === "discreet") nudge();
  else play(tune);
}

export const hearing = new Hearing();
