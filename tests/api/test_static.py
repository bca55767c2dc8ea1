import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from app.api.site import Settings
from tests.api.desk import Desk, code, open_desk


def build(dist: Path) -> Settings:
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<title>Nearhand</title>")
    (dist / "sw.js").write_text("// sw")
    (dist / "assets" / "app-1a2b.js").write_text("// app")
    return Settings(dist=dist)


async def test_the_apps_files_and_pages(sqlite_url: str, tmp_path: Path) -> None:
    async with open_desk(sqlite_url, settings=build(tmp_path / "dist")) as desk:
        browser = desk.browser()
        told = {}
        for path in ("/", "/call/abc", "/sw.js", "/assets/app-1a2b.js"):
            answer = await browser.send("GET", path)
            told[path] = (answer.status_code, answer.text, answer.headers["cache-control"])
        page, for_ever = "<title>Nearhand</title>", "public, max-age=31536000, immutable"
        assert told == {
            "/": (200, page, "no-cache"),
            "/call/abc": (200, page, "no-cache"),
            "/sw.js": (200, "// sw", "no-cache"),
            "/assets/app-1a2b.js": (200, "// app", for_ever),
        }


async def test_what_is_no_page_is_not_there(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    async with open_desk(sqlite_url, settings=build(tmp_path / "dist")) as desk:
        browser = desk.browser()
        for path in ("/api/nowhere", "/assets/old-9z.js", "/api"):
            assert code(await browser.send("GET", path)) == (404, "not_found"), path
        climbed = await browser.http.get("/%2e%2e/secret")
        assert "secret" not in climbed.text
        assert code(await browser.send("POST", "/call/abc", {})) == (404, "not_found")


async def test_before_the_app_is_built_a_page_is_a_typed_no(desk: Desk, tmp_path: Path) -> None:
    desk.site = replace(desk.site, settings=Settings(dist=tmp_path / "nothing"))
    assert code(await desk.browser().send("GET", "/")) == (404, "not_found")


async def test_who_can_unpack_gets_what_the_build_packed_and_nobody_else(sqlite_url: str, tmp_path: Path) -> None:
    settings = build(tmp_path / "dist")
    (tmp_path / "dist" / "assets" / "app-1a2b.js.gz").write_bytes(gzip.compress(b"// packed"))
    async with open_desk(sqlite_url, settings=settings) as desk:
        http = desk.browser().http
        told = {}
        for accepted in ("gzip, br", "identity"):
            answer = await http.get("/assets/app-1a2b.js", headers={"Accept-Encoding": accepted})
            said = answer.headers
            told[accepted] = (answer.text, said.get("content-encoding"), said["content-type"], said["vary"])
        script = "text/javascript; charset=utf-8"
        assert told == {
            "gzip, br": ("// packed", "gzip", script, "Accept-Encoding"),
            "identity": ("// app", None, script, "Accept-Encoding"),
        }
        again = await http.get(
            "/assets/app-1a2b.js", headers={"If-None-Match": answer.headers["etag"], "Accept-Encoding": "identity"}
        )
        assert again.status_code == 304


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("GZIP;q=0.5, br", True),
        ("*", True),
        ("gzip;q=0", False),
        ("br, gzip; q=0.0, *", False),
        ("*;q=0", False),
        ("gzip;q=much", False),
        ("xgzip", False),
    ],
)
async def test_who_will_not_have_it_packed_gets_it_plain(sqlite_url: str, tmp_path: Path, accepted: str, packed: bool) -> None:
    settings = build(tmp_path / "dist")
    (tmp_path / "dist" / "assets" / "app-1a2b.js.gz").write_bytes(gzip.compress(b"// packed"))
    async with open_desk(sqlite_url, settings=settings) as desk:
        answer = await desk.browser().http.get("/assets/app-1a2b.js", headers={"Accept-Encoding": accepted})
        assert (answer.headers.get("content-encoding") == "gzip") is packed


async def test_a_part_that_there_is_not_is_a_typed_no_and_one_that_there_is_comes(sqlite_url: str, tmp_path: Path) -> None:
    async with open_desk(sqlite_url, settings=build(tmp_path / "dist")) as desk:
        http = desk.browser().http
        for odd in ("bytes=100-", "bytes=5-2", "lines=1-2", "bytes"):
            no = await http.get("/sw.js", headers={"Range": odd})
            assert (code(no), no.json()["facts"]) == ((416, "invalid"), {"range": "not_satisfiable"}), odd
        part = await http.get("/sw.js", headers={"Range": "bytes=3-4"})
        assert (part.status_code, part.text) == (206, "sw")
        beyond = await http.get("/sw.js", headers={"Range": "bytes=100-"})
        assert beyond.headers["content-range"] == "bytes */5"
