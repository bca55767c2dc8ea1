// What this phone was told to prefer: its language and its light.

import { everyWord, useFor, type Language } from "../i18n/say";

export type Theme = "auto" | "light" | "dark";

class Settings {
  language = $state<Language>("en");
  theme = $state<Theme>("auto");

  async boot(): Promise<void> {
    this.theme = (read("theme") as Theme | null) ?? "auto";
    this.show();
    this.language = await useFor(read("language") ?? navigator.language);
    document.documentElement.lang = this.language;
  }

  async speak(language: Language): Promise<void> {
    write("language", language);
    const spoken = await useFor(language);
    await everyWord();
    this.language = spoken;
    document.documentElement.lang = this.language;
  }

  light(theme: Theme): void {
    this.theme = theme;
    write("theme", theme);
    this.show();
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
