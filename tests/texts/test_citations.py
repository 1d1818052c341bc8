"""Dates and titles that name a meeting or a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import archive, meeting, report

FILES = {
    f"meetings/{slug}.md": meeting(slug[:10], "text: missing\n", "")
    for slug in (
        "2030-12-19",
        "2031-03-04",
        "2031-06-10",
        "2031-06-10-evening",
        "2031-11-05",
        "2032-01",
    )
}
FILES |= {
    f"reports/{slug}.md": report(date, "text: missing\n", "").replace("A paper", subject)
    for slug, date, subject in (
        ("mud-and-silt", "2031-03-04", "Mud and silt"),
        ("ropes-1", "2031-03-04", "Old ropes"),
        ("ropes-2", "2031-05-01", "Old ropes"),
        ("gulls", "2031-05-01", "Gulls"),
    )
}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The notes of the meeting held on 19th December were agreed.", ["2030-12-19"]),
        ("The notes of 19 December were agreed.", ["2030-12-19"]),
        ("It was presented in March 2031.", ["2031-03-04"]),
        ("At the 4th March meeting they sat.", ["2031-03-04"]),
        ("The meeting of Tuesday, 4 March 2031 was long.", ["2031-03-04"]),
        ("The Fernwick Harbour Board of December 19th, 2030 was long.", ["2030-12-19"]),
        ("The next meeting is in January 2032.", ["2032-01"]),
        ("The meeting on 10 June 2031 was two meetings.", []),
        ("The next meeting will be on 4 March.", []),
        ("The meeting agreed to act by 4 March 2031.", []),
        ("The fund opened on 4 March 2031.", []),
        ("The meeting sat. The fund opened on 4 March 2031.", []),
        ("The meeting of 4 March 2029 was long.", []),
        ("The meeting of 5 March was long.", []),
        ("Tuesday 5th November at 14:00 was set for the next meeting.", ["2031-11-05"]),
        ("5 November was agreed as the date of the next meeting.", ["2031-11-05"]),
        ("5 November was set for the next boat.", []),
        ("Next meeting: Tuesday 5 November", ["2031-11-05"]),
        ("Date of next meeting – 5 November", ["2031-11-05"]),
        ("The meeting will be held on 5 November.", ["2031-11-05"]),
        ("The 5th November meeting will be long.", ["2031-11-05"]),
        ("The 5th November meeting was long.", []),
        ("Tuesday 6th November was set for the next meeting.", []),
        ("Notes of the previous meeting on 19 December were agreed.", ["2030-12-19"]),
        ("Last meeting: 19 December", ["2030-12-19"]),
        ("Actions of the meeting: 19 December", []),
        ("The next meeting will be on 19 December.", []),
        ("The report on Mud and silt was read.", ["mud-and-silt"]),
        ("The “Mud and silt” paper was read.", ["mud-and-silt"]),
        ("Mud and silt were removed.", []),
        ("The report on Old ropes was read.", ["ropes-2"]),
        ("The report on Gulls was read.", []),
    ],
)
def test_references(text: str, named: list[str], tmp_path: Path) -> None:
    """A date is a meeting's only near a word for one; a title is a report's only near "report"."""
    notes = meeting("2031-05-01", "", f"## 1. Gulls\n\n{text}\n")
    _, texts = archive(tmp_path, {**FILES, "meetings/2031-05-01.md": notes})
    (item,) = texts.meetings["2031-05-01"].items
    assert [one.target.slug for one in item.mentions] == named
