// The outbox at work: durable first, then tried on load, online, looking at it, socket open, and by timer.

import { command, due, hasLapsed, hurry, lapse, tried, type Command, type Outcome } from "../core/outbox";
import type { CallAnswer } from "../core/wire";
import { dice, newKey, wall } from "../io/clock";
import * as db from "../io/db";
import { post } from "../io/http";
import { askToCarry, watch } from "../io/network";
import { live } from "./link.svelte";

export interface Sending {
  lane: string;
  lapseAt?: number;
  key?: string;
}

class Outbox {
  waiting = $state.raw<Command[]>([]);
  /** The last final "no", for the ribbon; shown until it is put away. */
  refusal = $state.raw<{ command: Command; code: string } | null>(null);
  private busy = new Set<string>();
  /** What has ended here: a look into the store that began before must not bring it back. */
  private over = new Set<string>();
  private listeners: ((item: Command, outcome: Outcome) => void)[] = [];

  onSettled(listen: (item: Command, outcome: Outcome) => void): void {
    this.listeners.push(listen);
  }

  async boot(): Promise<void> {
    watch({ back: () => void this.wake(), gone: () => undefined });
    live.onLive(() => void this.wake());
    setInterval(() => void this.drain(), 500);
    await this.refresh();
  }

  /** Keeps the intent on the phone, then tries it. Resolves when it is safe on the phone, not when it is sent. */
  async send(path: string, body: unknown, { lane, lapseAt, key = newKey() }: Sending): Promise<string> {
    await this.take(command(key, path, body, { lane, at: wall(), ...(lapseAt === undefined ? {} : { lapseAt }) }));
    return key;
  }

  /** The same for an intent that is made already. */
  async take(item: Command): Promise<void> {
    this.waiting = [...this.waiting, item];
    // A phone that cannot keep (storage full, private window) still tries: the network may be there.
    await db.putCommand(item).catch(() => undefined);
    void this.drain();
    void askToCarry();
  }

  isWaiting(lane: string, ending = ""): boolean {
    return this.waiting.some((item) => item.lane === lane && item.path.endsWith(ending) && !item.done);
  }

  find(key: string): Command | null {
    return this.waiting.find((item) => item.key === key) ?? null;
  }

  /** Takes back what was never tried; false when the school may have heard it already. */
  async takeBack(key: string): Promise<boolean> {
    const item = this.find(key);
    if (!item || item.tries > 0 || this.busy.has(key)) return false;
    await this.drop(item);
    return true;
  }

  /** The service worker may have answered for us: its answers lie in the store. */
  async refresh(): Promise<void> {
    const stored = (await db.commands().catch(() => [])).filter((item) => !this.over.has(item.key));
    const known = new Set(stored.map((item) => item.key));
    this.waiting = [...stored, ...this.waiting.filter((item) => !known.has(item.key))].sort((a, b) => a.madeAt - b.madeAt);
    for (const item of stored) if (item.done) await this.settle(item);
    await this.drain();
  }

  private async wake(): Promise<void> {
    this.waiting = hurry(this.waiting, wall());
    await this.refresh();
  }

  private async drain(): Promise<void> {
    const ready = due(this.waiting, wall()).filter((item) => !this.busy.has(item.key));
    await Promise.all(ready.map((item) => this.attempt(item)));
  }

  private async attempt(item: Command): Promise<void> {
    this.busy.add(item.key);
    try {
      const after = hasLapsed(item, wall()) ? lapse(item) : tried(item, await post(item), wall(), dice());
      if (!this.find(item.key)) return;
      if (after.done) await this.settle(after);
      else await this.put(after);
    } finally {
      this.busy.delete(item.key);
    }
  }

  private async put(item: Command): Promise<void> {
    this.waiting = this.waiting.map((old) => (old.key === item.key ? item : old));
    await db.putCommand(item).catch(() => undefined);
  }

  private async settle(item: Command): Promise<void> {
    const outcome = item.done;
    if (!outcome || !this.find(item.key)) return;
    this.away(item);
    if (outcome.kind === "answered") live.learn((outcome.body as CallAnswer | null)?.view ?? null);
    if (outcome.kind === "refused") this.refusal = { command: item, code: outcome.code };
    for (const listen of this.listeners) listen(item, outcome);
    await db.dropCommand(item.key).catch(() => undefined);
  }

  private away({ key }: Command): void {
    this.over.add(key);
    this.waiting = this.waiting.filter((old) => old.key !== key);
  }

  private async drop(item: Command): Promise<void> {
    this.away(item);
    await db.dropCommand(item.key).catch(() => undefined);
  }
}

export const outbox = new Outbox();
