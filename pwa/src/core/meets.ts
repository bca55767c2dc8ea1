// Whom an officer is met by: the adult who was named, until the officer has come or need not.

import { gateStage, isCurrent } from "./gate";
import { isOpen } from "./board";
import type { CallView, PoliceCard } from "./wire";

type Meeting = NonNullable<PoliceCard["meeting"]>;

/** The meeting that still lies ahead in the call. */
export function ahead(call: CallView): Meeting | null {
  const police = call.police;
  const over = !police || !isOpen(call) || !isCurrent(police) || /^(here|done|missed)$/.test(gateStage(police));
  return over ? null : (police.meeting ?? null);
}

/** The call in which this person is to meet an officer; of several, the one that was named last. */
export function meets(calls: readonly CallView[], person: string | undefined): CallView | null {
  const mine = calls.filter((call) => person !== undefined && ahead(call)?.adult.id === person);
  return mine.sort((a, b) => Date.parse(ahead(b)?.at ?? "") - Date.parse(ahead(a)?.at ?? ""))[0] ?? null;
}
