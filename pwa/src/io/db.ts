// What must survive this page: the outbox, and a few named values. IndexedDB, shared with the service worker.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Answers } from "../core/ending";
import type { Command } from "../core/outbox";
import type { Press } from "../core/press";
import type { CallView, Me, PlaceCard, Places, RoomCard } from "../core/wire";

/** `person` says whose phone it is, so that nobody sends another's press. */
interface Kept {
  me: Me;
  language: string;
  press: { press: Press; call: CallView | null };
  going: CallView;
  place: PlaceCard;
  places: Places;
  room: { code: string; room: RoomCard };
  draft: { call: string; answers: Answers };
}

interface Shape extends DBSchema {
  outbox: { key: string; value: Command };
  kept: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

function db(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>("nearhand", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("outbox", { keyPath: "key" });
      fresh.createObjectStore("kept");
    },
    terminated: () => void (opened = null),
  });
  opened.catch(() => void (opened = null));
  return opened;
}

/** Durable when it returns: `strict` waits for the disk. `known`: what the page has put away meanwhile is not brought back. */
export async function putCommand(command: Command, { known = false } = {}): Promise<void> {
  const tx = (await db()).transaction("outbox", "readwrite", { durability: "strict" });
  if (!known || (await tx.store.getKey(command.key))) await tx.store.put(command);
  await tx.done;
}

export async function commands(): Promise<Command[]> {
  return (await db()).getAll("outbox");
}

export async function dropCommand(key: string): Promise<void> {
  await (await db()).delete("outbox", key);
}

export async function keep<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void> {
  await (await db()).put("kept", structuredClone(value), name);
}

export async function kept<K extends keyof Kept>(name: K): Promise<Kept[K] | null> {
  return ((await (await db()).get("kept", name)) as Kept[K] | undefined) ?? null;
}

export async function forget(name: keyof Kept): Promise<void> {
  await (await db()).delete("kept", name);
}

/** Another person takes the phone: nothing of the last one stays. */
export async function clear(): Promise<void> {
  const it = await db();
  await Promise.all([it.clear("outbox"), it.clear("kept")]);
}
