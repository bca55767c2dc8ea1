// When it is worth trying again: the network came back, the screen is looked at, or some seconds went by.

export interface Watch {
  back: () => void;
  gone: () => void;
}

/** Calls `back` on the hints that something may work now, and `gone` when the phone itself says that nothing will. */
export function watch({ back, gone }: Watch): void {
  addEventListener("online", back);
  addEventListener("offline", gone);
  addEventListener("pageshow", back);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") back();
  });
}

export const isOnline = (): boolean => navigator.onLine;
export const isVisible = (): boolean => document.visibilityState === "visible";

/** Asks the browser to carry the outbox after the page is gone, where it can. */
export async function askToCarry(): Promise<void> {
  const ready = await navigator.serviceWorker?.getRegistration();
  const sync = (ready as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync;
  await sync?.register("outbox").catch(() => undefined); // refused in the background: the page's own timer does it
}
