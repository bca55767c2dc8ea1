// The room whose code this phone scanned: whoever stands there may press there, known to the school or not.

import type { RoomCard } from "../core/wire";
import { current } from "../i18n/say";
import { keep, kept } from "../io/db";
import { ask } from "../io/http";
import { watch } from "../io/network";
import { recall, remember } from "../io/session";
import { live } from "./link.svelte";
import { person, speakAs } from "./me.svelte";

class Scan {
  code = $state<string | null>(null);
  room = $state.raw<RoomCard | null>(null);
  /** Why the code is worth nothing; silence is no reason. */
  problem = $state<string | null>(null);

  /** Known offline from the last scan, asked again whenever the school can be reached. */
  async read(code: string): Promise<void> {
    if (code === this.code) return;
    if (this.code === null) this.boot();
    [this.code, this.room, this.problem] = [code, null, null];
    const was = await kept("room").catch(() => null);
    if (was?.code === code && this.code === code && !this.room) this.take(was.room);
    await this.ask(code);
  }

  /** The name that a stranger told to those who come to that call, from this phone. */
  named = (call: string): string | null => recall(`told.${call}`);
  name = (call: string, name: string): void => remember(`told.${call}`, name);

  private boot(): void {
    watch({ back: () => this.again(), gone: () => undefined });
    live.onLive(() => this.again());
  }

  private again(): void {
    if (this.code && !this.room && !this.problem) void this.ask(this.code);
  }

  private take(room: RoomCard): void {
    this.room = room;
    if (!person.signedIn) speakAs(room, room.timezone); // a colleague was told everything
  }

  private async ask(code: string): Promise<void> {
    const answer = await ask<RoomCard>("GET", `/api/rooms/${encodeURIComponent(code)}?language=${current()}`);
    if (this.code !== code) return;
    if (answer.ok) {
      this.take(answer.body);
      await keep("room", { code, room: answer.body }).catch(() => undefined);
    } else if (answer.problem.status === 404) {
      [this.room, this.problem] = [null, answer.problem.code];
    }
  }
}

export const scan = new Scan();
