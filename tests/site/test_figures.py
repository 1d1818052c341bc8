"""Figures on the page of a topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.content.models import Figure
from comsite.site.figures import Absent, FigureList, amount, figures_on
from comsite.site.page import Link
from tests import small
from tests.small import meeting

FIGURE = "      - {{label: {}, value: '{}', unit: {}, where: p1-1}}\n"
TOPICS = {
    f"topics/{name}.yaml": f"title: {name.capitalize()}\n" for name in ("mud", "rope", "gulls")
}


def told(date: str, *figures: str, topics: str = "mud") -> dict[str, str]:
    """A meeting whose item gives figures."""
    front = f"items:\n  - number: '1'\n    topics: [{topics}]\n    figures:\n{''.join(figures)}"
    body = "## 1. Mud\n\n1 or 10 buckets, 12.5%, £1,250 and £3.5 million; 40 buckets.\n"
    return {f"meetings/{date}.md": meeting(date, front, body)}


def on(folder: Path, topic: str, files: dict[str, str]) -> FigureList | None:
    """The figures on a topic in an archive of these files."""
    return figures_on(small.views(folder, {**TOPICS, **files}), topic)


def buckets(value: str) -> str:
    """A number of buckets that were filled."""
    return FIGURE.format("Buckets filled", value, "buckets")


def test_a_figure_leads_to_its_paragraph(tmp_path: Path) -> None:
    """The latest come first, each with its date, its unit, and the words that give it."""
    files = told("2031-03-04", buckets("40")) | told("2031-06-10", buckets("10"))
    found = on(tmp_path, "mud", files)
    assert found is not None
    assert [(one.label, one.amount, one.source, one.where) for one in found.figures] == [
        (
            "Buckets filled",
            "10 buckets",
            "10 June 2031",
            Link("1.1", "/meetings/2031-06-10/1/#p1-1"),
        ),
        (
            "Buckets filled",
            "40 buckets",
            "4 March 2031",
            Link("1.1", "/meetings/2031-03-04/1/#p1-1"),
        ),
    ]
    assert found.figures[0].when == "told on 10 June 2031"
    assert found.charts == ()
    assert on(tmp_path / "other", "rope", files) is None


def test_a_figure_is_on_its_own_topics_alone(tmp_path: Path) -> None:
    """Where an editor gave it some, those of its item are left."""
    own = buckets("40").replace("where", "topics: [rope], date: 2030, where")
    files = told("2031-03-04", own, buckets("10"))
    mud, rope = on(tmp_path, "mud", files), on(tmp_path / "rope", "rope", files)
    assert mud
    assert rope
    assert [one.amount for one in mud.figures] == ["10 buckets"]
    assert [(one.amount, one.when) for one in rope.figures] == [("40 buckets", "2030")]


def test_three_of_a_kind_are_drawn(tmp_path: Path) -> None:
    """Earliest first, under their years; another unit is another series."""
    cost = FIGURE.format("Buckets filled", "12.5", '"%"')
    files = told("2030-03-04", buckets("1"), cost) | told("2031-03-04", buckets("40"), cost)
    files |= told("2032-03-04", buckets("10"))
    found = on(tmp_path, "mud", files)
    assert found
    (chart,) = found.charts
    assert chart.name == "Buckets filled, buckets"
    assert [bar.value for bar in chart.rows[0].bars] == [1, 40, 10]
    assert [tick.text for tick in chart.ticks] == ["2030", "2031", "2032"]


def test_dates_of_one_year_are_told_apart(tmp_path: Path) -> None:
    """By month and day, under the bars."""
    files = told("2031-03-04", buckets("1")) | told("2031-06-10", buckets("40"))
    found = on(tmp_path, "mud", files | told("2032-03-04", buckets("10")))
    assert found
    assert [tick.text for tick in found.charts[0].ticks] == [
        *("2031-03-04", "2031-06-10", "2032-03-04"),
    ]


def test_what_is_absent_is_named(tmp_path: Path) -> None:
    """A paper that is not here, on the topics that an editor says; no other topic has it."""
    text = (
        "---\nsubject: Gulls\ndate: 2031-03-04\ntopics: [gulls, mud]\nattachments:\n"
        "  - {title: Tables of gulls, topics: [gulls]}\n  - {title: A map}\n---\n\n1. Gulls.\n"
    )
    files = {"reports/2031-03-04-gulls.md": text}
    found = on(tmp_path, "gulls", files)
    assert found
    assert found.figures == ()
    (paper,) = found.absent
    assert isinstance(paper, Absent)
    assert (paper.title, paper.report.url) == ("Tables of gulls", "/reports/2031-03-04-gulls/")
    assert on(tmp_path / "mud", "mud", files) is None
    here = {
        "reports/2031-03-04-tables.md": "---\nsubject: T\ndate: 2031-03-04\n---\n\n1. Gulls.\n",
        "reports/2031-03-04-gulls.md": text.replace(
            "topics: [gulls]}", "topics: [gulls], report: 2031-03-04-tables}"
        ),
    }
    assert on(tmp_path / "here", "gulls", here) is None


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("176", None, "176"),
        ("19.7", "%", "19.7%"),
        ("1,250", "£", "£1,250"),
        ("3.5", "£ million", "£3.5 million"),
        ("341", "£k", "£341k"),
        ("26", "discharges", "26 discharges"),
    ],
)
def test_an_amount_is_written_as_people_write_it(
    value: str, unit: str | None, expected: str
) -> None:
    """A sign of money stands before the number, a sign of parts behind it."""
    figure = Figure(label="Mud", value=value, unit=unit, where="p1")
    assert amount(figure) == expected
