"""The short forms of posts that notes use: written where sure, asked where not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from comsite.content.archive import Archive
from comsite.importing.recognising.drafts import RecognisedDocument
from comsite.importing.run import Importer
from tests import small
from tests.importing.building import archive_of, read, records, remarks_of

MAYOR = "Mayor of Fernwick"


def notes(text: str, *roles: str) -> str:
    """Notes with this text, and with people who have these roles."""
    names = ("Ada Example", "Ben Sample", "Cora Instance")
    listed = "\n".join(f"{name} – {role}" for name, role in zip(names, roles, strict=False))
    return f"Notes\n3 June 2031\nPresent\n{listed}\n1. Oil\nNone.\n2. Lamps\n{text}\n"


def posts(recognised: RecognisedDocument) -> dict[str, dict[str, object]]:
    """The new posts without their titles."""
    return {
        draft.slug: {key: value for key, value in draft.data.items() if key != "title"}
        for draft in records(recognised, "posts")
    }


def asked(recognised: RecognisedDocument) -> list[str]:
    """The questions, and what was guessed but for the new people."""
    guessed = [one for one in remarks_of(recognised, "guessed") if " new: " not in one]
    return [*guessed, *remarks_of(recognised, "question")]


def test_an_office_that_the_notes_use_alone_is_another_name(nothing: Archive) -> None:
    """It is written into the new post, and told with how often it stands there."""
    text = "The Mayor asked why. Mayor Example was glad, and the mayor sat down."
    recognised = read(notes(text, MAYOR), nothing)
    assert posts(recognised) == {"mayor-of-fernwick": {"other_names": ["Mayor"]}}
    assert asked(recognised) == [
        "'The Mayor' (3 times) is taken as Mayor of Fernwick; 'Mayor' is under other_names of"
        " posts/mayor-of-fernwick.yaml"
    ]


def test_a_deputy_has_a_short_form_of_their_own(nothing: Archive) -> None:
    """The abbreviation in brackets is there too, and the fields are in their order."""
    text = "The Mayor asked. The Deputy Mayor said no. DMLO Sample left."
    recognised = read(notes(text, MAYOR, "Deputy Mayor for Lamps and Oil (DMLO)"), nothing)
    assert posts(recognised) == {
        "deputy-mayor-for-lamps-and-oil": {
            "abbreviations": ["DMLO"],
            "other_names": ["Deputy Mayor"],
        },
        "mayor-of-fernwick": {"other_names": ["Mayor"]},
    }
    assert asked(recognised) == [
        "'The Deputy Mayor' (once) is taken as Deputy Mayor for Lamps and Oil; 'Deputy Mayor' is"
        " under other_names of posts/deputy-mayor-for-lamps-and-oil.yaml",
        "'The Mayor' (once) is taken as Mayor of Fernwick; 'Mayor' is under other_names of"
        " posts/mayor-of-fernwick.yaml",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The lamp is out.",
        "The Mayor of Fernwick asked why.",
        "The Mayor's Fund and the former Mayor were thanked.",
        "A new Mayor-elect sat there with the Lord Mayor and the deputy Mayor.",
        "Every mayor would like that.",
    ],
)
def test_what_the_notes_do_not_use_is_not_written(text: str, nothing: Archive) -> None:
    """Nor is anything asked."""
    recognised = read(notes(text, MAYOR), nothing)
    assert posts(recognised) == {"mayor-of-fernwick": {}}
    assert asked(recognised) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The Mayor asked. The Mayor of Gullport said no.", "Mayor of Gullport"),
        ("The Mayor asked. Mayor Trial of the next town said no.", "Mayor Trial"),
        ("The Mayor asked for the Mayor to the Gullport Court.", "Mayor to the Gullport"),
    ],
)
def test_another_holder_in_the_text_is_a_reason_to_ask(
    text: str, other: str, nothing: Archive
) -> None:
    """The short form may mean either, so it is left out."""
    recognised = read(notes(text, MAYOR), nothing)
    assert posts(recognised) == {"mayor-of-fernwick": {}}
    assert asked(recognised) == [
        f"'The Mayor' stands once: '{other}' is named too; if it always means Mayor of Fernwick,"
        " add 'Mayor' under other_names of posts/mayor-of-fernwick.yaml"
    ]


def test_another_role_with_the_same_word_is_a_reason_to_ask(nothing: Archive) -> None:
    """The Minutes Clerk may be "the Clerk" too; the Deputy Clerk is not."""
    text = "The Clerk asked, and the Clerk went."
    recognised = read(notes(text, "Clerk to the Governors", "Minutes Clerk"), nothing)
    assert posts(recognised) == {"clerk-to-the-governors": {}}
    assert asked(recognised) == [
        "'The Clerk' stands twice: 'Minutes Clerk' is named too; if it always means Clerk to the"
        " Governors, add 'Clerk' under other_names of posts/clerk-to-the-governors.yaml"
    ]
    recognised = read(notes(text, "Clerk to the Governors", "Deputy Clerk"), nothing)
    assert posts(recognised)["clerk-to-the-governors"] == {"other_names": ["Clerk"]}


def test_two_posts_with_one_short_form_are_asked_about(nothing: Archive) -> None:
    """Both may be "the Mayor", and neither gets the name."""
    recognised = read(notes("The Mayor asked.", MAYOR, "Mayor of Gullport"), nothing)
    assert posts(recognised) == {"mayor-of-fernwick": {}, "mayor-of-gullport": {}}
    assert asked(recognised) == [
        "'The Mayor' stands once: Mayor of Fernwick or Mayor of Gullport? if it always means one of"
        " them, add 'Mayor' under other_names of its file in posts/"
    ]


def test_an_abbreviation_of_two_posts_is_asked_about(nothing: Archive) -> None:
    """It is a name of neither; where the text does not use it, nothing is asked."""
    roles = ("Chief Executive (CE)", "Chief Engineer (CE)")
    recognised = read(notes("CE asked twice.", *roles), nothing)
    assert posts(recognised) == {"chief-executive": {}, "chief-engineer": {}}
    assert asked(recognised) == [
        "'CE' stands once: Chief Engineer or Chief Executive? if it always means one of them, add"
        " 'CE' under abbreviations of its file in posts/"
    ]
    assert asked(read(notes("They asked.", *roles), nothing)) == []


def test_a_post_of_that_name_keeps_it(tmp_path: Path) -> None:
    """If its holder is listed, "the Clerk" is the Clerk; if not, it is asked which."""
    archive = archive_of(tmp_path, {"posts/clerk.yaml": "title: Clerk\n"})
    recognised = read(notes("The Clerk asked.", "Clerk to the Governors", "Clerk"), archive)
    assert posts(recognised) == {"clerk-to-the-governors": {}}
    assert asked(recognised) == []
    recognised = read(notes("The Clerk asked.", "Clerk to the Governors"), archive)
    assert posts(recognised) == {"clerk-to-the-governors": {}}
    assert asked(recognised) == [
        "'The Clerk' stands once: Clerk or Clerk to the Governors? if it always means one of them,"
        " add 'Clerk' under other_names of its file in posts/"
    ]


def test_a_post_on_record_is_asked_about_and_not_changed(tmp_path: Path) -> None:
    """Its short forms in new notes are proposed: an abbreviation only if a role prints it."""
    archive = archive_of(tmp_path, {"posts/mayor.yaml": "title: Mayor of Fernwick\n"})
    text = "The Mayor asked. Then MF Example left."
    recognised = read(notes(text, "Mayor of Fernwick (MF)"), archive)
    assert posts(recognised) == {}
    assert asked(recognised) == [
        "'MF' stands once: if it always means Mayor of Fernwick, add 'MF' under abbreviations of"
        " posts/mayor.yaml",
        "'The Mayor' stands once: if it always means Mayor of Fernwick, add 'Mayor' under"
        " other_names of posts/mayor.yaml",
    ]
    named = "title: Mayor of Fernwick\nabbreviations: [MF]\nother_names: [Mayor]\n"
    archive = archive_of(tmp_path / "named", {"posts/mayor.yaml": named})
    assert asked(read(notes(text, "Mayor of Fernwick (MF)"), archive)) == []


def test_a_rank_of_several_gets_no_name_for_one(nothing: Archive) -> None:
    """Of two deputies "the Deputy Mayor" may be either; the rank is shared."""
    role = "Deputy Mayor for Oil"
    recognised = read(notes("The Deputy Mayor asked.", role, role), nothing)
    assert posts(recognised) == {"deputy-mayor-for-oil": {"shared": True}}
    assert asked(recognised) == []


def test_a_post_on_record_that_several_hold_is_asked_about(tmp_path: Path) -> None:
    """A shared rank says so in its record."""
    record = "title: Lamp Sergeant\nabbreviations: [LS]\n"
    text = notes("They asked.", "Lamp Sergeant", "LS")
    archive = archive_of(tmp_path, {"posts/lamp-sergeant.yaml": record})
    assert asked(read(text, archive)) == [
        "Ada Example and Ben Sample are listed as Lamp Sergeant; if several hold it at once, write"
        " shared: true into posts/lamp-sergeant.yaml"
    ]
    shared = {"posts/lamp-sergeant.yaml": f"{record}shared: true\n"}
    assert asked(read(text, archive_of(tmp_path / "shared", shared))) == []


def test_a_fresh_archive_links_the_short_forms_of_its_notes(tmp_path: Path) -> None:
    """What is written is a record of the archive, and importing once more changes nothing."""
    content = small.write(tmp_path, {})
    path = tmp_path / "notes.txt"
    path.write_text(
        "Fernwick Harbour Board\n\nNotes of the meeting held on Tuesday 3 June 2031\n\n"
        "Present\n\nAda Example – Mayor of Fernwick\nBen Sample – Harbour Master\n\n"
        "1. Oil\n\nThe Mayor asked why the oil was low.\n\n2. Lamps\n\nThe lamps are out.\n",
        "utf-8",
    )
    assert Importer(content).take(path).changed
    written = (content / "posts/mayor-of-fernwick.yaml").read_text("utf-8")
    assert yaml.safe_load(written) == {"title": MAYOR, "other_names": ["Mayor"]}
    mentions = small.library(tmp_path, {}).texts.meetings["2031-06-03"].items[0].mentions
    assert [(one.name, one.target.slug) for one in mentions] == [("Mayor", "ada-example")]
    assert not Importer(content).take(path).changed
