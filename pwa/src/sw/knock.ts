// A knock on the door: push to notification. Something is always shown, or the phone stops being knocked on.
/// <reference lib="webworker" />
import { command } from "../core/outbox";
import { newKey, wall } from "../io/clock";
import { putCommand } from "../io/db";
import { post } from "../io/http";
import { calling, say, sayCode } from "../i18n/say";
import { speak } from "./tongue";

/** What is said, for the phone to say in its own language: a code, its facts, and what the district calls the roles in it. */
interface Told {
  say?: string;
  facts?: Record<string, string>;
  words?: Record<string, string>;
}

export interface Knock {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  data: Told & { kind: "offer" | "decide" | "test" | "over" | "released" | "drill_over" | "stalled" | "moved" | "danger" | "message" | "meeting" | "shift"; call?: string; offer?: string; until?: string; test?: string };
}

type Worker = ServiceWorkerGlobalScope;

/** A phone that reads declarative pushes itself hands over the notification that it would show, and no text. */
interface Push {
  data: { text: () => string } | null;
  notification?: Partial<Knock> | null;
}

/** The payload, whatever came: an unreadable knock is still a knock. */
export function read({ data, notification }: Push): Knock {
  const plain: Knock = { title: "Nearhand", body: say("knock.open"), tag: "nearhand", silent: false, data: { kind: "over" } };
  const told = notification ?? described(data?.text() ?? "");
  const { title, body, tag, silent } = { ...plain, ...present(told), ...worded(told.data ?? {}) };
  return { title, body, tag, silent, data: { ...plain.data, ...told.data } };
}

/** The lock screen speaks as the app does. A code that this version does not know is said as it was sent. */
function worded({ say: code = "", facts = {}, words = {} }: Told): Partial<Knock> {
  const [title, body] = calling(words, () => [sayCode("push.title", code, "", facts), sayCode("push.body", code, "", facts)]);
  return title && body ? { title, body } : {};
}

function described(text: string): Partial<Knock> {
  try {
    return (JSON.parse(text) as { notification?: Partial<Knock> }).notification ?? {};
  } catch {
    return {};
  }
}

/** A Notification's own fields are on its prototype, where a spread does not find them. */
function present({ title, body, tag, silent }: Partial<Knock>): Partial<Knock> {
  return { ...(title ? { title } : {}), ...(body ? { body } : {}), ...(tag ? { tag } : {}), ...(silent ? { silent } : {}) };
}

export async function knocked(self: Worker, push: Push): Promise<void> {
  await speak(self);
  const knock = read(push);
  await Promise.all([show(self, knock), answered(self, knock)]);
}

export async function show(self: Worker, { title, body, tag, silent, data }: Knock): Promise<void> {
  const asks = data.kind === "offer" || data.kind === "decide";
  const isOver = data.kind === "released"; // for somebody on the way, who may be at the wheel: it stays until it was seen
  const isNews = asks || isOver || data.kind === "stalled" || data.kind === "moved" || data.kind === "danger" || data.kind === "message" || data.kind === "meeting";
  const quiet = silent || data.kind === "over"; // a browser refuses to show what is silent and shakes
  const options = {
    body,
    tag,
    data,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    renotify: isNews,
    requireInteraction: asks || isOver,
    silent: quiet,
    ...((asks || isOver) && !quiet ? { vibrate: asks ? [400, 150, 400, 150, 400] : [800, 200, 800] } : {}),
    actions: buttons(data.kind),
  };
  await self.registration.showNotification(title, options as NotificationOptions);
}

function buttons(kind: Knock["data"]["kind"]): { action: string; title: string }[] {
  if (kind === "offer") return [{ action: "accept", title: say("offer.accept") }, { action: "decline", title: say("offer.decline") }];
  if (kind === "stalled") return [{ action: "en_route", title: say("stalled.yes") }, { action: "give_up", title: say("stalled.no") }];
  return [];
}

/** "This phone has it": kept in the outbox, so that a bad moment of the network does not lose it. */
async function receipt({ data }: Knock): Promise<boolean> {
  if (data.kind === "test" && data.test) return deliver("/api/devices/heard", { test: data.test });
  if ((data.kind !== "offer" && data.kind !== "decide") || !data.offer) return true;
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
