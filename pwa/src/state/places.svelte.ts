// Where one can be: the places of the person's scope, and the one that this phone stands in.

import type { PlaceCard, Places, School } from "../core/wire";
import { keep, kept } from "../io/db";
import { ask } from "../io/http";
import { person } from "./me.svelte";

class Where {
  all = $state.raw<Places>({ schools: [], places: [] });
  chosen = $state.raw<PlaceCard | null>(null);
  /** What a press is raised for: the chosen place, else the person's usual room. */
  here = $derived(this.chosen ?? person.me?.room ?? null);

  async boot(): Promise<void> {
    this.chosen = await kept("place").catch(() => null);
    this.all = (await kept("places").catch(() => null)) ?? this.all;
  }

  /** Whether the school has told. */
  async load(): Promise<boolean> {
    const answer = await ask<Places>("GET", "/api/places");
    if (!answer.ok) return false;
    this.all = answer.body;
    await keep("places", answer.body).catch(() => undefined);
    return true;
  }

  async choose(place: PlaceCard): Promise<void> {
    this.chosen = place;
    await keep("place", place).catch(() => undefined);
  }

  school(id: string | null): School | null {
    return this.all.schools.find((school) => school.id === id) ?? null;
  }
}

export const where = new Where();
