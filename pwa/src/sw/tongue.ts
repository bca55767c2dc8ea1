// In which language a lock screen speaks: the app's, as it was last chosen or found; before that, the phone's. The district's own
// words in it are those that the app was last told.
/// <reference lib="webworker" />
import { everyWord, translatePolicy, useFor, type Translation } from "../i18n/say";
import { kept } from "../io/db";

/** To be awaited before a word is said. A store that does not open must not keep a knock from being shown. */
export async function speak(
  self: ServiceWorkerGlobalScope,
  chosen: () => Promise<string | null> = () => kept("language"),
  told: () => Promise<{ translation: Translation | null } | null> = () => kept("me"),
): Promise<void> {
  await useFor((await chosen().catch(() => null)) ?? self.navigator.language);
  translatePolicy((await told().catch(() => null))?.translation);
  await everyWord();
}
