"""All records, and what can be looked up in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.dates import PartialDate
from comsite.checking.gate import Options, read
from comsite.content.archive import Archive
from comsite.content.models import Meeting, Person, Report, Tenure
from comsite.content.pointers import references
from tests import cases
from tests.small import archive, meeting, report

POST = {"posts/chair.yaml": "title: Chair\n", "posts/oar.yaml": "title: Oar\nshared: true\n"}


@pytest.fixture(scope="module")
def fernwick() -> Archive:
    """The miniature archive."""
    return read(Options(cases.ARCHIVE, Path("nowhere"))).archive


def person(name: str, *tenures: str) -> str:
    """A person's file."""
    return f"name: {name}\ntenures:\n" + "".join(f"  - post: chair\n{one}" for one in tenures)


def test_by_date(fernwick: Archive) -> None:
    """Meetings are in order of date, a month before its days, the second of a day after it."""
    assert [entry.slug for entry in fernwick.meetings_by_date] == [
        "2031-01",
        "2031-03-04",
        "2031-06-10",
        "2031-06-10-evening",
        "2031-09-09",
    ]


def test_drafts(fernwick: Archive) -> None:
    """A draft is not there, unless it is asked for."""
    assert fernwick.drafts == {("meetings", "2031-12-02"), ("reports", "2031-12-02-gulls")}
    assert "2031-12-02" not in fernwick.meetings
    shown = read(Options(cases.ARCHIVE, Path("nowhere"), drafts=True)).archive
    assert "2031-12-02" in shown.meetings
    assert shown.drafts == set()


def test_base_url() -> None:
    """An address given by option replaces that of site.yaml."""
    options = Options(cases.ARCHIVE, Path("nowhere"), base_url="https://preview.example")
    assert read(options).archive.site.base_url == "https://preview.example"


def test_seats(fernwick: Archive) -> None:
    """A person's seats are by date, and say how they attended."""
    seats = [(seat.meeting.slug, seat.how) for seat in fernwick.seats["cora-specimen"]]
    assert seats == [("2031-03-04", "apologies"), ("2031-06-10", "present")]


def test_holdings(fernwick: Archive) -> None:
    """A post's holders come from tenures, attendance and reports, earliest first."""
    found = [
        (one.person, str(one.first), str(one.last), [str(date) for date in one.seen])
        for one in fernwick.holdings_of_post["harbour-master"]
    ]
    assert found == [
        ("ben-sample", "2029-01-01", "2031-03-31", ["2031-03-04"]),
        ("cora-specimen", "2031-04-01", "2031-06-10", ["2031-06-10"]),
    ]
    assert [one.post for one in fernwick.held_by("ben-sample")] == [
        "harbour-warden",
        "harbour-master",
    ]
    assert fernwick.held_by("finn-dummy") == ()


@pytest.mark.parametrize(
    ("date", "holder"),
    [
        ("2028-12-31", None),
        ("2029-01-01", "ben-sample"),
        ("2031-03-31", "ben-sample"),
        ("2031-04-01", "cora-specimen"),
        ("2031-06-10", "cora-specimen"),
        ("2031-06-11", None),
    ],
)
def test_holder(fernwick: Archive, date: str, holder: str | None) -> None:
    """Somebody holds a post from the first to the last day that documents show."""
    assert fernwick.holder("harbour-master", PartialDate.parse(date)) == holder


def test_no_holder(fernwick: Archive) -> None:
    """A shared rank, or a post that is not there, has no one holder."""
    assert fernwick.holder("assistant-harbour-master", PartialDate(2031, 3, 4)) is None
    assert fernwick.holder("nothing", PartialDate(2031, 3, 4)) is None


def test_two_holders(tmp_path: Path) -> None:
    """Where documents show two people in a post on a day, neither is chosen."""
    files = {
        "people/a-one.yaml": person("A One", "    start: 2030-01-01\n    end: 2031-06-30\n"),
        "people/b-two.yaml": person("B Two", "    start: 2031-06-01\n    end: 2032\n"),
    }
    found, _ = archive(tmp_path, {**POST, **files})
    assert found.holder("chair", PartialDate(2031, 5, 31)) == "a-one"
    assert found.holder("chair", PartialDate(2031, 6, 15)) is None
    assert found.holder("chair", PartialDate(2031, 7, 1)) == "b-two"


def test_seen_by_the_month(tmp_path: Path) -> None:
    """Being seen in a month covers its days, and none before or after."""
    files = {"people/a-one.yaml": person("A One", "    seen: [2031-06]\n")}
    found, _ = archive(tmp_path, {**POST, **files})
    days = [PartialDate(2031, 5, 31), PartialDate(2031, 6, 30), PartialDate(2031, 7, 1)]
    assert [found.holder("chair", day) for day in days] == [None, "a-one", None]


def test_seen_in_a_report(tmp_path: Path) -> None:
    """An author or sponsor in a post is shown in it by the report's date."""
    front = "authors:\n  - person: a-one\n    post: chair\nsponsor:\n  person: b-two\n  post: oar\n"
    files = {
        "people/a-one.yaml": "name: A One\n",
        "people/b-two.yaml": "name: B Two\n",
        "reports/mud.md": report("2031-06-10", front, "Mud.\n"),
    }
    found, _ = archive(tmp_path, {**POST, **files})
    assert found.holder("chair", PartialDate(2031, 6, 10)) == "a-one"
    assert [one.person for one in found.holdings_of_post["oar"]] == ["b-two"]


def test_terms(fernwick: Archive) -> None:
    """The glossary is in order of its abbreviations."""
    assert [term.abbreviation for term in fernwick.terms] == ["FHB", "HM", "PWS"]


def test_nothing_but_a_site(tmp_path: Path) -> None:
    """An archive with nothing in it is an archive."""
    found, texts = archive(tmp_path, {})
    assert (found.terms, found.redirects, found.holdings) == ((), (), ())
    assert texts.actions == ()
    assert [entry.kind for entry in found.entries()] == ["site.yaml"]


def test_references_of_a_meeting() -> None:
    """Every field that names a record is found, with its place and the record's folder."""
    record = Meeting.model_validate(
        {
            "date": "2031-03-04",
            "status": "held",
            "chair": "ada",
            "present": [{"person": "ben", "role": "Oar", "post": "hm"}, {"person": "cora"}],
            "corrections": [
                {"date": "2031", "where": "p1", "report": "mud", "was": "a", "now": "b"}
            ],
        }
    )
    assert list(references(record)) == [
        (("chair",), "people", "ada"),
        (("present", 0, "person"), "people", "ben"),
        (("present", 0, "post"), "posts", "hm"),
        (("present", 1, "person"), "people", "cora"),
        (("corrections", 0, "report"), "reports", "mud"),
    ]


def test_references_of_lists() -> None:
    """Names in a list are found one by one; a person's own name names no record."""
    record = Report.model_validate(
        {"subject": "a", "date": "2031", "topics": ["mud", "rope"], "files": ["a.csv"]}
    )
    assert list(references(record)) == [
        (("topics", 0), "topics", "mud"),
        (("topics", 1), "topics", "rope"),
        (("files", 0), "files", "a.csv"),
    ]
    someone = Person(name="Ada", organisation="board", tenures=(Tenure(post="chair"),))
    assert list(references(someone)) == [
        (("organisation",), "organisations", "board"),
        (("tenures", 0, "post"), "posts", "chair"),
    ]


def test_two_meetings_on_one_day(tmp_path: Path) -> None:
    """A second meeting on a day is a record of its own."""
    body = "## 1. A\n\nB.\n"
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", "", body),
        "meetings/2031-03-04-late.md": meeting("2031-03-04", "", body),
    }
    assert set(archive(tmp_path, files)[0].meetings) == {"2031-03-04", "2031-03-04-late"}


def test_reports_are_in_one_order(tmp_path: Path) -> None:
    """By date, those of a day by the agenda, also the latest first; without an item at the end."""
    front = 'items:\n  - {number: "4A", reports: [aft]}\n'
    notes = "".join(f"## {number}. Mud\n\nMud.\n\n" for number in ("4", "4A", "10"))
    files = {
        "meetings/2031-02-04.md": meeting("2031-02-04", front, notes),
        "reports/bow.md": report("2031-02-04", 'meeting: 2031-02-04\nitem: "10"\n', "Mud.\n"),
        "reports/aft.md": report("2031-02-04", "", "Mud.\n"),
        "reports/cog.md": report("2031-02-04", 'meeting: 2031-02-04\nitem: "4"\n', "Mud.\n"),
        "reports/ash.md": report("2031-02-04", "", "Mud.\n"),
        "reports/dip.md": report("2031-01-04", "", "Mud.\n"),
    }
    found, _ = archive(tmp_path, files)
    day = ["cog", "aft", "bow", "ash"]
    assert [entry.slug for entry in found.reports_by_date] == ["dip", *day]
    assert [entry.slug for entry in found.latest_reports] == [*day, "dip"]
