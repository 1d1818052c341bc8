"""All topics: a heat map of topic by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from comsite import urls
from comsite.charts import level
from comsite.contexts import Head, HeatCell, HeatRow, Link, TopicsPage
from comsite.dates import PartialDate
from comsite.pages.page import Page, crumbs
from comsite.views import Views


def topics_page(views: Views) -> Page:
    """Each topic with how many items and reports it has in each year, broad topics first."""
    years = sorted(views.years_with_items | views.years_with_reports)
    counts = {
        slug: Counter(event.date.year for event in views.topic_events.get(slug, ()))
        for slug in views.archive.topics
    }
    highest = max((number for found in counts.values() for number in found.values()), default=0)
    broad = [slug for slug, entry in views.archive.topics.items() if not entry.record.broader]

    def by_name(slugs: Iterable[str]) -> list[str]:
        return sorted(slugs, key=lambda slug: views.name("topics", slug).lower())

    def rows(slug: str) -> tuple[HeatRow, ...]:
        below = by_name(views.backlinks.narrower[slug])
        return tuple(
            _row(views, one, one != slug, counts[one], years, highest) for one in (slug, *below)
        )

    context = TopicsPage(
        head=Head(
            "Topics",
            urls.index("topics"),
            "What the meetings have been about, year by year.",
            "topics",
            crumbs(),
            urls.table("topics", "json"),
        ),
        years=tuple(Link(str(year), urls.date(PartialDate(year))) for year in years),
        groups=tuple(rows(slug) for slug in by_name(broad)),
        gaps=tuple(str(year) for year in views.years if year not in years),
    )
    return Page(context.head.url, "topics.html", context)


def _row(
    views: Views, topic: str, inside: bool, found: Mapping[int, int], years: list[int], highest: int
) -> HeatRow:
    link = views.link("topics", topic)
    cells = tuple(
        HeatCell(
            found.get(year, 0),
            level(found.get(year, 0), highest),
            f"{link.url}#y{year}" if year in found else "",
        )
        for year in years
    )
    return HeatRow(link, inside, cells, sum(found.values()))
