"""A desktop that shows notifications, with a finger to click on them: a message bus of its own, and the one service on it.

The browser shows its notifications there, as on any Linux desktop; a click that comes back over the bus is a real one, trusted by
the browser, with the right to open a window."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from dbus_fast import BusType
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusSignature
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

from tests.patience import PATIENCE_S

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ITSELF = "default"
ALONE = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""  # a bus that starts no service of the machine's


class Desktop(ServiceInterface):
    """`address` is the bus's. What is shown is kept by its title, with the keys of its buttons."""

    def __init__(self, address: str) -> None:
        super().__init__(NAME)
        self.address = address
        self._count = 0
        self._shown: dict[str, tuple[int, dict[str, str]]] = {}
        self._news = asyncio.Event()

    async def click(self, title: str, button: str = "") -> None:
        """On a button of the notification of that title, once it is shown; on the notification itself, where none is named."""
        async with asyncio.timeout(PATIENCE_S):
            while title not in self._shown:
                self._news.clear()
                await self._news.wait()
        number, buttons = self._shown[title]
        self.ActionInvoked(number, buttons[button] if button else ITSELF)

    @dbus_method()
    def GetCapabilities(self) -> Annotated[list[str], DBusSignature("as")]:  # noqa: N802
        return ["actions", "body", "persistence"]

    @dbus_method()
    def GetServerInformation(self) -> Annotated[list[str], DBusSignature("ssss")]:  # noqa: N802
        return ["desktop", "tests", "1.0", "1.2"]

    @dbus_method()
    def Notify(  # noqa: N802
        self,
        app: Annotated[str, DBusSignature("s")],
        replaces: Annotated[int, DBusSignature("u")],
        icon: Annotated[str, DBusSignature("s")],
        title: Annotated[str, DBusSignature("s")],
        body: Annotated[str, DBusSignature("s")],
        actions: Annotated[list[str], DBusSignature("as")],
        hints: Annotated[dict[str, Any], DBusSignature("a{sv}")],
        until: Annotated[int, DBusSignature("i")],
    ) -> Annotated[int, DBusSignature("u")]:
        self._count += 1
        number = replaces or self._count
        self._shown[title] = number, dict(zip(actions[1::2], actions[::2], strict=True))
        self._news.set()  # who waits to click goes on after this is answered: before that the browser does not know the number
        return number

    @dbus_method()
    def CloseNotification(self, number: Annotated[int, DBusSignature("u")]) -> None:  # noqa: N802
        self.NotificationClosed(number, 3)

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> Annotated[list[Any], DBusSignature("uu")]:  # noqa: N802
        return [number, reason]

    @dbus_signal()
    def ActionInvoked(self, number: int, key: str) -> Annotated[list[Any], DBusSignature("us")]:  # noqa: N802
        return [number, key]


@asynccontextmanager
async def desktop(folder: Path) -> AsyncIterator[Desktop]:
    """A bus and the service on it, until the end."""
    daemon = shutil.which("dbus-daemon")
    assert daemon, "no dbus-daemon here: install dbus (tests/install.sh tries), or make test WITHOUT=desktop"
    rules = folder / "bus.conf"
    rules.write_text(ALONE)
    words = (daemon, f"--config-file={rules}", "--nofork", "--nopidfile", "--print-address=1")
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        address = (await process.stdout.readline()).decode().strip()
        bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
        shown = Desktop(address)
        bus.export(PATH, shown)
        await bus.request_name(NAME)
        yield shown
        bus.disconnect()
        await bus.wait_for_disconnect()
    finally:
        process.terminate()
        await process.wait()
