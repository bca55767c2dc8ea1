// While the app and the server speak different versions on the live line: calls are asked for, now and then, over HTTP.
// What is asked there is understood by older and newer alike, so that a press is followed and an offer rings all the same.

import { isOpen } from "../core/board";
import type { CallView } from "../core/wire";
import { ask } from "../io/http";
import { live } from "./link.svelte";

const EVERY_MS = 4_000;

class Meanwhile {
  private timer: ReturnType<typeof setInterval> | null = null;

  follow(wanted: boolean): void {
    if (wanted === (this.timer !== null)) return;
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = wanted ? setInterval(() => void this.ask(), EVERY_MS) : null;
    if (wanted) void this.ask();
  }

  /** The open ones, then those that are held here and are open there no more. */
  private async ask(): Promise<void> {
    const open = await ask<CallView[]>("GET", "/api/calls");
    if (!open.ok) return;
    for (const call of open.body) live.learn(call);
    const named = new Set(open.body.map((call) => call.id));
    const ended = live.calls.filter((call) => isOpen(call) && !named.has(call.id));
    await Promise.all(ended.map((call) => this.end(call)));
  }

  private async end({ id }: CallView): Promise<void> {
    const answer = await ask<CallView>("GET", `/api/calls/${encodeURIComponent(id)}`);
    if (answer.ok) live.learn(answer.body);
    else if (answer.problem.status === 404) live.unlearn(id);
  }
}

export const meanwhile = new Meanwhile();
