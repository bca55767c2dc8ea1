// The sheets for a school's walls: asked for, made, replaced.

import type { Problem, RoomCodeSheet } from "../core/wire";
import { desk } from "./desk.svelte";

class Codes {
  sheet = $state.raw<RoomCodeSheet | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  private path = "";

  async open(school: string): Promise<void> {
    const path = `/api/schools/${encodeURIComponent(school)}/codes`;
    if (path !== this.path) this.sheet = null;
    this.path = path;
    await this.show("GET");
  }

  make(): Promise<void> {
    return this.show("POST", "", {});
  }

  replace(places: string[]): Promise<void> {
    return this.show("POST", "/rotate", { places });
  }

  private async show(method: string, more = "", body?: unknown): Promise<void> {
    const path = this.path;
    this.busy = true;
    const answer = await desk.ask<RoomCodeSheet>(method, path + more, body);
    if (path !== this.path) return; // another school's sheets are wanted by now
    [this.busy, this.problem] = [false, answer.ok ? null : answer.problem];
    if (answer.ok) this.sheet = answer.body;
  }
}

export const codes = new Codes();
