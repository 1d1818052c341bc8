"""Renews what the tests expect: ``python -m tests.bless``. Read the difference it shows."""

from __future__ import annotations

import difflib
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests import cases, catalogues, style


def invalid() -> Iterator[tuple[Path, str]]:
    """Each invalid archive's ``expected.txt``, and what ``comsite check`` says of it now."""
    for case in cases.names():
        with tempfile.TemporaryDirectory() as folder:
            result = cases.check(cases.make(case, Path(folder)))
        if result.exit_code != 1 or not isinstance(result.exception, SystemExit):
            sys.stderr.write(f"{case}: exit code {result.exit_code}, {result.exception!r}\n")
            continue
        yield cases.INVALID / case / cases.EXPECTED, result.output


def expected() -> Iterator[tuple[Path, str]]:
    """The files of ``tests/expected/``, as they are built now."""
    for path, data in cases.expected().items():
        yield cases.TESTS / "expected" / path, data.decode()


def style_page() -> Iterator[tuple[Path, str]]:
    """``docs/style.html``."""
    yield style.PAGE, style.style_page()


STAGES: Mapping[str, Callable[[], Iterator[tuple[Path, str]]]] = {
    "expected": expected,
    "invalid": invalid,
    "languages": catalogues.renewed,
    "style": style_page,
}


def _forget(stage: str, kept: set[Path]) -> int:
    """Remove the expected files of a stage that nothing makes any more; return how many."""
    gone = [path for path in (cases.TESTS / stage).rglob("*") if path.is_file()]
    gone = [path for path in gone if path not in kept and stage == "expected"]
    for path in gone:
        sys.stdout.write(f"gone: {path.relative_to(cases.TESTS.parent)}\n")
        path.unlink()
    return len(gone)


def main(wanted: list[str]) -> int:
    """Renew the files of the stages named (all if none is); show what changed."""
    unknown = [name for name in wanted if name not in STAGES]
    if unknown:
        sys.stderr.write(f"there is no {unknown[0]}; name {' or '.join(STAGES)}, or nothing\n")
        return 2
    changed = 0
    for name in wanted or STAGES:
        found = dict(STAGES[name]())
        changed += _forget(name, set(found))
        for path, now in found.items():
            before = path.read_bytes().decode() if path.exists() else ""
            if before == now:
                continue
            changed += 1
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(now.encode())
            shown = str(path.relative_to(cases.TESTS.parent))
            sys.stdout.writelines(
                difflib.unified_diff(
                    before.splitlines(keepends=True), now.splitlines(keepends=True), shown, shown
                )
            )
    sys.stdout.write(f"{changed} files renewed.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
