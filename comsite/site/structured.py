"""What a page is about in schema.org's words, as data for search engines (JSON-LD)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.urls import base_path
from comsite.base.zones import zone as time_zone
from comsite.content.entries import Entry
from comsite.content.holdings import Holding
from comsite.content.models import Author, Meeting, Organisation, Person, Report
from comsite.data.tables import tables_of
from comsite.site.page import Link, SitePage
from comsite.site.views import Views

Node = dict[str, Any]
_STATUSES = {
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
_MOVED = "https://schema.org/EventRescheduled"
_SCHEDULED = "https://schema.org/EventScheduled"
_LONG_WAY = 3  # pages above one, with the home page; a shorter way stands in the address
_ENDINGS = {"csv": "text/csv", "json": "application/json"}


class Structured:
    """The structured data of the pages of one archive."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.base = views.archive.site.base_url.rstrip("/")
        self.folder = base_path(self.base)
        self.zone = time_zone(views.archive.site.time_zone)

    def of(self, page: SitePage) -> Node | None:
        """Return the data of a page: what it is about, and where it stands; None without either."""
        make = _MAKERS.get(page.template)
        about = make(self, page) if make else None
        nodes = [about] if about else []
        if len(crumbs := page.context.head.crumbs) >= _LONG_WAY:
            nodes.append(self._breadcrumbs(crumbs))
        return {"@context": "https://schema.org", "@graph": nodes} if nodes else None

    def _breadcrumbs(self, crumbs: Sequence[Link]) -> Node:
        """Return the way to a page: the pages above it, without the home page."""
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": link.text,
                    "item": self.base + link.url,
                }
                for place, link in enumerate(crumbs[1:], 1)
            ],
        }

    def _page(self, kind: str, url: str, name: str) -> Node:
        return {"@type": kind, "@id": self.base + url, "name": name}

    def _reference(self, url: str) -> Node:
        """Return what another page is about: short, because a page has many of these."""
        return {"@id": self.folder + url}

    def _brief(self, kind: str, link: Link) -> Node:
        return {"@type": kind, **self._reference(link.url), "name": link.text}

    def home(self, page: SitePage) -> Node:
        """Describe the site, and how it is searched."""
        site = self.views.archive.site
        template = f"{self.base}{urls.SEARCH}?q={{search_term_string}}"
        return {
            **self._page("WebSite", page.url, site.title),
            "description": site.summary,
            "inLanguage": site.language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": template},
                "query-input": "required name=search_term_string",
            },
        }

    def meeting(self, page: SitePage) -> Node | None:
        """Describe a meeting as an event, and its items as works that are shown there.

        A search engine takes an event only with a day and a place; without them nothing is said.
        One that was moved is described as it is on its new day.
        """
        entry, first = self._entry(page), self._entry(page)
        entry = self.views.archive.meetings[self.views.library.schedule.in_the_end(entry.slug)]
        record: Meeting = entry.record
        if not (record.place and record.date.day):
            return None
        name = self.views.name("meetings", entry.slug)
        body = self.views.archive.body_of(entry.slug)
        before = self.views.library.schedule.moved_from.get(entry.slug, ())
        days = [self.views.archive.meetings[slug].record for slug in before]
        items = self.views.texts.meetings[entry.slug].items if entry is first else ()
        return {
            **self._page("Event", urls.record("meetings", entry.slug), f"{body}, {name}"),
            "eventStatus": _STATUSES.get(record.status, _MOVED if before else _SCHEDULED),
            "startDate": self._moment(record.date, record.start),
            "organizer": {"@type": "Organization", "name": body},
            "location": {"@type": "Place", "name": record.place, "address": record.place},
            **_filled(
                endDate=self._end(record),
                previousStartDate=[self._moment(day.date, day.start) for day in days],
                workFeatured=[
                    self._brief("CreativeWork", Link(item.name, urls.item(entry.slug, item.slug)))
                    for item in items
                ],
            ),
        }

    def _end(self, record: Meeting) -> str:
        if record.end or record.until:
            return self._moment(record.last_day, record.end)
        return ""

    def _moment(self, date: PartialDate, clock: str | None) -> str:
        if not (clock and date.day):
            return str(date)
        hour, minute = (int(part) for part in clock.split(":"))
        when = datetime(date.year, date.month, date.day, hour, minute, tzinfo=self.zone)
        return when.isoformat()

    def report(self, page: SitePage) -> Node:
        """Describe a report: who wrote it, what it is about, and what it is a part of."""
        entry = self._entry(page)
        record: Report = entry.record
        part_of = self.views.link_if_any("reports", record.part_of)
        return {
            **self._page("Report", page.url, record.subject),
            "datePublished": str(record.date),
            "inLanguage": self.views.archive.site.language,
            **_filled(
                author=[
                    self._author(author)
                    for author in record.authors
                    if author.person or author.organisation
                ],
                about=self._topics(record.topics),
                isPartOf=self._brief("Report", part_of) if part_of else None,
            ),
        }

    def _author(self, author: Author) -> Node:
        if author.person:
            return self._brief("Person", self.views.link("people", author.person))
        return self._brief(
            "Organization", self.views.link("organisations", author.organisation or "")
        )

    def _topics(self, slugs: Iterable[str]) -> list[Node]:
        return [self._brief("Thing", link) for link in self.views.topics_of(slugs)]

    def person(self, page: SitePage) -> Node:
        """Describe a person, with the posts held and when, as far as documents say."""
        entry = self._entry(page)
        record: Person = entry.record
        body = self.views.link_if_any("organisations", record.organisation)
        held = self.views.archive.held_by(entry.slug)
        return {
            **self._page("Person", page.url, record.name),
            **_filled(
                alternateName=list(record.other_names),
                affiliation=self._brief("Organization", body) if body else None,
                hasOccupation=[self._occupation(holding) for holding in held],
            ),
        }

    def _occupation(self, holding: Holding) -> Node:
        name = self.views.name("posts", holding.post)
        return {
            "@type": "Role",
            "hasOccupation": {"@type": "Occupation", "name": name},
            **_filled(
                startDate=str(holding.start) if holding.start else "",
                endDate=str(holding.end) if holding.end else "",
            ),
        }

    def organisation(self, page: SitePage) -> Node:
        """Describe an organisation."""
        entry = self._entry(page)
        record: Organisation = entry.record
        parent = self.views.link_if_any("organisations", record.part_of)
        return {
            **self._page("Organization", page.url, record.name),
            **_filled(
                alternateName=[*record.abbreviations, *record.other_names],
                sameAs=record.url,
                parentOrganization=self._brief("Organization", parent) if parent else None,
            ),
        }

    def data(self, page: SitePage) -> Node:
        """Describe the tables as a dataset."""
        site, dates = (
            self.views.archive.site,
            [entry.record.date for entry in self.views.library.dated],
        )
        files = [("All tables in one file", urls.DATABASE, "application/vnd.sqlite3")]
        files += [
            (table.title, urls.table(table.name, ending), kind)
            for table in tables_of(self.views.archive)
            for ending, kind in _ENDINGS.items()
            if ending in table.endings
        ]
        return {
            **self._page("Dataset", page.url, page.context.head.title),
            "description": page.context.head.summary,
            "isAccessibleForFree": True,
            "inLanguage": site.language,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": kind,
                    "contentUrl": self.base + url,
                }
                for name, url, kind in files
            ],
            **_filled(
                license=(site.licence.url or site.licence.name) if site.licence else "",
                temporalCoverage=f"{dates[0]}/{dates[-1]}" if dates else "",
            ),
        }

    def _entry(self, page: SitePage) -> Entry[Any]:
        """Return the record that a page is of."""
        _, kind, slug, _ = page.url.split("/")
        entry: Entry[Any] = self.views.archive.named(kind)[slug]
        return entry


def _filled(**values: Any) -> Node:
    """Return the values that are not empty."""
    return {name: value for name, value in values.items() if value}


_MAKERS: dict[str, Callable[[Structured, SitePage], Node | None]] = {
    "home.html": Structured.home,
    "meeting.html": Structured.meeting,
    "report.html": Structured.report,
    "person.html": Structured.person,
    "organisation.html": Structured.organisation,
    "data.html": Structured.data,
}
