// What should be heard of a call that I am on, beside its offer: that I am asked how it is, that somebody wrote to me.

import { mine, standing } from "./offer";
import type { CallView } from "./wire";

/** What was known of a call when it was looked at last. */
export interface Known {
  asked: string | null;
  unread: number;
}

export type News = "asked" | "message";

/** Only of a call that I go to: a caller's phone makes no sound, and a board has its own. */
export function known(call: CallView): Known | null {
  if (standing(call, false) !== "mine") return null;
  return { asked: mine(call)?.still_since ?? null, unread: call.messages?.unread ?? 0 };
}

/** What is new since then. At first sight nothing is: the screen says it. */
export function news(before: Known | undefined, now: Known): News | null {
  if (!before) return null;
  if (now.asked && now.asked !== before.asked) return "asked";
  return now.unread > before.unread ? "message" : null;
}
