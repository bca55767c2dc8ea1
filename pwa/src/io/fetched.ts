// A part of the app that may not be on the phone yet. Asked for until it is there: a part that failed to come is no reason to leave a hole.

const AGAIN_MS = 3_000;

/** That part, now or once the network is back; `onfail` hears of each try in vain. Never rejects. */
export async function fetched<T>(part: () => Promise<T>, onfail: () => void = () => undefined): Promise<T> {
  for (;;) {
    const got = await part().then((found) => ({ found }), () => null);
    if (got) return got.found;
    onfail();
    await new Promise<void>((go) => {
      addEventListener("online", () => go(), { once: true });
      setTimeout(go, AGAIN_MS);
    });
  }
}
