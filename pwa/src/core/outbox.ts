// Commands that wait on the phone until the school has answered: their order, their retries, their end.

/** One intent, sent again and again under the same key until it is answered. `lane`: things that must keep their order. */
export interface Command {
  key: string;
  path: string;
  body: unknown;
  lane: string;
  madeAt: number;
  tries: number;
  nextAt: number;
  /** After this an answer would be worthless; null: for ever. */
  lapseAt: number | null;
  done: Outcome | null;
}

export type Outcome =
  | { kind: "answered"; body: unknown }
  | { kind: "refused"; status: number; code: string; facts: Record<string, string> }
  | { kind: "lapsed" };

/** What came of one try. `unknown`: no answer, the reply may be lost. */
export type Try =
  | { kind: "answer"; status: number; body: unknown; after: number | null }
  | { kind: "unknown" };

const FIRST_MS = 500;
const CAP_MS = 5_000;
const TRY_AGAIN = new Set([401, 408, 425, 429]);

/** A new intent, due at once. */
export function command(key: string, path: string, body: unknown, rest: { lane: string; at: number; lapseAt?: number }): Command {
  const { lane, at, lapseAt = null } = rest;
  return { key, path, body, lane, madeAt: at, tries: 0, nextAt: at, lapseAt, done: null };
}

/** Who may be tried now: the oldest unfinished of each lane, if its time has come. */
export function due(commands: readonly Command[], now: number): Command[] {
  return heads(commands).filter((c) => c.nextAt <= now || hasLapsed(c, now));
}

/** What follows the answer to a press that was taken back before it. One press has one withdrawal. */
export function withdrawal(press: string, call: string, at: number): Command {
  return command(`undo-${press}`, `/api/calls/${encodeURIComponent(call)}/cancel`, {}, { lane: call, at });
}

/** The command after one try. */
export function tried(item: Command, result: Try, now: number, dice: number): Command {
  const tries = item.tries + 1;
  if (result.kind === "answer" && !mustTryAgain(result.status)) return { ...item, tries, done: outcome(result) };
  const asked = result.kind === "answer" && result.after !== null ? result.after * 1000 : 0;
  return { ...item, tries, nextAt: now + Math.max(asked, pause(tries, dice)) };
}

/** The command without having been tried, when its time has run out. */
export function lapse(item: Command): Command {
  return { ...item, done: { kind: "lapsed" } };
}

export function hasLapsed(item: Command, now: number): boolean {
  return item.lapseAt !== null && now >= item.lapseAt;
}

/** The network is back, or somebody looks at the screen: nobody waits out a pause then. */
export function hurry(commands: readonly Command[], now: number): Command[] {
  return commands.map((c) => (c.done ? c : { ...c, nextAt: Math.min(c.nextAt, now) }));
}

function heads(commands: readonly Command[]): Command[] {
  const first = new Map<string, Command>();
  const waiting = commands.filter((c) => !c.done).sort((a, b) => a.madeAt - b.madeAt);
  for (const item of waiting) if (!first.has(item.lane)) first.set(item.lane, item);
  return [...first.values()];
}

function mustTryAgain(status: number): boolean {
  return status >= 500 || TRY_AGAIN.has(status);
}

function pause(tries: number, dice: number): number {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(tries - 1, 10));
  return ceiling / 2 + (dice * ceiling) / 2;
}

function outcome(result: { status: number; body: unknown }): Outcome {
  const { status, body } = result;
  if (status < 300) return { kind: "answered", body };
  const problem = (body ?? {}) as { code?: unknown; facts?: unknown };
  const code = typeof problem.code === "string" ? problem.code : "invalid";
  return { kind: "refused", status, code, facts: (problem.facts ?? {}) as Record<string, string> };
}
