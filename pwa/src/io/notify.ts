// Notifications and the service worker: may this phone be knocked on, and what the worker has to tell.

import { platform, type Platform } from "../core/mend";

export type Blocked = "no_worker" | "no_push" | "home_screen_first" | "denied" | "not_asked";

export interface Told {
  kind: "test" | "offer" | "decide" | "over" | "open" | "settled" | "shift";
  test?: string;
  call?: string;
}

/** Why this phone cannot be knocked on; null when it can. */
export function blocked(): Blocked | null {
  if (!("serviceWorker" in navigator)) return "no_worker";
  if (!("PushManager" in window) || !("Notification" in window)) return here() === "iphone" ? "home_screen_first" : "no_push";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "default" ? "not_asked" : null;
}

export function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
}

export function here(): Platform {
  return platform({ agent: navigator.userAgent, touches: navigator.maxTouchPoints, installed: isInstalled() });
}

const ASKED_MS = 20_000;

/** Must be called inside a tap. A question that nobody answers is left standing. */
export async function allow(): Promise<void> {
  if (!("Notification" in window) || Notification.permission !== "default") return;
  await within(ASKED_MS, Notification.requestPermission()).catch(() => "default");
}

export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** This phone's own door, made with the server's key; null where the browser has none to give. `anew`: what it had is dead. */
export async function subscribe(key: string, anew: boolean): Promise<Subscription | null> {
  const registration = await ready();
  if (!registration?.pushManager) return null;
  const options = { userVisibleOnly: true, applicationServerKey: bytes(key) };
  const held = await registration.pushManager.getSubscription().catch(() => null);
  if (held && (anew || !isFor(held, options.applicationServerKey))) await held.unsubscribe().catch(() => false);
  const made = await within(15_000, registration.pushManager.subscribe(options)).catch(() => null);
  const json = made?.toJSON();
  if (!json?.endpoint || !json.keys?.["p256dh"] || !json.keys["auth"]) return null;
  return { endpoint: json.endpoint, keys: { p256dh: json.keys["p256dh"], auth: json.keys["auth"] } };
}

/** Whether the door that was made is still there: a browser may have taken it away, and says so to nobody. */
export async function isHeld(): Promise<boolean> {
  const registration = await ready();
  return (await registration?.pushManager?.getSubscription().catch(() => null)) != null;
}

export async function register(tell: (told: Told) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.addEventListener("message", (event) => tell(event.data as Told));
  await navigator.serviceWorker.register("/sw.js").catch(() => undefined); // no worker: the app still works while it is open
}

/** Takes down the notifications of a call that needs no answer any more. */
export async function quiet(call: string): Promise<void> {
  const shown = (await (await navigator.serviceWorker?.getRegistration())?.getNotifications({ tag: call })) ?? [];
  for (const notification of shown) notification.close();
}

async function ready(): Promise<ServiceWorkerRegistration | null> {
  const known = await navigator.serviceWorker.getRegistration();
  return known ? within(10_000, navigator.serviceWorker.ready).catch(() => null) : null;
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<T>((_, no) => setTimeout(() => no(new Error("too late")), ms))]);
}

/** A browser refuses a second key beside the first: after the school changed its key, the old door must go. */
function isFor(held: PushSubscription, key: Uint8Array): boolean {
  const own = new Uint8Array(held.options.applicationServerKey ?? new ArrayBuffer(0));
  return own.length === key.length && own.every((byte, index) => byte === key[index]);
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
