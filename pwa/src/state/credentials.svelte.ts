// What somebody has shown and what their posts lack: one's own, or that of whom one looks after.

import type { Credentials, HeldBody, Post, Problem } from "../core/wire";
import { newKey } from "../io/clock";
import { ask, type Answer } from "../io/http";
import { desk } from "./desk.svelte";

const path = (id: string, more = "") => `/api/people/${encodeURIComponent(id)}/credentials${more}`;

class Shown {
  mine = $state.raw<Credentials | null>(null);
  one = $state.raw<Credentials | null>(null);
  posts = $state.raw<Post[]>([]);
  problem = $state.raw<Problem | null>(null);
  private of = "";

  /** One's own. Without a network nothing is said to be missing, and nothing to be there. */
  async read(): Promise<void> {
    const answer = await ask<Credentials>("GET", "/api/me/credentials");
    if (answer.ok) this.mine = answer.body;
  }

  async attest(kind: string): Promise<Problem | null> {
    const answer = await ask<Credentials>("POST", `/api/me/credentials/${encodeURIComponent(kind)}/attest`, { body: {}, key: newKey() });
    if (answer.ok) this.mine = answer.body;
    return answer.ok ? null : answer.problem;
  }

  async look(id: string): Promise<void> {
    if (this.of !== id) this.one = null;
    this.of = id;
    this.take(id, await desk.ask<Credentials>("GET", path(id)));
  }

  async loadPosts(): Promise<void> {
    const answer = await desk.ask<Post[]>("GET", "/api/posts");
    if (answer.ok) this.posts = answer.body;
  }

  post(code: string): Post | null {
    return this.posts.find((post) => post.id === code) ?? null;
  }

  /** A new one, or what is known of an old one anew. */
  async keep(id: string, held: string | null, body: HeldBody): Promise<Problem | null> {
    const answer = await desk.ask<Credentials>(held ? "PUT" : "POST", path(id, held ? `/${encodeURIComponent(held)}` : ""), body);
    return this.take(id, answer);
  }

  async withdraw(id: string, held: string): Promise<Problem | null> {
    return this.take(id, await desk.ask<Credentials>("DELETE", path(id, `/${encodeURIComponent(held)}`)));
  }

  private take(id: string, answer: Answer<Credentials>): Problem | null {
    if (this.of !== id) return null; // somebody else is looked at by now
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.one = answer.body;
    return answer.ok ? null : answer.problem;
  }
}

export const shown = new Shown();
