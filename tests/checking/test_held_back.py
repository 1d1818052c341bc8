"""What may lead to drafts, and to what is held back with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.problems import ContentError
from comsite.checking.gate import Options, check, read
from tests.small import meeting, report, write

FILES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "topics/lamps.yaml": "title: Lamps\n",
    "glossary.yaml": "terms: [{abbreviation: XYZ, expansion: Extra Yellow Zeds}]\n",
    "files/spare.csv": "a,b\n",
    "files/map.csv": "a,b\n",
    "meetings/2031-05-01.md": meeting(
        "2031-05-01",
        "draft: true\npresent: [{person: ada-example, role: Clerk}]\n",
        "## 1. Lamps\n\nThe XYZ, as [the map](/files/map.csv) has it.\n\n**Actions**\n\n"
        "- Ada Example to look.\n",
    ),
    "reports/lamps.md": report(
        "2031-05-01", "draft: true\nmeeting: 2031-05-01\ntopics: [lamps]\n", "1. Lamps, XYZ.\n"
    ),
}


@pytest.mark.parametrize("address", ["/people/ada-example/", "/topics/lamps/", "/files/map.csv"])
def test_redirects_to_what_is_held_back(address: str, tmp_path: Path) -> None:
    """A redirect to what only drafts use is a mistake; a preview has it."""
    assert _of_redirect(address, tmp_path) == [
        f'content/redirects.yaml:3: "new": the link leads to "{address}", which is held back,'
        " because no published page uses it; use it on one, or take the link out"
    ]


def _of_redirect(address: str, folder: Path) -> list[str]:
    """What is wrong with a redirect to an address in the published site; nothing in a preview."""
    moved = f"redirects:\n  - old: /old/\n    new: {address}\n"
    source = write(folder, {**FILES, "redirects.yaml": moved})
    assert check(Options(source, folder / "build", drafts=True)) == []
    found = check(Options(source, folder / "build"))
    return [str(one) for one in found if one.grade == "error"]


def test_redirects_to_a_file_that_no_page_uses(tmp_path: Path) -> None:
    """Whoever follows an old address finds the file, if no draft keeps it back."""
    assert _of_redirect("/files/spare.csv", tmp_path) == []


@pytest.mark.parametrize(
    "address", ["/meetings/2031-05-01/", "/meetings/2031-05-01/1/", "/actions/2031-05-01-1a/"]
)
def test_links_to_a_draft(address: str, tmp_path: Path) -> None:
    """Neither a published text nor a redirect can lead to a draft, its items or its actions."""
    message = (
        f'the link leads to "{address}", which is a draft; publish it too, or take the link out'
    )
    found = _of_redirect(address, tmp_path / "redirect")
    assert found == [f'content/redirects.yaml:3: "new": {message}']
    page = f"---\ntitle: About\n---\n\n[There](/people/ada-example/), [then]({address}).\n"
    source = write(tmp_path, {**FILES, "pages/about.md": page})
    (problem,) = check(Options(source, tmp_path / "build"))
    assert str(problem) == f"content/pages/about.md:5: {message}"


def test_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    """Who knows what it uses: nothing is said to be held back, and nothing is built."""
    files = {**FILES, "redirects.yaml": "redirects: [{old: /a/, new: /people/ada-example/}]\n"}
    files["meetings/2031-06-01.md"] = meeting("2031-06-01", "pressent: []\n", "A.\n")
    with pytest.raises(ContentError) as error:
        read(Options(write(tmp_path, files), tmp_path / "build"))
    assert [problem.path for problem in error.value.problems] == ["content/meetings/2031-06-01.md"]
