"""The account of words, what is made plainer, and the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.letterforms import one_form
from comsite.content.loader import load
from comsite.importing import run
from comsite.importing.composing.keeping import with_every_word
from comsite.importing.composing.plain_report import plain_report
from comsite.importing.composing.settling import settle
from comsite.importing.composing.trial import Trial, trial
from comsite.importing.composing.word_account import aligned_places, missing_words
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.outcome import File, Outcome, RefusedError
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.importing.review import review, summary
from comsite.importing.run import Importer
from comsite.importing.words import words_of
from tests import small

MEETING = {"date": "2031-06-03", "status": "held"}
REPORT = {"subject": "Lamps", "date": "2031-06-03"}


def paragraph(text: str, place: str = "") -> Block:
    """A paragraph of one span."""
    return Block("paragraph", (TextSpan(text),), place=place)


@pytest.fixture
def empty(tmp_path: Path) -> Trial:
    """An archive with nothing in it."""
    content, problems = load(small.write(tmp_path, {}))
    assert content
    return trial(content, problems, "content")


def test_words_that_no_page_shows_are_found() -> None:
    """Moved words count once, told words count, and what is left is quoted as it stands."""
    blocks = [paragraph("Date: 3 June"), paragraph("The Lamp, it is out."), paragraph("Ada")]
    lost = missing_words(blocks, words_of("Ada 3 June The is out"), ["Date:"])
    assert [(gap.block, gap.text, gap.count) for gap in lost] == [(1, "Lamp, it", 2)]


def test_sentences_out_of_order_are_told(empty: Trial) -> None:
    """Though every word of theirs is on the page."""
    said = (
        "Nobody knows why the lamp at the old bridge went out so early on that day.",
        "The clerk will ask whoever was there before the next meeting of the board.",
    )
    blocks = tuple(paragraph(text, f"page {number}") for number, text in enumerate(said, 2))
    document = SourceDocument("lamps.docx", blocks)
    words = [text.split() for text in said]
    shredded = [paragraph(" ".join([*those[::2], *those[1::2]])) for those in words]
    told = Remark(
        "guessed",
        "pages 2 and 3",
        "27 pairs of words that are neighbours in a sentence, of 28, are none on the pages, so it"
        " may be out of order there; read them against the document",
    )
    for body, expected in ((blocks, []), (shredded, [told])):
        draft = Draft("reports", "lamps", REPORT, tuple(body))
        _, remarks = with_every_word(document, [draft], settle([draft], empty), empty, [])
        assert remarks == expected


def test_words_are_compared_in_their_order() -> None:
    """What was put elsewhere is no pair."""
    first, second = list("abcdefghx"), list("xabcdqefgh")
    assert [first[place] for place, _ in aligned_places(first, second)] == list("abcdefgh")


def test_many_short_lines_with_numbers_between_are_compared() -> None:
    """No four words of theirs stand together on the page."""
    lines = [["lamp", str(number), "lit"] for number in range(10_000, 13_000)]
    first = [word for line in lines for word in line]
    second = [word for line in lines for word in ["2", *line]]
    pairs = aligned_places(first, second)
    assert [first[place] for place, _ in pairs] == first
    assert [second[place] for _, place in pairs] == first


def test_lost_words_stand_at_the_end(empty: Trial) -> None:
    """Many words are put on the page under a heading; a few are told."""
    blocks = (
        paragraph("The lamp is out."),
        paragraph("Nobody knows why it went out so early."),
        paragraph("The buoy is in."),
        paragraph("Label:", "page 2"),
    )
    draft = Draft("reports", "lamps", REPORT, (blocks[0], blocks[2]))
    document = SourceDocument("lamps.docx", blocks)
    settled, remarks = with_every_word(document, [draft], settle([draft], empty), empty, [])
    assert settled.files[0].text.endswith(
        "The buoy is in.\n\n## Also in the document\n\nNobody knows why it went out so early.\n"
    )
    assert remarks == [
        Remark(
            "guessed",
            "",
            '"Nobody knows why it went out so early." fits nowhere, and stands at the end,'
            ' under "Also in the document"',
        ),
        Remark(
            "left out",
            "page 2",
            "this is on no page; write it into the file if it should be",
            "Label",
        ),
    ]


def test_many_lost_words_are_told_in_two_lines(empty: Trial) -> None:
    """However many they are: those at the end by their beginnings, the others whole."""
    strange = [
        paragraph(f"Here is a sentence of words that fit nowhere, number {name}", f"page {number}")
        for number, name in enumerate(("one", "two", "three", "four", "five"), 2)
    ]
    labels = [paragraph("Label:", "page 7"), paragraph("The end."), paragraph("Stamp", "page 8")]
    blocks = (paragraph("The lamp is out."), *strange, paragraph("The buoy is in."), *labels)
    draft = Draft("reports", "lamps", REPORT, (blocks[0], blocks[6], blocks[8]))
    _, remarks = with_every_word(
        SourceDocument("lamps.docx", blocks), [draft], settle([draft], empty), empty, []
    )
    assert [(remark.place, remark.message, remark.lost) for remark in remarks] == [
        (
            "pages 2, 3, 4, 5 and 6",
            '"Here is a sentence of words that fit nowhere, number one", "Here is a sentence of'
            ' words that fit nowhere, number two", "Here is a sentence of words that fit nowhere,'
            ' number three" and 2 more fit nowhere, and stand at the end, under "Also in the'
            ' document"',
            "",
        ),
        (
            "pages 7 and 8",
            "these are on no page; write them into the file if they should be",
            "Label\nStamp",
        ),
    ]


def test_a_field_that_the_archive_refuses_is_asked_about(empty: Trial) -> None:
    """The rest is written, and the words of the field are told."""
    data = {**MEETING, "start": "half past two", "present": [{"person": "ada-example"}]}
    settled = settle([Draft("meetings", "2031-06-03", data, (paragraph("It began."),))], empty)
    assert settled.drafts[0].data == {**MEETING, "present": []}
    assert [remark.message for remark in settled.remarks] == [
        'start: "half past two" is left out: "start" is "half past two": write the time as'
        " hours:minutes, like 09:30 or 14:00",
        'present: "ada-example" is left out: "person" names the person "ada-example", which is'
        ' not in people/; make it (comsite new person "Ada Example"), or name another',
    ]


def test_the_plainest_form_is_a_report_with_a_date() -> None:
    """The date is that of a draft, of the name, or of the text; without one it is refused."""
    text = SourceDocument("lamps.txt", (paragraph("Lamps"), paragraph("Seen on 3rd June 2031.")))
    draft, _ = plain_report(text, [])
    assert (draft.slug, draft.data["subject"]) == ("2031-06-03-lamps", "Lamps")
    draft, remarks = plain_report(SourceDocument("203106 lamps.txt", text.blocks[:1]), [])
    assert draft.data["date"] == "2031-06"
    assert remarks == (Remark("guessed", "", "the date, June 2031, is taken from the file's name"),)
    source = "the document's title"
    _, remarks = plain_report(
        SourceDocument("lamps.txt", text.blocks[:1], title="Lamps of 3 June 2031"), []
    )
    assert remarks == (Remark("guessed", "", f"the date, 3 June 2031, is taken from {source}"),)
    with pytest.raises(RefusedError) as refused:
        plain_report(SourceDocument("lamps.txt", text.blocks[:1]), [])
    assert str(refused.value) == (
        "no date was found in it or in its name, and each page of the archive has one; import"
        " it by itself with its date, like --date 2031-06-03, or --date 2031-06 where the day"
        " is not known"
    )


@pytest.mark.parametrize("fault", ["recognise", "with_every_word"])
def test_a_fault_of_the_program_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A recogniser's fault makes a plain report of the document, any other's is a refusal."""

    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(run, fault, fail)
    path = tmp_path / "2031-06-03 lamps.txt"
    path.write_text("Lamps\n\nThe north lamp is out.\n", "utf-8")
    outcome = Importer(small.write(tmp_path, {})).take(path)
    if fault == "with_every_word":
        assert outcome.refused == (
            "comsite has a fault that shows with this document (ZeroDivisionError); nothing was"
            " written. Please report it, and import the document as .txt meanwhile"
        )
        return
    assert outcome.files == (File("reports/2031-06-03-lamps.md", "new"),)
    assert [remark.message for remark in outcome.remarks] == [
        "its parts could not be told apart (ZeroDivisionError), so it is one report of plain"
        " paragraphs; please report this",
        "the date, 3 June 2031, is taken from the file's name",
        'the report "Lamps" has no topic. Give it one, like "topics: [night-patrols]" with the name'
        ' of a file in topics/ (comsite new topic "Night patrols" makes one)',
    ]


def test_the_review_is_grouped() -> None:
    """Files, then what was understood, guessed, asked and left out, with the words of each."""
    outcome = Outcome(
        "notes.docx",
        (File("meetings/2031-06-03.md", "new"), File("people/ada-example.yaml", "same")),
        (
            Remark("left out", "page 2", "a header was left out", "Page 2\nDraft"),
            Remark("left out", "page 2", "a header was left out", "Agreed"),
            Remark("question", "page 1", "which day is it of?"),
            Remark("unsaid", "", "2 actions, none with a due date"),
            Remark("guessed", "page 1", "this looks like notes"),
            Remark("understood", "", "notes of 3 June 2031"),
        ),
    )
    assert list(review(outcome, "content")) == [
        "notes.docx",
        "  Written:",
        "    content/meetings/2031-06-03.md",
        "    content/people/ada-example.yaml (as it was)",
        "  Understood:",
        "    - notes of 3 June 2031",
        "  Guessed; please look:",
        "    - page 1: this looks like notes",
        "  Questions; the page can go out before they are answered:",
        "    - page 1: which day is it of?",
        "  The document does not say; add what you know:",
        "    - 2 actions, none with a due date",
        "  Left out:",
        '    - page 2: a header was left out: "Page 2", "Draft", "Agreed"',
    ]
    assert list(summary([outcome, Outcome("b.pdf", refused="it is a scan")])) == [
        "2 documents: 1 file written, 1 not imported.",
        "See it: comsite serve. Put it on the site: comsite help publishing.",
    ]


@pytest.mark.parametrize("written", ["Cafe\u0301", "oﬃce", "ex\u00adtra", "no\u200bwhere"])
def test_a_word_is_shown_however_its_letters_are_written(written: str) -> None:
    """A composed letter is the same as its parts, and a ligature as its letters."""
    block = Block("paragraph", (TextSpan(f"the {written} closed"),))
    assert missing_words([block], words_of(f"the {one_form(written)} closed"), ()) == []
    assert [lost.text for lost in missing_words([block], words_of("the closed"), ())] == [
        one_form(written)
    ]
