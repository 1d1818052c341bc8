"""The register of actions, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.contexts.shared import ActionSummary, Attendee, Head, Link, PlaceView, Provenance
from comsite.contexts.story import HistoryStep
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """The actions of a meeting, in the order of its notes; ``anchor`` is the id of its heading."""

    anchor: str
    meeting: Link
    date: PartialDate
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A way to choose actions: the choices with counts, and the page of all of them."""

    title: str
    choices: tuple[Link, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """``actions.html``: the register, or the part of it with one status, owner, topic or meeting.

    ``statement`` says what the page shows, ``as_of`` leads to the latest notes held; ``about`` are
    the record that the actions were chosen by, and the way back. ``years`` lead to the other
    actions where there are too many for a page.
    """

    head: Head
    heading: str
    statement: str
    as_of: Link | None
    about: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]
    years: tuple[Link, ...]
    groups: tuple[ActionGroup, ...]


@dataclass(frozen=True, slots=True)
class ActionPage:
    """``action.html``: ``html`` is its text, ``minuted`` the place in the notes where it stands,
    ``selections`` the parts of the register that it is in.

    ``age`` says how long it was open, ``evidence`` leads to the text that closed it,
    ``since`` says what later notes say of it; ``others`` are the other actions of its item.
    """

    head: Head
    action: ActionSummary
    html: Markup
    owners: tuple[Attendee, ...]
    minuted: Link
    topics: tuple[Link, ...]
    selections: tuple[Link, ...]
    age: str
    as_of: Link | None
    evidence: tuple[Link, ...]
    history: tuple[HistoryStep, ...]
    since: str
    referred: tuple[PlaceView, ...]
    others: tuple[ActionSummary, ...]
    provenance: Provenance
