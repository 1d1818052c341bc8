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
        ("The HM replied to the Chair's letter.", ["Ben said"]),
        ("The HM explained the mud.", ["Ben said"]),
        ("The HM (as printed) explained the mud.", ["Ben said"]),
        ("The HM (of the harbour) explained the mud.", []),
        ("The Chair asked why. The HM explained the mud.", ["Ada asked", "Ben said"]),
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Chair asked the HM why. The HM said that gulls do.", "Ben answered"),
        ("The Chair asked the HM why. He was tired. The HM hoped that gulls do.", "Ben answered"),
        ("The Chair asked the HM why. The HM liked gulls, but noted that few do.", "Ben answered"),
        ("The Chair asked the HM why. The Clerk said so. The HM said so.", "Cora said, Ben said"),
        ("The Chair asked the HM why. The HM thanked the Chair.", "Ben said"),
        ("The Chair asked the HM why.\n\nThe HM said that gulls do.", "Ben said"),
        ("The Chair asked the HM why. The Clerk told the Chair.", "Cora answered Ada"),
        ("The Chair asked why. The HM told the group that gulls do.", "Ben said"),
        ("The Chair asked why. The HM informed the meeting.", "Ben said"),
        ("The Chair asked why. The HM assured her that gulls do.", "Ben said"),
        ("The Chair asked why. The HM clarified that gulls do.", "Ben said"),
        ("The Chair asked why. The HM replied that gulls do.", "Ben answered"),
        ("The Chair asked why. The HM responded that gulls do.", "Ben answered"),
        ("The Chair asked why. The HM said in reply that gulls do.", "Ben answered"),
        ("The Chair asked why. In reply, the HM said that gulls do.", "Ben answered"),
        ("The Chair asked why. The HM said in answer to the Chair that.", "Ben answered Ada"),
        ("The Chair asked why. The HM replied to her question.", "Ben answered"),
        ("The Chair asked why. The HM replied to a letter.", "Ben said"),
        ("The Chair asked why. The HM responded to 40 floods.", ""),
        ("The Chair asked why. The HM answered 40 calls.", ""),
        ("The Chair asked. The Chair said so. The HM told the Chair.", "Ada said, Ben said Ada"),
    ],
)
def test_answers(text: str, said: str, tmp_path: Path) -> None:
    """An answer is told to the asker, called one, or given next by whoever was asked by name."""
    question, *others = item(tmp_path, text).statements
    assert question.act == "asked"
    found = [
        f"{SHORT[one.speaker.slug]} {one.act} {', '.join(SHORT[to.slug] for to in one.to)}".strip()
        for one in others
    ]
    assert ", ".join(found) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Chair asked for a review.", "Ada said"),
        ("The Chair asked for an update on mud.", "Ada said"),
        ("The Chair asked the HM for support.", "Ada said"),
        ("The Chair asked that gulls be counted.", "Ada said"),
        ("The Chair asked to see the mud.", "Ada said"),
        ("The Chair requested a lamp.", "Ada said"),
        ("The Chair sat down. They asked why.", ""),
        ("The HM noted that gulls sleep, but asked for them to wake.", "Ben said"),
        ("The HM said that residents had rung and asked why.", "Ben said"),
        ("The HM had gone and asked gulls why.", ""),
        ("The HM said that it was late and asked why.", "Ben said, Ben asked"),
        ("The HM said that residents had rung, but asked why.", "Ben said, Ben asked"),
    ],
)
def test_requests(text: str, said: str, tmp_path: Path) -> None:
    """Asking for a thing is no question, and nobody is taken for "they"."""
    statements = item(tmp_path, text).statements
    assert ", ".join(f"{SHORT[one.speaker.slug]} {one.act}" for one in statements) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Chair asked the HM why, and the Clerk said so.", "Ada asked, Cora said"),
        ("The Chair thanked the HM, and the Clerk said so.", "Ada said, Cora said"),
        ("The Chair thanked the HM and the Clerk said so.", "Ada said, Cora said"),
        ("When it rained, the HM and Clerk said so.", "Ben said, Cora said"),
        ("The Chair (as printed) and HM agreed.", "Ada said, Ben said"),
        ("The Chair and HM were tired and noted that it rained.", "Ada said, Ben said"),
        ("The letter to the HM noted that it rained.", ""),
        ("The letter to the Chair and HM noted that it rained.", ""),
        ("The report by the HM said so, and the book of the Clerk stated it.", ""),
        ("The HM's suggested rope was long.", ""),
        ("It was not known whether the HM agreed, or if the Clerk said so.", ""),
        ("The question that the Chair asked was long, and so was the paper the HM presented.", ""),
        ("A rope which the HM described broke. Mud rose, which the Clerk noted.", "Cora said"),
        ("The rain woke the HM, who noted that it rained.", "Ben said"),
        ("A word with the Clerk, who said that it rained.", "Cora said"),
        ("It woke the HM, who described himself as tired.", ""),
        ("The Chair went on to ask whether gulls sleep.", "Ada asked"),
        ("The Chair began her questions by asking the HM why.", "Ada asked"),
        ("The HM finished by saying that gulls sleep.", "Ben said"),
        ("The HM finished by boat.", ""),
        ("The HM gave an update on gulls and thanks.", "Ben said"),
        ("The HM gave thanks for the lamp. The Clerk gave the lamp.", "Ben said"),
        ("The HM hoped that gulls sleep. The Clerk hoped to sleep.", "Ben said"),
        ("The HM raised a gull. The Clerk raised £40.", "Ben said"),
        ("Introduced by the HM, the last item was mud.", "Ben said"),
        ("Mud was a topic, introduced by the HM.", "Ben said"),
        ("Mud was also discussed by the Chair and HM.", "Ada said, Ben said"),
        ("Mud was discussed by the HM and others.", ""),
        ("Mud had been discussed by the HM.", ""),
        ("The mud report was presented by the HM.", "Ben presented"),
        ("The prize was presented by the HM.", ""),
    ],
)
def test_who_speaks(text: str, said: str, tmp_path: Path) -> None:
    """Only whoever is the subject of a verb of speech speaks."""
    statements = item(tmp_path, text).statements
    assert ", ".join(f"{SHORT[one.speaker.slug]} {one.act}" for one in statements) == said


def test_told_long_after_a_question(tmp_path: Path) -> None:
    """What somebody tells is an answer right after a question only, or in its paragraph."""
    text = (
        "The Chair asked why.\n\nThe HM explained the mud.\n\nThe Clerk informed the Chair.\n\n"
        "The Chair asked why. The Clerk spoke. The HM told the Chair. The Chair clarified it.\n"
    )
    found = [(one.speaker.slug, one.act) for one in item(tmp_path, text).statements]
    assert found == [
        ("ada-example", "asked"),
        ("ben-sample", "said"),
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
