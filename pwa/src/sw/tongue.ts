// In which language a lock screen speaks: the app's, as it was last chosen or found; before that, the phone's.
/// <reference lib="webworker" />
import { everyWord, useFor } from "../i18n/say";
import { kept } from "../io/db";

/** To be awaited before a word is said. A store that does not open must not keep a knock from being shown. */
export async function speak(self: ServiceWorkerGlobalScope, chosen: () => Promise<string | null> = () => kept("language")): Promise<void> {
  await useFor((await chosen().catch(() => null)) ?? self.navigator.language);
  await everyWord();
}
