// What outlives a reload but not the app: a phone drops a page as soon as it looks away. A window that keeps nothing forgets it.

export function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(`nearhand.${name}`);
  } catch {
    return null;
  }
}

/** Nothing is kept of an empty value. */
export function remember(name: string, value: string): void {
  try {
    if (value) sessionStorage.setItem(`nearhand.${name}`, value);
    else sessionStorage.removeItem(`nearhand.${name}`);
  } catch {
    // as said above
  }
}

/** With the person who goes; their words are not the next one's to find. */
export function forgetAll(): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith("nearhand.")) sessionStorage.removeItem(name);
  } catch {
    // as said above
  }
}
