// What was said on a call besides its steps: asked for whenever the call has changed, kept as it was while there is no network.

import type { TimelineEntry } from "../core/wire";
import { ask } from "../io/http";

class Timeline {
  private told = $state.raw<{ call: string; entries: readonly TimelineEntry[] } | null>(null);
  private busy = false;
  private next: string | null = null;

  of(call: string): readonly TimelineEntry[] {
    return this.told?.call === call ? this.told.entries : [];
  }

  /** One request at a time; what changes meanwhile is asked for after it. */
  async read(call: string): Promise<void> {
    this.next = call;
    if (this.busy) return;
    this.busy = true;
    while (this.next !== null) {
      const wanted = this.next;
      this.next = null;
      const answer = await ask<{ entries: TimelineEntry[] }>("GET", `/api/calls/${encodeURIComponent(wanted)}/timeline`);
      if (answer.ok) this.told = { call: wanted, entries: answer.body.entries };
    }
    this.busy = false;
  }
}

export const timeline = new Timeline();
