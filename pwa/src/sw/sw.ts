// The service worker: keeps the shell on the phone, hears knocks, carries what is left over. Never touches /api.
/// <reference lib="webworker" />
import { carry } from "./carry";
import { knocked } from "./knock";
import { clicked } from "./tap";

declare const self: ServiceWorkerGlobalScope;
/** Not in the types yet, and not in every browser: https://www.w3.org/TR/service-workers/#dom-installevent-addroutes */
type InstallEvent = ExtendableEvent & { addRoutes?(ways: object[]): Promise<void> };
declare const __SHELL__: string[];
declare const __BUILD__: string;

const CACHE = `shell-${__BUILD__}`;

self.addEventListener("install", (event) => event.waitUntil(store().then(() => shorten(event))));
self.addEventListener("activate", (event) => event.waitUntil(settle()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === "GET" && url.origin === self.location.origin;
  if (ours && !/^\/(api|health|ready|metrics)(\/|$)/.test(url.pathname)) event.respondWith(fromShell(event.request, url));
});
self.addEventListener("push", (event) => event.waitUntil(knocked(self, event)));
self.addEventListener("notificationclick", (event) => event.waitUntil(clicked(self, event.notification, event.action)));
self.addEventListener("sync", (event) => (event as ExtendableEvent).waitUntil(carry(self)));
// A new version waits for the page's word: no take-over in the middle of a call.
self.addEventListener("message", (event) => {
  if ((event.data as { kind?: string } | null)?.kind === "take_over") event.waitUntil(self.skipWaiting());
});

async function store(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__SHELL__.map((path) => new Request(path, { cache: "reload" })));
  const page = await cache.match("/index.html");
  if (page) await Promise.all(["/", "/?"].map((way) => cache.put(way, page.clone())));
}

/** Where the browser can be told the way, the button's own files come from the phone without this worker having to wake first. What
 *  such a way does not find in its cache goes to the network, never to this worker: each must find all that it takes. */
async function shorten(event: InstallEvent): Promise<void> {
  const ways = [
    { condition: { urlPattern: { pathname: "/", search: "" }, requestMethod: "GET" }, source: { cacheName: CACHE } },
    { condition: { urlPattern: { pathname: "/assets/*", search: "" }, requestMethod: "GET" }, source: "cache" },
  ];
  await event.addRoutes?.(ways).catch(() => undefined);
}

/** The shell before this one stays: a window with a call in it goes on with the old version, and may still fetch a screen of it. */
async function settle(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromShell(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const held = await cache.match(request.mode === "navigate" ? "/index.html" : url.pathname);
  return held ?? (await older(url)) ?? fetch(request);
}

/** Under /assets the name changes with the content: whichever shell has it, has the right one. */
async function older(url: URL): Promise<Response | undefined> {
  return url.pathname.startsWith("/assets/") ? caches.match(url.pathname) : undefined;
}
