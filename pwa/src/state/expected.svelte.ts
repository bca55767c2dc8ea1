// Who should be on duty by the timetable and is not: asked again each minute, and whenever somebody goes on or off.

import type { Expected } from "../core/wire";
import { ask } from "../io/http";

class ExpectedOnes {
  all = $state.raw<Expected[]>([]);

  /** Silence leaves things as they were. */
  async load(): Promise<void> {
    const answer = await ask<Expected[]>("GET", "/api/duty/expected");
    if (answer.ok) this.all = answer.body;
  }
}

export const expected = new ExpectedOnes();
