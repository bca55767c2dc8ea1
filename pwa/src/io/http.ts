// One way to ask the school: JSON over the session cookie. A "no" comes back as a value; silence as `unknown`.

import { whole } from "../core/letters";
import type { Command, Try } from "../core/outbox";
import type { Problem } from "../core/wire";

export type Answer<T> = { ok: true; body: T } | { ok: false; problem: Problem };

const PATIENCE_MS = 8_000;
const SILENCE: Problem = { status: 0, code: "no_answer", detail: "", facts: {} };

export interface Asking {
  body?: unknown;
  key?: string;
}

export async function ask<T>(method: string, path: string, asking: Asking = {}): Promise<Answer<T>> {
  const result = await send(method, path, asking);
  if (result.kind === "unknown") return { ok: false, problem: SILENCE };
  if (result.status < 300) return { ok: true, body: result.body as T };
  return { ok: false, problem: { ...SILENCE, ...(result.body as Partial<Problem> | null), status: result.status } };
}

/** One try of a waiting command. */
export function post(command: Command): Promise<Try> {
  return send("POST", command.path, { body: command.body, key: command.key });
}

async function send(method: string, path: string, { body, key }: Asking): Promise<Try> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (key) headers["idempotency-key"] = key;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const content = body === undefined ? null : JSON.stringify(body, (_, value: unknown) => (typeof value === "string" ? whole(value) : value));
    const response = await fetch(path, { method, headers, body: content, signal: stop.signal, cache: "no-store", keepalive: true });
    return await read(response);
  } catch {
    return { kind: "unknown" };
  } finally {
    clearTimeout(timer);
  }
}

async function read(response: Response): Promise<Try> {
  const text = await response.text();
  const after = Number(response.headers.get("retry-after")) || null;
  const json = /json/.test(response.headers.get("content-type") ?? "");
  if (response.ok && text && !json) return { kind: "unknown" }; // a hotel's sign-in page is not the school
  return { kind: "answer", status: response.status, body: json && text ? (JSON.parse(text) as unknown) : null, after };
}
