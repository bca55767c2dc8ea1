"""What the environment says: one frozen object, read once at the root.

Every name begins with NEARHAND_ (PORT alone is heard too). What cannot be understood is said by name, before
anything starts.
"""

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "NEARHAND_"
SQLITE = "sqlite:///"
POSTGRES = ("postgresql://", "postgres://")
LOCALHOST = ("127.0.0.1", "::1", "localhost")

Names = Annotated[tuple[str, ...], NoDecode]


class SettingsProblem(Exception):
    """The environment cannot be understood; the text names every variable and what to do."""


class Settings(BaseSettings):
    """Where the memory is, where to listen, who may ask."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, populate_by_name=True)

    database_url: str = "sqlite:///data/nearhand.db"
    data_dir: Path = Path("data")
    app_dir: Path = Path(__file__).parents[1] / "pwa" / "dist"
    secrets_dir: Path = Path("data/secrets")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535, validation_alias=AliasChoices(PREFIX + "PORT", "PORT", "port"))
    public_url: str = ""
    allowed_origins: Names = ()
    trusted_proxies: Names = ()
    demo: bool = False
    demo_answers: bool = True
    push_contact: str = "mailto:operator@nearhand.example"
    push_hosts_extra: Names = ()
    travel_url: str = ""
    metrics_token: SecretStr | None = None
    log_format: Literal["console", "json"] = "console"

    @field_validator("allowed_origins", "trusted_proxies", "push_hosts_extra", mode="before")
    @classmethod
    def _split(cls, given: Any) -> Any:
        return tuple(name for name in given.replace(",", " ").split()) if isinstance(given, str) else given

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url.startswith(POSTGRES):
            return "postgresql://" + url.partition("://")[2]
        if url.startswith(SQLITE) and len(url) > len(SQLITE) and ":memory:" not in url:
            return url
        raise ValueError("give sqlite:///path/to/file.db or postgresql://user:password@host/database")

    @field_validator("public_url", "travel_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.netloc):
            raise ValueError("give a web address such as https://help.example.org, or leave it out")
        return url.rstrip("/")

    @field_validator("allowed_origins")
    @classmethod
    def _origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            parts = urlsplit(origin)
            if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
                raise ValueError(f"{origin!r} is not an origin: give scheme and host only, https://app.example.org")
        return origins

    @property
    def is_sqlite(self) -> bool:
        """Whether the memory is a file that one process owns."""
        return self.database_url.startswith(SQLITE)

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file, where it is one."""
        return Path(self.database_url.removeprefix(SQLITE)) if self.is_sqlite else None

    @property
    def vapid_file(self) -> Path:
        """The private key with which pushes are signed."""
        return self.secrets_dir / "vapid.pem"

    @property
    def address(self) -> str:
        """The web address that people are given."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"


def read(**given: Any) -> Settings:
    """The settings of this environment; what is given goes before it."""
    try:
        return Settings(**given)
    except ValidationError as trouble:
        raise SettingsProblem("\n".join(_line(each) for each in trouble.errors())) from None


def _line(error: Any) -> str:
    field = str(error["loc"][0]).removeprefix(PREFIX).lower()
    reason = str(error["msg"]).removeprefix("Value error, ")
    return f"{PREFIX}{field.upper()}: {reason[:1].lower()}{reason[1:]}"
