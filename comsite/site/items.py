"""The page of an item, and an item on the page of its meeting."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, listed
from comsite.base.letterforms import sort_key
from comsite.site.amounts import count
from comsite.site.citing import cited_notes
from comsite.site.decisions import DecisionView, decision_views
from comsite.site.page import Head, Link, SitePage, crumbs, neighbours, section
from comsite.site.story import SpeakerView, speakers_of
from comsite.site.summaries import (
    ActionSummary,
    CorrectionView,
    PlaceView,
    ThreadStep,
    TopicThread,
)
from comsite.site.turns import with_turns
from comsite.site.views import Views
from comsite.texts.items import GoneDecision, Item
from comsite.texts.keeping import GoneItem
from comsite.texts.markdown import unindexed


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item with its text; ``anchor`` is its id on the meeting's page.

    ``printed`` is the title as printed, where ``title`` is one in plain words. ``length`` says how
    long the text is: "Notes of item 4, 23 paragraphs", or nothing.
    """

    number: str
    title: str
    printed: str
    summary: str
    remark: str
    anchor: str
    url: str
    html: Markup
    length: str
    topics: tuple[Link, ...]
    reports: tuple[Link, ...]
    actions: tuple[ActionSummary, ...]
    decisions: tuple[DecisionView, ...]
    gone_decisions: tuple[GoneDecision, ...]
    corrections: tuple[CorrectionView, ...]
    procedural: bool


@dataclass(frozen=True, slots=True)
class GoneView:
    """An item that is gone: each place that it had, with a link to its words now, or nothing."""

    slug: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """``item.html``: one item by itself; ``people`` are those whom its text only names.

    ``extracts`` are reports that repeat it; ``outcomes`` what later texts say of its actions.
    """

    head: Head
    body: str
    date: PartialDate
    meeting: Link
    item: ItemView
    people: tuple[Link, ...]
    extracts: tuple[Link, ...]
    speakers: tuple[SpeakerView, ...]
    outcomes: tuple[ThreadStep, ...]
    threads: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]
    gone: tuple[GoneView, ...]
    previous: Link | None
    following: Link | None


def item_page(views: Views, item: Item) -> SitePage:
    """Make the page of an item."""
    library, entry = views.library, views.archive.meetings[item.meeting]
    record, key = entry.record, (item.meeting, item.number)
    items = views.texts.meetings[item.meeting].items
    place = next(place for place, other in enumerate(items) if other is item)
    previous, following = neighbours([views.item_link(other) for other in items], place)
    meeting = views.link("meetings", item.meeting)
    url = urls.item(item.meeting, item.slug)
    named = (mention.target for mention in item.mentions)
    spoke = {statement.speaker for statement in item.statements}
    people = {
        views.link("people", target.slug)
        for target in named
        if target.kind == "people" and target not in spoke
    }
    context = ItemPage(
        head=Head(
            title=f"{item.name}, {meeting.text}",
            url=url,
            summary=item.details.summary
            or _(
                "Item {number} of the {body} of {date}: {item}.",
                number=item.number,
                body=views.archive.body_of(item.meeting),
                date=record.date.text,
                item=item.name,
            ),
            section="meetings",
            crumbs=crumbs(section("meetings"), meeting),
            json=urls.data(url),
            search=views.search_unit(
                "Item",
                record.date,
                item.details.topics,
                views.named_in(item),
                Link(_("Meeting of {day}", day=meeting.text), meeting.url),
                (
                    item.details.summary or "",
                    *(part.text for part in item.paragraphs),
                    *(decision.record.text for decision in item.decisions),
                ),
                item.html,
            ),
            cite=cited_notes(
                views, entry, _("Item {number}: {item}", number=item.number, item=item.name), [item]
            ),
            withdrawn=record.withdrawn or "",
            provenance=views.provenance(entry),
        ),
        body=views.archive.body_of(item.meeting),
        date=record.date,
        meeting=meeting,
        item=item_view(views, item),
        people=tuple(sorted(people, key=lambda link: (sort_key(link.text), link.url))),
        extracts=views.links("reports", library.backlinks.extracts_of_item.get(key, ())),
        speakers=speakers_of(views, item),
        outcomes=tuple(views.outcomes(item.actions)),
        threads=_threads(views, item),
        referred=views.place_views(library.threads.referring_to_item(item)),
        gone=tuple(_gone_into(views, item)),
        previous=previous,
        following=following,
    )
    return SitePage(url, "item.html", context)


def gone_view(gone: GoneItem, here: Container[str], elsewhere: str = "") -> GoneView:
    """Return an item that is gone; its places lead to those ``here``, or to the page elsewhere."""
    return GoneView(
        gone.slug,
        tuple(
            (anchor, into and f"{'' if into in here else elsewhere}#{into}")
            for anchor, into in gone.anchors.items()
        ),
    )


def _gone_into(views: Views, item: Item) -> Iterator[GoneView]:
    """Yield the items whose addresses lead to an item: a link to a place of theirs comes there."""
    meeting, now = urls.record("meetings", item.meeting), urls.item(item.meeting, item.slug)
    moved = {redirect.old for redirect in views.archive.redirects if redirect.new == now}
    for gone in views.texts.meetings[item.meeting].gone:
        if urls.item(item.meeting, gone.slug) in moved:
            yield gone_view(gone, item.anchors, meeting)


def _threads(views: Views, item: Item) -> tuple[TopicThread, ...]:
    """Return the discussions before and after on each topic of an item."""

    def link(neighbour: Item | None) -> Link | None:
        if neighbour is None:
            return None
        meeting = views.name("meetings", neighbour.meeting)
        name = _("{meeting}, item {number}", meeting=meeting, number=neighbour.number)
        return Link(name, urls.item(neighbour.meeting, neighbour.slug), neighbour.name)

    return views.topic_threads(
        (around.topic, link(around.before), link(around.after))
        for around in views.library.threads.around_item(item)
    )


def item_view(views: Views, item: Item) -> ItemView:
    """Return an item with its text and what belongs to it."""
    put_to = views.library.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return ItemView(
        number=item.number,
        title=item.name,
        printed=item.title if item.details.title else "",
        summary=item.details.summary or "",
        remark=item.details.remark or "",
        anchor=item.anchor,
        url=urls.item(item.meeting, item.slug),
        html=with_turns(views, item),
        length=_length(item),
        topics=views.topics_of(item.details.topics),
        reports=tuple(views.link("reports", slug) for slug in put_to),
        actions=tuple(views.action_summary(action) for action in item.actions),
        decisions=decision_views(views, item.decisions),
        gone_decisions=item.gone_decisions,
        corrections=item_corrections(views, item),
        procedural=item.is_procedural,
    )


def _length(item: Item) -> str:
    """Say how long an item's notes are; nothing where there are none.

    Actions and footnotes do not count as paragraphs.
    """
    promised = {action.anchor for action in item.actions}
    told = sum(one.anchor not in promised and not one.is_footnote for one in item.paragraphs)
    amount = listed(
        count(number, noun)
        for number, noun in ((told, "paragraph"), (len(promised), "action"))
        if number
    )
    if not amount:
        return ""
    return _("Notes of item {number}, {amount}", number=item.number, amount=amount)


def without_search_marks(view: ItemView) -> ItemView:
    """Return the item for the page of the whole meeting, which is not in the search index."""
    return replace(view, html=unindexed(view.html))


def item_corrections(views: Views, item: Item) -> tuple[CorrectionView, ...]:
    """Return the corrections made in an item's paragraphs."""
    anchors = {paragraph.anchor for paragraph in item.paragraphs}
    entry = views.archive.meetings[item.meeting]
    return tuple(
        views.correction(entry, correction)
        for correction in entry.record.corrections
        if correction.where in anchors
    )
