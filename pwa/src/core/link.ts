// The line to the school, without a socket: what is known about it, and what must be done next.
// Inputs go in with the time and one throw of the dice; a new link and orders for the shell come out.

import { read, VERSION, type Frame, type FromClient, type FromServer } from "./wire";

export type Phase = "offline" | "connecting" | "resuming" | "live" | "over";

/**
 * `signed_out`: over, trying again by itself would not help. `too_old`, `too_new`: this app and the server do not understand
 * each other on this line; another app, or another server, may come, so it is tried again now and then.
 */
export type Ending = "signed_out" | "too_old" | "too_new";

export interface Link {
  phase: Phase;
  ending: Ending | null;
  attempt: number;
  epoch: string | null;
  seq: number;
  /** When something was last heard, on the steady clock; null: never. */
  heardAt: number | null;
  /** When the present phase began, on the steady clock. */
  since: number;
  /** When to try again, on the steady clock; null: not waiting. */
  retryAt: number | null;
  /** What to add to this phone's wall clock to get the server's, from the latest samples. */
  samples: readonly number[];
}

export type Input =
  | { kind: "start" }
  | { kind: "nudge" }
  | { kind: "offline" }
  | { kind: "opened"; holding: string[] }
  | { kind: "text"; text: string }
  | { kind: "closed"; code: number; reason?: string }
  | { kind: "tick" }
  | { kind: "stop" };

export type Order =
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "send"; message: FromClient }
  | { kind: "frame"; frame: Frame };

export interface Moment {
  /** Milliseconds that never jump. */
  steady: number;
  /** The phone's own idea of the time, in epoch milliseconds. */
  wall: number;
  /** 0 <= dice < 1 */
  dice: number;
}

export type Turn = [Link, Order[]];

export const BEAT_MS = 10_000;
const CONNECT_MS = 5_000;
const BACKOFF_MS = 500;
const BACKOFF_CAP_MS = 10_000;
const SAMPLES = 8;
const MISUNDERSTOOD_MS = 30_000;
const SESSION_OVER = 4401;
const OTHER_VERSION = 4426;

export const unlinked: Link = {
  phase: "offline",
  ending: null,
  attempt: 0,
  epoch: null,
  seq: 0,
  heardAt: null,
  since: 0,
  retryAt: null,
  samples: [],
};

/** One input, one turn. */
export function step(link: Link, input: Input, at: Moment): Turn {
  switch (input.kind) {
    case "start":
      return connect({ ...link, ending: null, attempt: 0 }, at);
    case "nudge":
      return link.phase === "offline" ? connect({ ...link, attempt: 0 }, at) : ping(link);
    case "offline":
      return link.phase === "over" ? [link, []] : [drop(link, at), [{ kind: "close" }]];
    case "opened":
      return opened(link, input.holding, at);
    case "text":
      return heard(link, read(input.text), at);
    case "closed":
      return closed(link, input, at);
    case "tick":
      return ticked(link, at);
    case "stop":
      return [{ ...unlinked, since: at.steady }, [{ kind: "close" }]];
  }
}

/** How old what is shown is, in milliseconds; null when nothing was ever heard. */
export function age(link: Link, steady: number): number | null {
  return link.heardAt === null ? null : Math.max(0, steady - link.heardAt);
}

/** Whether what is shown may be believed and acted upon. */
export function isFresh(link: Link, steady: number): boolean {
  const old = age(link, steady);
  return old !== null && old < BEAT_MS && link.phase !== "over" && link.ending === null;
}

/** Server clock minus phone clock. A message can only arrive late, so the largest of the latest samples is the truest. */
export function offset(link: Link): number {
  return link.samples.length ? Math.max(...link.samples) : 0;
}

function connect(link: Link, at: Moment): Turn {
  return [{ ...link, phase: "connecting", since: at.steady, retryAt: null }, [{ kind: "open" }]];
}

function ping(link: Link): Turn {
  return link.phase === "live" ? [link, [{ kind: "send", message: { kind: "ping" } }]] : [link, []];
}

/** Full jitter: a school's phones that lost the same server do not come back in the same instant. */
function drop(link: Link, at: Moment): Link {
  const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_MS * 2 ** link.attempt);
  const retryAt = at.steady + Math.max(100, at.dice * ceiling);
  return { ...link, phase: "offline", since: at.steady, attempt: Math.min(link.attempt + 1, 8), retryAt };
}

function opened(link: Link, holding: string[], at: Moment): Turn {
  if (link.phase !== "connecting") return [link, []];
  const hello: FromClient = { kind: "hello", v: VERSION, epoch: link.epoch, seq: link.seq, holding };
  return [{ ...link, phase: "resuming", since: at.steady }, [{ kind: "send", message: hello }]];
}

function heard(link: Link, message: FromServer | null, at: Moment): Turn {
  if (!message || link.phase === "offline" || link.phase === "over") return [link, []];
  const sample = Date.parse(message.at) - at.wall;
  const samples = Number.isNaN(sample) ? link.samples : [...link.samples, sample].slice(-SAMPLES);
  const next = { ...link, heardAt: at.steady, samples };
  if (message.kind === "frame") {
    const { epoch, seq } = message;
    const live = { ...next, epoch, seq, phase: "live" as const, ending: null, attempt: 0, since: link.phase === "live" ? link.since : at.steady };
    return [live, [{ kind: "frame", frame: message }]];
  }
  if (message.epoch !== link.epoch && link.phase === "live") return [drop(next, at), [{ kind: "close" }]];
  return [{ ...next, seq: Math.max(link.seq, message.seq) }, []];
}

function closed(link: Link, { code, reason = "" }: { code: number; reason?: string }, at: Moment): Turn {
  if (code === SESSION_OVER) return [{ ...link, phase: "over", ending: "signed_out", since: at.steady, retryAt: null }, []];
  if (code === OTHER_VERSION) return [misunderstood(link, reason, at), []];
  return link.phase === "offline" || link.phase === "over" ? [link, []] : [drop(link, at), []];
}

/** The server says what it speaks; one that is silent about it is taken for the newer. */
function misunderstood(link: Link, spoken: string, at: Moment): Link {
  const ending = spoken && Number(spoken) < VERSION ? "too_new" : "too_old";
  return { ...drop(link, at), ending, retryAt: at.steady + MISUNDERSTOOD_MS * (0.5 + at.dice / 2) };
}

function ticked(link: Link, at: Moment): Turn {
  switch (link.phase) {
    case "offline":
      return link.retryAt !== null && at.steady >= link.retryAt ? connect(link, at) : [link, []];
    case "connecting":
    case "resuming":
      return at.steady - link.since >= CONNECT_MS ? [drop(link, at), [{ kind: "close" }]] : [link, []];
    case "live":
      return (age(link, at.steady) ?? 0) >= BEAT_MS ? [drop(link, at), [{ kind: "close" }]] : [link, []];
    case "over":
      return [link, []];
  }
}
