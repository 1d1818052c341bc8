"""The checks of decisions: where each stands, whose votes it has, and whether these agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comsite.base.english import join
from comsite.base.fingerprints import fingerprint
from comsite.base.problems import Problem
from comsite.base.urls import number_slug
from comsite.checking.lines import Lost, short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.content.ledger import Place
from comsite.content.models import Decision, Meeting
from comsite.library.library import Library
from comsite.texts.clerk import BACK, IN_ORDER
from comsite.texts.decisions import anchor_of, item_of, published
from comsite.texts.numbering import letter_at

_LETTERS = re.compile(r"[a-z]{1,2}$")
_PASSED = frozenset({"carried", "carried as amended"})


def _decisions(library: Library) -> Iterator[tuple[Entry[Meeting], int, Decision]]:
    """List every decision as an editor wrote it, with its place in the list."""
    for entry in library.archive.meetings.values():
        for index, decision in enumerate(entry.record.decisions):
            yield entry, index, decision


def decisions_are_of_items(library: Library) -> Iterator[Problem]:
    """Each decision is of an item in the notes, and has a letter of its own."""
    seen: set[tuple[str, str]] = set()
    lost = {slug: Lost(entry) for slug, entry in library.archive.meetings.items()}
    for entry, index, decision in _decisions(library):
        label, text = decision.label, library.texts.meetings[entry.slug]
        at = ("decisions", index, "label")
        items = {item.slug: item.number for item in text.items}
        number = _LETTERS.sub("", label)
        if not item_of(label, items):
            if number_slug(label) in items:
                yield entry.problem(
                    f'"label" is "{label}", the number of an item alone; write a letter behind it,'
                    f" like {_free(entry, label)}",
                    *at,
                )
            else:
                known = (
                    f"the notes have items {join(items.values())}"
                    if items
                    else "they have no items"
                )
                yield entry.problem(
                    f'"label" is "{label}", and there is no heading "## {number}. …" in the notes;'
                    f" {known}{lost[entry.slug].item(number)}; write the number of the item and a"
                    " letter, like 4a",
                    *at,
                )
        elif (entry.slug, number_slug(label)) in seen:
            yield entry.problem(
                f"decision {label} is listed twice here; give this one a letter of its own,"
                f" {_free(entry, number)}, or take it out",
                *at,
            )
        seen.add((entry.slug, number_slug(label)))


def _free(entry: Entry[Meeting], number: str, places: Mapping[str, Place] | None = None) -> str:
    """Return the first label of an item that no decision has, nor had."""
    taken = {anchor_of(one.label) for one in entry.record.decisions} | (places or {}).keys()
    labels = (f"{number}{letter_at(position)}" for position in range(len(taken) + 1))
    return next(label for label in labels if anchor_of(label) not in taken)


def decisions_keep_their_letters(library: Library) -> Iterator[Problem]:
    """The letter of a decision that was published is of the same words for good."""
    for entry, index, decision in _decisions(library):
        recorded = library.archive.recorded(entry.kind, entry.slug)
        places = {place.anchor: place for place in published(recorded)}
        place = places.get(anchor_of(decision.label))
        if place is None or _is_same(place, decision.text):
            continue
        number = _LETTERS.sub("", decision.label)
        other = _free(entry, number, places)
        is_there = place.is_live
        yield entry.problem(
            f"decision {decision.label} was published with other words, and its letter stays with"
            f" those; give this one a new letter, {other}, and put the other back or leave it out"
            if is_there
            else f"the letter of decision {decision.label} was given before, to one that is gone;"
            f" give this one a new letter, {other}",
            *("decisions", index, "label"),
        )


def _is_same(place: Place, text: str) -> bool:
    """Return whether a text is what stood at a place, perhaps with some words mended."""
    if place.fingerprint is None:
        return False
    least = IN_ORDER if place.is_live else BACK
    return place.fingerprint.likeness(fingerprint(text)) >= least


def votes_agree(library: Library) -> Iterator[Problem]:
    """Nobody votes twice on a decision, and no count is less than the people named for it."""
    for entry, index, decision in _decisions(library):
        at = ("decisions", index)
        seen: dict[str, str] = {}
        for way, people in decision.voters.items():
            for place, person in enumerate(people):
                if person in seen:
                    both = "twice under" if seen[person] == way else f'under "{way}" and under'
                    yield entry.problem(
                        f'"{person}" is listed {both} "{seen[person]}" in the votes on decision'
                        f" {decision.label}; keep one",
                        *(*at, "voted", way, place),
                    )
                seen.setdefault(person, way)
            counted = decision.counts.get(way)
            if counted is not None and counted < len(people):
                yield entry.problem(
                    f'"votes" has {counted} under "{way}", and "voted" names {len(people)} people'
                    " there; correct the number, or leave it out",
                    *(*at, "votes", way),
                )
        if decision.unanimous and _number(decision, "against"):
            yield entry.problem(
                f'"unanimous" is true, and "against" has {_number(decision, "against")}; leave out'
                ' "unanimous", or correct the votes',
                *(*at, "unanimous"),
            )


def _number(decision: Decision, way: str) -> int:
    """Return how many voted in a way, as far as the notes say."""
    return max(decision.counts.get(way, 0), len(decision.voters.get(way, ())))


def voters_were_there(library: Library) -> Iterator[Problem]:
    """Whoever moved, seconded or voted is listed as present."""
    for entry, index, decision in _decisions(library):
        record = entry.record
        listed = {seat.person for seat in (*record.present, *record.also_present)}
        if not listed:
            continue  # the notes do not say who was there
        did: dict[str, str] = {}
        for person, what in ((decision.moved_by, "moved"), (decision.seconded_by, "seconded")):
            if person:
                did.setdefault(person, what)
        for way, people in decision.voters.items():
            for person in people if way != "absent" else ():
                did.setdefault(person, "voted on")
        for person, what in did.items():
            if person not in {*listed, record.chair}:
                yield entry.problem(
                    f'"{person}", who {what} decision {decision.label}, is not listed as present;'
                    ' list the person under "present", or name the one who is meant; if the notes'
                    " have it so, leave it",
                    *("decisions", index),
                )


def movers_have_another_second(library: Library) -> Iterator[Problem]:
    """Nobody seconds what the same person moved."""
    for entry, index, decision in _decisions(library):
        if decision.moved_by and decision.moved_by == decision.seconded_by:
            yield entry.problem(
                f'"{decision.moved_by}" both moved and seconded decision {decision.label}; name the'
                " two who are meant; if the notes have it so, leave it",
                *("decisions", index, "seconded_by"),
            )


def outcomes_fit_votes(library: Library) -> Iterator[Problem]:
    """What was carried had no more votes against it than for it, and what was lost no fewer."""
    for entry, index, decision in _decisions(library):
        agreed, against = _number(decision, "for"), _number(decision, "against")
        is_odd = (decision.outcome in _PASSED and against > agreed) or (
            decision.outcome == "lost" and agreed > against
        )
        if is_odd:
            yield entry.problem(
                f'decision {decision.label}, "{short(decision.text)}", is said to be'
                f" {decision.outcome}, with {agreed} for and {against} against; correct the outcome"
                " or the votes; if it needed more than half of the votes, leave it",
                *("decisions", index, "outcome"),
            )


DECISION_ERRORS: Mapping[Check, str] = {
    decisions_are_of_items: "A decision is shown and cited at its item, by its letter.",
    decisions_keep_their_letters: "Who cited a decision by its letter must find the same words.",
    votes_agree: "How each member voted is shown on the member's own page, and counted.",
}

DECISION_WARNINGS: Mapping[Check, str] = {
    voters_were_there: "A vote is held against whoever is said to have cast it.",
    movers_have_another_second: "A motion needs two people, so one of them is most often a slip.",
    outcomes_fit_votes: "Readers would see an outcome that the votes beside it speak against.",
}
