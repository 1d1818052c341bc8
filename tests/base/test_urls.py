"""The URL contract."""

from __future__ import annotations

import pytest

from comsite.base import urls
from comsite.base.dates import PartialDate


@pytest.mark.parametrize(
    ("made", "contract"),
    [
        (urls.index("meetings"), "/meetings/"),
        (urls.record("meetings", "2018-01-08"), "/meetings/2018-01-08/"),
        (urls.record("people", "john-robins"), "/people/john-robins/"),
        (urls.record("pages", "about"), "/about/"),
        (urls.item("2018-01-08", "5"), "/meetings/2018-01-08/5/"),
        (urls.item("2018-01-08", "4A"), "/meetings/2018-01-08/4a/"),
        (urls.item("2018-01-08", "5.1"), "/meetings/2018-01-08/5-1/"),
        (urls.action("2023-07-11-4a"), "/actions/2023-07-11-4a/"),
        (urls.date(PartialDate(2018)), "/dates/2018/"),
        (urls.date(PartialDate(2018, 1)), "/dates/2018/01/"),
        (urls.date(PartialDate(2018, 1, 8)), "/dates/2018/01/08/"),
        (urls.topic_year("mud", 2018), "/topics/mud/2018/"),
        (urls.post_topic("clerk", "mud"), "/posts/clerk/topics/mud/"),
        (urls.term("cse"), "/glossary/#cse"),
        (urls.file("a.pdf"), "/files/a.pdf"),
        (urls.data("/people/john-robins/"), "/people/john-robins/index.json"),
    ],
)
def test_contract(made: str, contract: str) -> None:
    """Addresses are those that have been promised."""
    assert made == contract
