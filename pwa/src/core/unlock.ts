// Whether sound may be made: a browser allows it only after a tap, and a phone call may take it away again.

/** none: this browser has no sound. locked: not tapped yet. asked: tapped, not running yet. lost: it ran, and was taken. */
export type Sound = "none" | "locked" | "asked" | "on" | "lost";

/** `running` and `stopped` are the browser's own word; `looked_at` says that the screen is seen again. */
export type Hint = "tap" | "looked_at" | "running" | "stopped";

/** What must be done at once: inside the tap, nothing may be awaited first. */
export type Order = "make" | "resume";

const RULES: Record<Exclude<Sound, "none">, Partial<Record<Hint, readonly [Sound, readonly Order[]]>>> = {
  locked: { tap: ["asked", ["make", "resume"]] },
  asked: { tap: ["asked", ["resume"]], looked_at: ["asked", ["resume"]], running: ["on", []] },
  on: { stopped: ["lost", []], tap: ["on", ["resume"]], running: ["on", []] },
  lost: { tap: ["asked", ["resume"]], looked_at: ["lost", ["resume"]], running: ["on", []] },
};

/** The next state, and what to do to get there. What means nothing here changes nothing. */
export function step(sound: Sound, hint: Hint): readonly [Sound, readonly Order[]] {
  if (sound === "none") return [sound, []];
  return RULES[sound][hint] ?? [sound, []];
}
