// The roster: everybody who works where this person looks after things, and one of them whole.

import type { Holding, Invited, PersonEntry, PersonWhole, Problem, RosterEntry, Shift } from "../core/wire";
import type { Answer } from "../io/http";
import { desk } from "./desk.svelte";

export interface Change {
  name?: string;
  roles?: Holding[];
  school?: string | null;
  room?: string | null;
}

const path = (id: string, more = "") => `/api/people/${encodeURIComponent(id)}${more}`;

class Roster {
  all = $state.raw<RosterEntry[] | null>(null);
  one = $state.raw<PersonWhole | null>(null);
  problem = $state.raw<Problem | null>(null);

  async load(): Promise<void> {
    const answer = await desk.ask<RosterEntry[]>("GET", "/api/people");
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.all = answer.body;
  }

  async look(id: string): Promise<void> {
    if (this.one?.person.id !== id) this.one = null;
    const answer = await desk.ask<PersonWhole>("GET", path(id));
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.one = answer.body;
  }

  add(change: Change): Promise<Answer<PersonEntry>> {
    return desk.ask("POST", "/api/people", change);
  }

  change(id: string, change: Change): Promise<Problem | null> {
    return this.then(id, desk.ask("PATCH", path(id), change));
  }

  invite(id: string): Promise<Answer<Invited>> {
    return desk.ask("POST", path(id, "/invitation"));
  }

  revoke(id: string): Promise<Problem | null> {
    return this.then(id, desk.ask("POST", path(id, "/revoke")));
  }

  restore(id: string): Promise<Problem | null> {
    return this.then(id, desk.ask("POST", path(id, "/restore")));
  }

  endSession(id: string, device: string): Promise<Problem | null> {
    return this.then(id, desk.ask("DELETE", path(id, `/sessions/${encodeURIComponent(device)}`)));
  }

  putShifts(id: string, shifts: Shift[]): Promise<Problem | null> {
    return this.then(id, desk.ask("PUT", path(id, "/shifts"), { shifts }));
  }

  duty(id: string, verb: "start" | "end"): Promise<Problem | null> {
    return this.then(id, desk.ask("POST", path(id, `/duty/${verb}`), {}));
  }

  /** What it came to is looked at, not guessed. */
  private async then(id: string, doing: Promise<Answer<unknown>>): Promise<Problem | null> {
    const answer = await doing;
    await this.look(id);
    return answer.ok ? null : answer.problem;
  }
}

export const roster = new Roster();
