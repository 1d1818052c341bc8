"""A draft leaks nothing: what only drafts use is in no byte of the published site."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.publishing.build import build
from tests.small import SITE, meeting, report, write

pytestmark = pytest.mark.slow

PUBLISHED = {
    "site.yaml": f"{SITE}editing:\n  repository: fernwick/meetings\n",
    "people/ada-example.yaml": "name: Ada Example\n",
    "posts/chair.yaml": "title: Chair\norganisation: board\n",
    "organisations/board.yaml": "name: Fernwick Board\nabbreviations: [FB]\n",
    "topics/lamps.yaml": "title: Lamps\n",
    "glossary.yaml": """\
terms:
  - abbreviation: FHB
    expansion: Fernwick Harbour Board
  - abbreviation: QZXV
    expansion: Quorzl Zinxum
    topic: wizzlebak
""",
    "files/lamps.txt": "Lamps.",
    "redirects.yaml": "redirects:\n  - old: /old/\n    new: /people/ada-example/\n",
    "meetings/2031-05-01.md": meeting(
        "2031-05-01",
        """\
present:
  - person: ada-example
    post: chair
next_meeting: {date: 2031-06-01}
items:
  - {number: "1", topics: [lamps], reports: [lamps]}
""",
        "## 1. Lamps\n\nThe Chair spoke of the FHB and FB.\n\n**Actions**\n\n- Chair to look.\n",
    ),
    "reports/lamps.md": report(
        "2031-05-01", "meeting: 2031-05-01\nfiles: [lamps.txt]\n", "1. Lamps.\n"
    ),
}

# The same without the term that only a draft uses.
WITHOUT = {
    **PUBLISHED,
    "glossary.yaml": PUBLISHED["glossary.yaml"].partition("  - abbreviation: QZXV")[0],
}

DRAFTS = {
    "people/zorvex-quilmo.yaml": """\
name: Zorvex Quilmo
other_names: [Captain Zazzo]
organisation: grublo-trust
tenures:
  - {post: glimbrot, start: 2030-01-01}
note: Known as the brontolump.
""",
    "people/umlin-vratch.yaml": "name: Umlin Vratch\n",
    "posts/plonkfet.yaml": "title: Plonkfet\nabbreviations: [PKFT]\nfollowed_by: {post: chair}\n",
    "posts/glimbrot.yaml": "title: Glimbrot\norganisation: yarflo-union\n",
    "organisations/grublo-trust.yaml": "name: Grublo Trust\nabbreviations: [FB]\nurl: https://grublo.example\n",
    "organisations/yarflo-union.yaml": "name: Yarflo Union\n",
    "topics/wizzlebak.yaml": "title: Wizzlebak\nbroader: dromplin\nrelated: [lamps]\n",
    "topics/dromplin.yaml": "title: Dromplin\nother_names: [Frobnoz]\n",
    "files/brumblo.txt": "Skrimshod.",
    "files/kartoff.csv": "a,gnurbol\n",
    "meetings/2031-06-01.md": meeting(
        "2031-06-01",
        """\
draft: true
place: Hotchwik Barn
summary: They voted on vlarnish.
present:
  - person: zorvex-quilmo
    post: plonkfet
    role: Plonkfet of Dunklow
items:
  - {number: "1", topics: [wizzlebak], reports: [snorkwit]}
next_meeting: {date: 2031-08-09, place: Trundlow Hall}
""",
        "## 1. Florptang\n\nThe Plonkfet asked Umlin Vratch and the Chair of the QZXV, as"
        " [all can read](/files/kartoff.csv).\n\n**Actions**\n\n- Plonkfet to bring a hobnurt.\n",
    ),
    "reports/snorkwit.md": report(
        "2031-06-02",
        """\
draft: true
title: Snorkwit
meeting: 2031-06-01
authors: [{post: plonkfet}]
files: [brumblo.txt]
""",
        "1. Twizzendo.\n",
    ),
}

# Words that stand in drafts and in what only drafts use, as the search index has them too: none has
# an ending that Pagefind would take off.
INVENTED = (
    *("zorvex", "quilmo", "zazzo", "brontolump", "umlin", "vratch", "plonkfet", "pkft"),
    *("glimbrot", "grublo", "yarflo", "wizzlebak", "dromplin", "frobnoz", "quorzl", "zinxum"),
    *("qzxv", "brumblo", "skrimshod", "kartoff", "gnurbol", "hotchwik", "vlarnish", "dunklow"),
    *("trundlow", "florptang", "hobnurt", "snorkwit", "twizzendo"),
    *("2031-06-01/", "2031/06", "2031-06-02", "2031-08-09"),
)


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, and of what is packed in it."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))


def everything(folder: Path) -> bytes:
    """Every byte of a site, unpacked and in small letters, and the name of every file."""
    parts = []
    for path in sorted(folder.rglob("*")):
        parts.append(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            parts += unpacked(path.read_bytes())
    return b"\n".join(parts).lower()


def test_a_published_site_has_no_byte_of_drafts(tmp_path: Path) -> None:
    """Pages, data, feeds, files, search: no word of a draft, or of what only drafts use, is there.

    In a preview, each of them is; and what is published is there in both.
    """
    content = write(tmp_path, {**PUBLISHED, **DRAFTS})
    build(Options(content, tmp_path / "build"))
    published = everything(tmp_path / "build")
    assert [word for word in INVENTED if word.encode() in published] == []
    assert (tmp_path / "build" / "files" / "lamps.txt").is_file()
    build(Options(content, tmp_path / "preview", drafts=True))
    shown = everything(tmp_path / "preview")
    assert [word for word in INVENTED if word.encode() not in shown] == []
    for word in (
        b"pagefind/fragment/",
        b"pagefind_dcd{",
        b"ada example",
        b"fernwick board",
        b"fhb",
    ):
        assert word in published
        assert word in shown


def test_a_published_site_is_as_if_there_were_no_drafts(tmp_path: Path) -> None:
    """With the drafts and what only they use taken away, every file of the site is the same.

    So a short form that would be of two organisations is that of the one that is published.
    """
    build(Options(write(tmp_path / "with", {**PUBLISHED, **DRAFTS}), tmp_path / "a"))
    build(Options(write(tmp_path / "without", WITHOUT), tmp_path / "b"))
    assert everything(tmp_path / "a") == everything(tmp_path / "b")


def test_what_a_draft_brings_is_published_with_it(tmp_path: Path) -> None:
    """Once a draft is one no more, so is all that it uses."""
    files = {path: text.replace("draft: true\n", "") for path, text in DRAFTS.items()}
    build(Options(write(tmp_path, {**PUBLISHED, **files}), tmp_path / "build"))
    published = everything(tmp_path / "build")
    assert [word for word in INVENTED if word.encode() not in published] == []


NOTES = """\
# Notes of the Fernwick Harbour Board, 7 July 2031

Present: Zorvex Quilmo (Plonkfet), Umlin Vratch (Glimbrot), Ada Example (Chair)

## 1. Florptang

The Plonkfet asked for a hobnurt.
"""


def test_what_an_import_of_drafts_makes_waits_with_them(tmp_path: Path) -> None:
    """The people and posts that ``import --draft`` puts on record are not published."""
    content = write(tmp_path, WITHOUT)
    document = tmp_path / "Notes.md"
    document.write_text(NOTES, "utf-8")
    command = ["import", str(document), "--source", str(content), "--draft"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    made = {path.stem for path in (content / "people").iterdir()}
    assert made == {"ada-example", "umlin-vratch", "zorvex-quilmo"}
    build(Options(content, tmp_path / "build"))
    published = everything(tmp_path / "build")
    words = ("zorvex", "quilmo", "umlin", "vratch", "plonkfet", "glimbrot", "florptang", "hobnurt")
    assert [word for word in words if word.encode() in published] == []
    assert b"ada example" in published
