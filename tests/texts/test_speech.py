"""Who asked, answered or said something, where the text says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.texts.items import Item
from comsite.texts.speech import exchanges
from tests.small import archive, meeting

PEOPLE = {"ada-example": "chair", "ben-sample": "harbour-master", "cora-specimen": "clerk"}
RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "people/cora-specimen.yaml": "name: Cora Specimen\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "posts/clerk.yaml": "title: Clerk\n",
}
SHORT = {"ada-example": "Ada", "ben-sample": "Ben", "cora-specimen": "Cora"}


def item(folder: Path, text: str) -> Item:
    """An item with this text, of a meeting that all three attended."""
    seats = "".join(f"  - person: {one}\n    post: {post}\n" for one, post in PEOPLE.items())
    notes = meeting("2031-05-01", f"present:\n{seats}", f"## 1. Gulls\n\n{text}\n")
    _, texts = archive(folder, {**RECORDS, "meetings/2031-05-01.md": notes})
    return texts.meetings["2031-05-01"].items[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Chair asked whether gulls sleep.", ["Ada asked"]),
        ("The Chair asked the HM when gulls sleep.", ["Ada asked Ben"]),
        ("The Chair then asked the HM and the Clerk to wait.", ["Ada asked Ben, Cora"]),
        ("The Chair, who was tired, also asked the HM.", ["Ada asked Ben"]),
        ("Referring to the paper, the Chair asked why.", ["Ada asked"]),
        ("The Chair was pleased with the mud, but asked why.", ["Ada asked"]),
        ("The Chair thanked the HM and asked why.", ["Ada said"]),
        ("The HM was asked by the Clerk to wait.", ["Cora asked Ben"]),
        ("The HM was asked to wait.", []),
        ("Ada Example wanted to know why.", ["Ada asked"]),
        ("The Clerk sought assurance on mud.", ["Cora asked"]),
        ("The HM informed the Chair that they do.", ["Ben said Ada"]),
        ("The Chair asked. The HM informed the Chair.", ["Ada asked", "Ben answered Ada"]),
        ("The Chair asked. The HM told the Clerk.", ["Ada asked", "Ben said Cora"]),
        ("The HM replied to the Chair's letter.", ["Ben answered"]),
        ("The HM explained the mud.", ["Ben said"]),
        ("The Chair asked why. The HM explained the mud.", ["Ada asked", "Ben answered"]),
        ("The Chair and HM agreed.", ["Ada said", "Ben said"]),
        ("The HM presented the long mud report.", ["Ben presented"]),
        ("The HM presented a prize.", ["Ben said"]),
        ("The HM pointed out the mud.", ["Ben said"]),
        ("The HM pointed at the mud.", []),
        ("The Chair sat down. She asked the HM why.", ["Ada asked Ben"]),
        ("The Chair and the HM sat down. She asked why.", []),
        ("With the Chair they sat down. She asked why.", []),
        ("She asked why.", []),
        ("Somebody asked the HM.", []),
        ("The question put to the HM was why.", []),
    ],
)
def test_statements(text: str, said: list[str], tmp_path: Path) -> None:
    """A name and a verb of speech make a statement; who is addressed stands after the verb."""
    found = [
        f"{SHORT[one.speaker.slug]} {one.act} {', '.join(SHORT[to.slug] for to in one.to)}".strip()
        for one in item(tmp_path, text).statements
    ]
    assert found == said


def test_told_long_after_a_question(tmp_path: Path) -> None:
    """What somebody tells is an answer right after a question only, or in its paragraph."""
    text = (
        "The Chair asked why.\n\nThe HM explained the mud.\n\nThe Clerk informed the Chair.\n\n"
        "The Chair asked why. The Clerk spoke. The HM told the Chair. The Chair clarified it.\n"
    )
    found = [(one.speaker.slug, one.act) for one in item(tmp_path, text).statements]
    assert found == [
        ("ada-example", "asked"),
        ("ben-sample", "answered"),
        ("cora-specimen", "said"),
        ("ada-example", "asked"),
        ("cora-specimen", "said"),
        ("ben-sample", "answered"),
        ("ada-example", "said"),
    ]


def test_exchanges(tmp_path: Path) -> None:
    """A question has what others said after it, over paragraphs, until the next question."""
    text = (
        "The Clerk said hello.\n\nThe Chair asked why. The HM said that gulls sleep.\n\n"
        "The Clerk added that they do. The Chair said so too.\n\nThe Clerk asked the HM.\n"
    )
    found = exchanges(item(tmp_path, text).statements)
    assert [
        (one.question.anchor, [(reply.speaker.slug, reply.anchor) for reply in one.replies])
        for one in found
    ] == [("p1-2", [("ben-sample", "p1-2"), ("cora-specimen", "p1-3")]), ("p1-4", [])]
