"""`nearhand serve`: migrate, then serve until told to stop. Ctrl-C is a good end."""

import asyncio
import os
import resource
import signal
import sys
from typing import Annotated, Any

import typer
import uvicorn

from app import settings, telemetry
from app.cli import keys
from app.cli.console import Trouble, say
from app.cli.demo import filled
from app.cli.opening import migrated
from app.main import Service, build
from app.settings import PREFIX, Settings

GRACE_S = 5
NOT_STARTED = 3
SILENT_S = 30  # a worker that says nothing for so long is begun anew; on a slow machine it takes ten to import all
MOST_FILES = 65_536
HEADS = "app.api.heads:HeadProtocol"
PROTOCOL = "app.realtime.transport:LiveProtocol"  # by name: a worker must answer before it has imported it


def serve(
    *,
    demo: Annotated[bool, typer.Option("--demo", help="The demo district, with a door for each role.")] = False,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes; more than one needs PostgreSQL.")] = 1,
) -> None:
    """Serve the app and the phones. Migrates first, and makes the push key when there is none."""
    given = {"host": host, "port": port, "demo": demo or None}
    chosen = settings.read(**{name: value for name, value in given.items() if value is not None})
    if workers > 1 and chosen.is_sqlite:
        raise Trouble("SQLite has one writer: more workers need PostgreSQL (NEARHAND_DATABASE_URL)")
    telemetry.set_up(chosen.log_format)
    prepare(chosen)
    say(f"Nearhand is at {chosen.address} (Ctrl-C ends it)")
    run(chosen, workers)


def prepare(chosen: Settings) -> None:
    """All that must be there before the first request."""
    open_doors()
    migrated(chosen)
    keys.ensure(chosen)
    if chosen.demo:
        asyncio.run(filled(chosen))


def open_doors() -> None:
    """As many connections as the system allows: a usual soft limit is 1024, which one machine of a stranger's fills."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES)
    if now != resource.RLIM_INFINITY and now < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))


def run(chosen: Settings, workers: int) -> None:
    """Until SIGINT or SIGTERM, both of which end well."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if workers > 1:
            _hand_down(chosen)
            uvicorn.run("app.cli.serve:worker", factory=True, workers=workers, **options(chosen))
            return
        server = uvicorn.Server(uvicorn.Config(build(chosen), **options(chosen)))
        server.run()
    except KeyboardInterrupt:
        return
    if not server.started:
        raise typer.Exit(NOT_STARTED)


def worker() -> Service:
    """What one of several processes serves; the settings come to it by the environment."""
    chosen = settings.read()
    telemetry.set_up(chosen.log_format)
    return build(chosen)


def _hand_down(chosen: Settings) -> None:
    os.environ |= {PREFIX + "DEMO": str(chosen.demo), PREFIX + "HOST": chosen.host, PREFIX + "PORT": str(chosen.port)}


def options(chosen: Settings) -> dict[str, Any]:
    """Compression costs 2.8 times the memory of a socket; a message larger than 64 kB is nobody's."""
    return {
        "host": chosen.host,
        "port": chosen.port,
        "http": HEADS,
        "ws": PROTOCOL,
        "ws_per_message_deflate": False,
        "ws_max_size": 65536,
        "timeout_graceful_shutdown": GRACE_S,
        "timeout_worker_healthcheck": SILENT_S,
        "lifespan": "on",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": bool(chosen.trusted_proxies),
        "forwarded_allow_ips": list(chosen.trusted_proxies),
    }
