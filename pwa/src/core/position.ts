// Whether a place is worth sending again: a car that moved, or a word that would grow old.

export interface Fix {
  latitude: number;
  longitude: number;
}

/** What was sent last, and when. */
export interface Sent extends Fix {
  at: number;
}

const MOVED_M = 50;
const MOVING_MS = 30_000;
const STANDING_MS = 120_000;
const DEGREE_M = 111_320;

/** At most every half minute, and no more than every two while it stands still. */
export function isWorth(fix: Fix, sent: Sent | null, now: number): boolean {
  if (!sent) return true;
  const since = now - sent.at;
  return since >= STANDING_MS || (since >= MOVING_MS && metres(fix, sent) >= MOVED_M);
}

/** On a map so small that it is flat. */
function metres(a: Fix, b: Fix): number {
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(a.latitude - b.latitude, east) * DEGREE_M;
}
