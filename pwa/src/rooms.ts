// Every screen but the button: each is fetched when first stood in, since the press must not wait for the board.

import type { Component } from "svelte";
import { everyWord } from "./i18n/say";
import { person } from "./state/me.svelte";

type Fetch = () => Promise<{ default: Component }>;

const ROOMS = {
  offer: () => import("./screens/Offer.svelte"),
  call: () => import("./screens/Call.svelte"),
  gate: () => import("./screens/Gate.svelte"),
  report: () => import("./screens/Report.svelte"),
  figures: () => import("./screens/Figures.svelte"),
  duty: () => import("./screens/Duty.svelte"),
  board: () => import("./screens/Board.svelte"),
  me: () => import("./screens/Me.svelte"),
  welcome: () => import("./screens/Welcome.svelte"),
  practise: () => import("./screens/Practise.svelte"),
  sounds: () => import("./screens/Sounds.svelte"),
  desk: () => import("./screens/Desk.svelte"),
} satisfies Record<string, Fetch>;

export type Room = keyof typeof ROOMS;

export const open = async (room: Room): Promise<Component> => (await ROOMS[room]()).default;

/** Beforehand, once nothing else is to be done: an offer must not wait for its screen. */
export function ahead(): void {
  const mine = [ROOMS.me, ...(person.isResponder ? [ROOMS.offer, ROOMS.call, ROOMS.duty] : []), ...(person.seesBoard ? [ROOMS.board, ROOMS.call, ROOMS.gate] : [])];
  for (const fetch of [...mine, everyWord]) void fetch().catch(() => undefined);
  if (person.may("share_position")) void import("./state/sharing.svelte").then(({ sharing }) => sharing.follow(), () => undefined);
}

/** A question about police rings on this phone, whichever screen it shows. */
export async function rings(): Promise<void> {
  const { gate } = await import("./state/gate.svelte");
  gate.rings();
}
