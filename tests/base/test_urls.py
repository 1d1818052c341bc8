"""The URL contract."""

from __future__ import annotations

import pytest

from comsite.base import urls
from comsite.base.dates import PartialDate


@pytest.mark.parametrize(
    ("made", "contract"),
    [
        (urls.index("meetings"), "/meetings/"),
        (urls.record("meetings", "2031-03-04"), "/meetings/2031-03-04/"),
        (urls.record("people", "ada-example"), "/people/ada-example/"),
        (urls.record("pages", "about"), "/about/"),
        (urls.item("2031-03-04", "5"), "/meetings/2031-03-04/5/"),
        (urls.item("2031-03-04", "4A"), "/meetings/2031-03-04/4a/"),
        (urls.item("2031-03-04", "5.1"), "/meetings/2031-03-04/5-1/"),
        (urls.action("2031-06-10-4a"), "/actions/2031-06-10-4a/"),
        (urls.date(PartialDate(2031)), "/dates/2031/"),
        (urls.date(PartialDate(2031, 3)), "/dates/2031/03/"),
        (urls.date(PartialDate(2031, 3, 4)), "/dates/2031/03/04/"),
        (urls.topic_year("mud", 2031), "/topics/mud/2031/"),
        (urls.post_topic("clerk", "mud"), "/posts/clerk/topics/mud/"),
        (urls.term("fhb"), "/glossary/#fhb"),
        (urls.file("a.pdf"), "/files/a.pdf"),
        (urls.data("/people/ada-example/"), "/people/ada-example/index.json"),
        (urls.data("/meetings/2031-03-04/"), "/meetings/2031-03-04/index.json"),
        (urls.data("/meetings/2031-03-04/2/"), "/meetings/2031-03-04/index.json"),
        (urls.data("/actions/2031-03-04-2a/"), "/actions/index.json"),
        (urls.data("/dates/2031/03/"), "/data/meetings.json"),
    ],
)
def test_contract(made: str, contract: str) -> None:
    """Addresses are those that have been promised."""
    assert made == contract
