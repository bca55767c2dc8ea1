// The live line: joins the socket to the link's rules and to the ledger of calls.

import { apply, empty, holding, merge, prune, without, type Ledger } from "../core/ledger";
import { age, isFresh, offset, step, unlinked, type Input, type Link, type Order } from "../core/link";
import type { CallView, Cue } from "../core/wire";
import { moment } from "../io/clock";
import { isOnline, watch } from "../io/network";
import { open, type Line } from "../io/socket";
import { clock } from "./clock.svelte";

class Live {
  link = $state.raw<Link>(unlinked);
  ledger = $state.raw<Ledger>(empty);
  private line: Line | null = null;
  private cues: ((cue: Cue) => void)[] = [];
  private opens: (() => void)[] = [];
  private wanted = false;

  calls = $derived(Object.values(this.ledger.calls));
  /** A phone that says itself that it has no network is not asked to wait and see. */
  fresh = $derived(isFresh(this.link, clock.steady) && (this.link.phase !== "offline" || isOnline()));
  /** Milliseconds since anything was heard; null: never. */
  age = $derived(age(this.link, clock.steady));

  call(id: string | null): CallView | null {
    return (id !== null && this.ledger.calls[id]) || null;
  }

  onCue(listen: (cue: Cue) => void): void {
    this.cues.push(listen);
  }

  onLive(listen: () => void): void {
    this.opens.push(listen);
  }

  boot(): void {
    setInterval(() => this.tick(), 500);
    watch({ back: () => this.wanted && this.hear({ kind: "nudge" }), gone: () => this.hear({ kind: "offline" }) });
  }

  start(): void {
    if (this.wanted && this.link.phase !== "over") return;
    this.wanted = true;
    this.hear({ kind: "start" });
  }

  stop(): void {
    this.wanted = false;
    this.hear({ kind: "stop" });
    this.ledger = empty;
  }

  /** The card that came with an answer. */
  learn(call: CallView | null): void {
    if (call) this.ledger = merge(this.ledger, call);
  }

  /** A call that may not be seen any more. */
  unlearn(call: string): void {
    this.ledger = without(this.ledger, call);
  }

  private tick(): void {
    if (!this.wanted) return;
    if (isOnline() || this.link.phase !== "offline") this.hear({ kind: "tick" });
    this.ledger = prune(this.ledger, clock.now);
  }

  private hear(input: Input): void {
    const was = this.link.phase;
    const [next, orders] = step(this.link, input, moment());
    this.link = next;
    clock.offset = offset(next);
    clock.tick();
    for (const order of orders) this.obey(order);
    if (was !== "live" && this.link.phase === "live") for (const listen of this.opens) listen();
  }

  private obey(order: Order): void {
    switch (order.kind) {
      case "open":
        this.line?.close();
        this.line = open({
          opened: () => this.hear({ kind: "opened", holding: holding(this.ledger) }),
          text: (text) => this.hear({ kind: "text", text }),
          closed: (code, reason) => this.hear({ kind: "closed", code, reason }),
        });
        return;
      case "close":
        this.line?.close();
        this.line = null;
        return;
      case "send":
        this.line?.send(order.message);
        return;
      case "frame":
        this.ledger = apply(this.ledger, order.frame);
        for (const cue of order.frame.cue) for (const listen of this.cues) listen(cue);
    }
  }
}

export const live = new Live();
