// The phone that rings: which offer is shown, that it was had and seen, and what was answered.

import { mine, ringsHere, standing } from "../core/offer";
import { isLife } from "../core/phrase";
import type { CallView, DeclineReason } from "../core/wire";
import { wall } from "../io/clock";
import { isVisible } from "../io/network";
import { hush, regain, ring, stayAwake } from "../io/sense";
import { clock } from "./clock.svelte";
import { live } from "./link.svelte";
import { outbox } from "./outbox.svelte";
import { person } from "./me.svelte";
import { route } from "./route.svelte";
import { settings } from "./settings.svelte";

const LATE_MS = 10 * 60_000;

class Offering {
  /** The card as last seen, kept when the server shows it no longer, so that "taken" can be said. */
  shown = $state.raw<CallView | null>(null);
  /** The offer that was said no to, as long as it is asked what keeps them: nobody waits for the reason, the next phone rings already. */
  refused = $state<string | null>(null);
  private told = new Set<string>();

  gone = $derived(this.shown !== null && live.call(this.shown.id) === null);
  standing = $derived(this.shown ? standing(this.shown, this.gone) : null);
  /** It waits for an answer. */
  rings = $derived(this.standing === "ringing" && !this.refused);
  /** The other calls that ring here at the same time. */
  others = $derived(ringsHere(live.calls).filter(({ id, you }) => id !== this.shown?.id && !this.told.has(`away:${you.offer}`)));
  part = $derived(this.shown ? mine(this.shown) : null);
  saying = $derived(this.shown !== null && outbox.isWaiting(this.shown.id, "/accept"));

  follow(): void {
    $effect(() => this.look());
    $effect(() => this.sound());
    $effect(() => this.arrive());
    $effect(() => void stayAwake("duty", settings.awake && person.isOnDuty));
    document.addEventListener("visibilitychange", () => this.receipts());
  }

  async accept(): Promise<void> {
    const offer = this.shown?.you.offer;
    if (!offer || !this.shown) return;
    hush();
    const body = { said_at: new Date(clock.now).toISOString() };
    await outbox.send(path(offer, "accept"), body, { lane: this.shown.id, lapseAt: wall() + LATE_MS });
  }

  /** At once. `ask`: what keeps them may be said afterwards. */
  async decline(ask: boolean): Promise<void> {
    const offer = this.shown?.you.offer;
    if (!offer || !this.shown) return;
    const call = this.shown.id;
    this.refused = offer;
    this.told.add(`away:${offer}`);
    hush();
    await outbox.send(path(offer, "decline"), {}, { lane: call, lapseAt: wall() + LATE_MS });
    void this.quieten(call).catch(() => undefined);
    if (!ask) this.putAway();
  }

  /** After the no, in the same lane: a reason never overtakes it. */
  async explain(reason: DeclineReason): Promise<void> {
    if (!this.refused || !this.shown) return;
    await outbox.send(path(this.refused, "decline"), { reason }, { lane: this.shown.id, lapseAt: wall() + LATE_MS });
    this.putAway();
  }

  /** One that went by, and is wanted still. */
  open(call: CallView): void {
    this.told.delete(`away:${call.you.offer}`);
    this.show(call);
  }

  /** To another that rings; the one before it rings on. */
  turnTo(call: CallView): void {
    this.show(call);
  }

  putAway(): void {
    if (this.shown) this.told.add(`away:${this.shown.you.offer}`);
    if (outbox.refusal?.command.lane === this.shown?.id) outbox.refusal = null; // the screen has said it
    this.show(null);
    if (route.here.name === "offer") route.go(person.seesBoard ? "/board" : "/duty", true);
  }

  private look(): void {
    const [first] = ringsHere(live.calls).filter((call) => !this.told.has(`away:${call.you.offer}`));
    const current = this.shown && live.call(this.shown.id);
    if (current && current !== this.shown) this.shown = current;
    if (first && (!this.shown || this.refused || this.standing !== "ringing")) this.show(first);
    this.receipts();
  }

  private show(call: CallView | null): void {
    this.shown = call;
    this.refused = null;
  }

  private sound(): void {
    const rings = this.standing === "ringing" && this.shown?.alerting === "loud" && !this.saying && !this.refused;
    if (rings) ring(isLife(this.shown));
    else hush();
    if (this.shown && this.standing !== "ringing") void this.quieten(this.shown.id).catch(() => undefined);
    void stayAwake("offer", this.standing === "ringing" && !this.refused);
    regain();
  }

  /** Fetched when first needed: a teacher's phone never is. */
  private async quieten(call: string): Promise<void> {
    const { quiet } = await import("../io/notify");
    await quiet(call);
  }

  /** A yes leads to the call. */
  private arrive(): void {
    if (this.standing !== "mine" || !this.shown) return;
    const { id } = this.shown;
    this.show(null);
    route.go(`/call/${encodeURIComponent(id)}`, true);
  }

  /** "This phone has it", and "somebody could see it": each said once. */
  private receipts(): void {
    const observed_at = new Date(clock.now).toISOString();
    const behind = !isLife(this.shown) && live.calls.some(({ you }) => you.decides); // a question stands before it
    for (const { you } of ringsHere(live.calls)) {
      if (!you.offer) continue;
      const seen = isVisible() && !behind && this.shown?.you.offer === you.offer;
      for (const what of seen ? [false, true] : [false]) {
        if (this.told.has(`${you.offer}:${what}`)) continue;
        this.told.add(`${you.offer}:${what}`);
        const body = { receipts: [{ offer: you.offer, seen: what, observed_at }] };
        void outbox.send("/api/receipts", body, { lane: `receipt:${you.offer}:${what}`, lapseAt: wall() + LATE_MS });
      }
    }
  }
}

function path(offer: string, verb: "accept" | "decline"): string {
  return `/api/offers/${encodeURIComponent(offer)}/${verb}`;
}

export const offering = new Offering();
