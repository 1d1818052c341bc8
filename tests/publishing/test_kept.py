"""What a build takes over from an earlier one is what it would make."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.library import search_parts
from comsite.publishing import kept, staging
from comsite.publishing.build import build
from comsite.publishing.kept import Shelf
from tests import small
from tests.small import meeting, report

SPOKEN = "## 1. Mud\n\nAda Example asked about the {}.\n\n## 2. Tides\n\nThe CM was {}.\n"
FILES = {
    "meetings/2031-03-04.md": meeting("2031-03-04", "", SPOKEN.format("mud", "wet")),
    "meetings/2033-03-04.md": meeting("2033-03-04", "", SPOKEN.format("tide", "dry")),
    "reports/mud.md": report("2032-03-04", "", "Mud rose to 5 m.\n\nAda Example measured it.\n"),
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "topics/mud.yaml": "title: Mud\nsummary: What the tide leaves.\n",
    "glossary.yaml": "terms:\n  - {abbreviation: CM, expansion: county mud}\n",
    "pages/about.md": "---\ntitle: About\n---\n\nOf Ada Example.\n",
}

Edit = Callable[[Path], object]


def _put(path: str, text: str) -> Edit:
    def edit(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(text, "utf-8")

    return edit


def _told(day: str, *words: str) -> Edit:
    return _put(f"meetings/{day}.md", meeting(day, "", SPOKEN.format(*words)))


EDITS: dict[str, Edit] = {
    "a text": _told("2031-03-04", "river", "wet"),
    "another text": _told("2033-03-04", "tide", "deep"),
    "a text as it was": _told("2031-03-04", "mud", "wet"),
    "a meeting": _told("2035-01-02", "bridge", "long"),
    "no such meeting": lambda content: (content / "meetings/2035-01-02.md").unlink(True),
    "a name": _put("people/ada-example.yaml", "name: Ada Example\nother_names: [Ada Muddle]\n"),
    "a remark": _put("people/ada-example.yaml", "name: Ada Example\nnote: She chairs.\n"),
    "a person": _put("people/cy-specimen.yaml", "name: Cy Specimen\n"),
    "a post": _put("posts/mud-reeve.yaml", "title: Mud Reeve\n"),
    "a topic": _put("topics/mud.yaml", "title: Wet mud\nsummary: What the tide leaves.\n"),
    "a term": _put("glossary.yaml", "terms:\n  - {abbreviation: CM, expansion: clean mud}\n"),
    "no term": lambda content: (content / "glossary.yaml").unlink(True),
    "a page": _put("pages/about.md", "---\ntitle: About\n---\n\nOf Ben Sample.\n"),
    "a site": _put("site.yaml", small.SITE.replace("Small", "Little")),
    "a face": _put(
        "site.yaml", f"{small.SITE}face:\n  footer: [{{text: Mud, url: https://mud.example}}]\n"
    ),
    "a host": _put("site.yaml", small.SITE.replace("small.example", "other.example/mud")),
    "a redirect": _put("redirects.yaml", "redirects:\n  - {old: /mud/, new: /topics/mud/}\n"),
    "a template": _put("templates/about.html", "{% extends 'comsite/text.html' %}"),
    "another template": _put("templates/text.html", "{% extends 'comsite/text.html' %} "),
    "an address": _put("ledger/addresses.txt", "/people/ada-example/\n"),
}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def built(content: Path, output: Path, search: bool = False) -> None:
    """Build with what an earlier build kept."""
    build(Options(content, output, search=search), Shelf(output, ()))


def anew(content: Path, search: bool = False) -> dict[str, bytes]:
    """What a build makes that knows of no other."""
    with TemporaryDirectory() as folder:
        build(Options(content, Path(folder) / "build", search=search))
        return files_of(Path(folder) / "build")


@pytest.mark.slow
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4))
@settings(max_examples=12)
def test_a_build_after_edits_is_that_of_a_new_one(names: list[str]) -> None:
    """Byte for byte, whatever kind of source was changed."""
    with TemporaryDirectory() as folder:
        content, output = small.write(Path(folder), FILES), Path(folder) / "build"
        built(content, output)
        for name in names:
            EDITS[name](content)
            built(content, output)
            assert files_of(output) == anew(content), name


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The content of an archive, and its site with an index in three parts."""
    monkeypatch.setattr(search_parts, "LEAST", 1)
    content, output = small.write(tmp_path, FILES), tmp_path / "build"
    built(content, output, search=True)
    return content, output


def numbers(output: Path, *patterns: str) -> set[int]:
    """What tells files from all others on the disk."""
    return {path.stat().st_ino for pattern in patterns for path in output.glob(pattern)}


@pytest.mark.slow
def test_only_what_changed_is_made_and_indexed(site: tuple[Path, Path]) -> None:
    """The pages and the part of the index of another year are the very files that they were."""
    content, output = site
    same = ("meetings/2031-03-04/1/index.html", "reports/*/index.html", "pagefind/2031/**/*.pf_*")
    other = ("meetings/2033-03-04/1/index.html", "pagefind/2033/fragment/*")
    before = numbers(output, *same), numbers(output, *other)
    EDITS["another text"](content)
    _told("2033-03-04", "flood", "deep")(content)
    built(content, output, search=True)
    assert numbers(output, *same) == before[0]
    assert not numbers(output, *other) & before[1]
    assert files_of(output) == anew(content, search=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "edit",
    [
        EDITS["a meeting"],
        EDITS["a topic"],
        lambda content: (content / "meetings/2033-03-04.md").unlink(),
        lambda content: (content / "reports/mud.md").unlink(),
    ],
    ids=["more", "a name", "less", "a part less"],
)
def test_the_index_is_that_of_a_new_build(site: tuple[Path, Path], edit: Edit) -> None:
    """Where parts are taken over, and where the archive is cut into others."""
    content, output = site
    edit(content)
    built(content, output, search=True)
    assert files_of(output) == anew(content, search=True)


def _harmed(path: str, text: str = "x") -> Edit:
    def harm(output: Path) -> None:
        found = next(output.glob(path))
        found.write_text(text, "utf-8")

    return harm


@pytest.mark.slow
@pytest.mark.parametrize(
    "harm",
    [
        _harmed("meetings/2031-03-04/1/index.html"),
        _harmed("pagefind/2031/fragment/*"),
        _harmed("pagefind/pagefind.js"),
        lambda output: next(output.glob("pagefind/2031/index/*")).unlink(),
        lambda output: (output / "people/ada-example/index.html").unlink(),
        lambda output: shutil.rmtree(Shelf(output, ()).pages),
        lambda output: shutil.rmtree(output),
        lambda output: Shelf(output, ()).path.write_bytes(b"half"),
        lambda output: Shelf(output, ()).path.write_bytes(Shelf(output, ()).path.read_bytes()[:-9]),
    ],
    ids=(
        *("page", "fragment", "program", "no index", "no page", "no whole pages", "no site"),
        *("foreign", "half written"),
    ),
)
def test_what_was_harmed_is_made_again(site: tuple[Path, Path], harm: Edit) -> None:
    """Whatever became of what an earlier build wrote."""
    content, output = site
    harm(output)
    built(content, output, search=True)
    assert files_of(output) == anew(content, search=True)


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["swap", "put"])
def test_a_build_that_is_stopped_harms_no_later_one(
    site: tuple[Path, Path], moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the new site takes the old one's place, and after that."""
    content, output = site
    EDITS["a text"](content)
    with monkeypatch.context() as patch:
        patch.setattr(staging if moment == "swap" else kept.Shelf, moment, _stop)
        with pytest.raises(KeyboardInterrupt):
            built(content, output, search=True)
    EDITS["a text as it was"](content)
    built(content, output, search=True)
    assert files_of(output) == anew(content, search=True)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_another_program_takes_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own code, its libraries and what it is asked for count."""
    content, output = small.write(tmp_path, FILES), tmp_path / "build"
    built(content, output)
    assert Shelf(output, ()).take().files
    assert any(name.startswith("Environment ") for name in Shelf(output, ()).take().templates)
    assert not Shelf(output, ("--drafts",)).take().files
    monkeypatch.setattr(kept, "program", lambda: iter(["another"]))
    assert not Shelf(output, ()).take().files


def test_nothing_is_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is built all the same."""

    def fill(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    content, output = small.write(tmp_path, FILES), tmp_path / "build"
    monkeypatch.setattr(Path, "write_bytes", fill)
    built(content, output)
    assert (output / "index.html").is_file()
    shelf = Shelf(output, ()).path
    assert not [path for path in shelf.parent.iterdir() if path.stem == shelf.stem]


def _kept_words() -> bytes:
    """All that is kept of builds."""
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "comsite"
    return b"".join(files_of(folder).values())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("meetings/2035-01-02.md", meeting("2035-01-02", "", SPOKEN.format("secretum", "wet"))),
        ("people/cy-secretum.yaml", "name: Cy Secretum\n"),
        ("glossary.yaml", "terms:\n  - {abbreviation: CM, expansion: secretum}\n"),
        ("site.yaml", f"{small.SITE}face:\n  home_text: A secretum.\n"),
        ("redirects.yaml", "redirects:\n  - {old: /secretum/, new: /topics/mud/}\n"),
        ("templates/about.html", "{% extends 'comsite/text.html' %}{# x #}secretum"),
        ("templates/text.html", "{% extends 'comsite/text.html' %}{% set x = 'secretum' %}"),
    ],
    ids=lambda value: value if value.endswith((".md", ".yaml", ".html")) else "",
)
def test_words_that_went_are_kept_nowhere(path: str, text: str, tmp_path: Path) -> None:
    """The next build forgets them, from whatever file."""
    content, output = small.write(tmp_path, FILES), tmp_path / "build"
    before = (content / path).read_text("utf-8") if (content / path).exists() else None
    _put(path, text)(content)
    built(content, output)
    if before is None:
        (content / path).unlink()
    else:
        _put(path, before)(content)
    built(content, output)
    assert b"ecretum" not in _kept_words()


def test_what_a_site_kept_goes_with_it(tmp_path: Path) -> None:
    """A build clears what those of folders that are gone have left, and a takedown all."""
    content = small.write(tmp_path, FILES)
    _told("2035-01-02", "secretum", "wet")(content)
    built(content, tmp_path / "one", search=True)
    assert b"secretum" in _kept_words()
    EDITS["no such meeting"](content)
    shutil.rmtree(tmp_path / "one")
    built(content, tmp_path / "two", search=True)
    assert b"secretum" not in _kept_words()
    assert b"Ada Example" in _kept_words()
    command = ["takedown", "Mud rose to 5 m", "--replace", "--source", str(content)]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert not _kept_words()
