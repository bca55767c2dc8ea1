// What is done at a desk asks for the password again: the sheet comes, and then what was wanted is done.

import type { Problem } from "../core/wire";
import { newKey } from "../io/clock";
import { ask as send, type Answer } from "../io/http";

class Desk {
  /** Somebody must prove whose hand this is, and these wait for it. */
  waiting = $state.raw<((proved: boolean) => void)[]>([]);

  /** A "no" for want of a password is asked again once it was given; one that was not given stays a "no". */
  async ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const wanted = { ...(body === undefined ? {} : { body }), key: newKey() };
    const answer = await send<T>(method, path, wanted);
    if (answer.ok || answer.problem.code !== "step_up_needed") return answer;
    return (await this.proved()) ? send<T>(method, path, wanted) : answer;
  }

  async prove(password: string): Promise<Problem | null> {
    const answer = await send("POST", "/api/session/step-up", { body: { password }, key: newKey() });
    if (!answer.ok) return answer.problem;
    this.end(true);
    return null;
  }

  leave(): void {
    this.end(false);
  }

  private proved(): Promise<boolean> {
    return new Promise((done) => (this.waiting = [...this.waiting, done]));
  }

  private end(proved: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const done of waiting) done(proved);
  }
}

export const desk = new Desk();
