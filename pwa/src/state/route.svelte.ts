// Where the person stands: the path, and how to go elsewhere.

export type Route =
  | { name: "press" | "offer" | "duty" | "board" | "me" | "welcome" | "practise" | "sounds" }
  | { name: "call" | "gate" | "report" | "invitation" | "room" | "desk"; id: string };

const PLAIN = { "/": "press", "/offer": "offer", "/duty": "duty", "/board": "board", "/me": "me", "/welcome": "welcome", "/practise": "practise", "/sounds": "sounds" } as const;
const NAMED = { call: "call", gate: "gate", report: "report", i: "invitation", r: "room" } as const;

export function parse(path: string): Route {
  if (path.startsWith("/offer/")) return { name: "offer" }; // as a push names it: the phone shows what rings now
  if (path in PLAIN) return { name: PLAIN[path as keyof typeof PLAIN] };
  if (/^\/(people|schools|plans|codes|policy|figures|disclosures)\b/.test(path)) return { name: "desk", id: path.slice(1) };
  const [, folder, id] = /^\/(call|gate|report|i|r)\/([^/]+)$/.exec(path) ?? [];
  return folder && id ? { name: NAMED[folder as keyof typeof NAMED], id: decodeURIComponent(id) } : { name: "press" };
}

class Router {
  here = $state<Route>(parse(location.pathname));

  start(): void {
    addEventListener("popstate", () => (this.here = parse(location.pathname)));
    document.addEventListener("click", (event) => this.follow(event));
  }

  go(path: string, replace = false): void {
    if (path !== location.pathname) history[replace ? "replaceState" : "pushState"](null, "", path);
    this.here = parse(path);
    scrollTo(0, 0);
  }

  /** Where one came from; the button, when the app was opened here. */
  back(): void {
    if (history.length > 1) history.back();
    else this.go("/");
  }

  private follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[href^='/']");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link.pathname);
  }
}

export const route = new Router();
