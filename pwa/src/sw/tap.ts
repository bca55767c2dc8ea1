// A tap on a notification: the answer is sent, and what became of it is said. A lock screen never claims a yes that the school has not.
/// <reference lib="webworker" />
import { command, type Outcome } from "../core/outbox";
import { everyWord, say, sayCode, useFor } from "../i18n/say";
import { newKey, wall } from "../io/clock";
import { commands, putCommand } from "../io/db";
import { carry } from "./carry";
import { show, type Knock } from "./knock";

type Worker = ServiceWorkerGlobalScope;
type Answer = "accept" | "decline";

const ROOMS = { offer: "/offer", test: "/duty", over: "/" };

export async function clicked(self: Worker, notification: Notification, action: string): Promise<void> {
  await useFor(self.navigator.language);
  await everyWord();
  const data = (notification.data ?? { kind: "over" }) as Knock["data"];
  notification.close();
  if (data.offer && (action === "accept" || action === "decline")) await answer(self, data, action);
  if (action !== "decline") await openAt(self, ROOMS[data.kind]);
}

async function answer(self: Worker, data: Knock["data"], action: Answer): Promise<void> {
  const tell = (title: string, body: string) =>
    show(self, { title, body, tag: data.call ?? "nearhand", silent: true, data: { ...data, kind: "over" } });
  await tell(say("knock.sending"), say("knock.wait"));
  const outcome = await send(self, data, action);
  if (outcome === "waits" || outcome.kind === "lapsed") await tell(say("knock.not_through"), say("knock.open"));
  else if (outcome.kind === "refused") await tell(sayCode("refusal", outcome.code, say("knock.not_through")), say("knock.open"));
  else await tell(say(action === "accept" ? "knock.you_go" : "knock.declined"), say(action === "accept" ? "knock.where" : "knock.thanks"));
}

/** The yes goes the way of every yes: durable first, then tried, then carried. */
async function send(self: Worker, data: Knock["data"], action: Answer): Promise<Outcome | "waits"> {
  const now = wall();
  const body = action === "accept" ? { said_at: new Date(now).toISOString() } : { reason: "other" };
  const lapseAt = data.until ? Date.parse(data.until) + 60_000 : now + 120_000;
  const path = `/api/offers/${encodeURIComponent(data.offer ?? "")}/${action}`;
  const item = command(newKey(), path, body, { lane: data.call ?? "", at: now, lapseAt });
  await putCommand(item);
  await carry(self).catch(() => comeAgain(self));
  const kept = (await commands()).find((one) => one.key === item.key);
  return kept?.done ?? "waits";
}

/** Something is left over: the browser may wake us when the network is back, where it can. */
async function comeAgain(self: Worker): Promise<void> {
  const { sync } = self.registration as { sync?: { register: (tag: string) => Promise<void> } };
  await sync?.register("outbox").catch(() => undefined);
}

async function openAt(self: Worker, path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const focused = await page?.focus().catch(() => null);
  if (focused) focused.postMessage({ kind: "open", path });
  else await self.clients.openWindow(path).catch(() => null); // too long after the tap: the notification stays and says how it stands
}
