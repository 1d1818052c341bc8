"""Topics: what was said, written and promised, year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import first_sentence
from comsite.base.language import _, figure, ngettext
from comsite.content.entries import Entry
from comsite.content.models import Report, Topic
from comsite.site.amounts import count, how_many
from comsite.site.charts import Chart, CountRow, CountTable, bar_chart
from comsite.site.excerpts import Excerpts
from comsite.site.figures import FigureList, figures_on
from comsite.site.outcomes import agreed_on
from comsite.site.page import Head, Link, SitePage, crumbs, neighbours, section
from comsite.site.summaries import ActionSummary, Event
from comsite.site.views import Views
from comsite.texts.items import Action, Item


@dataclass(frozen=True, slots=True)
class TopicYear:
    """A year of a topic: ``inside`` is what only topics inside it have.

    ``nearby`` are the actions of its items that no editor gave topics. A long history has its
    years on pages of their own: the lists are empty and ``more`` leads on.
    """

    year: Link
    anchor: str
    events: tuple[Event, ...]
    actions: tuple[ActionSummary, ...]
    nearby: tuple[ActionSummary, ...]
    inside: tuple[Event, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``: a topic's history, year by year, latest first.

    ``latest`` is the latest text on it, ``below`` are the parts of the page after the years.
    ``promises`` are its actions, and ``more_promises`` leads to all where they are many; ``agreed``
    leads to its latest items that agreed others too: "5 agreed under item 5 of 11 July 2023", and
    ``filed`` says how many are its own. ``counts`` has the numbers of ``chart``; ``by_post`` leads
    to its pages for one post each; ``people_more`` and ``neighbours_more`` say how many are left
    out of the lists. ``figures`` are None where nothing is known of any.
    """

    head: Head
    title: str
    other_names: tuple[str, ...]
    summary: str
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    by_post: tuple[Link, ...]
    chart: Chart | None
    counts: CountTable
    filed_by_year: str
    people: tuple[Link, ...]
    people_more: int
    neighbours: tuple[Link, ...]
    neighbours_more: int
    latest: Event | None
    below: tuple[Link, ...]
    years: tuple[TopicYear, ...]
    promises: tuple[ActionSummary, ...]
    more_promises: Link | None
    filed: str
    agreed: tuple[Link, ...]
    figures: FigureList | None


@dataclass(frozen=True, slots=True)
class TopicYearPage:
    """``topic_year.html``: one year of a topic with a long history."""

    head: Head
    year: TopicYear
    previous: Link | None
    following: Link | None


_SHOWN = 10  # people and neighbouring topics; the rest is counted
_PROMISES = 20  # actions; the register has all


@dataclass(frozen=True, slots=True)
class _Year:
    """What a topic has in a year; ``inside`` is what only topics inside it have.

    ``listed`` are the items filed under it of which the archive has no discussion.
    """

    items: Sequence[Item]
    listed: Sequence[Item]
    reports: Sequence[Entry[Report]]
    promised: Sequence[Action]
    inside_items: Sequence[Item]
    inside_reports: Sequence[Entry[Report]]

    @property
    def actions(self) -> int:
        """How many actions are on it."""
        return len(self.promised)

    @property
    def nearby(self) -> Iterator[Action]:
        """The actions of its items that no editor gave topics: they may be about anything."""
        return (action for item in self.items for action in item.actions if not action.topics)

    @property
    def inside(self) -> int:
        """How many items and reports are only on topics inside it."""
        return len(self.inside_items) + len(self.inside_reports)


def topic_page(views: Views, entry: Entry[Topic]) -> SitePage:
    """Make the page of a topic's history; the years of a long one have pages of their own."""
    history = _history(views, entry.slug)
    split = entry.slug in views.library.backlinks.years_of_long_topics
    archive, record = views.archive, entry.record
    url = urls.record("topics", entry.slug)
    people = _people(views, entry.slug)
    nearby = _neighbours(views, entry.slug)
    table = _counts(views, entry.slug, history)
    promised = [
        action
        for year in sorted(history, reverse=True)
        for action in _by_date(views, history[year].promised)
    ]
    context = TopicPage(
        head=Head(
            title=record.title,
            url=url,
            summary=record.summary
            or _("Every item and report filed under {topic}.", topic=record.title),
            section="topics",
            crumbs=crumbs(section("topics")),
            json=urls.data(url),
            feed=urls.feed("topics", entry.slug),
        ),
        title=record.title,
        other_names=record.other_names,
        summary=record.summary or "",
        broader=views.link_if_any("topics", record.broader),
        narrower=views.topics_of(
            slug for slug, topic in archive.topics.items() if topic.record.broader == entry.slug
        ),
        related=views.topics_of(record.related),
        by_post=tuple(
            Link(views.name("posts", post), urls.post_topic(post, topic))
            for post, topic in views.library.post_topics
            if topic == entry.slug
        ),
        chart=_chart(record.title, table),
        counts=table,
        filed_by_year=_("Filed under {topic}, by year", topic=record.title),
        people=people[:_SHOWN],
        people_more=len(people[_SHOWN:]),
        neighbours=nearby[:_SHOWN],
        neighbours_more=len(nearby[_SHOWN:]),
        latest=_latest(views, entry.slug, history),
        below=(),
        years=tuple(
            replace(_whole_year(views, entry.slug, year, history[year]), actions=())
            if not split
            else _year_elsewhere(views, entry.slug, year, history[year])
            for year in sorted(history, reverse=True)
        ),
        promises=tuple(map(views.action_summary, promised[:_PROMISES])),
        more_promises=Link(
            ngettext("All {number} actions", "All {number} actions", len(promised)),
            urls.actions("topic", entry.slug),
        )
        if len(promised) > _PROMISES
        else None,
        filed=ngettext("{number} action filed here", "{number} actions filed here", len(promised))
        if promised
        else _("No action is filed here"),
        agreed=agreed_on(views, entry.slug),
        figures=figures_on(views, entry.slug),
    )
    return SitePage(url, "topic.html", replace(context, below=_below(context)))


def _below(page: TopicPage) -> tuple[Link, ...]:
    parts = (
        (_("What was promised"), "#promises", page.promises or page.agreed),
        (_("Figures"), "#figures", page.figures and page.figures.figures),
    )
    return tuple(Link(text, anchor) for text, anchor, there in parts if there)


def topic_year_page(views: Views, entry: Entry[Topic], year: int) -> SitePage:
    """Make the page of one year of a long history."""
    years = views.library.backlinks.years_of_long_topics[entry.slug]
    links = [
        Link(str(listed_year), urls.topic_year(entry.slug, listed_year)) for listed_year in years
    ]
    previous, following = neighbours(links, years.index(year))
    head = Head(
        title=f"{entry.record.title}, {year}",
        url=urls.topic_year(entry.slug, year),
        summary=_(
            "Every item, report and action on {topic} in {year}.",
            topic=entry.record.title,
            year=year,
        ),
        section="topics",
        crumbs=crumbs(section("topics"), views.link("topics", entry.slug)),
    )
    shown = _whole_year(views, entry.slug, year, _history(views, entry.slug)[year])
    return SitePage(head.url, "topic_year.html", TopicYearPage(head, shown, previous, following))


def _history(views: Views, topic: str) -> Mapping[int, _Year]:
    """Return what a topic, and the topics inside it, have in each year that has something."""
    backlinks = views.library.backlinks
    items = backlinks.discussions_by_topic.get(topic, ())
    listed = (
        item
        for item in backlinks.items_by_topic.get(topic, ())
        if not backlinks.is_discussion(item)
    )
    reports = backlinks.reports_by_topic.get(topic, ())
    inside_items = (
        item
        for item in filter(backlinks.is_discussion, backlinks.items_within[topic])
        if topic not in item.details.topics
    )
    inside_reports = (
        report for report in backlinks.reports_within[topic] if topic not in report.record.topics
    )
    by_items, by_reports = _items_by_year(views, items), _reports_by_year(reports)
    by_listed = _items_by_year(views, listed)
    by_actions: defaultdict[int, list[Action]] = defaultdict(list)
    for action in backlinks.actions_by_topic.get(topic, ()):
        by_actions[views.archive.meetings[action.meeting].record.date.year].append(action)
    by_inside = _items_by_year(views, inside_items)
    by_inside_reports = _reports_by_year(inside_reports)
    return {
        year: _Year(
            by_items[year],
            by_listed[year],
            by_reports[year],
            by_actions[year],
            by_inside[year],
            by_inside_reports[year],
        )
        for year in sorted(
            {*by_items, *by_listed, *by_reports, *by_actions, *by_inside, *by_inside_reports}
        )
    }


def _items_by_year(views: Views, items: Iterable[Item]) -> defaultdict[int, list[Item]]:
    by_year: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        by_year[views.library.backlinks.date_of(item).year].append(item)
    return by_year


def _reports_by_year(entries: Iterable[Entry[Report]]) -> defaultdict[int, list[Entry[Report]]]:
    by_year: defaultdict[int, list[Entry[Report]]] = defaultdict(list)
    for entry in entries:
        by_year[entry.record.date.year].append(entry)
    return by_year


def _whole_year(views: Views, topic: str, year: int, of_year: _Year) -> TopicYear:
    return TopicYear(
        Link(str(year), urls.date(PartialDate(year))),
        f"y{year}",
        _events(views, topic, (*of_year.items, *of_year.listed), of_year.reports),
        tuple(views.action_summary(action) for action in of_year.promised),
        tuple(views.action_summary(action) for action in of_year.nearby),
        _inside(views, topic, of_year),
        None,
    )


def _year_elsewhere(views: Views, topic: str, year: int, of_year: _Year) -> TopicYear:
    more = _("Everything on {topic} in {year}", topic=views.name("topics", topic), year=year)
    amounts = how_many(
        (len(of_year.items), "item"), (len(of_year.reports), "report"), (of_year.actions, "action")
    )
    inside = _("{number} in topics inside it", number=figure(of_year.inside))
    inside = inside if of_year.inside else ""
    amounts = ", ".join(part for part in (amounts, inside) if part)
    heading = Link(str(year), urls.date(PartialDate(year)))
    return TopicYear(
        heading, f"y{year}", (), (), (), (), Link(more, urls.topic_year(topic, year), amounts)
    )


def _latest(views: Views, topic: str, history: Mapping[int, _Year]) -> Event | None:
    """Return the latest text on a topic; where it has none, of the topics inside it."""
    for year in sorted(history, reverse=True):
        of_year = history[year]
        if events := _events(views, topic, of_year.items, of_year.reports):
            return events[0]
    inside = (_inside(views, topic, history[year]) for year in sorted(history, reverse=True))
    return next((events[0] for events in inside if events), None)


def _by_date(views: Views, actions: Iterable[Action]) -> list[Action]:
    """Sort actions, the latest meeting first, each in the order of its notes."""

    def date(action: Action) -> PartialDate:
        return views.archive.meetings[action.meeting].record.date

    return sorted(actions, key=date, reverse=True)


def _events(
    views: Views, topic: str, items: Iterable[Item], reports: Iterable[Entry[Report]]
) -> tuple[Event, ...]:
    """Return items and reports, latest first, each with what it says of the topic."""
    excerpts, told = Excerpts(views, topic), views.library.backlinks.is_discussion
    events = [
        excerpts.of_item(item, "" if told(item) else _("only on the agenda")) for item in items
    ]
    events += [excerpts.of_report(entry, "") for entry in reports]
    return _latest_first(events)


def _inside(views: Views, topic: str, of_year: _Year) -> tuple[Event, ...]:
    """Return what only the topics inside a topic have, latest first, and on which each is."""
    narrower = views.library.backlinks.narrower[topic]

    def event(of_record: Event, topics: Iterable[str]) -> Event:
        named = views.topics_of(slug for slug in narrower if slug in topics)
        link = replace(of_record.link, note=", ".join(one.text for one in named))
        return replace(of_record, link=link, summary=first_sentence(of_record.summary))

    events = [event(views.item_event(one), one.details.topics) for one in of_year.inside_items]
    events += [event(views.event(one), one.record.topics) for one in of_year.inside_reports]
    return _latest_first(events)


def _latest_first(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.date, reverse=True))


def _counts(views: Views, topic: str, history: Mapping[int, _Year]) -> CountTable:
    """Count what there is in each year; None where the archive has no such record of a year."""
    empty = _Year((), (), (), (), (), ())
    rows = []
    for year in views.library.years:
        of_year = history.get(year, empty)
        noted, reported = (
            year in views.library.years_with_items,
            year in views.library.years_with_reports,
        )
        counts = [
            len(of_year.items) if noted else None,
            len(of_year.reports) if reported else None,
            of_year.actions if noted else None,
        ]
        if views.library.backlinks.narrower[topic]:
            counts.append(of_year.inside if noted or reported else None)
        rows.append(
            CountRow(Link(str(year), f"#y{year}" if year in history else ""), tuple(counts))
        )
    columns = (_("Items"), _("Reports"), _("Actions"), _("In topics inside it"))
    return CountTable(columns[: len(rows[0].counts)] if rows else (), tuple(rows))


def _chart(title: str, table: CountTable) -> Chart | None:
    """Draw the table as bars; None for a single year, or a topic that has nothing."""
    if len(table.rows) < 2 or not any(any(row.counts) for row in table.rows):
        return None
    counts = {
        column: tuple(row.counts[place] for row in table.rows)
        for place, column in enumerate(table.columns)
    }
    first, last = table.rows[0].head.text, table.rows[-1].head.text
    kinds = ", ".join(table.columns).lower()
    name = _(
        "Filed under {topic}: {kinds}, a year, {first} to {last}",
        topic=title,
        kinds=kinds,
        first=first,
        last=last,
    )
    return bar_chart(name, tuple(row.head.text for row in table.rows), counts)


def _people(views: Views, topic: str) -> tuple[Link, ...]:
    """Link to the people named in the items of a topic, those in most items first."""
    counts = Counter(
        person
        for item in views.library.backlinks.discussions_by_topic.get(topic, ())
        for person in {
            mention.target.slug for mention in item.mentions if mention.target.kind == "people"
        }
    )
    return tuple(
        views.link("people", slug, count(number, "item"))
        for slug, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _neighbours(views: Views, topic: str) -> tuple[Link, ...]:
    """Link to the topics that stand at the same items and reports, the most frequent first."""
    backlinks = views.library.backlinks
    items = Counter(
        chain.from_iterable(
            item.details.topics for item in backlinks.discussions_by_topic.get(topic, ())
        )
    )
    reports = Counter(
        chain.from_iterable(
            report.record.topics for report in backlinks.reports_by_topic.get(topic, ())
        )
    )
    both = items + reports
    del both[topic]
    return tuple(
        views.link("topics", slug, how_many((items[slug], "item"), (reports[slug], "report")))
        for slug in sorted(both, key=lambda slug: (-both[slug], slug))
    )
