"""Decisions: at their item, on the page of all, and on the pages of those who took part in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.fingerprints import written_check
from comsite.base.language import _, figure, ngettext
from comsite.content.models import Decision
from comsite.library.register import MOST
from comsite.site.amounts import count
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.views import Views
from comsite.site.vocabulary import act, vote
from comsite.texts.items import Decided


@dataclass(frozen=True, slots=True)
class Fact:
    """What the notes say of a decision: "Moved by" with a link, or "Votes" with a text."""

    term: str
    links: tuple[Link, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision: ``label`` is 4a, ``link`` leads to its place on its item's page.

    ``check`` is that of its words. ``outcome`` is what became of it in a word or two, if the notes
    say so, and ``facts`` are all that they say beside the words.
    """

    label: str
    anchor: str
    check: str
    link: Link
    text: str
    outcome: str
    facts: tuple[Fact, ...]
    item: Link


@dataclass(frozen=True, slots=True)
class PartInDecision:
    """What somebody did about a decision: ``acts`` are like "moved", "voted against"."""

    date: PartialDate
    decision: Link
    text: str
    acts: str


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """The decisions of a meeting, in the order of its agenda."""

    anchor: str
    meeting: Link
    date: PartialDate
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """``decisions.html``: every decision, or those of a year where they are too many for a page.

    ``statement`` says how many there are; ``years`` lead to the others.
    """

    head: Head
    heading: str
    statement: str
    years: tuple[Link, ...]
    groups: tuple[DecisionGroup, ...]


def decision_view(views: Views, decision: Decided) -> DecisionView:
    """Return a decision as pages show it."""
    record = decision.record
    item = views.library.backlinks.items[decision.meeting, decision.item]
    return DecisionView(
        label=decision.label,
        anchor=decision.anchor,
        check=written_check(record.text),
        link=_link(decision),
        text=record.text,
        outcome=_outcome(record),
        facts=tuple(fact for fact in _facts(views, decision) if fact.links or fact.text),
        item=views.item_link(item),
    )


def _outcome(record: Decision) -> str:
    outcome = _(record.outcome).capitalize() if record.outcome else ""
    words = (outcome, _("unanimously") if record.unanimous else "")
    return ", ".join(filter(None, words)) if record.outcome else words[1].capitalize()


def _facts(views: Views, decision: Decided) -> Iterator[Fact]:
    """Yield all that may be said of a decision; what is not on record is empty."""

    def people(*slugs: str | None) -> tuple[Link, ...]:
        return views.links("people", filter(None, slugs))

    record, entry = decision.record, views.archive.meetings[decision.meeting]
    where = views.where_link(entry, record.where or "")
    item = views.library.backlinks.items[decision.meeting, decision.item]
    if where and record.where in item.anchors:
        where = replace(where, url=f"{urls.item(item.meeting, item.slug)}#{record.where}")
    yield Fact(_("Outcome"), (), _outcome(record))
    yield Fact(_("Moved by"), people(record.moved_by))
    yield Fact(_("Seconded by"), people(record.seconded_by))
    counts = (f"{figure(number)} {vote(way)}" for way, number in record.counts.items())
    yield Fact(_("Votes"), (), ", ".join(counts))
    for way, named in record.voters.items():
        yield Fact(vote(way).capitalize(), people(*named))
    yield Fact(_("Recorded in"), (where,) if where else ())


def decision_views(views: Views, decisions: Iterable[Decided]) -> tuple[DecisionView, ...]:
    """Return decisions as pages show them."""
    return tuple(decision_view(views, decision) for decision in decisions)


def _link(decision: Decided) -> Link:
    url = urls.decision(decision.meeting, decision.item_slug, decision.anchor)
    return Link(_("Decision {label}", label=decision.label), url)


def parts_in_decisions(views: Views, person: str) -> tuple[PartInDecision, ...]:
    """Return what a person moved, seconded and voted on, latest first."""
    return tuple(
        PartInDecision(
            views.archive.meetings[decision.meeting].record.date,
            _link(decision),
            decision.record.text,
            ", ".join(map(act, acts)),
        )
        for decision, acts in views.library.backlinks.decisions_of_person.get(person, ())
    )


def decisions_page(views: Views, year: str = "") -> SitePage:
    """Make the page of all decisions. Without a ``year``, too many are those of the latest."""
    every = views.library.backlinks.decisions
    years = {
        of_year: tuple(decisions)
        for of_year, decisions in groupby(every, key=lambda one: one.meeting[:4])
        if len(every) > MOST
    }
    shown = years[year] if year else next(iter(years.values()), every)
    heading = _("Decisions, {year}", year=year) if year else _("Decisions")
    summary = _("Every decision on record: who moved it, how the votes went, and what came of it.")
    head = Head(
        title=heading,
        url=urls.decisions(year),
        summary=summary,
        section="decisions",
        crumbs=crumbs(Link(_("Decisions"), urls.DECISIONS)) if year else crumbs(),
        json="" if year else urls.table("decisions", "json"),
        feed=urls.DECISIONS_FEED,
    )
    context = DecisionsPage(
        head=head,
        heading=heading,
        statement=ngettext(
            "{number} decision on record.", "{number} decisions on record.", len(every)
        ),
        years=tuple(
            Link(of_year, urls.decisions(of_year), count(len(decisions), "decision"))
            for of_year, decisions in years.items()
        ),
        groups=tuple(
            DecisionGroup(
                f"m{slug}",
                views.link("meetings", slug),
                views.archive.meetings[slug].record.date,
                decision_views(views, group),
            )
            for slug, group in groupby(shown, key=lambda one: one.meeting)
        ),
    )
    return SitePage(head.url, "decisions.html", context)
