"""The house keeps its order: who imports whom, and who touches the world outside.

The same table, with each module's job, is in docs/architecture.md.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "comsite"

# A module imports from the rows above its own only, never from its own row.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            *("commands", "dates", "errors", "examples", "exports.spreadsheets", "importers"),
            *("importers.composing", "importers.document", "importers.readers.decoding"),
            *("importers.readers.furniture", "importers.readers.html.around"),
            *("importers.readers.joining", "importers.readers.markers"),
            *("importers.readers.pdf.covered", "importers.readers.pdf.sight"),
            *("importers.recognising", "importers.recognising.vocabulary", "outputs", "scaffold"),
            *("search_order", "yamlremedies", "yamltext"),
        }
    ),
    frozenset(
        {
            *("importers.composing.cleaning", "importers.readers.common"),
            *("importers.recognising.lines", "importers.recognising.printed"),
            *("importers.recognising.recognised", "markdown", "models", "scaffold.files"),
            *("search", "sourcefile", "urls", "yamltree"),
        }
    ),
    frozenset(
        {
            *("contexts.shared", "importers.composing.prose", "importers.composing.words"),
            *("importers.composing.yamltext", "importers.outcome", "importers.readers.detecting"),
            *("importers.readers.docx.package", "importers.readers.pdf.words"),
            *("importers.readers.tables", "importers.readers.text"),
            *("importers.recognising.dating", "importers.recognising.labels"),
            *("importers.recognising.parts", "importers.recognising.persons"),
            *("importers.recognising.promises", "schema", "search_parts"),
        }
    ),
    frozenset(
        {
            *("anchors", "contexts.charts", "contexts.dates", "contexts.listings"),
            *("contexts.story", "importers.composing.plainest"),
            *("importers.readers.docx.sentences", "importers.readers.docx.styles"),
            *("importers.readers.html.walk", "importers.readers.markdown"),
            *("importers.readers.pdf.page", "importers.recognising.codes"),
            *("importers.recognising.columns", "importers.recognising.listing"),
            *("importers.recognising.opening", "importers.recognising.seats"),
            *("importers.recognising.tabled", "importers.review", "importers.shelf", "loader"),
        }
    ),
    frozenset(
        {
            *("archive", "charts", "content_schemas", "contexts.actions", "contexts.meetings"),
            *("contexts.people", "contexts.reports", "contexts.site", "importers.composing.body"),
            *("importers.readers.docx.numbering", "importers.readers.docx.unseen"),
            *("importers.readers.html", "importers.readers.pdf.lines"),
            *("importers.readers.pdf.rubbish", "importers.readers.typed"),
            *("importers.recognising.agenda", "importers.recognising.rolls"),
        }
    ),
    frozenset(
        {
            *("contexts.topics", "importers.composing.report_body"),
            *("importers.readers.docx.inline", "importers.readers.pdf.grids"),
            *("importers.recognising.attending", "importers.recognising.extracts"),
            *("importers.recognising.neighbours", "names", "surroundings"),
        }
    ),
    frozenset(
        {
            *("context", "contexts", "importers.readers.docx", "importers.readers.pdf.layout"),
            *("importers.readers.pdf.paragraphs", "importers.recognising.matching", "references"),
            *("scaffold.records", "speech"),
        }
    ),
    frozenset(
        {
            *("exports.shapes", "importers.readers.pdf", "importers.recognising.notes"),
            *("importers.recognising.papers", "importers.recognising.slips", "mentions"),
            "pages.page",
        }
    ),
    frozenset(
        {
            *("exports.schemas", "exports.tables", "importers.readers"),
            *("importers.recognising.remarks", "linking"),
        }
    ),
    frozenset({"exports.package", "importers.recognising.recognise", "texts"}),
    frozenset(
        {
            *("backlinks", "importers.composing.meeting_body", "importers.composing.shown"),
            *("involvement", "render", "rules", "scaffold.meeting"),
        }
    ),
    frozenset(
        {
            *("advice", "checks", "forms", "importers.composing.writing", "post_topics"),
            "register",
        }
    ),
    frozenset({"links", "questions", "scaffold.archive", "threads"}),
    frozenset({"importers.composing.trial", "rulebook", "views"}),
    frozenset(
        {
            *("calendars", "exports.popolo", "exports.records", "feeds"),
            *("importers.composing.settling", "outcomes", "pages.data", "pages.dates"),
            *("pages.listings", "pages.meetings", "pages.reports", "pages.time_line"),
            *("pages.topics", "pages.topics_overview", "reference", "reporting", "structured"),
        }
    ),
    frozenset(
        {
            *("commands.shared", "exports", "finding", "importers.composing.keeping"),
            *("pages.actions", "story"),
        }
    ),
    frozenset(
        {
            *("commands.init", "commands.schemas", "importers.importing", "pages.home"),
            *("pages.organisations", "pages.people", "pages.post_topics", "pages.posts"),
        }
    ),
    frozenset({"pages"}),
    frozenset({"build"}),
    frozenset({"commands.new", "preview"}),
    frozenset({"serve"}),
    frozenset({"commands.showing"}),
    frozenset({"commands.importing"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)

# The modules of the command line.
COMMANDS = frozenset(
    {
        "cli",
        *("commands.importing", "commands.init", "commands.new", "commands.schemas"),
        *("commands.shared", "commands.showing"),
    }
)

# Who reads and writes files.
DISK_USERS = COMMANDS | {"build", "loader", "render", "scaffold.files", "search", "serve"}
DISK_USERS |= {"importers.shelf", "importers.recognising.vocabulary", "preview", "sourcefile"}

# What lies outside (the disk, programs, the network, the terminal), and who may import it.
OUTSIDE: dict[str, frozenset[str]] = {
    "ctypes": frozenset(
        {
            *("build", "importers.readers.pdf.covered", "importers.readers.pdf.page"),
            *("importers.readers.pdf.sight", "importers.readers.pdf.words"),
        }
    ),
    "filelock": frozenset({"build"}),
    "http": frozenset({"serve"}),
    "os": frozenset({"build", "commands.showing", "importers.shelf", "loader", "preview"}),
    "pagefind_bin": frozenset({"search"}),
    "pathlib": DISK_USERS | {"importers.importing"},
    "shutil": frozenset({"build", "commands.shared"}),
    "subprocess": frozenset({"search"}),
    "sys": (COMMANDS - {"commands.new", "commands.schemas"}) | {"build"},
    "tempfile": frozenset({"serve"}),
    "threading": frozenset({"commands.showing", "preview", "serve"}),
    "watchfiles": frozenset({"serve"}),
    "webbrowser": frozenset({"commands.showing"}),
}

# What a build could differ by from one day or run to the next, or reach another machine by.
FORBIDDEN = {"random", "secrets", "time", "uuid", "socket", "urllib.request", "asyncio", "pickle"}

# Packages with one purpose, and who has that purpose.
PACKAGES: dict[str, frozenset[str]] = {
    "cbor2": frozenset({"search_order"}),
    "click": COMMANDS | {"reference"},
    "icalendar": frozenset({"calendars"}),
    "jinja2": frozenset({"render"}),
    "markdown_it": frozenset(
        {"anchors", "importers.readers.markdown", "linking", "markdown", "texts"}
    ),
    "pydantic": frozenset(
        {
            *("archive", "dates", "forms", "models", "reference", "schema"),
            *("exports", "exports.popolo", "exports.schemas", "exports.shapes", "exports.tables"),
        }
    ),
    "pydantic_core": frozenset({"dates", "exports.schemas", "models", "schema"}),
    "pypdfium2": frozenset(
        {
            *("importers.readers.pdf", "importers.readers.pdf.covered"),
            *("importers.readers.pdf.page", "importers.readers.pdf.sight"),
            *("importers.readers.pdf.words",),
        }
    ),
    "selectolax": frozenset(
        {"importers.readers.html", "importers.readers.html.around", "importers.readers.html.walk"}
    ),
    "yaml": frozenset({"yamltree"}),
    "zipfile": frozenset({"importers.readers.docx.package"}),
}

# Methods that read or write the disk, whatever they are called on.
DISK = {
    *("chmod", "copyfile", "exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir"),
    *("mkdir", "open", "read_bytes", "read_text", "rename", "rmdir", "scandir", "stat"),
    *("touch", "unlink", "walk", "write_bytes", "write_text"),
}

CLOCK = {"now", "today", "utcnow", "monotonic", "perf_counter"}


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:  # the package itself is a docstring
            found[name] = path
    return found


MODULES = _modules()
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
LAYER_OF = {name: number for number, layer in enumerate(LAYERS) for name in layer}


def _imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every imported module with its line, wherever in the file the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            assert not node.level, "imports are written in full"
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                is_module = inner.removeprefix("comsite.") in MODULES
                yield inner if is_module else module, node.lineno


def _calls(tree: ast.AST) -> Iterator[tuple[ast.expr, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func, node.lineno


def test_every_module_has_its_place() -> None:
    """A new module is put into the table of layers, and one that is gone is taken out."""
    assert set(LAYER_OF) == set(MODULES)
    assert sum(len(layer) for layer in LAYERS) == len(LAYER_OF)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name: str) -> None:
    """A module imports from layers above its own only."""
    wrong = [
        f"{MODULES[name].name}:{line} imports {target}"
        for module, line in _imports(TREES[name])
        if (target := module.removeprefix("comsite.")) in MODULES
        and module.startswith("comsite.")
        and LAYER_OF[target] >= LAYER_OF[name]
    ]
    assert wrong == []


def test_layers_are_as_high_as_they_can_be() -> None:
    """Each module stands right below what it imports, so that the table says how things are."""
    for name, tree in TREES.items():
        needs = [
            LAYER_OF[target]
            for module, _ in _imports(tree)
            if (target := module.removeprefix("comsite.")) in MODULES
        ]
        assert LAYER_OF[name] == 1 + max(needs, default=-1), name


def test_the_documentation_has_the_same_layers() -> None:
    """The table for contributors groups the modules as the code does."""
    text = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    groups = [
        set(re.findall(r"^\| \*\*([a-z_.*\\]+)\*\* \|", group, re.MULTILINE))
        for group in text.split("| | |\n")
    ]
    assert groups == [_as_documented(layer) for layer in LAYERS if layer != {"__main__"}]


def _as_documented(layer: frozenset[str]) -> set[str]:
    sections = {name for name in layer if name.startswith("pages.") and name != "pages.page"}
    return {*(layer - sections), *(["pages.\\*"] if sections else [])}


@pytest.mark.parametrize("name", MODULES)
def test_the_outside_is_met_by_few(name: str) -> None:
    """The disk, other programs, the network and the terminal belong to the modules named here."""
    wrong = [
        f"{MODULES[name].name}:{line} imports {module}"
        for module, line in _imports(TREES[name])
        for table in (OUTSIDE, PACKAGES)
        if name not in table.get(module.split(".")[0], {name})
        or module in FORBIDDEN
        or module.split(".")[0] in FORBIDDEN
    ]
    assert wrong == []


@pytest.mark.parametrize("table", [OUTSIDE, PACKAGES], ids=["outside", "packages"])
def test_nobody_is_let_out_for_nothing(table: dict[str, frozenset[str]]) -> None:
    """Who may import something does import it; else the permission is taken back."""
    used: dict[str, set[str]] = {package: set() for package in table}
    for name, tree in TREES.items():
        for module, _ in _imports(tree):
            used.setdefault(module.split(".")[0], set()).add(name)
    assert {package: used[package] for package in table} == table


@pytest.mark.parametrize("name", MODULES)
def test_files_are_read_and_written_by_few(name: str) -> None:
    """Only the modules named here open, list, read or write files, and nobody prints."""
    wrong = []
    for function, line in _calls(TREES[name]):
        if isinstance(function, ast.Name):
            bad = function.id in {"print", "input", "exit", "quit", "breakpoint", "eval", "exec"}
            bad |= function.id == "open"
            called = function.id
        elif isinstance(function, ast.Attribute):
            bad = function.attr in DISK and name not in DISK_USERS
            called = function.attr
        else:
            continue
        if bad:
            wrong.append(f"{MODULES[name].name}:{line} calls {called}()")
    assert wrong == []


@pytest.mark.parametrize("name", MODULES)
def test_no_clock_reaches_a_page(name: str) -> None:
    """Nobody asks what time it is: the same content gives the same pages on any day."""
    wrong = [
        f"{MODULES[name].name}:{line} calls {function.attr}()"
        for function, line in _calls(TREES[name])
        if isinstance(function, ast.Attribute) and function.attr in CLOCK
    ]
    assert wrong == []


def test_only_the_command_line_prints_and_exits() -> None:
    """`click.echo` and `sys.exit` stand in cli.py and commands/ alone."""
    users = {
        name
        for name, tree in TREES.items()
        for function, _ in _calls(tree)
        if isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and (function.value.id, function.attr)
        in {("click", "echo"), ("click", "secho"), ("sys", "exit"), ("stdout", "write")}
    }
    assert users == COMMANDS


def test_a_command_imports_what_it_needs_when_it_runs() -> None:
    """`comsite --help` loads nothing but the commands and the problems that they print."""
    for name, tree in TREES.items():
        if name == "cli" or name.startswith("commands."):
            at_top = [one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom)]
            loaded = {module for node in at_top for module, _ in _imports(node)}
            ours = {module for module in loaded if module.startswith("comsite.")}
            assert {one for one in ours if not one.startswith("comsite.commands.")} <= {
                "comsite.errors"
            }
