// A knock on the door: push to notification, tap to answer. Something is always shown, or the phone stops being knocked on.
/// <reference lib="webworker" />
import { command } from "../core/outbox";
import { newKey, wall } from "../io/clock";
import { putCommand } from "../io/db";
import { post } from "../io/http";
import { say, useFor } from "../i18n/say";
import { carry } from "./carry";

export interface Knock {
  title: string;
  body: string;
  tag: string;
  data: { kind: "offer" | "test" | "over"; call?: string; offer?: string; until?: string; test?: string };
}

type Worker = ServiceWorkerGlobalScope;

/** The payload, whatever came: an unreadable knock is still a knock. */
export function read(text: string): Knock {
  const plain: Knock = { title: "Nearhand", body: say("knock.open"), tag: "nearhand", data: { kind: "over" } };
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
  await Promise.all([show(self, knock), receipt(knock), tell(self, knock)]);
}

async function show(self: Worker, { title, body, tag, data }: Knock): Promise<void> {
  const asks = data.kind === "offer";
  const options = {
    body,
    tag,
    data,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    renotify: asks,
    requireInteraction: asks,
    silent: data.kind === "over",
    ...(asks ? { vibrate: [400, 150, 400, 150, 400] } : {}),
    actions: asks ? [{ action: "accept", title: say("offer.accept") }, { action: "decline", title: say("offer.decline") }] : [],
  };
  await self.registration.showNotification(title, options as NotificationOptions);
}

/** "This phone has it": kept in the outbox, so that a bad moment of the network does not lose it. */
async function receipt({ data }: Knock): Promise<void> {
  if (data.kind === "test" && data.test) await deliver("/api/devices/heard", { test: data.test });
  if (data.kind !== "offer" || !data.offer) return;
  const observed_at = new Date(wall()).toISOString();
  await deliver("/api/receipts", { receipts: [{ offer: data.offer, seen: false, observed_at }] });
}

async function deliver(path: string, body: unknown): Promise<void> {
  const item = command(newKey(), path, body, { lane: newKey(), at: wall(), lapseAt: wall() + 600_000 });
  const result = await post(item);
  if (result.kind === "unknown" || result.status >= 500) await putCommand({ ...item, tries: 1 });
}

async function tell(self: Worker, { data }: Knock): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(data);
}

export async function clicked(self: Worker, notification: Notification, action: string): Promise<void> {
  const data = (notification.data ?? {}) as Knock["data"];
  notification.close();
  if (data.offer && (action === "accept" || action === "decline")) await answer(self, data, action);
  if (action !== "decline") await openAt(self, data.kind === "offer" ? "/offer" : "/");
}

/** The yes goes the way of every yes: durable first, then tried, then carried. */
async function answer(self: Worker, data: Knock["data"], action: "accept" | "decline"): Promise<void> {
  const now = wall();
  const body = action === "accept" ? { said_at: new Date(now).toISOString() } : { reason: "other" };
  const lapseAt = data.until ? Date.parse(data.until) + 60_000 : now + 120_000;
  const path = `/api/offers/${encodeURIComponent(data.offer ?? "")}/${action}`;
  await putCommand(command(newKey(), path, body, { lane: data.call ?? "", at: now, lapseAt }));
  await carry(self);
}

async function openAt(self: Worker, path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const focused = await page?.focus().catch(() => null);
  if (focused) focused.postMessage({ kind: "open", path });
  else await self.clients.openWindow(path);
}
