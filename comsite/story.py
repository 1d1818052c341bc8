"""What people said and promised, as pages tell it: parts, questions and answers, promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from comsite import urls
from comsite.contexts import ActPlaces, Link, PartView, Promise, Said, Turn
from comsite.involvement import Part
from comsite.names import Target
from comsite.speech import Exchange, exchanges
from comsite.texts import Action, Item
from comsite.views import Views

_LENGTH = 320  # characters of a paragraph that stand for it; the rest is a click away

# In this order, and as a page says it.
ACTS = (
    ("asked", "asked"),
    ("put", "was asked"),
    ("answered", "answered"),
    ("presented", "presented a paper"),
    ("said", "said"),
    ("named", "named"),
)

Own = Callable[[Target], bool]


def part_view(views: Views, part: Part, of_post: bool) -> PartView:
    """A part in a list; on a post's page, with who held it."""
    return PartView(
        views.backlinks.date_of(part.item),
        views.item_link(part.item),
        views.links("people", part.people) if of_post else (),
        act_places(views, part),
    )


def act_places(views: Views, part: Part) -> tuple[ActPlaces, ...]:
    """The acts of a part, each with links to its paragraphs."""
    return tuple(
        ActPlaces(words, tuple(place_link(part.item, anchor) for anchor in part.acts[act]))
        for act, words in ACTS
        if act in part.acts
    )


def place_link(item: Item, anchor: str) -> Link:
    """A link to a place in an item, by its number where it is a numbered paragraph."""
    labels = {paragraph.anchor: paragraph.label for paragraph in item.paragraphs}
    text = labels.get(anchor) or anchor.replace("-", " ", 1)
    fragment = "" if anchor == item.anchor else f"#{anchor}"
    return Link(text, urls.item(item.meeting, item.number) + fragment)


def turns(views: Views, item: Item, own: Own, only_own: bool = False) -> tuple[Turn, ...]:
    """The paragraphs with a question or what others said to it, in order.

    With ``only_own`` those of exchanges in which somebody for whom ``own`` holds took part.
    """
    said: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    mine: set[str] = set()
    for exchange in exchanges(item.statements):
        if only_own and not any(own(target) for target in _took_part(exchange)):
            continue
        for statement in (exchange.question, *exchange.replies):
            said[statement.anchor][statement.speaker.slug, statement.act] = None
            if any(own(target) for target in (statement.speaker, *statement.to)):
                mine.add(statement.anchor)
    return tuple(
        Turn(
            place_link(item, paragraph.anchor),
            views.item_link(item),
            views.backlinks.date_of(item),
            tuple(Said(views.link("people", who), act) for who, act in said[paragraph.anchor]),
            clipped(paragraph.text),
            paragraph.anchor in mine,
        )
        for paragraph in item.paragraphs
        if paragraph.anchor in said
    )


def _took_part(exchange: Exchange) -> Iterator[Target]:
    yield exchange.question.speaker
    yield from exchange.question.to
    yield from (reply.speaker for reply in exchange.replies)


def promise(views: Views, action: Action, own: Own) -> Promise:
    """An action with what became of it."""
    return Promise(
        views.action_summary(action),
        views.updates_by_action.get(action.slug, ()),
        any(own(owner) for owner in action.owners),
    )


def clipped(text: str) -> str:
    """A paragraph's words, cut after a whole word where it is long."""
    if len(text) <= _LENGTH:
        return text
    return text[:_LENGTH].rpartition(" ")[0].rstrip(",;:–- ") + " …"
