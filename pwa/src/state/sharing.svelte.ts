// An officer's own choice to let the district know where they are while on duty: off until they turn it on, and over with the duty.

import { isWorth, type Sent } from "../core/position";
import { newKey, wall } from "../io/clock";
import { ask } from "../io/http";
import { isVisible } from "../io/network";
import { locate, type Unplaced } from "../io/position";
import { person } from "./me.svelte";

const EVERY_MS = 30_000;
const PATH = "/api/me/position";
const NAME = "share";

class Sharing {
  /** Kept on this phone, for the person who turned it on. */
  private chosen = $state<string | null>(read());
  private following = false;
  private sent: Sent | null = null;
  private asking = false;
  /** When the district last heard it; null: not yet. */
  heardAt = $state<number | null>(null);
  trouble = $state<Unplaced | "no_answer" | null>(null);

  isOn = $derived(person.me !== null && this.chosen === person.me.person.id);
  private runs = $derived(this.isOn && person.duty !== null && person.duty.status !== "off_duty");

  follow(): void {
    if (this.following) return;
    this.following = true;
    $effect.root(() => this.whileOnDuty());
  }

  async turn(on: boolean): Promise<void> {
    this.chosen = on ? (person.me?.person.id ?? null) : null;
    write(this.chosen);
    if (!on) await ask("DELETE", PATH, { key: newKey() });
  }

  private whileOnDuty(): void {
    $effect(() => {
      if (!this.runs) return;
      [this.sent, this.heardAt, this.trouble] = [null, null, null];
      void this.say();
      const look = setInterval(() => void this.say(), EVERY_MS);
      const back = () => void this.say();
      document.addEventListener("visibilitychange", back);
      return () => {
        clearInterval(look);
        document.removeEventListener("visibilitychange", back);
      };
    });
  }

  /** Only while it is looked at: a browser lets no page know more, and the switch says so. */
  private async say(): Promise<void> {
    if (this.asking || !isVisible()) return;
    this.asking = true;
    const found = await locate();
    if (this.runs) await this.send(found);
    this.asking = false;
  }

  private async send(found: Awaited<ReturnType<typeof locate>>): Promise<void> {
    if (typeof found === "string") {
      this.trouble = found;
      return;
    }
    const now = wall();
    if (!isWorth(found, this.sent, now)) return;
    const answer = await ask("POST", PATH, { body: found, key: newKey() });
    this.trouble = answer.ok ? null : "no_answer";
    if (!answer.ok) return;
    [this.sent, this.heardAt] = [{ ...found, at: now }, now];
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function write(who: string | null): void {
  try {
    if (who) localStorage.setItem(NAME, who);
    else localStorage.removeItem(NAME);
  } catch {
    // a private window keeps nothing: the choice lasts as long as the page
  }
}

export const sharing = new Sharing();
