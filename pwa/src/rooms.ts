// Every screen but the button: each is fetched when first stood in, since the press must not wait for the board.

import type { Component } from "svelte";
import { everyWord } from "./i18n/say";
import { person } from "./state/me.svelte";

type Fetch = () => Promise<{ default: Component }>;

const ROOMS = {
  offer: () => import("./screens/call/Offer.svelte"),
  call: () => import("./screens/call/Call.svelte"),
  gate: () => import("./screens/gate/Gate.svelte"),
  report: () => import("./screens/call/Report.svelte"),
  duty: () => import("./screens/duty/Duty.svelte"),
  board: () => import("./screens/board/Board.svelte"),
  me: () => import("./screens/duty/Me.svelte"),
  welcome: () => import("./screens/door/Welcome.svelte"),
  practise: () => import("./screens/press/Practise.svelte"),
  sounds: () => import("./screens/duty/Sounds.svelte"),
  desk: () => import("./screens/setup/Desk.svelte"),
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
