"""Who was there, who spoke and who held which post: each warning whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.attendance import ATTENDANCE
from comsite.checking.gate import Options, check
from comsite.cli.main import main
from tests.small import meeting, report, write

PATH = "meetings/2031-05-01.md"
HERE = f"content/{PATH}"
RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": (
        "name: Ben Sample\ntenures:\n  - {post: clerk, start: 2029-05-01, end: 2030-12-31}\n"
    ),
    "people/cora-specimen.yaml": (
        "name: Cora Specimen\ntenures:\n  - {post: clerk, start: 2031-06}\n"
    ),
    "people/dan-placeholder.yaml": "name: Dan Placeholder\n",
    "people/eve-mockup.yaml": "name: Eve Mockup\ntenures:\n  - {post: clerk}\n",
    "posts/clerk.yaml": "title: Clerk\nabbreviations: [CL]\n",
    "posts/warden.yaml": "title: Warden\nother_names: [Lamp Warden]\n",
    "organisations/board.yaml": "name: Ada Examples Board\n",
}
ADA = "present:\n  - {person: ada-example, role: Observer}\n"


def _told(folder: Path, files: Mapping[str, str]) -> list[str]:
    content = write(folder, {**RECORDS, **files})
    return [str(one) for one in check(Options(content, folder / "build"))]


CASES: dict[str, tuple[str, str, str | None]] = {
    "a chair who is not listed": (
        f"chair: dan-placeholder\n{ADA}",
        "None.",
        f'{HERE}:4: "chair" is dan-placeholder, who is not under "present"; name who chaired, or'
        ' add "person: dan-placeholder" under "present"',
    ),
    "a chair who is nearly another": (
        "chair: cora-specimen\npresent:\n  - {person: cora-specimens, role: Observer}\n",
        "None.",
        f'{HERE}:4: "chair" is cora-specimen, who is not under "present"; did you mean'
        ' "cora-specimens"? Otherwise add "person: cora-specimen" under "present"',
    ),
    "a chair who sent apologies": (
        f"chair: dan-placeholder\n{ADA}apologies:\n  - person: dan-placeholder\n",
        "None.",
        f'{HERE}:4: "chair" is dan-placeholder, who is under "apologies"; name who chaired, or'
        ' add "person: dan-placeholder" under "present", and not there',
    ),
    "a chair where nobody is listed": ("chair: dan-placeholder\n", "None.", None),
    "a chair who is not named": (
        "present:\n  - {person: ada-example, role: Chair of the Board}\n",
        "None.",
        f'{HERE}:5: the role of ada-example is "Chair of the Board", and nobody is named as chair;'
        ' write "chair: ada-example" if they chaired this meeting',
    ),
    "a deputy chair": (
        "present:\n  - {person: ada-example, role: Deputy Chair}\n",
        "None.",
        None,
    ),
    "a speaker who is not listed": (
        ADA,
        "Dan Placeholder asked why it was dark.",
        f"{HERE}:10: Dan Placeholder speaks here, and is not listed as present; if somebody else"
        ' is meant, write more of the name; if they were there, write "person: dan-placeholder"'
        ' under "present" or "also_present"',
    ),
    "a speaker who sent apologies": (
        f"{ADA}apologies:\n  - person: dan-placeholder\n",
        "Dan Placeholder asked why it was dark.",
        f'{HERE}:12: Dan Placeholder speaks here, and is under "apologies"; if somebody else is'
        ' meant, write more of the name; if they were there, write "person: dan-placeholder" under'
        ' "present" or "also_present", and not there',
    ),
    "an owner who is not listed": (
        ADA,
        "### Actions\n\n- Dan Placeholder to row.",
        f"{HERE}:12: Dan Placeholder is given an action here, and is not listed as present; if"
        " somebody else is meant, write more of the name; if they were there, write"
        ' "person: dan-placeholder" under "present" or "also_present"',
    ),
    "an owner who sent apologies": (
        f"{ADA}apologies:\n  - person: dan-placeholder\n",
        "### Actions\n\n- Dan Placeholder to row.",
        None,
    ),
    "nobody is listed": ("", "Dan Placeholder asked why it was dark.", None),
    "a name that is nearly another": (
        ADA,
        "They heard Ada Exampel, and Ada Exampel again.",
        f'{HERE}:10: "Ada Exampel" is nobody on record, and nearly "Ada Example", who was there;'
        ' write it so, or if the document prints it otherwise, add "Ada Exampel" to "other_names"'
        " in people/ada-example.yaml",
    ),
    "names of others": (
        ADA,
        "They heard Ada Sample, Eda Example, Ada Examples Board, Ada Lovelace and Ada Example’s.",
        None,
    ),
    "a role without its post": (
        "present:\n  - {person: ada-example, role: Town Clerk (CL)}\n",
        "None.",
        None,
    ),
    "a title without its post": (
        "present:\n  - {person: ada-example, role: Clerk (CL)}\n",
        "None.",
        f'{HERE}:5: the role of ada-example is "Clerk (CL)", and there is no "post"; write "post:'
        ' clerk", so that the title in these notes leads to them',
    ),
    "a title whose post the person's own file has": (
        "present:\n  - {person: eve-mockup, role: Clerk}\n",
        "None.",
        None,
    ),
    "a title of another post": (
        "present:\n  - {person: ada-example, role: Lamp Warden, post: clerk}\n",
        "None.",
        f'{HERE}:5: the role of ada-example is "Lamp Warden", and "post" is clerk; write "post:'
        ' warden", so that the title in these notes leads to them',
    ),
    "the clerk of somebody else": (
        "present:\n  - {person: ada-example, role: 'Clerk, Fernwick Council'}\n",
        "None.",
        None,
    ),
    "a post after its time": (
        "present:\n  - {person: ben-sample, post: clerk}\n",
        "None.",
        f"{HERE}:5: ben-sample is clerk here, on 1 May 2031, and only until 31 December 2030 by"
        " people/ben-sample.yaml; mend the person, the post or the date there; for whoever stood"
        ' in, write that as the "role", like "Acting Clerk"',
    ),
    "a post before its time": (
        "present:\n  - {person: cora-specimen, post: clerk}\n",
        "None.",
        f"{HERE}:5: cora-specimen is clerk here, on 1 May 2031, and only from June 2031 by"
        " people/cora-specimen.yaml; mend the person, the post or the date there; for whoever stood"
        ' in, write that as the "role", like "Acting Clerk"',
    ),
    "somebody who stood in": (
        "present:\n  - {person: ben-sample, post: clerk, role: Acting Clerk}\n",
        "None.",
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_attendance(case: str, tmp_path: Path) -> None:
    """Each mistake is told once, at its line; what only looks like one is not."""
    front, text, expected = CASES[case]
    files = {PATH: meeting("2031-05-01", front, f"## 1. Gulls\n\n{text}\n")}
    if "cora-specimens" in front:
        files["people/cora-specimens.yaml"] = "name: Cora Bell\n"
    assert _told(tmp_path, files) == ([expected] if expected else [])


def test_an_author_after_their_time(tmp_path: Path) -> None:
    """The post of an author is looked at like that of an attendee."""
    front = "authors:\n  - {person: ben-sample, post: clerk}\n"
    (told,) = _told(tmp_path, {"reports/a.md": report("2031-05-01", front, "Lamps.\n")})
    assert told.startswith("content/reports/a.md:5: ben-sample is clerk here, on 1 May 2031, and")


def test_why(tmp_path: Path) -> None:
    """Each of these rules says why it matters."""
    front = (
        "chair: ada-example\npresent:\n  - {person: ben-sample, post: clerk}\n"
        "also_present:\n  - {person: dan-placeholder, role: Warden}\n"
    )
    text = "Cora Specimen asked why. Dan Placehoolder left.\n"
    files = {**RECORDS, PATH: meeting("2031-05-01", front, f"## 1. Gulls\n\n{text}")}
    said = CliRunner().invoke(main, ["check", "--source", str(write(tmp_path, files))]).output
    assert [line for line in said.splitlines() if "    Why: " in line] == [
        "    Why: Readers would take somebody for the chair who was elsewhere. [chairs-were-there]",
        "    Why: A title in other texts leads to whoever held the post, by these dates."
        " [posts-fit-tenures]",
        "    Why: A title in the notes leads to whoever held the post that day. [posts-fit-roles]",
        "    Why: What a misspelt person said is on nobody's page. [names-are-those-of-the-room]",
        "    Why: A question or a promise would be somebody's who never made it."
        " [speakers-were-there]",
    ]
    assert said.count("Why: ") == len(ATTENDANCE)
