// What should be heard of a call that I am on, beside its offer: that I am asked how it is, that somebody wrote to me, that a life is
// in danger, that it is over.

import { mine, standing } from "./offer";
import { isLife } from "./phrase";
import type { SaidKind } from "./said";
import type { CallView } from "./wire";

/** What was known of a call when it was looked at last. `own`: I have said myself that my part ends. */
export interface Known {
  asked: string | null;
  unread: number;
  onTheWay: boolean;
  life: boolean;
  own: boolean;
}

export type News = "life" | "asked" | "message";

/** How my part in a call ended: by my own word, while I was on the way, when I was there, or that of a drill by my yes to a call. */
export type End = "own" | "on_the_way" | "there" | "drill";

const OWN: readonly SaidKind[] = ["clear", "give_up", "close"];

/** Only of a call that I go to: a caller's phone makes no sound, and a board has its own. */
export function known(call: CallView, waiting: readonly SaidKind[] = [], before?: Known): Known | null {
  if (standing(call, false) !== "mine") return null;
  const own = Boolean(before?.own) || waiting.some((kind) => OWN.includes(kind));
  return { asked: mine(call)?.still_since ?? null, unread: call.messages?.unread ?? 0, life: isLife(call), onTheWay: call.you.state !== "on_scene", own };
}

/** What is new since then. At first sight nothing is: the screen says it. */
export function news(before: Known | undefined, now: Known): News | null {
  if (!before) return null;
  if (now.life && !before.life) return "life";
  if (now.asked && now.asked !== before.asked) return "asked";
  return now.unread > before.unread ? "message" : null;
}

/** My part was there and is not any more: how it ended. `now` is what is shown of the call; nothing of it is shown to an officer. A
 *  no that was said on another phone of mine is my own; whoever was there, and still sees the call, need not be told. `mine` is the
 *  call that I go to now. */
export function end(before: Known, now: CallView | null, mine: CallView | null = null): End | null {
  if (before.own || now?.you.state === "given_up") return "own";
  if (now?.drill && !now.closed_at && mine && !mine.drill) return "drill";
  if (before.onTheWay) return "on_the_way";
  return now ? null : "there";
}
