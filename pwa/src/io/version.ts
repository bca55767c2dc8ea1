// A new version of the app: found, waited with, let in. Every window of this phone has a say, by one lock that they share.

const STAKE = "at-stake";
const PATIENCE_MS = 10_000;

/** What this window takes part in; while one window holds it, no new version comes in. */
let share: (() => void) | null = null;

/** Holds this window's share of the lock while `atStake`, and lets go of it when not. */
export function guard(atStake: boolean): void {
  if (!navigator.locks || atStake === (share !== null)) return;
  if (!atStake) {
    share?.();
    share = null;
    return;
  }
  const over = new Promise<void>((done) => (share = done));
  void navigator.locks.request(STAKE, { mode: "shared" }, () => over);
}

export interface Watcher {
  /** A version was fetched and waits. */
  found: () => void;
  /** Another version than this page's serves it from now on. */
  replaced: () => void;
}

export async function watchVersions({ found, replaced }: Watcher): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration();
  if (!workers || !registration) return;
  let isFirst = workers.controller === null; // the first worker of all replaces nothing
  workers.addEventListener("controllerchange", () => {
    if (!isFirst) replaced();
    isFirst = false;
  });
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => void (coming.state === "installed" && found()));
  });
  if (registration.waiting) found();
}

/** Asks the school whether there is another version; it is fetched in the background. */
export async function lookForNew(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined); // no line: the next look may have one
  const { installing } = registration ?? {};
  if (installing) await change(installing, "statechange", () => installing.state !== "installing");
}

/** Lets a waiting version in, unless a window has something at stake. `replaced` is heard in every window. */
export async function letIn(): Promise<boolean> {
  if (!navigator.locks) return enter();
  return navigator.locks.request(STAKE, { ifAvailable: true }, async (lock) => lock !== null && enter());
}

/** Lets a waiting version in, whatever goes on. */
export async function enter(): Promise<boolean> {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting;
  if (!waiting) return false;
  const entered = change(navigator.serviceWorker, "controllerchange", () => true);
  waiting.postMessage({ kind: "take_over" });
  return entered;
}

/** Half a sentence in a field would be lost by starting afresh. */
export function isTyping(): boolean {
  const field = document.activeElement;
  return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== "";
}

export const startAfresh = (): void => location.reload();

function change(on: EventTarget, name: string, is: () => boolean): Promise<boolean> {
  return new Promise((done) => {
    const late = setTimeout(() => done(false), PATIENCE_MS);
    on.addEventListener(name, () => {
      if (!is()) return;
      clearTimeout(late);
      done(true);
    });
  });
}
