"""Who speaks, above each turn of a discussion, and in what office that day."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from comsite.base.language import _, listed, marked
from comsite.library.turns import Speaker, Turn, turns
from comsite.site.views import Views
from comsite.texts.items import Item
from comsite.texts.markdown import with_headings
from comsite.texts.speech import Act

_DOES: Mapping[Act, str] = {
    "asked": marked("asks"),
    "answered": marked("answers"),
    "presented": marked("presents a paper"),
    "said": marked("says"),
}
_SPEAKER, _BETWEEN = Markup("{} · <b>{}</b>"), Markup("<br>")


def with_turns(views: Views, item: Item) -> Markup:
    """Return the text of an item with a heading above each turn.

    They are headings, because that is how whoever listens to a page goes from one question to the
    next. An office has its short form, if there is one, after it stood there in full.
    """
    known: set[str] = set()
    return with_headings(
        item.html, {turn.anchor: _heading(views, item, turn, known) for turn in turns(item)}
    )


def _heading(views: Views, item: Item, turn: Turn, known: set[str]) -> tuple[str, Markup]:
    asks = any("asked" in speaker.acts for speaker in turn.speakers)
    words = _BETWEEN.join(_words(views, item, speaker, known) for speaker in turn.speakers)
    return "turn asks" if asks else "turn", words


def _words(views: Views, item: Item, speaker: Speaker, known: set[str]) -> Markup:
    office = views.office(speaker.who, item, short=speaker.who.slug in known)
    known.add(speaker.who.slug)
    name = views.person_on(speaker.who.slug, views.library.backlinks.date_of(item)).text
    does = listed(_(_DOES[act]) for act in speaker.acts)
    return _SPEAKER.format(f"{name}, {office}" if office else name, does)
