// On duty or not, and whether this phone will really ring: proven by a test that goes there and back.

import type { DutyView, PlaceCard, Problem } from "../core/wire";
import { newKey, wall } from "../io/clock";
import { ask } from "../io/http";
import { allow, blocked, isHeld, subscribe, type Blocked, type Told } from "../io/notify";
import { play, unlock } from "../io/sense";
import { live } from "./link.svelte";
import { person } from "./me.svelte";
import { sound } from "./sound.svelte";

export type Cause = Blocked | "no_answer" | "no_network" | "not_tested";
export type Proof =
  | { kind: "unknown" }
  | { kind: "testing"; since: number }
  | { kind: "proven"; ms: number; at: number }
  /** `again`: when it was tested once more, and nothing had changed. */
  | { kind: "failed"; cause: Cause; again?: number };

/** What may be said of this phone now. Open only: the socket reaches it and it can make noise, which is less than a knock. */
export type Standing = { kind: "testing" | "will_ring" } | { kind: "open_only" | "will_not"; cause: Cause };

const TEST_MS = 12_000;

class Duty {
  proof = $state.raw<Proof>({ kind: "unknown" });
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  private own = $state.raw<DutyView | null>(null);
  private heard = new Set<string>();
  private listen: (() => void) | null = null;

  /** The socket's word, else the last answer. */
  view = $derived(live.ledger.duty.find((d) => d.person.id === person.me?.person.id) ?? this.own ?? person.me?.duty ?? null);
  isOn = $derived(this.view !== null && this.view.status !== "off_duty");
  standing = $derived<Standing>(this.stands());

  /** One tap: sound and permission are asked for before anything is awaited; duty does not wait for the answer, the test does. */
  async start(place: PlaceCard | null): Promise<void> {
    unlock();
    const allowed = allow();
    if (await this.want("start", where(place))) await this.test(allowed);
  }

  async test(allowed = allow()): Promise<void> {
    unlock();
    const before = this.proof.kind === "failed" ? this.proof.cause : null;
    this.proof = { kind: "testing", since: wall() };
    await allowed;
    const proof = await this.prove();
    this.proof = proof.kind === "failed" && proof.cause === before ? { ...proof, again: wall() } : proof;
    play("here");
  }

  /** At every start and at every look: what was proven may have been taken away meanwhile, and then the school must know. */
  async check(): Promise<void> {
    if (!person.isResponder || this.proof.kind === "testing") return;
    const cause = blocked();
    const had = person.me?.device.subscribed ?? false;
    if (had && (cause || !(await isHeld()))) await this.unprove();
    if (cause && this.isOn) this.proof = this.proof.kind === "failed" && this.proof.cause === cause ? this.proof : { kind: "failed", cause };
    else if (this.proof.kind === "failed" && this.proof.cause !== cause) this.proof = { kind: "unknown" };
  }

  move(place: PlaceCard): Promise<boolean> {
    return this.want("move", where(place));
  }

  pause(): Promise<boolean> {
    return this.want("pause");
  }

  resume(): Promise<boolean> {
    return this.want("resume");
  }

  async end(): Promise<void> {
    if (await this.want("end")) this.proof = { kind: "unknown" };
  }

  /** The service worker heard a knock, and the school knows. It may be quicker than the answer that names the test. */
  told(message: Told): void {
    if (message.kind !== "test" || !message.test) return;
    this.heard.add(message.test);
    this.listen?.();
  }

  private async want(verb: string, body: object = {}): Promise<boolean> {
    this.busy = true;
    const answer = await ask<{ duty: DutyView | null }>("POST", `/api/duty/${verb}`, { body, key: newKey() });
    this.busy = false;
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.own = answer.body.duty;
    if (answer.ok) void person.refresh();
    return answer.ok;
  }

  private async prove(): Promise<Proof> {
    const began = wall();
    const cause = blocked() ?? ((await this.subscribe()) ? null : "no_push");
    if (cause) return { kind: "failed", cause };
    const asked = await ask<{ test: string }>("POST", "/api/devices/test", { key: newKey() });
    if (!asked.ok) return { kind: "failed", cause: "no_answer" };
    const came = await this.arrival(asked.body.test);
    const ms = wall() - began;
    await person.refresh(); // what the school holds of this phone now: a door that it found dead is made anew next time
    return came ? { kind: "proven", ms, at: wall() } : { kind: "failed", cause: "no_answer" };
  }

  private stands(): Standing {
    if (this.proof.kind === "testing") return { kind: "testing" };
    const cause = this.proof.kind === "failed" ? this.proof.cause : "not_tested";
    if (this.proof.kind !== "failed" && person.me?.device.proven) return { kind: "will_ring" };
    if (this.proof.kind !== "failed") return { kind: "will_not", cause };
    if (!live.fresh) return { kind: "will_not", cause: cause === "no_answer" ? "no_network" : cause };
    return sound.on ? { kind: "open_only", cause } : { kind: "will_not", cause };
  }

  private async unprove(): Promise<void> {
    if ((await ask("DELETE", "/api/devices/subscription", { key: newKey() })).ok) await person.refresh();
    if (this.proof.kind === "proven") this.proof = { kind: "unknown" };
  }

  private arrival(test: string): Promise<boolean> {
    return new Promise((yes) => {
      const late = setTimeout(() => yes(false), TEST_MS);
      this.listen = () => {
        if (!this.heard.has(test)) return;
        clearTimeout(late);
        yes(true);
      };
      this.listen();
    });
  }

  private async subscribe(): Promise<boolean> {
    const [key] = await Promise.all([ask<{ key: string }>("GET", "/api/devices/push-key"), person.refresh()]); // a door found dead since is no door
    const made = key.ok ? await subscribe(key.body.key, !person.me?.device.subscribed) : null;
    if (!made) return false;
    return (await ask("PUT", "/api/devices/subscription", { body: made, key: newKey() })).ok;
  }
}

function where(place: PlaceCard | null): object {
  return place ? { school: place.school, place: place.id } : {};
}

export const duty = new Duty();
