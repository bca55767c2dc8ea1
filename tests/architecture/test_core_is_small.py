"""The core needs almost nothing, and no room is crowded: what the import linter does not see is counted."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
CORE = APP / "core"
SCREENS = ROOT / "pwa" / "src"

MAY_IMPORT = {
    *(
        "__future__",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "functools",
        "hashlib",
        "itertools",
    ),
    *("json", "math", "operator", "re", "statistics", "typing", "unicodedata"),
}
FILE, CORE_FILE, FUNCTION, CORE_PARAMETERS = 300, 200, 30, 4
FOLDER = 17
A_LIST = {CORE}  # one folder on purpose: its layers are its order
GENERATED = "generated"  # a file that says so in its first lines is nobody's to shorten

Function = ast.FunctionDef | ast.AsyncFunctionDef


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def functions(folder: Path) -> Iterator[tuple[str, Function]]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, Function):
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node


def length(node: Function) -> int:
    """Without the docstring: an explanation must not cost the code its room."""
    first = node.body[0]
    told = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if told else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def parameters(node: Function) -> list[str]:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return [argument.arg for argument in arguments if argument.arg not in {"self", "cls"}]


def crowded(files: Iterator[Path], budget: int) -> list[str]:
    texts = {file: file.read_text() for file in files}
    return [
        f"{file.relative_to(ROOT)} has {text.count(chr(10))} lines"
        for file, text in sorted(texts.items())
        if text.count("\n") > budget and GENERATED not in text[:300].lower()
    ]


def test_the_core_imports_only_what_cannot_reach_the_world() -> None:
    foreign = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in CORE.rglob("*.py")
        for name in imported(file)
        if name.partition(".")[0] not in MAY_IMPORT and name != "app.core" and not name.startswith("app.core.")
    }
    assert foreign == set()


def test_no_file_of_the_core_is_crowded() -> None:
    assert crowded(CORE.rglob("*.py"), CORE_FILE) == []


def test_no_file_of_the_service_is_crowded() -> None:
    assert crowded(APP.rglob("*.py"), FILE) == []


def test_no_file_of_the_phone_app_is_crowded() -> None:
    assert crowded((file for kind in ("ts", "svelte", "css") for file in SCREENS.rglob(f"*.{kind}")), FILE) == []


def test_no_folder_of_the_service_is_crowded() -> None:
    folders = {file.parent for file in APP.rglob("*.py")} - A_LIST
    full = {folder: sorted(file.name for file in folder.glob("*.py") if file.name != "__init__.py") for folder in folders}
    assert [] == [f"{folder.relative_to(ROOT)} has {len(files)}" for folder, files in sorted(full.items()) if len(files) > FOLDER]


def test_no_function_is_longer_than_a_glance() -> None:
    long = [f"{where} has {length(node)} lines" for where, node in functions(APP) if length(node) > FUNCTION]
    assert long == []


def test_more_than_four_parameters_in_the_core_are_a_value() -> None:
    many = [where for where, node in functions(CORE) if len(parameters(node)) > CORE_PARAMETERS]
    assert many == []
