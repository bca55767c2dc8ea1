// Why a phone cannot be rung, and what its owner does about it on this kind of phone: advice where a web app cannot know.

/** Where the app runs, as far as it matters for allowing notifications. */
export type Platform = "iphone" | "iphone_app" | "android" | "android_app" | "firefox" | "safari" | "desktop";

export interface Sighting {
  agent: string;
  /** A Mac with a touch screen is an iPad that says otherwise. */
  touches: number;
  installed: boolean;
}

export function platform({ agent, touches, installed }: Sighting): Platform {
  if (/iphone|ipad|ipod/i.test(agent) || (/macintosh/i.test(agent) && touches > 1)) return installed ? "iphone_app" : "iphone";
  if (/firefox/i.test(agent)) return "firefox";
  if (/android/i.test(agent)) return installed ? "android_app" : "android";
  if (/safari/i.test(agent) && !/chrom|edg/i.test(agent)) return "safari";
  return "desktop";
}

const ALLOW = {
  iphone: ["home_share", "home_add", "home_open"],
  iphone_app: ["settings", "notifications", "allow"],
  android: ["site_icon", "permissions", "site_allow"],
  android_app: ["hold_icon", "app_info", "allow"],
  firefox: ["lock_icon", "clear_block", "test_again"],
  safari: ["safari_settings", "websites", "site_allow"],
  desktop: ["site_icon", "permissions", "site_allow"],
} as const satisfies Record<Platform, readonly string[]>;

export type Mend =
  | (typeof ALLOW)[Platform][number]
  | "network" | "battery" | "disturb" | "volume" | "other_browser" | "not_private";

/** In order where they are steps; `isAdvice` tells those apart that may each be it. */
export function mends(cause: string, on: Platform): readonly Mend[] {
  switch (cause) {
    case "home_screen_first":
      return ALLOW.iphone;
    case "denied":
      return ALLOW[on];
    case "no_answer":
      return ["network", "disturb", "battery"];
    case "no_push":
    case "no_worker":
      return ["not_private", "other_browser"];
    case "no_network":
      return ["network"];
    case "no_sound":
      return ["volume"];
    default:
      return [];
  }
}

export const isAdvice = (cause: string): boolean => cause !== "home_screen_first" && cause !== "denied";

/** What one tap in the app itself can mend. */
export function remedy(cause: string): "allow" | "test" | null {
  if (cause === "not_asked") return "allow";
  return cause === "home_screen_first" || cause === "no_worker" ? null : "test";
}
