"""All topics: a heat map of topic by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, listed
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.site.amounts import count
from comsite.site.charts import HeatCell, HeatRow, level
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.views import Views
from comsite.texts.items import Item


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """``topics.html``: a heat map of topic by year; ``groups`` are the broad topics.

    ``gaps`` are the years between of which the archive has no item or report.
    """

    head: Head
    years: tuple[Link, ...]
    groups: tuple[tuple[HeatRow, ...], ...]
    gaps: str


def topics_page(views: Views) -> SitePage:
    """Make the page of topics: how many items and reports are filed under each, by year."""
    years, counts = _years(views), _counts(views)
    highest = _highest(counts.values())
    broad = [slug for slug, entry in views.archive.topics.items() if not entry.record.broader]

    def by_name(slugs: Iterable[str]) -> list[str]:
        return sorted(slugs, key=lambda slug: sort_key(views.name("topics", slug)))

    def rows(slug: str) -> tuple[HeatRow, ...]:
        below = by_name(views.library.backlinks.narrower[slug])
        return tuple(
            _row(views, topic, topic != slug, counts[topic], years, highest)
            for topic in (slug, *below)
        )

    context = TopicsPage(
        head=Head(
            _("Topics"),
            urls.index("topics"),
            _("What the notes and papers here are about, year by year."),
            "topics",
            crumbs(),
            urls.table("topics", "json"),
        ),
        years=year_links(views),
        groups=tuple(rows(slug) for slug in by_name(broad)),
        gaps=listed(str(year) for year in views.library.years if year not in years),
    )
    return SitePage(context.head.url, "topics.html", context)


def year_links(views: Views) -> tuple[Link, ...]:
    """Link to the columns of a heat map: the years with items or reports in the archive."""
    return tuple(Link(str(year), urls.date(PartialDate(year))) for year in _years(views))


def most_met(views: Views, most: int) -> tuple[Link, ...]:
    """Link to the topics with most items and reports, up to ``most`` of them, the first first."""
    counts = _counts(views)
    topics = sorted(
        (slug for slug in counts if counts[slug]),
        key=lambda slug: (-counts[slug].total(), slug),
    )
    return tuple(
        Link(
            views.name("topics", slug),
            urls.record("topics", slug),
            count(counts[slug].total(), "item or paper"),
            views.archive.topics[slug].record.summary or "",
        )
        for slug in topics[:most]
    )


def _years(views: Views) -> list[int]:
    return sorted(views.library.years_with_items | views.library.years_with_reports)


def _counts(views: Views) -> Mapping[str, Counter[int]]:
    """Count the items and reports filed under each topic, by year; an agenda does not count."""
    library, backlinks = views.library, views.library.backlinks
    return {
        slug: Counter(
            library.date_of(record).year
            for record in chain[Item | Entry[Report]](
                backlinks.discussions_by_topic.get(slug, ()),
                backlinks.reports_by_topic.get(slug, ()),
            )
        )
        for slug in views.archive.topics
    }


def _highest(counts: Iterable[Counter[int]]) -> int:
    return max((number for of_topic in counts for number in of_topic.values()), default=0)


def _row(
    views: Views,
    topic: str,
    inside: bool,
    numbers: Mapping[int, int],
    years: list[int],
    highest: int,
) -> HeatRow:
    link = views.link("topics", topic)
    cells = tuple(
        HeatCell(
            numbers.get(year, 0),
            level(numbers.get(year, 0), highest),
            f"{link.url}#y{year}" if year in numbers else "",
        )
        for year in years
    )
    return HeatRow(link, inside, cells, sum(numbers.values()))
