// What a person does to a call: a responder's steps through the outbox, a manager's at once or not at all.

import { committedTo } from "../core/offer";
import type { CallAnswer, CallView, DeclineReason, Disposition, Problem } from "../core/wire";
import { newKey } from "../io/clock";
import { forget, keep, kept } from "../io/db";
import { ask } from "../io/http";
import { recall, remember } from "../io/session";
import { clock } from "./clock.svelte";
import { live } from "./link.svelte";
import { outbox } from "./outbox.svelte";

export type Step = "en_route" | "on_scene" | "clear" | "give_up";

class Calls {
  mine = $derived(committedTo(live.calls));
  /** The last that was mine, as it was last seen. */
  was: CallView | null = null;
  /** Why the last act of a manager did not happen. */
  problem = $state.raw<Problem | null>(null);

  /** Whoever is on a call and starts the app anew without a network still has it, as it was last seen. */
  async boot(): Promise<void> {
    live.learn(await kept("going").catch(() => null));
  }

  /** To be called from `$effect.root`. */
  follow(): void {
    $effect(() => {
      this.was = this.mine ?? this.was;
      if (this.mine) void keep("going", this.mine).catch(() => undefined);
      else if (live.fresh) void forget("going").catch(() => undefined);
    });
  }

  /** The call to look at, asked for when the socket does not show it. */
  async find(id: string): Promise<void> {
    if (live.call(id)) return;
    const answer = await ask<CallView>("GET", `/api/calls/${encodeURIComponent(id)}`);
    if (answer.ok) live.learn(answer.body);
  }

  async progress(call: CallView, step: Step, reason?: DeclineReason): Promise<void> {
    const said_at = new Date(clock.now).toISOString();
    const body = { step, said_at, ...(reason ? { reason } : {}) };
    await outbox.send(`/api/offers/${encodeURIComponent(call.you.offer ?? "")}/progress`, body, { lane: call.id });
  }

  /** What was begun in a note on that call: a phone drops a page in the middle of a word. */
  noted({ id }: CallView): string {
    return recall(`note.${id}`) ?? "";
  }

  jot({ id }: CallView, text: string): void {
    remember(`note.${id}`, text);
  }

  async note(call: CallView, text: string): Promise<void> {
    this.jot(call, "");
    await outbox.send(path(call, "note"), { text }, { lane: call.id });
  }

  async backup(call: CallView): Promise<void> {
    await outbox.send(path(call, "backup"), { needed: call.needed }, { lane: call.id });
  }

  async close(call: CallView, disposition: Disposition): Promise<void> {
    await outbox.send(path(call, "close"), { disposition }, { lane: call.id });
  }

  async standDown(call: CallView): Promise<void> {
    await outbox.send(path(call, "stand-down"), {}, { lane: call.id });
  }

  /** From the board: what is shown is live or the button is dead, so nothing waits in a queue. */
  async act(call: CallView, verb: "take" | "escalate" | "backup", body: object): Promise<boolean> {
    const answer = await ask<CallAnswer>("POST", path(call, verb), { body, key: newKey() });
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) live.learn(answer.body.view);
    return answer.ok;
  }
}

function path(call: CallView, verb: string): string {
  return `/api/calls/${encodeURIComponent(call.id)}/${verb}`;
}

export const calls = new Calls();
