"""Phones that are truly pushed to: their subscriptions are our own push service's, the rest is the browser's.

A browser without the outside world cannot subscribe; `subscribe` alone is answered here, with a key pair whose private
half the push service has. What that has checked and decrypted goes into the real service worker, as a browser's own
push client would do it.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import BrowserContext, CDPSession, Page, Worker, expect

from tests.e2e.windows import Windows, through
from tests.push_service import PushService
from tests.serving import Server

T = TypeVar("T")
BREATH_S = 0.05
LOOKS = 1200
EVENING_S = 3600.0
SUBSCRIBE = """
const HELD = "our-subscription";
const door = (made, options) => ({
  ...made, options, toJSON: () => made, unsubscribe: async () => { localStorage.removeItem(HELD); return true; },
});
PushManager.prototype.getSubscription = async () => {
  const held = JSON.parse(localStorage.getItem(HELD) ?? "null");
  return held && door(held.made, { applicationServerKey: Uint8Array.from(held.key).buffer });
};
PushManager.prototype.subscribe = async function (options) {
  const bytes = [...new Uint8Array(options.applicationServerKey)];
  const key = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const made = await window.subscribeAtOurs(key);
  localStorage.setItem(HELD, JSON.stringify({ made, key: bytes }));
  return door(made, options);
};
"""
SHOWN = """async () => (await self.registration.getNotifications()).map((shown) => ({
  title: shown.title, body: shown.body, tag: shown.tag, silent: shown.silent, asks: shown.requireInteraction,
  actions: shown.actions.map((one) => one.action), data: shown.data,
}))"""
CLEAR = "async () => { for (const one of await self.registration.getNotifications()) one.close(); }"
TAP = """async (action) => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
}"""


@dataclass(slots=True, kw_only=True, eq=False)
class Phone:
    """One person's phone. `page` is the app, which may be closed: the worker lives on."""

    name: str
    context: BrowserContext
    page: Page
    worker: Worker
    browser: CDPSession
    origin: str
    registration: str

    async def push(self, text: str) -> None:
        """What a push client does with a message that it has."""
        what = {"origin": self.origin, "registrationId": self.registration, "data": text}
        await self.browser.send("ServiceWorker.deliverPushMessage", what)

    async def shown(self) -> list[dict[str, Any]]:
        """The notifications on its screen."""
        found: list[dict[str, Any]] = await self.worker.evaluate(SHOWN)
        return found

    async def shows(self, title: str) -> dict[str, Any]:
        """The one notification, once it has that title: there is never a second beside it."""

        async def it() -> dict[str, Any] | None:
            titles = {each["title"]: each for each in await self.shown()}
            return titles[title] if list(titles) == [title] else None

        return await eventually(it, f"{self.name}'s phone shows {title!r}")

    async def tap(self, action: str = "") -> None:
        """A finger on the notification, or on one of its buttons."""
        await self.worker.evaluate(TAP, action)

    async def close_app(self) -> None:
        await self.page.close()


@dataclass(slots=True, kw_only=True, eq=False)
class Pockets:
    """Everybody's phones, and who carries messages from the push service to them."""

    windows: Windows
    service: PushService
    phones: dict[str, Phone] = field(default_factory=dict)

    async def phone(self, name: str, person: str, *, context: BrowserContext | None = None) -> Phone:
        """A new phone, its owner signed in, its service worker awake."""
        context = context or await self.windows.context()
        await context.expose_function("subscribeAtOurs", lambda key: self._subscribed(name, key))
        await context.add_init_script(SUBSCRIBE)
        page = await self.windows.look(context)
        await through(page, person)
        await page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        browser, registration = await registered(context)
        phone = Phone(
            name=name,
            context=context,
            page=page,
            worker=context.service_workers[0],
            browser=browser,
            origin=self.windows.url,
            registration=registration,
        )
        self.phones[name] = phone
        return phone

    async def proven(self, name: str, person: str, *, context: BrowserContext | None = None) -> Phone:
        """A phone that has rung once, with nothing on its screen. The demo's coaches are on duty already."""
        phone = await self.phone(name, person, context=context)
        await phone.page.get_by_role("link", name="Duty").first.click()
        await phone.page.get_by_role("button", name="Test this phone").first.click()
        await expect(phone.page.get_by_text("This phone will ring", exact=True).first).to_be_visible()
        await phone.shows("This phone rings")
        await phone.worker.evaluate(CLEAR)
        return phone

    def _subscribed(self, name: str, key: str) -> dict[str, Any]:
        self.service.keys.add(key)  # from now on nobody else may push here
        phone = self.service.phone(name)
        return {"endpoint": phone.endpoint, "expirationTime": None, "keys": {"p256dh": phone.p256dh, "auth": phone.auth}}

    async def carry(self) -> None:
        """Until cancelled: each message to its phone, in the order of their arrival."""
        done = 0
        while True:
            for message in (await self.service.wait_for(done + 1, patience=EVENING_S))[done:]:
                await self.phones[message.phone].push(message.text)
                done += 1


async def registered(context: BrowserContext) -> tuple[CDPSession, str]:
    """The browser's own tools, and the app's service worker as they number it.

    By way of an empty window, which stays when the app is closed."""
    browser = await context.new_cdp_session(await context.new_page())
    found: list[str] = []

    def note(told: dict[str, Any]) -> None:
        found.extend(str(each["registrationId"]) for each in told["registrations"])

    browser.on("ServiceWorker.workerRegistrationUpdated", note)
    await browser.send("ServiceWorker.enable")

    async def first() -> str | None:
        return found[0] if found else None

    return browser, await eventually(first, "the service worker is registered")


async def eventually(look: Callable[[], Awaitable[T | None]], what: str) -> T:
    """What `look` finds, as soon as it finds something."""
    for _ in range(LOOKS):
        found = await look()
        if found is not None:
            return found
        await asyncio.sleep(BREATH_S)
    raise AssertionError(f"never came true: {what}")


def fill_without_phones(folder: Path) -> Path:
    """The demo's people have phones that are always proven. Here they have none but those that a test gives them."""
    Server(folder).command("demo")
    with closing(sqlite3.connect(folder / "nearhand.db")) as database, database:
        database.execute("update devices set endpoint = null, proven_at = null")
    return folder / "nearhand.db"
