"""After any change, what is read again and what is not together are what a first reading gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comsite.base.problems import ContentError, Problem
from comsite.checking.gate import Earlier, Options, read
from comsite.texts.items import BodyText, MeetingText, Texts
from comsite.texts.reader import read_texts
from tests.cases import copy_archive

MEETING = "meetings/2031-03-04.md"
PERSON = "people/ada-example.yaml"

# Notes and a report for them that name records of every kind.
PROBE = "meetings/2031-12-02.md"
PAPER = "reports/2031-12-02-gulls.md"
NAMED = """
Ben Sample, the HM and the Lamp Office met, and the FHB looked at the PWS.

The report on Dredging of the North Quay and the notes of the meeting of March 2031 were read.

Captain Sample spoke.
"""
# A change in one file, and a text of another file that it changes.
CHANGES_ELSEWHERE = (
    ("people/ben-sample.yaml", "name: Ben Sample", "name: Ben Example", PROBE),
    ("people/ben-sample.yaml", "name: Ben Sample", "name: Zebedee Nobody", MEETING),
    ("people/cora-specimen.yaml", "start: 2031-04-01", "start: 2031-04-01\n    end: 2032", PROBE),
    ("posts/harbour-master.yaml", "title: Harbour Master", "title: Quay Master", PROBE),
    ("posts/harbour-master.yaml", "abbreviations: [HM]", "abbreviations: [QM]", PROBE),
    ("organisations/lamp-office.yaml", "name: Lamp Office", "name: Mud Office", PROBE),
    ("glossary.yaml", "expansion: Purely", "expansion: Mostly", PROBE),
    ("reports/2031-03-04-dredging.md", "subject: Dredging of", "subject: Digging of", PROBE),
    (
        PAPER,
        "\nkind:",
        "\nauthors: [{person: cora-specimen, post: harbour-master}]\nkind:",
        PROBE,
    ),
    (PROBE, "draft: true\n", "draft: true\npresent: [{person: ben-sample}]\n", PAPER),
)


class Reader:
    """An archive that is read again and again, and what was read of it."""

    def __init__(self, folder: Path) -> None:
        self.content = copy_archive(folder)
        self.earlier = Earlier()
        for path in (PROBE, PAPER):
            with (self.content / path).open("a", encoding="utf-8") as text:
                text.write(NAMED)

    def read(self, earlier: Earlier | None = None) -> Texts | tuple[Problem, ...]:
        options = Options(self.content, self.content, "https://fernwick.example", drafts=True)
        try:
            return read(options, earlier=earlier).as_read
        except ContentError as error:
            return error.problems

    def again(self) -> Texts | tuple[Problem, ...]:
        return self.read(self.earlier)

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text("utf-8")
        assert old in text, (path, old)
        (self.content / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def of(texts: Texts) -> dict[str, MeetingText | BodyText]:
    """The texts by the paths of their files."""
    return {
        f"{folder}/{slug}.md": text
        for folder in ("meetings", "reports", "pages")
        for slug, text in getattr(texts, folder).items()
    }


NOTES = (MEETING, "The Board sat", "The whole Board sat")
SEAT = (MEETING, "    post: harbour-master\n", "")  # he is known to hold it before and after
REMARK = (PERSON, "likes lamps", "likes ropes")
PAPERS = ("reports/2031-03-04-dredging-appendix.md", "reports/2031-03-04-lamps-extract.md")


@pytest.mark.parametrize(
    ("change", "read_again"),
    [(NOTES, {MEETING, *PAPERS}), (SEAT, {MEETING, *PAPERS}), (REMARK, set())],
)
def test_what_nothing_changed_for_is_not_read_again(
    reader: Reader, change: tuple[str, str, str], read_again: set[str]
) -> None:
    """A change of notes or seats has them and their papers read, one that no link shows none."""
    first = reader.again()
    reader.change(*change)
    second = reader.again()
    assert isinstance(first, Texts)
    assert isinstance(second, Texts)
    assert {path for path, text in of(first).items() if of(second)[path] is not text} == read_again


@pytest.mark.parametrize(("path", "old", "new", "elsewhere"), CHANGES_ELSEWHERE)
def test_a_change_that_others_show_is_read_by_them(
    reader: Reader, path: str, old: str, new: str, elsewhere: str
) -> None:
    """A name, a title, an abbreviation, a post held: every text that links it is read again."""
    first = reader.again()
    reader.change(path, old, new)
    second = reader.again()
    assert isinstance(first, Texts)
    assert isinstance(second, Texts)
    assert of(first)[elsewhere] != of(second)[elsewhere]
    assert second == reader.read()
    reader.change(path, new, old)
    assert reader.again() == first


def test_a_mistake_and_its_mending(reader: Reader) -> None:
    """A person whose file cannot be read has no links; mended, the texts from before are taken."""
    first = reader.again()
    reader.change(PERSON, "name: Ada", "nmae: Ada")
    problems = reader.again()
    assert isinstance(problems, tuple)
    assert problems == reader.read()
    reader.change(PERSON, "nmae: Ada", "name: Ada")
    mended = reader.again()
    assert isinstance(first, Texts)
    assert isinstance(mended, Texts)
    assert of(first)[MEETING] is of(mended)[MEETING]


def other_value(lines: list[str], at: int, word: str) -> None:
    """Give a field the value that a field of its name has further down."""
    name = lines[at].partition(": ")[0]
    values = [line for line in lines[at + 1 :] if line.startswith(f"{name}: ")]
    lines[at] = (values or [f"{lines[at].rpartition(' ')[0]} {word}"])[0]


# What may happen to a line of a file; ``word`` is from any file.
EDITS = (
    other_value,
    lambda lines, at, word: lines.pop(at),
    lambda lines, at, word: lines.insert(at, lines[at]),
    lambda lines, at, word: lines.insert(at, lines.pop()),
    lambda lines, at, word: lines.__setitem__(at, f"{lines[at]} {word}"),
    lambda lines, at, word: lines.append(f"\n{word} and the {word} of {word}."),
)
NUMBER = st.integers(0, 10_000)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.tuples(NUMBER, NUMBER, NUMBER, st.sampled_from(EDITS)), min_size=1, max_size=5))
def test_any_changes(edits: list[tuple[int, int, int, object]]) -> None:
    """Whatever is done to any files, the texts or problems are those of a first reading."""
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Path(folder))
        reader.again()
        files = sorted(path for path in reader.content.rglob("*.*") if path.suffix != ".csv")
        words = sorted({word for path in files for word in path.read_text("utf-8").split()})
        for file, line, word, edit in edits:
            path = files[file % len(files)]
            lines = path.read_text("utf-8").split("\n")
            edit(lines, line % len(lines), words[word % len(words)])  # type: ignore[operator]  # a lambda
            path.write_text("\n".join(lines), "utf-8")
            assert reader.again() == reader.read()


# A record that only a draft uses, and what a text would mean by its names while it were there.
HELD_BACK = {
    "a family name and a whole name of another": (
        "people/dora-sample.yaml",
        "name: Dora Sample\nother_names: [Captain Sample, Ben Sample]\n",
    ),
    "a family name of two words": (
        "people/zed-mockup.yaml",
        "name: Zed van Mockup\nsort_name: van Mockup, Zed\n",
    ),
    "a first name": ("people/ada-zorro.yaml", "name: Ada Zorro\n"),
    "a beginning of another name": ("people/o-dummy.yaml", "name: Finn’s Zorro\n"),
    "a post held on the day of texts": (
        "people/zed-zorro.yaml",
        "name: Zed Zorro\ntenures: [{post: harbour-master, start: 2029-01-01, end: 2031-03-31}]\n",
    ),
    "a title of another": ("posts/chair.yaml", "title: Lamp Chair\nabbreviations: [Chair, HM]\n"),
    "a longer title": ("posts/first-hm.yaml", "title: Harbour Master of Fernwick\n"),
    "a rank": ("posts/quay-master.yaml", "title: Quay Warden\nother_names: [Quay Sample]\n"),
    "a name of an organisation": (
        "organisations/lamps.yaml",
        "name: The Lamps\nabbreviations: [FHB]\nother_names: [Lamp Office]\n",
    ),
    "names that stand nowhere": ("people/zed-zorro.yaml", "name: Zed Zorro\n"),
}


@pytest.mark.parametrize(("path", "text"), HELD_BACK.values(), ids=list(HELD_BACK))
def test_what_is_held_back_changes_no_text(path: str, text: str, tmp_path: Path) -> None:
    """Texts that were read with a name that is held back are as if it had never been there."""
    reader = Reader(tmp_path)
    (reader.content / path).write_text(text, "utf-8")
    for probe in (PROBE, PAPER):  # these are published here
        notes = reader.content / probe
        notes.write_text(notes.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    draft = f"---\nsubject: A\ndate: 2031\ndraft: true\n---\n\n[X](/{path.partition('.')[0]}/).\n"
    (reader.content / "reports" / "draft.md").write_text(draft, "utf-8")
    found = read(Options(reader.content, tmp_path / "build"), asking=True)
    assert [f"{'/'.join(key)}.yaml" for key in found.held_back.keys] == [path]
    assert found.as_read == read_texts(found.archive, asking=True)


def test_terms_that_are_held_back_change_no_text(tmp_path: Path) -> None:
    """A term that only a draft uses is one that other texts do not have."""
    reader = Reader(tmp_path)
    with (reader.content / "glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write("  - abbreviation: HMX\n    expansion: Harbour Master's cross\n")
    with (reader.content / PROBE).open("a", encoding="utf-8") as text:
        text.write("\nThe HMX.\n")
    found = read(Options(reader.content, tmp_path / "build"), asking=True)
    assert found.held_back.keys == {("terms", "hmx")}
    assert found.as_read == read_texts(found.archive, asking=True)


def test_few_texts_are_read_again_for_what_is_held_back(tmp_path: Path) -> None:
    """A text without a word of the names that are held back is taken over."""
    reader = Reader(tmp_path)
    (reader.content / "people" / "zed-zorro.yaml").write_text("name: Zed Zorro\n", "utf-8")
    with (reader.content / PROBE).open("a", encoding="utf-8") as text:
        text.write("\nZed Zorro sang.\n")
    found = read(Options(reader.content, tmp_path / "build"), earlier=reader.earlier)
    assert found.held_back.keys == {("people", "zed-zorro")}
    (_, _, now), (_, _, before) = reader.earlier.readings
    assert all(now.meetings[slug] is before.meetings[slug] for slug in found.archive.meetings)


@pytest.mark.parametrize("name", ["Zed Bóard", "Zed Bo\u02bcArd"])
def test_a_text_with_another_form_of_a_name_is_read_again(name: str, tmp_path: Path) -> None:
    """As it may be known by its letters without accents, or by another apostrophe."""
    reader = Reader(tmp_path)
    (reader.content / "people" / "zed-board.yaml").write_text(f"name: {name}\n", "utf-8")
    reader.change(MEETING, "The Board sat", "The Board and Bo’Ard sat")
    with (reader.content / PROBE).open("a", encoding="utf-8") as text:
        text.write(f"\n{name} sang.\n")
    found = read(Options(reader.content, tmp_path / "build"), earlier=reader.earlier)
    assert found.held_back.keys == {("people", "zed-board")}
    (_, _, now), (_, _, before) = reader.earlier.readings
    slug = Path(MEETING).stem
    assert now.meetings[slug] is not before.meetings[slug]


def test_a_preview_without_drafts(tmp_path: Path) -> None:
    """A record is held back or published as texts change; each time all texts are as if new."""
    reader = Reader(tmp_path)
    options = Options(reader.content, tmp_path / "build")
    (reader.content / "people" / "zed-zorro.yaml").write_text("name: Zed Zorro\n", "utf-8")
    for path, old, new, held in (
        (PROBE, "Captain Sample", "Zed Zorro", {("people", "zed-zorro")}),
        (MEETING, "The Board sat", "Zed Zorro sat", set()),
        (MEETING, "Zed Zorro sat", "Ned Zorro sat", {("people", "zed-zorro")}),
        (PROBE, "draft: true\n", "", set()),
        (PROBE, "Zed Zorro", "Captain Sample", set()),
    ):
        reader.change(path, old, new)
        if path == PROBE and not new:
            reader.change(PAPER, "draft: true\n", "")
        found = read(options, earlier=reader.earlier)
        assert found.held_back.keys == held
        assert found.as_read == read(options).as_read == read_texts(found.archive)
