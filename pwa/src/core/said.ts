// What was said on this phone and not yet heard by the school: shown as said, never as done.

import type { Command } from "./outbox";
import type { AssignmentState } from "./wire";

const STEPS = ["accepted", "en_route", "on_scene", "clear"] as const;
const VERBS = ["note", "backup", "close", "stand-down", "message", "moving"] as const;

export type SaidKind = "en_route" | "on_scene" | "clear" | "give_up" | (typeof VERBS)[number];

export interface Said {
  key: string;
  kind: SaidKind;
  /** Epoch milliseconds of the phone. */
  at: number;
}

/** What waits for this call, oldest first: the order in which it will be heard. */
export function said(commands: readonly Command[], call: string): Said[] {
  return commands
    .filter((item) => item.lane === call && !item.done)
    .sort((a, b) => a.madeAt - b.madeAt)
    .flatMap((item) => {
      const kind = kindOf(item);
      return kind ? [{ key: item.key, kind, at: item.madeAt }] : [];
    });
}

function kindOf({ path, body }: Command): SaidKind | null {
  const verb = path.slice(path.lastIndexOf("/") + 1);
  if (verb === "progress") return (body as { step: SaidKind }).step;
  if (verb === "report") return (body as { disposition?: string }).disposition ? "close" : null;
  return VERBS.find((known) => known === verb) ?? null;
}

/** Where the responder is by their own word: ahead of what the school knows while something waits. */
export function stateSaid(state: AssignmentState | null, waiting: readonly Said[]): AssignmentState | null {
  if (waiting.some(({ kind }) => kind === "give_up")) return "given_up";
  const steps = waiting.flatMap(({ kind }) => STEPS.filter((step) => step === kind));
  const best = Math.max(...[state, ...steps].map((step) => STEPS.findIndex((known) => known === step)));
  return STEPS[best] ?? state;
}

/** The step after that one: on the way, here, clear. */
export function stepAfter(state: AssignmentState | null): "en_route" | "on_scene" | "clear" | null {
  const at = STEPS.findIndex((step) => step === state);
  const next = at < 0 ? undefined : STEPS[at + 1];
  return next === undefined || next === "accepted" ? null : next;
}
