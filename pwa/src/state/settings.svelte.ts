// What this phone was told to prefer: its language, its light, its sound, its screen.

import { everyWord, useFor, type Language } from "../i18n/say";
import { keep } from "../io/db";
import { recall, remember } from "../io/session";

export type Theme = "auto" | "light" | "dark";

class Settings {
  language = $state<Language>("en");
  theme = $state<Theme>("auto");
  muted = $state(false);
  /** The screen stays on while on duty. */
  awake = $state(false);
  /** At the wheel. Said anew for each drive, and taken back by itself on scene: it outlives a reload, not the app. */
  private wheel = $state(recall("driving") !== null);

  get driving(): boolean {
    return this.wheel;
  }

  set driving(on: boolean) {
    this.wheel = on;
    remember("driving", on ? "yes" : "");
  }

  async boot(): Promise<void> {
    this.theme = (read("theme") as Theme | null) ?? "auto";
    this.muted = read("muted") === "yes";
    this.awake = read("awake") === "yes";
    this.show();
    this.speaks(await useFor(read("language") ?? navigator.language));
  }

  async speak(language: Language): Promise<void> {
    write("language", language);
    const spoken = await useFor(language);
    await everyWord();
    this.speaks(spoken);
  }

  /** Told to the service worker too: what it shows on a lock screen is in the same language. */
  private speaks(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
    void keep("language", language).catch(() => undefined);
  }

  light(theme: Theme): void {
    this.theme = theme;
    write("theme", theme);
    this.show();
  }

  mute(on: boolean): void {
    this.muted = on;
    write("muted", on ? "yes" : "no");
  }

  keepAwake(on: boolean): void {
    this.awake = on;
    write("awake", on ? "yes" : "no");
  }

  private show(): void {
    if (this.theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.theme;
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // a private window keeps nothing: the choice lasts as long as the page
  }
}

export const settings = new Settings();
