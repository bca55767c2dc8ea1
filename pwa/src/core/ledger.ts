// What this phone knows of the calls it may see: the server's frames applied, never judged.

import type { CallView, DutyView, Frame } from "./wire";

export interface Ledger {
  epoch: string | null;
  seq: number;
  calls: Readonly<Record<string, CallView>>;
  duty: readonly DutyView[];
}

export const empty: Ledger = { epoch: null, seq: 0, calls: {}, duty: [] };

/** How long a closed call stays readable after its end. */
export const KEEP_MS = 10 * 60_000;

/** A frame is state: newer rev wins, `gone` leaves. Another epoch is another history: nothing of the old one may stay. */
export function apply(ledger: Ledger, frame: Frame): Ledger {
  const calls = { ...(frame.epoch === ledger.epoch ? ledger.calls : {}) };
  for (const call of frame.put) keepNewer(calls, call);
  for (const id of frame.gone) Reflect.deleteProperty(calls, id);
  return { epoch: frame.epoch, seq: frame.seq, calls, duty: frame.duty ?? ledger.duty };
}

/** The answer to a command carries the call too, and may be ahead of the socket or behind it. */
export function merge(ledger: Ledger, call: CallView): Ledger {
  const calls = { ...ledger.calls };
  keepNewer(calls, call);
  return { ...ledger, calls };
}

export function without(ledger: Ledger, call: string): Ledger {
  const calls = { ...ledger.calls };
  Reflect.deleteProperty(calls, call);
  return { ...ledger, calls };
}

/** Ended so long ago that nobody looks at its end any more. */
export const isPast = (call: CallView, now: number): boolean => call.closed_at !== null && now - Date.parse(call.closed_at) > KEEP_MS;

/** Without the calls that ended long ago. */
export function prune(ledger: Ledger, now: number): Ledger {
  const over = Object.values(ledger.calls).filter((call) => isPast(call, now));
  if (!over.length) return ledger;
  const calls = { ...ledger.calls };
  for (const call of over) Reflect.deleteProperty(calls, call.id);
  return { ...ledger, calls };
}

/** What the hello says is held, so that the server can name what is gone. */
export function holding(ledger: Ledger): string[] {
  return Object.keys(ledger.calls).sort();
}

function keepNewer(calls: Record<string, CallView>, call: CallView): void {
  const held = calls[call.id];
  if (!held || call.rev >= held.rev) calls[call.id] = call;
}
