// A tap on a notification: the answer is sent, and what became of it is said. A lock screen never claims a yes that the school has not.
/// <reference lib="webworker" />
import { command, type Outcome } from "../core/outbox";
import { say, sayCode } from "../i18n/say";
import { newKey, wall } from "../io/clock";
import { commands, putCommand } from "../io/db";
import { carry } from "./carry";
import { show, type Knock } from "./knock";
import { speak } from "./tongue";

type Worker = ServiceWorkerGlobalScope;
type Answer = "accept" | "decline" | "en_route" | "give_up";

const ANSWERS: readonly string[] = ["accept", "decline", "en_route", "give_up"] satisfies Answer[];
const LEAVES: readonly string[] = ["decline", "give_up"];
const SAID = { accept: ["knock.you_go", "knock.where"], decline: ["knock.declined", "knock.thanks"], en_route: ["stalled.thanks", "knock.where"], give_up: ["knock.declined", "knock.thanks"] } as const;

/** Where a tap leads. Whoever has a part in the call sees it; who pressed for it stands before the button. */
function room({ kind, call, offer }: Knock["data"]): string {
  if (kind === "offer") return "/offer";
  if ((kind === "decide" || kind === "meeting") && call) return `/gate/${encodeURIComponent(call)}`;
  if (kind === "test" || kind === "shift") return "/duty";
  return kind !== "over" && call && offer ? `/call/${encodeURIComponent(call)}` : "/";
}

export async function clicked(self: Worker, notification: Notification, action: string): Promise<void> {
  await speak(self);
  const data = (notification.data ?? { kind: "over" }) as Knock["data"];
  notification.close();
  const isAnswer = data.offer && ANSWERS.includes(action);
  const isGranted = isAnswer && (await answer(self, data, action as Answer));
  if (!LEAVES.includes(action)) await openAt(self, room(isGranted ? { ...data, kind: "moved" } : data)); // their call: nothing rings there any more
}

/** Whether the school has it and agrees. */
async function answer(self: Worker, data: Knock["data"], action: Answer): Promise<boolean> {
  const tell = (title: string, body: string) =>
    show(self, { title, body, tag: data.call ?? "nearhand", silent: true, data: { ...data, kind: "over" } });
  await tell(say("knock.sending"), say("knock.wait"));
  const outcome = await send(self, data, action);
  const isGranted = outcome !== "waits" && outcome.kind === "answered";
  if (isGranted) await tell(say(SAID[action][0]), say(SAID[action][1]));
  else if (outcome !== "waits" && outcome.kind === "refused") await tell(sayCode("refusal", outcome.code, say("knock.not_through")), say("knock.open"));
  else await tell(say("knock.not_through"), say("knock.open"));
  return isGranted;
}

/** The yes goes the way of every yes: durable first, then tried, then carried. */
async function send(self: Worker, data: Knock["data"], action: Answer): Promise<Outcome | "waits"> {
  const now = wall();
  const said_at = new Date(now).toISOString();
  const step = action === "en_route" || action === "give_up";
  const body = step ? { step: action, said_at, reason: "other" } : action === "accept" ? { said_at } : { reason: "other" };
  const lapseAt = data.until ? Date.parse(data.until) + 60_000 : now + 120_000;
  const path = `/api/offers/${encodeURIComponent(data.offer ?? "")}/${step ? "progress" : action}`;
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
