import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_description_is_json_with_the_routes_that_phones_use(run: Run) -> None:
    code, output = run("openapi")
    document = json.loads(output)
    assert (code, document["paths"]["/api/calls"]["post"]["operationId"]) == (0, "raiseCall")


def test_it_is_the_same_every_time_and_can_be_written_to_a_file(run: Run, folder: Path) -> None:
    run("openapi", "--out", "a.json")
    assert (folder / "a.json").read_text() == run("openapi")[1]
