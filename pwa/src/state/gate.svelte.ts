// What is done at the gate before police. What must arrive is kept on the phone first; a question is put and answered at once or not at all.

import { question } from "../core/gate";
import { isLife } from "../core/phrase";
import type { CallAnswer, CallView, NoticeResult, NoticeWay, PoliceChoices, Problem } from "../core/wire";
import { newKey, wall } from "../io/clock";
import { ask as send } from "../io/http";
import { isVisible } from "../io/network";
import { hush, nudge, regain, ring, stayAwake } from "../io/sense";
import { clock } from "./clock.svelte";
import { live } from "./link.svelte";
import { offering } from "./offer.svelte";
import { outbox } from "./outbox.svelte";

const LATE_MS = 10 * 60_000;
const path = (call: CallView, verb = ""): string => `/api/calls/${encodeURIComponent(call.id)}/police${verb && `/${verb}`}`;

class Gate {
  /** Why the last act did not happen. */
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  private following = false;
  private told = new Set<string>();

  question = $derived(question(live.calls));

  /** From the first question on: the phone rings for it as for an offer, and says that it has it. */
  rings(): void {
    if (this.following) return;
    this.following = true;
    $effect.root(() => this.follow());
  }

  private follow(): void {
    $effect(() => {
      const call = this.question;
      void [offering.standing, offering.saying]; // an offer's end must not silence the question
      void stayAwake("question", call !== null);
      if (!call) return;
      if (call.alerting === "loud") ring(false);
      else nudge();
      regain();
      return () => offering.standing === "ringing" || hush();
    });
    $effect(() => this.receipts());
    document.addEventListener("visibilitychange", () => this.receipts());
  }

  async choices(call: CallView): Promise<PoliceChoices | null> {
    const answer = await send<PoliceChoices>("GET", path(call));
    this.problem = answer.ok ? null : answer.problem;
    return answer.ok ? answer.body : null;
  }

  /** At once: whoever asks or answers must know whether it was heard. */
  async act(call: CallView, verb: "ask" | "decide" | "meeting" | "student" | "reason" | "withdraw", body: object): Promise<boolean> {
    this.busy = true;
    const request = verb === "ask" ? {} : { request: call.police?.request ?? 0 };
    const answer = await send<CallAnswer>("POST", path(call, verb), { body: { ...request, ...body }, key: newKey() });
    this.busy = false;
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) live.learn(answer.body.view);
    return answer.ok;
  }

  /** Kept first: it happened, whatever the network does. */
  async notice(call: CallView, condition: string, said: { result: NoticeResult; way: NoticeWay }): Promise<void> {
    if (this.isTelling(call, condition)) return; // a double tap is one telling
    const body = { request: call.police?.request ?? 0, condition, ...said, said_at: new Date(clock.now).toISOString() };
    await outbox.send(path(call, "notice"), body, { lane: call.id });
  }

  /** Said here and not heard yet: not to be said twice. */
  isTelling = (call: CallView, condition: string): boolean =>
    outbox.waiting.some(({ lane, path: to, body, done }) => lane === call.id && to.endsWith("/notice") && !done && (body as { condition?: string }).condition === condition);

  /** A lane of its own: behind nothing. */
  async endanger(call: CallView): Promise<void> {
    await outbox.send(path(call, "ask"), { danger: true }, { lane: danger(call) });
  }

  isEndangering = (call: CallView): boolean => outbox.isWaiting(danger(call), "/ask");

  async said911(call: CallView): Promise<void> {
    await outbox.send(path(call, "911"), { said_at: new Date(clock.now).toISOString() }, { lane: danger(call) });
  }

  isSaying911 = (call: CallView): boolean => outbox.isWaiting(danger(call), "/911");

  /** Had is had; seen is only what stands on the glass: a life in danger stands before the question. */
  private receipts(): void {
    const shows = isVisible() && !(offering.rings && isLife(offering.shown));
    const observed_at = new Date(clock.now).toISOString();
    for (const { you } of live.calls) {
      for (const seen of you.decides ? (shows ? [false, true] : [false]) : []) {
        const key = `${you.decides}:${seen}`;
        if (this.told.has(key)) continue;
        this.told.add(key);
        const body = { receipts: [{ offer: you.decides, seen, observed_at }] };
        void outbox.send("/api/receipts", body, { lane: `receipt:${key}`, lapseAt: wall() + LATE_MS });
      }
    }
  }
}

const danger = (call: CallView): string => `danger:${call.id}`;

export const gate = new Gate();
