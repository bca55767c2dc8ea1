"""What the service says about itself: log lines without particulars, and numbers for Prometheus.

No name, no words, no token leaves here: a line carries ids, codes, counts and times.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

PARTICULARS = frozenset(
    {
        "address", "auth", "authorization", "body", "cookie", "cookies", "email", "endpoint",
        "headers", "latitude", "login", "longitude", "name", "names", "note", "p256dh", "password",
        "payload", "phone", "point", "room", "secret", "student", "text", "title", "token", "url",
    }
)  # fmt: skip
LEFT_OUT = "(left out)"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0)


def leave_out(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A particular is recognised by any word of its key; its place is kept, its value is not."""
    for key in line:
        if key != "event" and not PARTICULARS.isdisjoint(key.lower().split("_")):
            line[key] = LEFT_OUT
    return line


def set_up(log_format: str = "console") -> None:
    """One shape for every log line, those of libraries included."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        leave_out,
    ]
    plain = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    last: list[Any] = (
        [structlog.processors.ExceptionRenderer(plain), structlog.processors.JSONRenderer()]
        if log_format == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    _quieten()


def _quieten() -> None:
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # paths may hold an invitation's token; the desk writes its own
    for name in ("alembic", "httpx", "httpx2", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Numbers:
    """The Meter of the engine, kept for Prometheus. A series is made when it is first counted."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._kept: dict[str, Counter | Gauge | Histogram] = {}
        self._labels: dict[str, tuple[str, ...]] = {}

    def count(self, name: str, **labels: str) -> None:
        """One more."""
        self._series(Counter, name, labels).inc()

    def gauge(self, name: str, value: float, **labels: str) -> None:
        """So many now."""
        self._series(Gauge, name, labels).set(value)

    def observe(self, name: str, seconds: float, **labels: str) -> None:
        """It took so long."""
        self._series(Histogram, name, labels).observe(seconds)

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _series(self, kind: type[Any], name: str, labels: dict[str, str]) -> Any:
        known = self._labels.setdefault(name, tuple(sorted(labels)))
        if name not in self._kept:
            more = {"buckets": SECONDS} if kind is Histogram else {}
            words = name.replace("_", " ")
            self._kept[name] = kind(f"nearhand_{name}", words, known, registry=self.registry, **more)
        # A number must never be the reason that a call is lost: labels are fitted to the first time's.
        found = self._kept[name]
        return found.labels(*(str(labels.get(each, "")) for each in known)) if known else found
