"""What people said and promised, as pages tell it: their parts in items, questions, promises."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import sentences
from comsite.base.language import marked
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.backlinks import ONLY_NAMED
from comsite.library.involvement import PartInItem, presented_at
from comsite.site.amounts import count
from comsite.site.links import bare
from comsite.site.outcomes import HistoryStep, since, step
from comsite.site.page import Link
from comsite.site.summaries import ActionSummary
from comsite.site.views import Views
from comsite.texts.items import Action, Item
from comsite.texts.speech import Act, Exchange, exchanges
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class ActPlaces:
    """What somebody does in an item, and links to the paragraphs that say so."""

    act: str
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """What a person or post has to do with an item; ``people``: who held the post that day."""

    date: PartialDate
    item: Link
    people: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who speaks in an item, in what ``office`` that day, and how often they do what.

    ``acts`` have links to the paragraphs of each: "3 questions", "1 answer".
    """

    who: Link
    office: str
    acts: tuple[ActPlaces, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a paragraph, and what they do there: asked, answered, said."""

    who: Link
    act: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with a question or a reply; ``own`` if it is by or to whom the page is about."""

    paragraph: Link
    item: Link
    date: PartialDate
    said: tuple[Speaker, ...]
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class LatestTurns:
    """The latest turns of a person or post: its ``own``, and those of others ``around`` them.

    ``rest`` links to the items with turns that are not shown, each with how many there are. All
    are in one order: the latest meeting first, and within a meeting by the agenda.
    """

    own: tuple[Turn, ...]
    around: tuple[Turn, ...]
    rest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """An action with what became of it; ``own``: owned by the post that the page is on.

    ``since`` says what later notes do not.
    """

    action: ActionSummary
    steps: tuple[HistoryStep, ...]
    since: str
    own: bool


LISTED = 100  # items on the page of a person, post or organisation; search has the earlier ones
_TURNS = 12  # paragraphs of turns on the page of a person or post; item pages have all
_LENGTH = 600  # characters of a paragraph that are shown; the rest is a click away
_SHORT = 360  # the same where it begins with what one person says

_NOBODY = "(?!)"  # a pattern that stands in no text

# The acts in the order of pages, and how pages say them.
ACTS = (
    ("asked", marked("asked")),
    ("put", marked("was asked")),
    ("answered", marked("answered")),
    ("presented", marked("presented a paper")),
    ("said", marked("said")),
    ("named", marked("named")),
)

# What somebody does in an item, counted by paragraphs.
_NOUNS: Mapping[Act, str] = {
    "asked": "question",
    "answered": "answer",
    "presented": "presentation",
    "said": "statement",
}

Own = Callable[[Target], bool]
Chosen = Callable[[Exchange], bool]


def part_view(views: Views, part: PartInItem, with_people: bool = False) -> PartView:
    """Return a part as it stands in a list; ``with_people`` says who held the post."""
    return PartView(
        views.library.backlinks.date_of(part.item),
        views.item_link(part.item),
        views.links("people", part.people) if with_people else (),
        act_places(views, part),
    )


def latest_first(views: Views, parts: Sequence[PartInItem]) -> list[PartInItem]:
    """Return the latest parts, as many as are listed: meetings latest first, items by agenda."""
    latest = parts[-LISTED:]
    return sorted(latest, key=lambda part: views.library.backlinks.date_of(part.item), reverse=True)


def act_places(views: Views, part: PartInItem) -> tuple[ActPlaces, ...]:
    """Return the acts of a part, each with links to its paragraphs."""
    return tuple(
        ActPlaces(words, tuple(place_link(part.item, anchor) for anchor in part.acts[act]))
        for act, words in ACTS
        if act in part.acts
    )


def speakers_of(views: Views, item: Item) -> tuple[SpeakerView, ...]:
    """Return who speaks in an item, in the order in which they first do."""
    spoken: dict[Target, dict[Act, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for statement in item.statements:
        spoken[statement.speaker][statement.act][statement.anchor] = None
    return tuple(
        SpeakerView(
            views.person_on(who.slug, views.library.backlinks.date_of(item)),
            views.office(who, item),
            tuple(
                ActPlaces(
                    count(len(acts[act]), noun),
                    tuple(Link(place_link(item, at).text, f"#{at}") for at in acts[act]),
                )
                for act, noun in _NOUNS.items()
                if act in acts
            ),
        )
        for who, acts in spoken.items()
    )


def place_link(item: Item, anchor: str) -> Link:
    """Link to a place in an item, by its number where it is a numbered paragraph.

    A lettered point has the item's number before it, since its letter alone stands in many items.
    """
    labels = {paragraph.anchor: paragraph.label for paragraph in item.paragraphs}
    text = labels.get(anchor) or anchor.replace("-", " ", 1)
    if re.fullmatch(r"[a-z]+\)", text):
        text = f"{item.number}({text}"
    fragment = "" if anchor == item.anchor else f"#{anchor}"
    return Link(text, urls.item(item.meeting, item.slug) + fragment)


def turns(
    views: Views, item: Item, own: Own, chosen: Chosen, by_own: bool = False
) -> tuple[Turn, ...]:
    """Return the paragraphs of the exchanges that are ``chosen``, with all who speak there.

    ``by_own`` adds those in which an ``own`` one speaks outside these exchanges, and begins each
    text where it names them.
    """
    shown: set[str] = set().union(*map(anchors_of, filter(chosen, exchanges(item.statements))))
    if by_own:
        shown |= {statement.anchor for statement in item.statements if own(statement.speaker)}
    return turns_at(views, item, own, shown, by_own)


def turns_at(
    views: Views, item: Item, own: Own, shown: Container[str], by_own: bool = False
) -> tuple[Turn, ...]:
    """Return the paragraphs with these anchors, with all who speak there."""
    names: dict[str, list[str]] = defaultdict(list)
    for mention in item.mentions if by_own else ():
        if own(mention.target):
            names[mention.anchor].append(mention.name)
    speakers: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    mine: set[str] = set()
    for statement in item.statements:
        speakers[statement.anchor][statement.speaker.slug, statement.act] = None
        if any(map(own, (statement.speaker, *statement.to))):
            mine.add(statement.anchor)
    return tuple(
        Turn(
            place_link(item, paragraph.anchor),
            views.item_link(item),
            views.library.backlinks.date_of(item),
            tuple(
                Speaker(views.link("people", who), act) for who, act in speakers[paragraph.anchor]
            ),
            _from_name(paragraph.text, names[paragraph.anchor])
            if by_own
            else clipped(paragraph.text),
            paragraph.anchor in mine,
        )
        for paragraph in item.paragraphs
        if paragraph.anchor in shown
    )


def _from_name(text: str, names: Sequence[str]) -> str:
    """Return a text from the sentence on that has one of the names; without one, from the start."""
    cut = sentences(text)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or _NOBODY})(?!\w)")
    start = next((at for at, one in enumerate(cut) if named.search(one)), 0)
    return ("… " if start else "") + clipped(" ".join(cut[start:]), _SHORT)


def took_part(own: Own, exchange: Exchange) -> bool:
    """Return whether one for whom ``own`` holds asked, was asked, or said something in reply."""
    replies = (reply.speaker for reply in exchange.replies)
    return any(map(own, (exchange.question.speaker, *exchange.question.to, *replies)))


def anchors_of(exchange: Exchange) -> set[str]:
    """Return the anchors of the paragraphs of an exchange."""
    return {exchange.question.anchor, *(reply.anchor for reply in exchange.replies)}


def latest_turns(
    views: Views, parts: Sequence[PartInItem], own_on: Callable[[Item], Own]
) -> LatestTurns:
    """Return the latest turns of parts, those of others around them, and where the rest is."""
    own_turns: list[Turn] = []
    around: list[Turn] = []
    rest: list[Link] = []
    for part in latest_first(views, parts):
        own = own_on(part.item)
        turned = turns(views, part.item, own, partial(took_part, own), by_own=True)
        mine = [turn for turn in turned if turn.own]
        if mine and len(own_turns) >= _TURNS:
            rest.append(replace(mine[0].item, note=_amount(mine)))
            continue
        own_turns += mine
        around += [turn for turn in turned if not turn.own]
    return LatestTurns(tuple(own_turns), tuple(around), tuple(rest))


def _amount(turned: Sequence[Turn]) -> str:
    return f"{turned[0].date.text}, {count(len(turned), 'paragraph')}"


def presented(views: Views, part: PartInItem) -> Iterator[str]:
    """List the reports that a part presents."""
    of_item = views.library.backlinks.reports_of_item.get((part.item.meeting, part.item.number), ())
    for anchor in part.acts.get("presented", ()):
        yield from presented_at(part.item, anchor, of_item)


def report_parts(
    views: Views, target: Target, more: Mapping[str, Iterable[str]]
) -> tuple[PartView, ...]:
    """List the reports that a record wrote, sponsored or asked for, or that name it, latest first.

    ``more`` is what else it did for reports, by slug.
    """
    roles = report_roles(views, target)
    for slug, others in more.items():
        roles[slug] += others
    places = views.library.backlinks.places(target)
    named = {place.record.slug: place for place in places if isinstance(place.record, Entry)}
    return tuple(
        report_part(
            views,
            entry,
            roles[entry.slug],
            [paragraph.anchor for paragraph in named[entry.slug].paragraphs]
            if entry.slug in named
            else None,
        )
        for entry in views.archive.latest_reports
        if entry.slug in roles or entry.slug in named
    )


def report_roles(views: Views, target: Target) -> defaultdict[str, list[str]]:
    """Return what a record did for reports, by slug: author, sponsor, asked for it."""
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for entry, how in views.library.backlinks.reports_by_target.get(target, ()):
        if how != ONLY_NAMED:
            roles[entry.slug].append(how)
    return roles


def actions_of(views: Views, target: Target) -> tuple[ActionSummary, ...]:
    """Return the actions that a record owns, latest first."""
    owned = views.library.backlinks.actions_by_owner.get(target, ())
    return tuple(views.action_summary(action) for action in owned)


def report_part(
    views: Views,
    entry: Entry[Report],
    roles: Iterable[str],
    anchors: Iterable[str] | None,
    people: Iterable[str] = (),
) -> PartView:
    """Return what somebody did for a report, and where it names them.

    ``anchors`` is None where it does not; a place without a number has no link of its own.
    """
    text = views.texts.reports[entry.slug]
    known = {paragraph.anchor for paragraph in text.paragraphs}
    link = views.link("reports", entry.slug)
    acts = [ActPlaces(entry.record.kind, ()), *(ActPlaces(role, ()) for role in roles)]
    if anchors is not None:
        links = (
            views.report_paragraph_link(entry.slug, anchor) for anchor in anchors if anchor in known
        )
        places = tuple(Link(bare(place.text), place.url) for place in links)
        acts.append(ActPlaces("named", places))
    return PartView(entry.record.date, link, views.links("people", people), tuple(acts))


def promise(views: Views, action: Action, own: Own) -> Promise:
    """Return an action with what became of it."""
    standing = views.library.register.standing(action)
    return Promise(
        views.action_summary(action),
        tuple(step(views, remark) for remark in standing.remarks),
        since(standing),
        any(own(owner) for owner in action.owners),
    )


def clipped(text: str, length: int = _LENGTH) -> str:
    """Return a paragraph's words, cut after a whole word where it is long."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(",;:–- ") + " …"
