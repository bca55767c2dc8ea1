// Carries the outbox when the page is gone: each lane in order, answers left for the page to find.
/// <reference lib="webworker" />
import { due, hasLapsed, hurry, lapse, tried, withdrawal, type Command } from "../core/outbox";
import type { CallAnswer } from "../core/wire";
import { dice, wall } from "../io/clock";
import { commands, kept, putCommand } from "../io/db";
import { post } from "../io/http";

/** Throws when something is left over: that is how a browser is told to come again. */
export async function carry(self: ServiceWorkerGlobalScope): Promise<void> {
  let waiting = hurry(await commands(), wall());
  for (let ready = due(waiting, wall()); ready.length; ready = due(waiting, wall())) {
    const after = await Promise.all(ready.map(attempt));
    const withdrawn = await Promise.all(after.map(withdraw));
    waiting = [...waiting.map((item) => after.find((done) => done.key === item.key) ?? item), ...withdrawn.flat()];
    if (after.some((item) => !item.done)) break;
  }
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ kind: "settled" });
  if (waiting.some((item) => !item.done)) throw new Error("something still waits");
}

async function attempt(item: Command): Promise<Command> {
  const after = hasLapsed(item, wall()) ? lapse(item) : tried(item, await post(item), wall(), dice());
  await putCommand(after, { known: true });
  return after;
}

/** A press that was taken back while it was on its way: nobody shall come for it because the page is closed. */
async function withdraw({ key, done }: Command): Promise<Command[]> {
  const press = (await kept("press"))?.press;
  if (!press?.undone || press.key !== key || done?.kind !== "answered") return [];
  const cancel = withdrawal(key, (done.body as CallAnswer).call, wall());
  await putCommand(cancel);
  return [cancel];
}
