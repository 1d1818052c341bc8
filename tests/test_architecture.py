"""Who imports whom, and who meets the world outside. A new file needs no line here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "comsite"
# From the ground up: a file imports from its own room and from those before it.
ROOMS = ["base", "content", "texts", "library", "ledger", "data", "site", "checking", "search"]
ROOMS += ["editing", "importing", "publishing", "cli", "__main__"]
# Rooms that are apart all the same: what is checked or imported needs no page.
APART = {("checking", "site"), ("importing", "site"), ("importing", "editing"), ("data", "ledger")}
# What lies outside, and the rooms that may import it. No room may import what is not a line here
# and would make a build differ from one day or run to the next.
MEETS = {
    "pathlib": "content checking search site editing importing publishing cli",
    "os|shutil|tempfile|sys|threading": "__init__ content importing publishing cli",
    "filelock|watchfiles|http|pickle|platformdirs": "publishing",
    "ctypes|multiprocessing": "importing publishing",
    "subprocess": "content search importing",
    "pagefind_bin|cbor2": "search",
    "click": "cli editing",
    "webbrowser": "cli",
    "jinja2|icalendar": "site",
    "yaml": "content",
    "pypdfium2|selectolax|zipfile": "importing",
    "time|cProfile|pstats": "cli",
    "random|secrets|uuid|socket|asyncio|urllib.request": "",
}
FORBIDDEN = {("builtins", name) for name in ("print", "input", "open", "eval", "exec", "exit")}
CLOCK = {"now", "today", "utcnow", "monotonic", "perf_counter"}
FILES = {".".join(p.relative_to(PACKAGE).with_suffix("").parts): p for p in PACKAGE.rglob("*.py")}
TREES = {name.removesuffix(".__init__"): ast.parse(p.read_text()) for name, p in FILES.items()}


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner.removeprefix("comsite.") in TREES else str(node.module)


def called(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Every function that a file calls: the name it is called on, and its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "builtins", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield getattr(node.func.value, "id", ""), node.func.attr


USES = {name: set(imported(tree)) for name, tree in TREES.items()}
OURS = {
    name: {module[8:] for module in modules if module.startswith("comsite.")} - {name}
    for name, modules in USES.items()
}


def room(name: str) -> str:
    """The room of a module."""
    return name.split(".")[0]


def test_arrows_point_down() -> None:
    """A room leans on rooms below it alone, and no files lean on each other in a circle."""
    arrows = {(room(a), room(b)) for a, modules in OURS.items() for b in modules}
    assert [arrow for arrow in arrows if ROOMS.index(arrow[0]) < ROOMS.index(arrow[1])] == []
    assert sorted(arrows & APART) == []
    TopologicalSorter(OURS).prepare()


def test_few_meet_the_world() -> None:
    """The disk, the clock, other programs and each library belong to the rooms named above."""
    wrong = [
        f"{name} imports {module}"
        for name, modules in USES.items()
        for module in modules
        for outside, rooms in MEETS.items()
        if re.match(rf"(?:{outside})(?:\.|$)", module) and room(name) not in rooms.split()
    ]
    assert wrong == []


def test_the_command_line_alone_prints_and_exits_and_nobody_asks_the_time() -> None:
    """What a page shows and a function returns depends on its arguments."""
    wrong = [
        f"{name} calls {on}.{function}()"
        for name, tree in TREES.items()
        for on, function in called(tree)
        if (on, function) in FORBIDDEN
        or (function in CLOCK and room(name) != "cli")
        or ((on, function) in {("click", "echo"), ("sys", "exit")} and room(name) != "cli")
    ]
    assert wrong == []


def test_the_documentation_has_the_same_rooms() -> None:
    """The table for contributors has them in their order."""
    text = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    table = text.partition("## The rooms")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [
        name for name in ROOMS if (PACKAGE / name).is_dir()
    ]


def test_a_command_imports_what_it_needs_when_it_runs() -> None:
    """``comsite --help`` loads nothing but the commands and the problems that they print."""
    for name, tree in TREES.items():
        if room(name) == "cli" and isinstance(tree, ast.Module):
            at_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
            loaded = {module for node in at_top for module in imported(node)}
            ours = {module for module in loaded if module.startswith("comsite.")}
            assert {one for one in ours if not one.startswith("comsite.cli.")} <= {
                "comsite.base.problems"
            }
