"""The image and its neighbours, read rather than run: that they are safe to start needs no engine to see."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

DOCKER = Path(__file__).parents[2] / "docker"
COMPOSE = ["compose.yml", "compose.dev.yml"]
SCRIPTS = ["entrypoint.sh", "healthcheck.sh"]
SECRET = re.compile(r"(password|secret|token|private_key)\w*\s*[:=]\s*(?!\s*\$\{)[\"']?\w", re.IGNORECASE)


def last_stage() -> list[str]:
    text = (DOCKER / "Dockerfile").read_text().replace("\\\n", " ")
    return re.split(r"^FROM ", text, flags=re.MULTILINE)[-1].splitlines()


def instruction(name: str) -> list[str]:
    return [line.removeprefix(name).strip() for line in last_stage() if line.startswith(f"{name} ")]


def services(file: str) -> dict[str, Any]:
    return dict(yaml.safe_load((DOCKER / file).read_text())["services"])


def test_the_image_does_not_run_as_root() -> None:
    assert instruction("USER") == ["10001:10001"]


def test_the_image_is_built_in_three_stages() -> None:
    stages = re.findall(r"^FROM \S+ AS (\w+)", (DOCKER / "Dockerfile").read_text(), re.MULTILINE)
    assert stages == ["pwa", "wheel", "run"]


def test_health_means_ready_and_not_an_open_port() -> None:
    assert '["healthcheck.sh"]' in instruction("HEALTHCHECK")[0]
    assert "/ready" in (DOCKER / "healthcheck.sh").read_text()


def test_a_start_is_one_program_and_not_two() -> None:
    lines = (DOCKER / "entrypoint.sh").read_text().splitlines()
    assert ['exec python -m app "$@"'] == [line for line in lines if "python" in line]


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_is_executable_and_well_formed(script: str) -> None:
    path = DOCKER / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0


@pytest.mark.parametrize("path", sorted(DOCKER.iterdir()), ids=lambda path: path.name)
def test_no_secret_is_written_down(path: Path) -> None:
    assert SECRET.findall(path.read_text()) == []


@pytest.mark.parametrize("file", COMPOSE)
def test_the_app_may_write_nowhere_but_to_its_data(file: str) -> None:
    app = services(file)["app"]
    assert (app["read_only"], app["cap_drop"]) == (True, ["ALL"])
    assert [volume.split(":")[1] for volume in app["volumes"]] == ["/data"]


def test_the_street_reaches_the_proxy_only() -> None:
    published = [name for name, service in services("compose.yml").items() if "ports" in service]
    assert published == ["caddy"]


def test_what_the_image_copies_is_not_ignored() -> None:
    wanted = {line[1:] for line in (DOCKER / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] == "!"}
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DOCKER / "Dockerfile").read_text(), re.MULTILINE)
    sources = {word.rstrip("/") for line in copied for word in line.split() if not word.startswith("--")}
    assert {source for source in sources if source not in wanted and not source.startswith("pwa/")} == set()
