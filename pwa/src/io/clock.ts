// The phone's clocks, its dice and its ids: the only place that reads them.

import type { Moment } from "../core/link";

export const wall = (): number => Date.now();
export const steady = (): number => performance.now();
export const dice = (): number => Math.random();
export const moment = (): Moment => ({ steady: steady(), wall: wall(), dice: dice() });

/** 128 random bits in 22 letters, as the server's own ids. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
