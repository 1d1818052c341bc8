"""What is held back beside drafts: what only they reach."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.checking.gate import Options, read
from comsite.content.archive import Archive, Key
from comsite.content.entries import Content, read_entry
from comsite.content.kinds import KINDS, SINGLES
from comsite.library.reach import held_back
from comsite.texts.reader import read_texts
from tests.small import SITE, library, meeting, report, write

ADA = {"people/ada-example.yaml": "name: Ada Example\n"}
DRAFT = "draft: true\n"
PRESENT = "present: [{person: ada-example}]\n"


def notes(day: int, front: str = "", text: str = "") -> dict[str, str]:
    """A meeting's file."""
    date = f"2031-05-{day:02d}"
    return {f"meetings/{date}.md": meeting(date, front, f"## 1. Gulls\n\nGulls. {text}\n")}


def held(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is held back of an archive of these files: ``people/ada-example``."""
    found = library(folder, files)
    assert found.archive.held_back == found.held_back.keys
    for kind, slug in found.held_back.keys - {("terms", "xyz")}:
        assert slug not in found.archive.named(kind)
    return sorted("/".join(key) for key in found.held_back.keys)


POST = {"posts/clerk.yaml": "title: Clerk\norganisation: board\n"}
BOARD = {"organisations/board.yaml": "name: Larkwick Board\npart_of: council\n"}
COUNCIL = {"organisations/council.yaml": "name: Council\n"}
HOLDER = {"people/ada-example.yaml": "name: Ada Example\ntenures: [{post: clerk}]\n"}
CHAIN = {**HOLDER, **POST, **BOARD, **COUNCIL}
CIRCLE = {
    "topics/a.yaml": "title: A\nrelated: [b]\n",
    "topics/b.yaml": "title: B\nrelated: [c]\n",
    "topics/c.yaml": "title: C\nrelated: [a]\n",
}
TOPIC = 'items: [{{number: "1", topics: [{}]}}]\n'.format
TERM = {"glossary.yaml": "terms: [{abbreviation: XYZ, expansion: Extra Yellow Zeds, topic: b}]\n"}
FILE = {"files/map.csv": "a,b\n"}

PERSON = ["people/ada-example"]
WHOLE_POST = ["organisations/board", "organisations/council", "posts/clerk"]
WHOLE_CHAIN = [*PERSON, *WHOLE_POST]
WHOLE_CIRCLE = ["topics/a", "topics/b", "topics/c"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # by a field
        ({**ADA, **notes(1, DRAFT + PRESENT)}, PERSON),
        ({**ADA, **notes(1, DRAFT + PRESENT), **notes(2, PRESENT)}, []),
        ({**ADA, **notes(1, DRAFT + PRESENT), **notes(2, DRAFT + PRESENT)}, PERSON),
        # by a name, by a link
        ({**ADA, **notes(1, DRAFT, "Ada Example sang.")}, PERSON),
        ({**ADA, **notes(1, DRAFT + PRESENT), **notes(2, "", "Ada Example sang.")}, []),
        (
            {**ADA, **notes(1, DRAFT + PRESENT), **notes(2, "", "[She](/people/ada-example/).")},
            [],
        ),
        (
            {
                **ADA,
                **notes(1, DRAFT + PRESENT),
                "pages/a.md": "---\ntitle: A\n---\n\n[Hers](/feeds/people/ada-example.xml).\n",
            },
            [],
        ),
        (
            {
                **ADA,
                **notes(1, DRAFT + PRESENT),
                "pages/a.md": "---\ntitle: A\n---\n\n"
                "[She](https://small.example/people/ada-example/).\n",
            },
            [],
        ),
        # by nothing
        ({**ADA, **notes(1, DRAFT)}, []),
        # in a chain, from each of its links
        ({**CHAIN, **notes(1, DRAFT + PRESENT)}, WHOLE_CHAIN),
        ({**CHAIN, **notes(1, DRAFT + PRESENT), **notes(2, "", "The Clerk sang.")}, PERSON),
        (
            {**CHAIN, **notes(1, DRAFT + PRESENT), **notes(2, "", "Larkwick Board met.")},
            [*PERSON, "posts/clerk"],
        ),
        ({**POST, **BOARD, **COUNCIL, **notes(1, DRAFT, "The Clerk sang.")}, WHOLE_POST),
        # by a record that an editor wrote for its own sake
        ({**CHAIN, **notes(1, DRAFT, "The Clerk sang.")}, []),
        # in a circle
        ({**CIRCLE, **notes(1, DRAFT + TOPIC("a"))}, WHOLE_CIRCLE),
        ({**CIRCLE, **notes(1, DRAFT + TOPIC("a")), **notes(2, TOPIC("c"))}, []),
        ({**CIRCLE, **notes(1)}, []),
        # a post's predecessor, and the post that came after
        (
            {
                "posts/old.yaml": "title: Old\nfollowed_by: {post: new}\n",
                "posts/new.yaml": "title: New\n",
                **notes(1, DRAFT, "The Old sang."),
                **notes(2, "", "The New sang."),
            },
            ["posts/old"],
        ),
        # a term, and what it stands for
        ({**CIRCLE, **TERM, **notes(1, DRAFT, "An XYZ.")}, ["terms/xyz", *WHOLE_CIRCLE]),
        ({**CIRCLE, **TERM, **notes(1, DRAFT, "An XYZ."), **notes(2, "", "XYZ.")}, []),
        (
            {
                **CIRCLE,
                **TERM,
                **notes(1, DRAFT, "An XYZ."),
                "pages/a.md": "---\ntitle: A\n---\n\n[It](/glossary/#xyz).\n",
            },
            [],
        ),
        # a file, which has to be used
        (FILE, ["files/map.csv"]),
        ({**FILE, "reports/a.md": report("2031", "files: [map.csv]\n", "1. A.\n")}, []),
        (
            {**FILE, "reports/a.md": report("2031", f"{DRAFT}files: [map.csv]\n", "1. A.\n")},
            ["files/map.csv"],
        ),
        ({**FILE, **notes(1, "", "![A map](/files/map.csv)")}, []),
        (
            {
                **FILE,
                **notes(1, "source: {title: A, url: 'https://small.example/files/map.csv'}\n"),
            },
            [],
        ),
        # an editor's mark
        (
            {
                **ADA,
                "people/ada-example.yaml": "name: Ada Example\nalways_published: true\n",
                **notes(1, DRAFT + PRESENT),
            },
            [],
        ),
        (
            {
                **CHAIN,
                "posts/clerk.yaml": f"{POST['posts/clerk.yaml']}always_published: true\n",
                **notes(1, DRAFT + PRESENT),
            },
            PERSON,
        ),
        (
            {
                **CIRCLE,
                "glossary.yaml": TERM["glossary.yaml"].replace("b}", "b, always_published: true}"),
                **notes(1, DRAFT + TOPIC("a"), "An XYZ."),
            },
            [],
        ),
    ],
)
def test_what_is_held_back(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """Only what a draft reaches and nothing published does, by a field, a link or a name."""
    assert held(tmp_path, files) == sorted(expected)


def test_with_drafts_nothing_is_held_back(tmp_path: Path) -> None:
    """A preview has everything, files that nobody uses too."""
    source = write(tmp_path, {**ADA, **FILE, **notes(1, DRAFT + PRESENT)})
    found = read(Options(source, tmp_path / "build", drafts=True))
    assert found.held_back.keys == frozenset()
    assert set(found.archive.people) | set(found.archive.files) == {"ada-example", "map.csv"}


def test_a_draft_does_not_say_who_is_meant(tmp_path: Path) -> None:
    """The holder of a post whom only a draft shows is not who a published text speaks of."""
    files = {**ADA, "posts/clerk.yaml": "title: Clerk\n", **notes(1, "", "The Clerk sang.")}
    files["reports/a.md"] = report(
        "2031-05-01", f"{DRAFT}authors: [{{person: ada-example, post: clerk}}]\n", "1. A.\n"
    )
    assert held(tmp_path, files) == PERSON


NAMES = "abcdef"
SHAPES = st.fixed_dictionaries({name: st.sets(st.sampled_from(NAMES)) for name in NAMES})
SITE_ENTRY = read_entry(SITE, "content/site.yaml", "site.yaml", SINGLES["site.yaml"], "")[0]


@given(
    related=SHAPES,
    marked=st.sets(st.sampled_from(NAMES), max_size=2),
    drafts=st.lists(st.sets(st.sampled_from(NAMES)), max_size=3),
    published=st.lists(st.sets(st.sampled_from(NAMES), max_size=2), max_size=2),
)
def test_the_rule(
    related: dict[str, set[str]],
    marked: set[str],
    drafts: list[set[str]],
    published: list[set[str]],
) -> None:
    """A record is held back if a way leads to it from a draft, and none from what is published."""
    files = {
        f"topics/{name}.yaml": f"title: {name}\nrelated: [{', '.join(sorted(related[name]))}]\n"
        f"always_published: {'true' if name in marked else 'false'}\n"
        for name in NAMES
    }
    for draft, uses in ((True, drafts), (False, published)):
        for number, names in enumerate(uses):
            front = f"draft: {str(draft).lower()}\ntopics: [{', '.join(sorted(names))}]\n"
            files[f"reports/{draft}-{number}.md".lower()] = report("2031", front, "1. A.\n")
    records: dict[str, list[object]] = {folder: [] for folder in KINDS}
    for path, text in files.items():
        folder, name = path.split("/")
        kind = KINDS[folder]
        entry, problems = read_entry(
            text, f"content/{path}", folder, kind.model, name.removesuffix(kind.ending)
        )
        assert problems == []
        records[folder].append(entry)
    assert SITE_ENTRY
    whole = Archive(Content(SITE_ENTRY, {key: tuple(of) for key, of in records.items()}), True)  # type: ignore[arg-type]  # all were read without problems

    ways = {name: {name} for name in NAMES}
    for _ in NAMES:  # as many steps as the longest way has
        ways = {
            name: to | {further for one in to for further in related[one]}
            for name, to in ways.items()
        }
    of_drafts = {to for names in drafts for name in names for to in ways[name]}
    starts = marked | (set(NAMES) - of_drafts) | {name for names in published for name in names}
    expected: set[Key] = {
        ("topics", name) for name in of_drafts - {to for name in starts for to in ways[name]}
    }
    found = held_back(whole, read_texts(whole))
    assert found.keys == expected
    for _, keys in found.by_draft:
        assert keys == tuple(sorted(set(keys)))
