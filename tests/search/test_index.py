"""What Pagefind can fail at, and what is said then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pagefind_bin
import pytest

from comsite.base.problems import BuildError
from comsite.search.index import index

AGAIN = (
    "build again, and if that does not help, leave search out for now: comsite build --no-search"
)
PAGE = '<html lang="en"><body data-pagefind-body><h1>{}</h1><p>{}</p></body></html>'
PAGEFIND = Path(pagefind_bin.get_executable())

Program = Callable[[str], None]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of three pages, one of them with many words."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("gulls", "nets", "mud"):
        words = " ".join(f"{name}{number}" for number in range(2_000 if name == "mud" else 3))
        (folder / f"{name}.html").write_text(PAGE.format(name, words))
    return folder


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Put a shell script in the place of Pagefind; ``"$@"`` is what it is called with."""

    def put(script: str) -> None:
        path = tmp_path / "pagefind"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)

    return put


def failure(site: Path, limit: float = 60) -> str:
    """What is said when the pages cannot be indexed."""
    with pytest.raises(BuildError) as failed:
        index(site, site.parent / "pagefind-index", "en", limit)
    return str(failed.value)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("kill -9 $$", f"Pagefind was killed (signal 9), as it is where memory runs out; {AGAIN}"),
        ("exit 3", f"Pagefind failed (exit 3)\n{AGAIN}"),
        ("echo '  No!' >&2; exit 3", f"Pagefind failed (exit 3) and said: No!\n{AGAIN}"),
        ("printf '\\377'; exit 4", f"Pagefind failed (exit 4) and said: �\n{AGAIN}"),
    ],
)
def test_a_failure_is_told(script: str, message: str, site: Path, program: Program) -> None:
    """How it ended is said, what it said itself, and what to do."""
    program(script)
    assert failure(site) == message


def test_what_takes_for_ever_is_ended(site: Path, program: Program) -> None:
    """There is a limit of time, of which the message tells."""
    program("exec sleep 600")
    assert failure(site, 0.5) == f"Pagefind was not done after 0 seconds, so it was ended; {AGAIN}"


def test_what_is_not_there_is_to_be_installed(
    site: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is what is no program."""
    program("exit 0")
    nothing = site / "nothing"
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: nothing)
    assert failure(site) == (
        f"Pagefind could not be started: No such file or directory ({nothing});"
        " install it: pip install pagefind-bin"
    )

    def missing() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    assert failure(site) == "Pagefind is not installed; install it: pip install pagefind-bin"


def whole(name: str) -> str:
    return (
        f"Pagefind left no whole {name}, as it does where the disk is full; make room there, and"
        " build again"
    )


@pytest.mark.parametrize(("blocks", "name"), [(20, "pagefind.js"), (88, "pagefind.js")])
def test_a_file_that_could_not_be_written_whole(
    blocks: int, name: str, site: Path, program: Program
) -> None:
    """Pagefind itself says nothing of it, and ends well.

    Here no file may be larger than so many blocks of 512 bytes.
    """
    program(f"trap '' XFSZ; ulimit -f {blocks}; exec {PAGEFIND} \"$@\"")
    assert failure(site) == whole(name)


@pytest.mark.parametrize("damage", [":", "truncate -s 0", "truncate -s -1", "rm"])
@pytest.mark.parametrize(
    "name",
    [
        *("pagefind-entry.json", "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"),
        *("pagefind.*.pf_meta", "fragment/*.pf_fragment", "index/*.pf_index"),
    ],
)
def test_every_file_of_an_index_is_proved(
    damage: str, name: str, site: Path, program: Program
) -> None:
    """Empty, cut or missing, it is named; without damage all is well."""
    target = site.parent / "pagefind-index"
    program(f'{PAGEFIND} "$@" && for f in {target}/{name}; do {damage} $f; break; done')
    if damage == ":":
        index(site, target, "en")
        return
    said = failure(site)
    (named,) = (one for one in said.split() if "pagefind" in one or ".pf_" in one)
    assert said == whole(named.removesuffix(","))
    assert Path(named.removesuffix(",")).suffix == Path(name).suffix


def test_every_page_is_indexed(site: Path, program: Program) -> None:
    """A page that Pagefind could not read, or left out, is missed."""
    (site / "other.html").write_text("<html lang=en><body>No part of the index.</body></html>")
    assert failure(site) == (
        "Pagefind indexed 3 of 4 pages; build again, and if that does not help, leave search out"
        " for now: comsite build --no-search"
    )


def test_a_filter_is_proved_too(site: Path, program: Program) -> None:
    """Filters are files of their own."""
    page = PAGE.format("sand", '<span data-pagefind-filter="kind">Item</span>')
    (site / "sand.html").write_text(page)
    target = site.parent / "pagefind-index"
    program(f'{PAGEFIND} "$@" && truncate -s -9 {target}/filter/*')
    said = failure(site)
    (name,) = (path.name for path in (target / "filter").iterdir())
    assert said == whole(f"filter/{name}")
    assert os.path.getsize(target / "filter" / name)  # noqa: PTH202  (it was cut and not emptied)
