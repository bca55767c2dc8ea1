"""Every module has its test, at the same place under the same name: who changes one knows where to look."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"

# Modules that only declare: there is nothing in them to call. Each says what tests it instead.
DECLARATIONS = {
    "core/cards/": "tests/core/test_board.py fills them",
    "core/commands/": "the tests of core/dispatch decide each",
    "core/events/": "tests/store/test_codec.py writes and reads each",
    "core/outcomes.py": "the rules' own tests: these are names for choices",
    "core/sentences.py": "tests/core/test_plain.py says each",
    "core/words/": "the rules' own tests: these are names for choices",
}


def modules() -> list[str]:
    files = (path for path in APP.rglob("*.py") if path.name not in {"__init__.py", "__main__.py"})
    return sorted(str(path.relative_to(APP)) for path in files)


def mirror(module: str) -> Path:
    path = ROOT / "tests" / module
    return path.with_name(f"test_{path.name}")


def only_declares(module: str) -> bool:
    return module.startswith(tuple(DECLARATIONS))


def test_every_module_has_its_test() -> None:
    assert [module for module in modules() if not only_declares(module) and not mirror(module).exists()] == []


@pytest.mark.parametrize("module", list(filter(only_declares, modules())))
def test_a_module_without_a_test_has_nothing_to_call(module: str) -> None:
    tree = ast.parse((APP / module).read_text())
    assert [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)] == []


def test_every_exception_is_still_one() -> None:
    assert [known for known in DECLARATIONS if not (APP / known).exists()] == []
