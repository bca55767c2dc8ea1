// The press of this phone: kept before it is sent, followed until it is closed.

import { isPast } from "../core/ledger";
import { stage, type Press, type Stage } from "../core/press";
import { withdrawal, type Command, type Outcome } from "../core/outbox";
import type { CallAnswer, CallView, PlaceCard } from "../core/wire";
import { newKey, wall } from "../io/clock";
import { forget, keep, kept } from "../io/db";
import { ask } from "../io/http";
import { recall, remember } from "../io/session";
import { nudge, play, stayAwake, unlock, type Tune } from "../io/sense";
import { clock } from "./clock.svelte";
import { live } from "./link.svelte";
import { person } from "./me.svelte";
import { outbox } from "./outbox.svelte";

const TUNES: Partial<Record<Stage, Tune>> = { ringing: "received", coming: "coming", here: "here", not_sent: "not_sent" };
const OVER: Stage[] = ["idle", "closed", "cancelled", "refused"];

class Pressing {
  press = $state.raw<Press | null>(null);
  private calm = $state(recall("discreet") !== null);
  /** A finger is on the disc. */
  holding = $state(false);
  /** The last card seen: after the close, and after a reload without network. */
  private last = $state.raw<CallView | null>(null);

  /** Wished for before the press; it outlives a reload, and ends with the call. */
  get discreet(): boolean {
    return this.calm;
  }

  set discreet(on: boolean) {
    this.calm = on;
    remember("discreet", on ? "yes" : "");
  }

  call = $derived(live.call(this.press?.call ?? null) ?? this.last);
  stage = $derived(stage(this.press, this.call, clock.wall));
  isOpen = $derived(!OVER.includes(this.stage));
  tries = $derived(this.press ? (outbox.find(this.press.key)?.tries ?? 0) : 0);

  async boot(): Promise<void> {
    const was = await kept("press").catch(() => null);
    this.press = was?.press ?? null;
    this.last = was?.call ?? null;
    outbox.onSettled((item, outcome) => this.settled(item, outcome));
    live.onLive(() => void this.catchUp());
  }

  /** To be called from `$effect.root`: what the phone does when the press moves on. */
  follow(): void {
    $effect(() => {
      const seen = live.call(this.press?.call ?? null);
      if (seen && seen !== this.last) {
        this.last = seen;
        void this.save();
      }
    });
    $effect(() => {
      if (this.call && isPast(this.call, clock.now)) void this.done(); // its end was to be read long enough: the button comes back
    });
    $effect(() => this.adopt());
    $effect(() => this.feel(this.stage));
    $effect(() => void stayAwake("press", this.isOpen));
  }

  /** `told` is false for a keyboard or a screen reader, where no sound may have been unlocked. */
  async raise(place: PlaceCard, code: string | null = null): Promise<void> {
    unlock();
    const now = wall();
    const key = newKey();
    this.last = null;
    this.press = { key, place, discreet: this.discreet, pressedAt: now, call: null, receivedAt: null, undone: false, refused: null, code };
    const body = { ...(code ? {} : { place: place.id }), discreet: this.discreet, said_at: new Date(clock.now).toISOString() };
    await Promise.all([outbox.send(code ? `/api/rooms/${encodeURIComponent(code)}/calls` : "/api/calls", body, { lane: "press", key }), this.save()]);
  }

  /** Before the answer: taken back if it never left, else cancelled as soon as the school has it. */
  async undo(): Promise<void> {
    if (!this.press) return;
    if (this.press.call) return this.want("cancel", {});
    if (await outbox.takeBack(this.press.key)) return this.done();
    this.press = { ...this.press, undone: true };
    await this.save();
  }

  /** Taken back, not answered yet, and wanted all the same: the press is the one that waits. */
  async resume(): Promise<void> {
    if (this.press) this.press = { ...this.press, undone: false };
    await this.save();
  }

  async want(what: "cancel" | "press-again" | "stand-down" | "amend" | "backup", body: object): Promise<void> {
    const call = this.press?.call;
    if (call) await outbox.send(`/api/calls/${encodeURIComponent(call)}/${what}`, body, { lane: call });
  }

  async done(): Promise<void> {
    this.press = null;
    this.last = null;
    this.discreet = false;
    await forget("press").catch(() => undefined);
  }

  /** Pressed on another phone, or before this one forgot: the caller of an open call sees it, never an idle button. */
  private adopt(): void {
    if (this.press) return;
    const me = person.me?.person.id;
    const own = live.calls.find((call) => !call.closed_at && me !== undefined && call.caller?.id === me);
    if (!own) return;
    const { id, place, raised_at } = own;
    this.press = { key: id, place, discreet: own.alerting === "discreet", pressedAt: Date.parse(raised_at), call: id, receivedAt: raised_at, undone: false, refused: null };
  }

  private settled({ key, lane, path }: Command, outcome: Outcome): void {
    if (!this.press) return;
    if (lane === this.press.call && path.endsWith("/press-again") && outcome.kind === "answered") {
      this.press = { ...this.press, urgedAt: (outcome.body as CallAnswer).at };
    } else if (key !== this.press.key) {
      return;
    } else if (outcome.kind === "answered") {
      const answer = outcome.body as CallAnswer;
      this.press = { ...this.press, call: answer.call, receivedAt: answer.at };
      if (this.press.undone) void this.withdraw(this.press.key, answer.call);
    } else if (outcome.kind === "refused") {
      if (this.press.undone) return void this.done();
      this.press = { ...this.press, refused: outcome.code };
    }
    void this.save();
  }

  /** Under the key that the service worker uses too: whichever of them hears the answer first. */
  private async withdraw(press: string, call: string): Promise<void> {
    await outbox.take(withdrawal(press, call, wall()));
  }

  /** After a reload the socket shows open calls only: how a closed one ended is asked for. */
  private async catchUp(): Promise<void> {
    const call = this.press?.call;
    if (!call || live.call(call)) return;
    const answer = await ask<CallView>("GET", `/api/calls/${encodeURIComponent(call)}`);
    if (answer.ok) live.learn(answer.body);
    else if (answer.problem.status === 404) await this.done();
  }

  private feel(now: Stage): void {
    const tune = TUNES[now];
    if (tune && !this.press?.discreet) play(tune);
    if (tune && this.press?.discreet) nudge();
  }

  private async save(): Promise<void> {
    if (this.press) await keep("press", { press: this.press, call: this.last }).catch(() => undefined);
  }
}

export const pressing = new Pressing();
