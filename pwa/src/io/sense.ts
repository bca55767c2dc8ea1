// What the phone does to ears, hands and eyes: two struck notes, a buzz, a screen that stays awake.

export type Tune = "received" | "coming" | "here" | "not_sent" | "board";

const NOTES: Record<Tune, [hertz: number, after: number][]> = {
  received: [[220, 0]],
  coming: [[440, 0], [587.33, 0.22]],
  here: [[440, 0]],
  not_sent: [[330, 0], [294, 0.35]],
  board: [[440, 0]],
};
/** A rising fourth; for a life, an even triple. */
const OFFER: [number, number][] = [[440, 0], [587.33, 0.3]];
const LIFE: [number, number][] = [[587.33, 0], [587.33, 0.25], [587.33, 0.5]];
const EVERY_MS = 1_500;
const LOUDER_AFTER_MS = 5_000;

let context: AudioContext | null = null;
let bell: ReturnType<typeof setInterval> | null = null;
let awake: WakeLockSentinel | null = null;

/** Must be called at once inside a tap, before anything is awaited; phones allow sound only then. */
export function unlock(): void {
  const Audio = window.AudioContext as typeof AudioContext | undefined;
  if (!Audio) return;
  const session = (navigator as { audioSession?: { type: string } }).audioSession;
  if (session) session.type = "playback";
  context ??= new Audio();
  void context.resume();
}

export const hasSound = (): boolean => context?.state === "running";

/** A phone call may have taken the sound away. */
export function regain(): void {
  if (context && context.state !== "running") void context.resume().catch(() => undefined);
}

export function play(tune: Tune): void {
  strike(NOTES[tune], 0.35);
  if (tune === "not_sent") buzz([800]);
}

export function buzz(pattern: number[]): void {
  navigator.vibrate?.(pattern);
}

/** Rings until told to stop. */
export function ring(urgent: boolean): void {
  if (bell) return;
  const began = Date.now();
  const once = () => {
    strike(urgent ? LIFE : OFFER, Date.now() - began > LOUDER_AFTER_MS ? 0.9 : 0.5);
    buzz(urgent ? [200, 80, 200, 80, 200] : [400, 150, 400]);
  };
  once();
  bell = setInterval(once, EVERY_MS);
}

export function hush(): void {
  if (bell === null) return;
  clearInterval(bell);
  bell = null;
  buzz([]);
}

/** Keeps the screen lit while something is going on; lost on hiding, so asked for again on return. */
export async function stayAwake(wanted: boolean): Promise<void> {
  if (!wanted) {
    await awake?.release().catch(() => undefined);
    awake = null;
  } else if (!awake || awake.released) {
    awake = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
  }
}

/** Wood and glass: a sine with a quiet octave above, struck and let go. */
function strike(notes: [number, number][], loud: number): void {
  if (!context || context.state !== "running") return;
  for (const [hertz, after] of notes) {
    partial(context, { hertz, at: context.currentTime + after, loud, last: 0.5 });
    partial(context, { hertz: hertz * 2.76, at: context.currentTime + after, loud: loud * 0.25, last: 0.15 });
  }
}

function partial(audio: AudioContext, { hertz, at, loud, last }: { hertz: number; at: number; loud: number; last: number }): void {
  const [tone, gain] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loud, at + 0.008);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + last);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + last + 0.05);
}
