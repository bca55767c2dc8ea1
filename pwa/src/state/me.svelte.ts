// Who holds this phone: known offline from the last time, asked again whenever the school can be reached.

import { timesIn } from "../core/elapsed";
import type { Door, Invitation, Me, Problem } from "../core/wire";
import { callRoles, callTypes, current, translatePolicy } from "../i18n/say";
import { clear, keep, kept } from "../io/db";
import { ask, type Answer } from "../io/http";
import { watch } from "../io/network";
import { forgetAll } from "../io/session";
import { live } from "./link.svelte";

export interface Credentials {
  login: string;
  password: string;
}

class Person {
  me = $state.raw<Me | null>(null);
  /** null: not yet known. */
  signedIn = $state<boolean | null>(null);
  private isAnswered = false;
  isResponder = $derived(this.may("answer_calls"));
  /** The socket's word, else what was last answered. */
  duty = $derived(live.ledger.duty.find((d) => d.person.id === this.me?.person.id) ?? this.me?.duty ?? null);
  isOnDuty = $derived(this.duty?.status === "on_duty");
  /** On duty, and this very phone has not proved that it rings. */
  isUnproven = $derived(this.isOnDuty && this.me?.device.proven === false);
  seesBoard = $derived(this.may("read_board"));

  may(right: Me["may"][number]): boolean {
    return this.me?.may.includes(right) ?? false;
  }

  /** From the phone alone: the first thing drawn is the button, not a wait for it. */
  async boot(): Promise<void> {
    this.me = await kept("me").catch(() => null);
    if (this.me) {
      this.signedIn = true;
      speakTo(this.me);
    } else {
      const was = await kept("room").catch(() => null);
      speakAs(was?.room, was?.room.timezone);
    }
  }

  /** Asks the school now, and whenever it can be reached again. The line is opened on the phone's own word: it is what tries again. */
  async follow(): Promise<void> {
    live.onLive(() => this.signedIn && void this.refresh());
    watch({ back: () => void (this.isAnswered || this.refresh()), gone: () => undefined });
    if (this.signedIn) live.start();
    await this.refresh();
  }

  /** Silence leaves things as they were: a press must not wait for a password because the network is bad. */
  async refresh(): Promise<void> {
    const answer = await ask<Me>("GET", `/api/me?language=${current()}`);
    this.isAnswered ||= answer.ok || answer.problem.status > 0;
    if (answer.ok) await this.take(answer.body);
    else if (answer.problem.status === 401 || answer.problem.status === 403) this.out(); // 403: a visitor is nobody whom the school knows
    else this.signedIn ??= false;
  }

  async signIn(credentials: Credentials): Promise<Problem | null> {
    return this.enter(await ask("POST", "/api/session", { body: credentials }));
  }

  async enterDoor(person: string): Promise<Problem | null> {
    return this.enter(await ask("POST", `/api/demo/doors/${encodeURIComponent(person)}`));
  }

  async accept(token: string, credentials: Credentials): Promise<Problem | null> {
    return this.enter(await ask("POST", `/api/invitations/${encodeURIComponent(token)}`, { body: credentials }));
  }

  async doors(): Promise<Door[]> {
    const answer = await ask<Door[]>("GET", `/api/demo/doors?language=${current()}`);
    return answer.ok ? answer.body : [];
  }

  async invitation(token: string): Promise<Answer<Invitation>> {
    return ask<Invitation>("GET", `/api/invitations/${encodeURIComponent(token)}?language=${current()}`);
  }

  async signOut(): Promise<Problem | null> {
    const answer = await ask("DELETE", "/api/session");
    if (!answer.ok && answer.problem.status !== 401) return answer.problem;
    await this.leaveNothing();
    location.assign("/");
    return null;
  }

  /** The session is over; what waits in the outbox stays for the same person's return. */
  out(): void {
    live.stop();
    this.signedIn = false;
  }

  private async enter(answer: Answer<unknown>): Promise<Problem | null> {
    if (!answer.ok) return answer.problem;
    await this.refresh();
    return null;
  }

  /** Of the person who goes. */
  private async leaveNothing(): Promise<void> {
    forgetAll();
    await clear().catch(() => undefined);
  }

  private async take(me: Me): Promise<void> {
    const other = this.me && this.me.person.id !== me.person.id;
    if (other) await this.leaveNothing();
    await keep("me", me).catch(() => undefined);
    if (other) return location.reload(); // nothing of the last person stays, not even in memory
    speakTo(me);
    this.me = me;
    this.signedIn = true;
    live.start();
  }
}

/** The district's own words, for its roles, the kinds of help and all that its policy asks and says; and its own time. Whom it does
 *  not know is told as much as the code of a room tells. */
export function speakAs(told?: Pick<Me, "translation" | "call_types">, timezone?: string, words?: Me["words"]): void {
  timesIn(timezone);
  translatePolicy(told?.translation);
  callRoles(words);
  callTypes(told?.call_types);
}

const speakTo = (me: Me): void => speakAs(me, me.district.timezone, me.words);

export const person = new Person();
