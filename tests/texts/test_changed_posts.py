"""Words around a post's name that make another post, or nobody's, of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import archive, meeting

RECORDS = {
    "people/ada-example.yaml": (
        "name: Ada Example\ntenures:\n  - post: mayor\n    start: 2031\n    end: 2032\n"
    ),
    "people/ben-sample.yaml": (
        "name: Ben Sample\ntenures:\n  - post: deputy-mayor\n    start: 2031\n    end: 2032\n"
        "  - post: mayor\n    start: 2029\n    end: 2030\n"
    ),
    "people/cora-specimen.yaml": (
        "name: Cora Specimen\ntenures:\n  - post: harbour-master\n    start: 2031\n    end: 2032\n"
    ),
    "people/dan-placeholder.yaml": (
        "name: Dan Placeholder\ntenures:\n"
        "  - post: clerk\n    role: Interim Clerk\n    start: 2031\n    end: 2032\n"
    ),
    "posts/mayor.yaml": "title: Mayor of West Fernwick\nother_names: [Mayor]\n",
    "posts/deputy-mayor.yaml": (
        "title: Deputy Mayor for Harbours\nabbreviations: [DMH]\nother_names: [Deputy Mayor]\n"
    ),
    "posts/harbour-master.yaml": (
        "title: Harbour Master\nabbreviations: [HM]\norganisation: west-fernwick-board\n"
    ),
    "posts/deputy-harbour-master.yaml": "title: Deputy Harbour Master\nabbreviations: [DHM]\n",
    "posts/sailor.yaml": "title: Able Sailor\nabbreviations: [AS]\nshared: true\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "organisations/west-fernwick-board.yaml": "name: West Fernwick Board\n",
    "organisations/gullport-board.yaml": "name: Gullport Board\n",
}
MAYOR, DEPUTY, MASTER, CLERK = "ada-example", "ben-sample", "cora-specimen", "dan-placeholder"


def found(folder: Path, text: str) -> tuple[list[str], list[str]]:
    """The people and posts that a text of 2031 names, and the names that are asked about."""
    notes = meeting("2031-05-01", "", f"## 1. Gulls\n\n{text}\n")
    _, texts = archive(folder, {**RECORDS, "meetings/2031-05-01.md": notes})
    (item,) = texts.meetings["2031-05-01"].items
    named = [one.target for one in item.mentions if one.target.kind in ("people", "posts")]
    asked = [doubt.name for doubt in item.doubts if doubt.candidates]
    return [target.slug for target in named], asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Mayor sat.", [MAYOR]),
        ("The deputy Mayor sat.", [DEPUTY]),
        ("The deputy mayor sat.", [DEPUTY]),
        ("The DEPUTY Mayor and the Mayor sat.", [DEPUTY, MAYOR]),
        ("A letter of the deputy Mayor for Harbours was read.", [DEPUTY]),
        ("The deputy Mayor's lamp and the mayor and deputy Mayor.", [DEPUTY, MAYOR, DEPUTY]),
        ("The deputy Harbour Master sat.", ["deputy-harbour-master"]),
        ("The deputy HM sat.", ["deputy-harbour-master"]),
        ("The assistant Harbour Master sat.", []),
        ("The vice Mayor, the shadow Mayor and the lord Mayor sat.", []),
        ("The incoming Mayor sat.", []),
        ("The Mayor-elect and the Mayor designate sat.", []),
        ("The ex-Mayor and the then-Mayor sat.", []),
        ("Assistant Harbour Master Specimen sat.", []),
        ("The assistant Harbour Master Cora Specimen sat.", [MASTER]),
        ("The deputy Mayor Ben Sample sat.", [DEPUTY]),
        ("The interim Clerk sat.", [CLERK]),
        ("The acting Harbour Master sat.", []),
        ("She was acting as Mayor.", ["mayor"]),
    ],
)
def test_words_before(text: str, named: list[str], tmp_path: Path) -> None:
    """A word like "deputy" before a post's name makes the other post of it, or nobody's name."""
    assert found(tmp_path, text)[0] == named


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The former Mayor sat.", ["former Mayor"]),
        ("The outgoing West Fernwick Mayor sat.", ["Mayor"]),
        ("The acting Mayor sat.", ["acting Mayor"]),
        ("The acting Harbour Master sat.", []),
        ("The deputy Mayor sat.", []),
    ],
)
def test_who_is_asked_about(text: str, asked: list[str], tmp_path: Path) -> None:
    """Where the words could mean somebody who held the post before, the editor is asked."""
    assert found(tmp_path, text)[1] == asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Mayor of West Fernwick and the HM of the West Fernwick Board sat.", [MAYOR, MASTER]),
        ("The Harbour Master for West Fernwick sat.", [MASTER]),
        ("The West Fernwick HM and West Fernwick's Harbour Master sat.", [MASTER, MASTER]),
        ("The Mayor of Gullport sat.", []),
        ("The Mayor of the Gullport Board sat.", []),
        ("The Mayor of West Gullport and the HM of West Gullport Board sat.", []),
        ("The East Fernwick HM and East Fernwick's Harbour Master sat.", []),
        ("The HM of another board, the HM in another harbour.", []),
        ("The HM from Gullport and the HM at Gullport sat.", []),
        ("The HM from January, the HM at the Gullport Board and the HM in Gullport.", [MASTER] * 3),
        ("The Clerk of the Gullport Board sat.", [CLERK]),
        ("The Clerk of Sandport sat.", []),
    ],
)
def test_places_beside(text: str, named: list[str], tmp_path: Path) -> None:
    """A post of another place or another body is not the post on record."""
    assert found(tmp_path, text)[0] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A Harbour Master sleeps, and so does every Mayor.", []),
        ("Each HM, any HM, another HM and two HM sleep.", []),
        ("An AS sleeps, and so does every Able Sailor.", ["sailor"] * 2),
        ("A new Harbour Master and the next Mayor were sought.", ["harbour-master", "mayor"]),
        ("Harbour Masters and Mayors sleep.", []),
        ("Other councils and Harbour Master should sleep.", []),
        ("The Police and Harbour Master should sleep.", []),
        ('It says that the "Police and Harbour Master" (as printed) should sleep.', []),
        ("West Fernwick Police and HM should sleep.", [MASTER]),
        ("The Police and HM slept.", [MASTER]),
        ("Harbour Master should sleep.", []),
        ("The Harbour Master should sleep, and HM should sing.", [MASTER, MASTER]),
    ],
)
def test_posts_in_general(text: str, named: list[str], tmp_path: Path) -> None:
    """A post that is spoken of in general is not its holder; a rank is the post itself."""
    assert found(tmp_path, text)[0] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Mayor's lamp, the HM’s rope and the Mayor's.", [MAYOR, MASTER, MAYOR]),
        ("The Mayor's report and the HM's statement were read.", [MAYOR, MASTER]),
        ("The Mayor's Report and the Mayor's Fund.", []),
        ("The Mayor's fund, the Mayor's office and the Mayor's briefing.", []),
        ("Mayoral/DMH Activity to date was long.", [DEPUTY]),
        ("DMH Activity to date was long, and so was the DMH Boat.", []),
    ],
)
def test_belongings(text: str, named: list[str], tmp_path: Path) -> None:
    """What somebody in a post wrote or did names them; a fund, an office or a title does not."""
    assert found(tmp_path, text)[0] == named
