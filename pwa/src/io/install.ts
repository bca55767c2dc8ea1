// The browser's offer to put the app on the Home Screen: it comes once, early, and is kept until somebody wants it.

interface Offered extends Event {
  prompt: () => Promise<{ outcome: "accepted" | "dismissed" }>;
}

let offered: Offered | null = null;
let changed: () => void = () => undefined;

/** To be called before anything is awaited. */
export function awaitOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as Offered;
    changed();
  });
  addEventListener("appinstalled", () => {
    offered = null;
    changed();
  });
}

export const isOffered = (): boolean => offered !== null;

export function onOffer(listen: () => void): void {
  changed = listen;
}

/** Must be called inside a tap. A browser's offer can be taken up once. */
export async function install(): Promise<boolean> {
  const answer = await offered?.prompt().catch(() => null);
  offered = null;
  changed();
  return answer?.outcome === "accepted";
}
