// What a supervisor says to people about a call, and what those on it have read: messages, and an offer by name.

import type { CallAnswer, CallView, MessageCard, Problem } from "../core/wire";
import { newKey } from "../io/clock";
import { ask } from "../io/http";
import { live } from "./link.svelte";
import { outbox } from "./outbox.svelte";

const path = (call: CallView, verb: string) => `/api/calls/${encodeURIComponent(call.id)}/${verb}`;

/** Why it did not happen; null when it did. */
async function act(call: CallView, verb: string, body: object): Promise<Problem | null> {
  const answer = await ask<CallAnswer>("POST", path(call, verb), { body, key: newKey() });
  if (!answer.ok) return answer.problem;
  live.learn(answer.body.view);
  return null;
}

export const askByName = (call: CallView, person: string, insteadOf: string): Promise<Problem | null> =>
  act(call, "ask", { person, ...(insteadOf ? { instead_of: insteadOf } : {}) });

export const write = (call: CallView, text: string): Promise<Problem | null> => act(call, "messages", { text });

/** Every message with its words. What is read here is known as read, also when there is no network just now. */
export async function readAll(call: CallView): Promise<MessageCard[] | Problem> {
  const answer = await ask<MessageCard[]>("GET", path(call, "messages"));
  if (!answer.ok) return answer.problem;
  const count = answer.body.length;
  if (count && call.messages?.unread) await outbox.send(path(call, "messages/read"), { count }, { lane: `${call.id}.read` });
  return answer.body;
}
