"""What links in a text must not do: change its words, nest, or take for ever."""

from __future__ import annotations

import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.content.archive import Archive
from comsite.content.models import Attendance, Naming
from comsite.texts.items import Item
from comsite.texts.linking import Linked, Linker
from comsite.texts.markdown import parse, render
from comsite.texts.mentions import Resolver, Room
from comsite.texts.names import Names
from comsite.texts.numbering import number_item
from comsite.texts.phrases import lowered
from tests.counting import calls
from tests.small import archive, meeting, report

DAY = "2031-05-01"
RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\nother_names: [Dr Example]\n",
    "people/ben-example.yaml": "name: Ben Example\nother_names: [Dr Example]\n",
    "people/ada-example-two.yaml": "name: Ada Example-Two\n",
    "people/jose.yaml": "name: Jose\n",
    "people/ram.yaml": "name: राम\n",
    "people/marks.yaml": 'name: "[a-z]+ (x*"\nother_names: ["...", "HM", "İpek Öz", "A", "<b>"]\n',
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "posts/deputy.yaml": "title: Deputy Harbour Master (Mud), Nets\nabbreviations: [D.H.M.]\n",
    "organisations/board.yaml": "name: Harbour Board\nabbreviations: [FHB]\n",
    "organisations/office.yaml": "name: Harbour Board Office\n",
    "organisations/odd.yaml": 'name: "Rope & <Tar> \\"Co\\""\n',
    "glossary.yaml": (
        "terms:\n  - abbreviation: CSE\n    expansion: care of small eels\n"
        "  - abbreviation: R&D\n    expansion: İ and ß\n"
    ),
    "meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Mud\n\nMud.\n"),
    "reports/mud.md": report("2031", "", "1. Mud.\n"),
}
PIECES = (
    *("Ada Example", "Ada", "Example", "Dr Example", "Example-Two", "Jose", "राम", "İpek Öz"),
    *("HM", "the HM", "Harbour Master", "Deputy", "(Mud)", ", Nets", "D.H.M.", "[a-z]+", "(x*"),
    *("Harbour Board Office", "Harbour", "FHB", 'Rope & <Tar> "Co"', "CSE", "R&D", "A", "<b>"),
    *("care of small eels", "İ and ß", "QXZ", "the meeting of 4 March 2031", "report on A paper"),
    *("asked", "She asked", "said", "and", "/", ", ", ".", "'s", "’s", "s", "-", "İ", "ß", "ﬁ"),
    *("\u0301", "\u200f", "\u200d", "\xa0", " ", " ", " ", "\n", "\n", "  \n", "\\\n", "\n\n"),
    *("**", "*", "_", "`", "[", "](/meetings/)", "[x](/people/jose/)", "![y](/files/y.png)", "\\"),
    *(
        "\n- ",
        "\n> ",
        "\n### ",
        "| ",
        "\n| --- | --- |\n",
        "&amp;",
        "&lt;",
        "<",
        ">",
        '"',
        "“",
        "”",
    ),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


class Visible(HTMLParser):
    """The words of HTML; refuses links in links, and elements that no text of ours has."""

    ALLOWED = frozenset(
        (
            *("a", "abbr", "span", "p", "em", "strong", "code", "br", "hr", "img", "section"),
            *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
            *("table", "thead", "tbody", "tr", "th", "td"),
            "pre",  # of a block of code, which is a problem that is told
        )
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.links = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.ALLOWED
        assert {name for name, _ in attrs} <= {
            *("href", "id", "class", "title", "aria-label", "src", "alt", "scope", "start"),
            "data-check",
            *("tabindex", "data-short", "data-pagefind-index-attrs"),
        }
        self.links += tag == "a"
        assert self.links < 2

    def handle_endtag(self, tag: str) -> None:
        self.links -= tag == "a"

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive with names of every odd kind."""
    return archive(tmp_path_factory.mktemp("linking"), RECORDS)[0]


def link(records: Archive, text: str) -> tuple[str, str, Linked]:
    """A text's HTML without and with links, and what linking found."""
    names = Names(records)
    seats = (Attendance(person="ada-example", role="Head of Mud (HoM)", post="harbour-master"),)
    settled = (Naming(name="Harbour", organisation="board"), Naming(name="Example"))
    htmls = []
    linked = Linked()
    for is_linked in (False, True):
        tokens = parse(text, "notes.md", 1).tokens
        number_item(tokens, "1", DAY, "notes.md", 1)
        if is_linked:
            date = records.meetings["2031-03-04"].record.date
            resolver = Resolver(names, date, Room(seats), settled)
            linked = Linker(records, names, asking=True).link(tokens, resolver, "i", 1, True)
        htmls.append(str(render(tokens)))
    return htmls[0], htmls[1], linked


@given(text=MARKDOWN)
def test_words_stay(records: Archive, text: str) -> None:
    """Whatever stands in a text, its words are the same with links, and no link is in another."""
    without, with_links, linked = link(records, text)
    words = Visible(with_links).words
    assert words == Visible(without).words
    flat = " ".join(words.split())
    for one in linked.mentions:
        assert one.name in flat
    if not re.search(r"[`\[&\\]", text):
        lines = text.split("\n")
        for doubt in linked.doubts:
            assert doubt.name.split()[0] in lines[doubt.line - 1]


def item(folder: Path, text: str, front: str = "", files: dict[str, str] | None = None) -> Item:
    """An item with this text among these records."""
    notes = {f"meetings/{DAY}.md": meeting(DAY, front, f"## 1. Mud\n\n{text}\n")}
    _, texts = archive(folder, {**(files or RECORDS), **notes})
    return texts.meetings[DAY].items[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jose\u0301 sat.", []),
        ("रामायण, रामा, राम.", ["राम"]),
        ("İİİ care of small eels; Care of small eels.", ["care of small eels"] * 2),
        ("The İ and ß.", ["İ and ß"]),
    ],
)
def test_marks_belong_to_letters(text: str, found: list[str], tmp_path: Path) -> None:
    """A name ends where its word does, with all that is set on a letter, in any script."""
    assert [one.name.replace("Care", "care") for one in item(tmp_path, text).mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour Board Office", ["office"]),
        ("the Harbour Board", ["ada-example"]),
        ("the Harbour\nBoard", ["ada-example"]),
        ("Harbour Boards", []),
        ("Crew", ["board"]),
        ("HM Ada Example", ["ada-example"]),
        ("the HM", []),
    ],
)
def test_longest_settled_name(text: str, found: list[str], tmp_path: Path) -> None:
    """What an editor settles is settled, but not inside a longer name on record."""
    front = (
        "names:\n  - name: Harbour Board\n    person: ada-example\n"
        "  - name: Crew\n    organisation: board\n  - name: HM\n"
    )
    body = f"{text} sat.\n\n`Harbour Board` `Crew` `HM`"
    assert [one.target.slug for one in item(tmp_path, body, front).mentions] == found


def test_lines_of_doubts(tmp_path: Path) -> None:
    """A question has the line of its name, also after lines that are broken on purpose."""
    text = "One\\\ntwo  \nDr Example,\nQXZ\n\n- *a*\n  b QZY\n\n"
    text += "| a | b |\n| --- | --- |\n| c | d QQY |\n"
    doubts = item(tmp_path, text).doubts
    assert [(one.name, one.line) for one in doubts] == [
        *[("Dr Example", 10), ("QXZ", 11), ("QZY", 14), ("QQY", 18)]
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "sentence",
    [
        *("CSE and FHB. ", "care of small eels ", "Ada Example sat. She asked why. ", "QXZ said. "),
        *("**a** HM ", "the meeting of 4 March 2031. ", "“Ada Example” asked Ada Example and "),
        "Ada Example/Ben Example/",
    ],
)
def test_work_grows_with_the_text(sentence: str, tmp_path: Path) -> None:
    """A paragraph of eight times the words takes about eight times as many steps."""
    texts = {times: sentence * (times * 2500 // len(sentence.split())) for times in (1, 8)}
    item(tmp_path / "first", "Mud.")  # what is read once is read now
    took = {
        times: calls(partial(item, tmp_path / str(times), text)) for times, text in texts.items()
    }
    assert took[8] < 10 * took[1]


@pytest.mark.parametrize(
    ("text", "small"), [("AB", "ab"), ("İB", "İb"), ("ẞ", "ß"), ("ΑΣ", "ας"), ("", "")]
)
def test_lowered(text: str, small: str) -> None:
    """Small letters take as much room as the text."""
    assert lowered(text) == small
