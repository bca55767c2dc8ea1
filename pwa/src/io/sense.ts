// What the phone does to ears, hands and eyes: struck notes, a buzz, a screen that stays awake.

import { EVERY_MS, loudness, NOTES, partials, SHAKES, type Note, type Tune } from "../core/tunes";
import { step, type Hint, type Sound } from "../core/unlock";

export type { Tune };

let sound: Sound = "AudioContext" in globalThis ? "locked" : "none";
let context: AudioContext | null = null;
let rung: Tune = "offer";
let bell: ReturnType<typeof setInterval> | null = null;
let awake: WakeLockSentinel | null = null;
let muted = false;
let heard: (on: boolean) => void = () => undefined;
const wishes = new Set<string>();

/** Must be called at once inside a tap, before anything is awaited; phones allow sound only then. */
export const unlock = (): void => hint("tap");

/** A phone call may have taken the sound away. */
export const regain = (): void => hint("looked_at");

export const hasSound = (): boolean => sound === "on" && !muted;

/** `listen` hears whenever sound comes or goes. */
export function onSound(listen: (on: boolean) => void): void {
  heard = listen;
}

/** No note is struck while muted. The phone still shakes, and its notifications sound as the phone itself is set. */
export function mute(on: boolean): void {
  muted = on;
  heard(hasSound());
}

function hint(what: Hint): void {
  const [next, orders] = step(sound, what);
  sound = next;
  for (const order of orders) {
    if (order === "make") make();
    else void context?.resume().catch(() => undefined);
  }
  heard(hasSound());
}

function make(): void {
  const session = (navigator as { audioSession?: { type: string } }).audioSession;
  if (session) session.type = "playback"; // else a ring would obey the mute switch of an iPhone
  const made = new AudioContext();
  made.onstatechange = () => hint(made.state === "running" ? "running" : "stopped");
  context = made;
}

export function play(tune: Tune): void {
  strike(NOTES[tune], 0.4);
  shake(tune);
}

/** Nothing but one short buzz. */
export const nudge = (): void => shake("discreet");

function shake(what: Tune | "discreet"): void {
  const pattern = SHAKES[what];
  if (pattern) vibrate([...pattern]);
}

/** A browser complains of shaking before the first tap. */
function vibrate(pattern: number[]): void {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}

/** Rings until told to stop; a ring that becomes one for a life in danger sounds so from then on. */
export function ring(life: boolean): void {
  const tune = life ? "life" : "offer";
  if (bell && tune === rung) return;
  hush();
  rung = tune;
  const began = Date.now();
  const once = () => {
    strike(NOTES[tune], loudness(Date.now() - began));
    shake(tune);
  };
  once();
  bell = setInterval(once, EVERY_MS);
}

export function hush(): void {
  if (bell === null) return;
  clearInterval(bell);
  bell = null;
  vibrate([]);
}

/** Keeps the screen lit while anybody wishes it; lost on hiding, so asked for again on return. */
export async function stayAwake(wish: string, wanted: boolean): Promise<void> {
  if (wanted) wishes.add(wish);
  else wishes.delete(wish);
  if (!wishes.size) {
    await awake?.release().catch(() => undefined);
    awake = null;
  } else if (!awake || awake.released) {
    awake = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
  }
}

/** The place is read aloud, for eyes that are on the road. */
export function speak(text: string, language: string): void {
  if (muted || !("speechSynthesis" in globalThis)) return;
  const said = new SpeechSynthesisUtterance(text);
  said.lang = language;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

function strike(notes: readonly Note[], loud: number): void {
  if (!context || context.state !== "running" || muted) return;
  for (const { hertz, after, body, loud: own } of notes) {
    for (const [ratio, share, last] of partials(body)) partial(context, { hertz: hertz * ratio, after, loud: loud * own * share, last });
  }
}

function partial(audio: AudioContext, { hertz, after, loud, last }: { hertz: number; after: number; loud: number; last: number }): void {
  const at = audio.currentTime + after;
  const [tone, gain] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(Math.max(0.0002, loud), at + 0.006);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + last);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + last + 0.05);
}
