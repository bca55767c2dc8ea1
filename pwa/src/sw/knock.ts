// A knock on the door: push to notification. Something is always shown, or the phone stops being knocked on.
/// <reference lib="webworker" />
import { command } from "../core/outbox";
import { newKey, wall } from "../io/clock";
import { putCommand } from "../io/db";
import { post } from "../io/http";
import { say, useFor } from "../i18n/say";

export interface Knock {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  data: { kind: "offer" | "test" | "over"; call?: string; offer?: string; until?: string; test?: string };
}

type Worker = ServiceWorkerGlobalScope;

/** The payload, whatever came: an unreadable knock is still a knock. */
export function read(text: string): Knock {
  const plain: Knock = { title: "Nearhand", body: say("knock.open"), tag: "nearhand", silent: false, data: { kind: "over" } };
  try {
    const { notification } = JSON.parse(text) as { notification?: Partial<Knock> };
    return { ...plain, ...notification, data: { ...plain.data, ...notification?.data } };
  } catch {
    return plain;
  }
}

export async function knocked(self: Worker, text: string): Promise<void> {
  await useFor(self.navigator.language);
  const knock = read(text);
  await Promise.all([show(self, knock), answered(self, knock)]);
}

export async function show(self: Worker, { title, body, tag, silent, data }: Knock): Promise<void> {
  const asks = data.kind === "offer";
  const quiet = silent || data.kind === "over"; // a browser refuses to show what is silent and shakes
  const options = {
    body,
    tag,
    data,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    renotify: asks,
    requireInteraction: asks,
    silent: quiet,
    ...(asks && !quiet ? { vibrate: [400, 150, 400, 150, 400] } : {}),
    actions: asks ? [{ action: "accept", title: say("offer.accept") }, { action: "decline", title: say("offer.decline") }] : [],
  };
  await self.registration.showNotification(title, options as NotificationOptions);
}

/** "This phone has it": kept in the outbox, so that a bad moment of the network does not lose it. */
async function receipt({ data }: Knock): Promise<boolean> {
  if (data.kind === "test" && data.test) return deliver("/api/devices/heard", { test: data.test });
  if (data.kind !== "offer" || !data.offer) return true;
  const observed_at = new Date(wall()).toISOString();
  return deliver("/api/receipts", { receipts: [{ offer: data.offer, seen: false, observed_at }] });
}

async function deliver(path: string, body: unknown): Promise<boolean> {
  const item = command(newKey(), path, body, { lane: newKey(), at: wall(), lapseAt: wall() + 600_000 });
  const result = await post(item);
  if (result.kind === "unknown" || result.status >= 500) await putCommand({ ...item, tries: 1 });
  return result.kind === "answer" && result.status < 300;
}

/** A test is told to the page when the school has its answer, and not before: only that is proof. */
async function answered(self: Worker, knock: Knock): Promise<void> {
  const [isHeard] = await Promise.all([receipt(knock), knock.data.kind === "test" ? null : tell(self, knock)]);
  if (isHeard && knock.data.kind === "test") await tell(self, knock);
}

async function tell(self: Worker, { data }: Knock): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(data);
}
