// Response plans as they are written, by those who may; and what the rules say that a draft would do.

import { drop, put, type Which } from "../core/plans";
import type { Plan, PlanChange, Plans, Preview, Problem } from "../core/wire";
import { desk } from "./desk.svelte";

export type Saved = { kind: "saved" } | { kind: "stale"; theirs: Plans } | { kind: "refused"; problem: Problem };

class AllPlans {
  all = $state.raw<Plans | null>(null);
  history = $state.raw<PlanChange[]>([]);
  problem = $state.raw<Problem | null>(null);

  async load(): Promise<void> {
    const answer = await desk.ask<Plans>("GET", "/api/plans");
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    this.all = answer.body;
    const history = await desk.ask<PlanChange[]>("GET", "/api/plans/history");
    if (history.ok) this.history = history.body;
  }

  save(base: Plans, which: Which, plan: Plan): Promise<Saved> {
    return this.send(put(base, which, plan));
  }

  drop(base: Plans, which: Which): Promise<Saved> {
    return this.send(drop(base, which));
  }

  async preview(plan: Plan, school: string, everybody: boolean): Promise<Preview | Problem> {
    const answer = await desk.ask<Preview>("POST", "/api/plans/preview", { plan, school, everybody });
    return answer.ok ? answer.body : answer.problem;
  }

  /** Somebody was quicker: theirs is fetched, and what was written here is kept by the screen. */
  private async send(body: object): Promise<Saved> {
    const answer = await desk.ask<Plans>("PUT", "/api/plans", body);
    if (!answer.ok && answer.problem.code === "stale_version") {
      await this.load();
      if (this.all) return { kind: "stale", theirs: this.all };
    }
    if (!answer.ok) return { kind: "refused", problem: answer.problem };
    this.all = answer.body;
    void this.load();
    return { kind: "saved" };
  }
}

export const allPlans = new AllPlans();
