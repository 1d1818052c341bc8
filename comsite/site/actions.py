"""The action register, by status, owner, topic and meeting; and each action by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.fingerprints import written_check
from comsite.base.language import _, figure, marked, ngettext
from comsite.content.kinds import KINDS
from comsite.library.register import NOBODY, WAYS, Selection
from comsite.site.amounts import count
from comsite.site.citing import cited_notes
from comsite.site.listings import Group, ListingPage
from comsite.site.outcomes import HistoryStep, evidence, history, since
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.summaries import ActionSummary, Attendee, PlaceView
from comsite.site.views import Views
from comsite.texts.items import Action


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

    heading: str
    choices: tuple[Link, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """``actions.html``: the register, or the part of it with one status, owner, topic or meeting.

    ``statement`` says what the page shows, ``as_of`` leads to the latest notes; ``about`` are
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
    """``action.html``: ``html`` is its text and ``check`` that of its words, ``minuted`` the place
    in the notes where it stands, ``selections`` the parts of the register that it is in.

    ``as_of`` leads to the latest notes, if no text gives it a status; ``evidence`` to the
    text that gave it its status; ``since`` says what later notes do not; ``others`` are the other
    actions of its item.
    """

    head: Head
    action: ActionSummary
    html: Markup
    check: str
    owners: tuple[Attendee, ...]
    minuted: Link
    topics: tuple[Link, ...]
    selections: tuple[Link, ...]
    as_of: Link | None
    evidence: tuple[Link, ...]
    history: tuple[HistoryStep, ...]
    since: str
    referred: tuple[PlaceView, ...]
    others: tuple[ActionSummary, ...]


_CHOICES = 8  # choices of each kind on the register's page; another page has all of a kind
_ALL_CHOICES = 16  # with those without which an action would be under no choice
_NO_TOPIC_ANCHOR = "without-a-topic"

_STATUS_HEADINGS = {
    "open": marked("Actions with {words}"),
    "reported-back": marked("Actions reported back"),
    "done": marked("Actions done"),
    "overtaken": marked("Actions overtaken"),
}

# The ways to choose: what the choices are, the link to all of them, and the words of their page.
_PLURALS = {
    "status": marked("Statuses"),
    "owner": marked("Owners"),
    "topic": marked("Topics"),
    "meeting": marked("Meetings"),
}
_BY = {
    "status": marked("By status"),
    "owner": marked("By owner"),
    "topic": marked("By topic"),
    "meeting": marked("By meeting"),
}
_ALL = {
    "status": marked("All statuses"),
    "owner": marked("All owners"),
    "topic": marked("All topics"),
    "meeting": marked("All meetings"),
}
_HEADINGS = {
    "status": marked("Actions by status"),
    "owner": marked("Actions by owner"),
    "topic": marked("Actions by topic"),
    "meeting": marked("Actions by meeting"),
}
_INTRODUCTIONS = {
    "status": marked("The actions of each status, with their number."),
    "owner": marked("The actions of each owner, with their number."),
    "topic": marked("The actions of each topic, with their number."),
    "meeting": marked("The actions of each meeting, with their number."),
}

# The kinds of owner, in their order, and the heading of each.
_OWNERS = {kind: KINDS[kind].titles for kind in ("people", "posts", "organisations")}
_OWNERS["none"] = marked("Without an owner")


def selection_page(views: Views, chosen: Selection, year: str = "") -> SitePage:
    """Make a page of the register: all of it, a part of it, or one year of either.

    Without a ``year``, a large selection shows its latest year.
    """
    latest = next(iter(chosen.years.values()), chosen.actions)
    actions = chosen.years[year] if year else latest
    whole = not chosen.how
    name = heading_of(views, chosen)
    heading = f"{name}, {year}" if year else name
    statement = _statement(views, chosen)
    above = [_register()] if chosen.how or year else []
    above += [_choices_link(chosen.how)] if chosen.how else []
    above += [Link(name, chosen.url)] if year and not whole else []
    summary = _("Every action minuted, who owns it, and what came of it.")
    head = Head(
        title=heading,
        url=chosen.url_of(year) if year else chosen.url,
        summary=summary if whole else f"{heading}: {statement}",
        section="actions",
        crumbs=crumbs(*above),
        json=urls.data(urls.ACTIONS) if whole and not year else "",
        feed=urls.ACTIONS_FEED,
    )
    as_of = views.library.register.latest
    context = ActionsPage(
        head=head,
        heading=heading,
        statement=statement,
        as_of=views.link("meetings", as_of.slug) if as_of and actions else None,
        about=_about(views, chosen),
        filters=_filters(views) if whole and not year else (),
        years=tuple(
            Link(listed_year, chosen.url_of(listed_year), count(len(of_year), "action"))
            for listed_year, of_year in chosen.years.items()
        ),
        groups=tuple(
            ActionGroup(
                f"m{slug}",
                views.link("meetings", slug),
                views.archive.meetings[slug].record.date,
                tuple(views.action_summary(action) for action in group),
            )
            for slug, group in groupby(actions, key=lambda action: action.meeting)
        ),
    )
    return SitePage(head.url, "actions.html", context)


def _statement(views: Views, chosen: Selection) -> str:
    """Say how many actions these are, and of how many a text says what became of them."""
    number = len(chosen.actions)
    if not number:
        return _("There is no action here yet.")
    if chosen.how == "status":
        every = len(views.library.register.whole.actions)
        return ngettext(
            "{part} of {number} action.", "{part} of {number} actions.", every, part=figure(number)
        )
    settled = sum(views.library.register.standing(action).settled for action in chosen.actions)
    if not settled:
        return ngettext(
            "{number} action. No later text here says what came of it.",
            "{number} actions. No later text here says what came of them.",
            number,
        )
    if settled < number:
        return ngettext(
            "{number} action. Of {settled}, a later text says what came of it.",
            "{number} actions. Of {settled}, a later text says what came of it.",
            number,
            settled=figure(settled),
        )
    return ngettext(
        "{number} action. A later text says what came of it.",
        "{number} actions. Of each, a later text says what came of it.",
        number,
    )


def _about(views: Views, chosen: Selection) -> tuple[Link, ...]:
    """Return a link to the record that actions were chosen by, if there is one."""
    if chosen.how in ("", "status") or chosen.target == NOBODY:
        return ()
    return (views.link(chosen.target.kind, chosen.target.slug),)


def heading_of(views: Views, chosen: Selection) -> str:
    """Return what a part of the register is called."""
    if chosen.how == "status":
        words = _status_words(views, chosen).lower()
        return _(_STATUS_HEADINGS[chosen.target.slug], words=words)
    if chosen.target == NOBODY:
        return _("Actions without a named owner") if chosen.how else _("Actions")
    name = views.name(chosen.target.kind, chosen.target.slug)
    if chosen.how == "topic":
        return _("Actions on {topic}", topic=name)
    return _("Actions of {name}", name=name)


def _choice(views: Views, chosen: Selection) -> Link:
    """Link to a part of the register: what it was chosen by, with how many actions it has."""
    if chosen.how == "status":
        text = _status_words(views, chosen)
    elif chosen.target == NOBODY:
        text = _("No owner named")
    else:
        text = views.name(chosen.target.kind, chosen.target.slug)
    return Link(text, chosen.url, figure(len(chosen.actions)))


def _status_words(views: Views, chosen: Selection) -> str:
    """Return what is known of all actions of one status; the home page has the same words."""
    words = views.library.register.words[chosen.target.slug]
    return _(next(iter(words))).capitalize() if len(words) == 1 else _("No outcome known")


def _is_nothing(views: Views, chosen: Selection) -> bool:
    """Whether of the actions of a status nothing is known."""
    words = views.library.register.words[chosen.target.slug]
    return len(words) > 1 or next(iter(words)).startswith("no ")


def _ordered(views: Views, how: str, selections: tuple[Selection, ...]) -> list[Selection]:
    """Sort selections: statuses in their order, meetings latest first, all else by name."""
    if how == "status":
        order = list(_STATUS_HEADINGS)
        return sorted(selections, key=lambda selection: order.index(selection.target.slug))
    if how == "meeting":
        return sorted(selections, key=lambda selection: selection.actions[0].meeting, reverse=True)
    return sorted(
        selections,
        key=lambda selection: (
            selection.target == NOBODY,
            _choice(views, selection).text.lower(),
            selection.url,
        ),
    )


def outcomes_on_record(views: Views) -> tuple[Link, ...]:
    """Link to the actions of each status, with how many there are: ``9 with no later record``."""
    selections = _ordered(views, "status", views.library.register.selections.get("status", ()))
    return tuple(_outcome(views, selection) for selection in selections)


def _outcome(views: Views, selection: Selection) -> Link:
    link = _choice(views, selection)
    values = {"number": link.note, "words": link.text.lower()}
    nothing = _is_nothing(views, selection)
    text = _("{number} with {words}", **values) if nothing else _("{number} {words}", **values)
    return replace(link, text=text, note="")


def _filters(views: Views) -> tuple[FilterGroup, ...]:
    """Return the ways to choose from the whole register: the largest choices, and a link to all.

    Where there is room, every action is under one of its topics, or there are those without.
    """
    groups = []
    for how in WAYS:
        selections = _ordered(views, how, views.library.register.selections.get(how, ()))
        if how in ("owner", "topic"):
            most = _most(selections)
            shown = [selection for selection in selections if selection in most]
        else:
            shown = selections[:_CHOICES]
        choices = [_choice(views, selection) for selection in shown]
        if choices and how == "topic" and (without := _without_topic(views)):
            url = f"{urls.actions(how)}#{_NO_TOPIC_ANCHOR}"
            choices.append(Link(_("No topic"), url, figure(len(without))))
        more = Link(_(_ALL[how]), urls.actions(how))
        groups.append(FilterGroup(_(_BY[how]), tuple(choices), more))
    return tuple(group for group in groups if group.choices)


def _most(selections: list[Selection]) -> list[Selection]:
    """Return the largest selections, and the largest of those that have what these do not."""
    by_size = sorted(selections, key=lambda selection: -len(selection.actions))
    shown = by_size[:_CHOICES]
    seen = {action.slug for selection in shown for action in selection.actions}
    for selection in by_size[_CHOICES:]:
        slugs = {action.slug for action in selection.actions}
        if len(shown) < _ALL_CHOICES and not slugs <= seen:
            shown.append(selection)
            seen |= slugs
    return shown


def _without_topic(views: Views) -> tuple[Action, ...]:
    return tuple(action for action in views.library.register.whole.actions if not action.topics)


def _choices_link(how: str) -> Link:
    return Link(_(_BY[how]), urls.actions(how))


def _register() -> Link:
    return Link(_("Actions"), urls.ACTIONS)


def register_page(views: Views, whole: Selection) -> SitePage:
    """Make the page of the whole register."""
    return selection_page(views, whole)


def choices_page(views: Views, how: str) -> SitePage:
    """Make the page of everything that actions can be chosen by in one way, with their number."""
    ordered = _ordered(views, how, views.library.register.selections[how])
    groups = []
    for title, group in groupby(sorted(ordered, key=_group_key), key=_group):
        links = tuple(_choice(views, selection) for selection in group)
        groups.append(Group(_(title), "", f"of-{title.lower().replace(' ', '-')}", links))
    if how == "topic" and (without := _without_topic(views)):
        shown = map(views.action_summary, without)
        actions = tuple(
            Link(f"{one.link.text}, {one.meeting.text}", one.link.url, summary=one.text)
            for one in shown
        )
        groups.append(Group(_("Without a topic"), "", _NO_TOPIC_ANCHOR, actions))
    heading, introduction = _(_HEADINGS[how]), _(_INTRODUCTIONS[how])
    head = Head(heading, urls.actions(how), introduction, "actions", crumbs(_register()))
    return SitePage(
        head.url, "listing.html", ListingPage(head, heading, introduction, tuple(groups))
    )


def _group(chosen: Selection) -> str:
    """Return the heading that a choice stands under: an owner's kind, or a meeting's year."""
    if chosen.how == "owner":
        return _OWNERS[chosen.target.kind]
    return chosen.target.slug[:4] if chosen.how == "meeting" else _PLURALS[chosen.how]


def _group_key(chosen: Selection) -> int:
    """Return a key that sorts owners by kind; all else stays in its order."""
    return list(_OWNERS).index(chosen.target.kind) if chosen.how == "owner" else 0


def action_page(views: Views, action: Action) -> SitePage:
    """Make the page of an action: its owners, where it was minuted, and what came of it."""
    summary = views.action_summary(action)
    standing = views.library.register.standing(action)
    item = views.library.backlinks.items[action.meeting, action.item]
    entry = views.archive.meetings[action.meeting]
    url = urls.action(action.slug)
    latest = views.library.register.course_of(action).latest
    minuted = Link(_("action {label}", label=action.label), f"{summary.item.url}#{action.anchor}")
    context = ActionPage(
        head=Head(
            title=_("Action {label}, {meeting}", label=action.label, meeting=summary.meeting.text),
            url=url,
            summary=action.text,
            section="actions",
            crumbs=crumbs(_register()),
            json=urls.data(url),
            search=views.search_unit(
                "Action",
                entry.record.date,
                action.topics,
                action.owners_by_kind,
                Link(_("Meeting of {day}", day=summary.meeting.text), summary.meeting.url),
                (action.text,),
                action.html,
            ),
            cite=cited_notes(
                views,
                entry,
                _(
                    "Action {label} under item {number}: {item}",
                    label=action.label,
                    number=action.item,
                    item=item.name,
                ),
            ),
            provenance=views.provenance(entry),
        ),
        action=summary,
        html=action.html,
        check=written_check(action.text),
        owners=tuple(
            Attendee(views.link(owner.kind, owner.slug), "", views.link_if_any("posts", owner.post))
            for owner in action.owners
        ),
        minuted=minuted,
        topics=views.topics_of(action.topics),
        selections=tuple(
            _choice(views, chosen) for chosen in views.library.register.selections_of[action.slug]
        ),
        as_of=views.link("meetings", latest.slug) if latest and not standing.evidence else None,
        evidence=evidence(views, standing.evidence),
        history=(
            HistoryStep((entry.record.date,), (summary.item,), "", _("Agreed under"), minuted),
            *history(views, standing),
        ),
        since=since(standing),
        referred=views.place_views(views.library.threads.referring_to_action(action)),
        others=tuple(
            views.action_summary(other) for other in item.actions if other.slug != action.slug
        ),
    )
    return SitePage(url, "action.html", context)
