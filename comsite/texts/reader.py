"""Read the text of each record once: of meetings with items and actions, reports and pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from markdown_it.token import Token
from markupsafe import Markup

from comsite.base.language import speaking
from comsite.base.problems import Problem
from comsite.base.urls import base_path, number_slug
from comsite.base.urls import item as item_url
from comsite.content.archive import Archive
from comsite.content.catalogues import catalogue_of
from comsite.content.entries import Entry
from comsite.content.models import (
    ActionDetails,
    Attendance,
    Correction,
    ItemDetails,
    Meeting,
    Report,
)
from comsite.texts.agenda import ANCHOR, ITEM, OPENING, cut
from comsite.texts.clerk import Decision
from comsite.texts.decisions import decided, gone
from comsite.texts.footnotes import from_afar
from comsite.texts.items import Action, BodyText, Item, MeetingText, Texts
from comsite.texts.keeping import Agenda, Part, agenda_of, body_decision, parts_of
from comsite.texts.linking import Linked, Linker
from comsite.texts.markdown import Parsed, correction_line, parse, plain, render, underlined
from comsite.texts.mentions import Resolver, Room
from comsite.texts.names import Names
from comsite.texts.numbering import (
    ActionText,
    NumberedText,
    number_item,
    number_plain,
    number_report,
)
from comsite.texts.owners import owner_of, owners
from comsite.texts.speech import answers_told

T = TypeVar("T")

_NAMED_ITEM = re.compile(r"(?:Agenda )?Item (\d{1,3})[.:)]?\s+(?:[-–—:]\s+)?(\S.*)", re.IGNORECASE)


def read_texts(
    archive: Archive,
    asking: bool = False,
    before: tuple[Archive, Texts] | None = None,
    is_alike: Callable[[Entry[Any]], bool] = lambda _: True,
) -> Texts:
    """Read the text of every meeting, report and page. With ``asking``, doubts are noted too.

    ``before`` is an earlier archive with its texts. A text is taken from there, and not read
    again, where its entry is the same object; a report also needs the same meeting. ``is_alike``
    says whether the other records look the same to the text of an entry as they did before (see
    ``surroundings``); where they do not, the text is read again.
    """
    reader = _Reader(archive, base_path(archive.site.base_url), asking)

    def is_same(folder: str, slug: str, earlier: Archive) -> bool:
        entry: Entry[Any] = archive.named(folder)[slug]
        if entry is not earlier.named(folder).get(slug):
            return False
        if archive.recorded(folder, slug) != earlier.recorded(folder, slug):
            return False
        if folder == "pages":
            return True
        meeting = (folder == "reports" and entry.record.meeting) or ""
        same_room = archive.meetings.get(meeting) is earlier.meetings.get(meeting)
        return same_room and is_alike(entry)

    def read(folder: str, read_entry: Callable[[Entry[Any]], T]) -> dict[str, T]:
        known: Mapping[str, T] = getattr(before[1], folder) if before else {}
        return {
            slug: known[slug] if before and is_same(folder, slug, before[0]) else read_entry(entry)
            for slug, entry in archive.named(folder).items()
        }

    with speaking(catalogue_of(archive.site.language)):
        return Texts(
            read("meetings", reader.meeting),
            read("reports", reader.report),
            read("pages", reader.page),
        )


class _Reader:
    """Reads the texts of one archive, whose site stands at the path ``base`` on its host."""

    def __init__(self, archive: Archive, base: str, asking: bool) -> None:
        self.archive = archive
        self.names = Names(archive)
        self.linker = Linker(archive, self.names, asking)
        self.base = base

    def html(self, tokens: list[Token]) -> Markup:
        html = str(render(tokens))
        if self.base:
            for attribute in ("href", "src"):
                html = html.replace(f'{attribute}="/', f'{attribute}="{self.base}/')
        return Markup(html)  # noqa: S704  (rendered above; text has no bare quotation marks)

    def meeting(self, entry: Entry[Meeting]) -> MeetingText:
        parsed = parse(entry.body, entry.path, entry.body_line)
        resolver = self._resolver_of_meeting(entry)
        problems = [*parsed.problems, *_misnumbered(entry, parsed.tokens)]
        parts = parts_of(parsed.tokens, entry.body_line)
        agenda = agenda_of(entry, self.archive.recorded(entry.kind, entry.slug), parts)
        items = [
            self._item(entry, part, agenda, index, resolver, problems)
            for index, part in enumerate(parts)
        ]
        items = self._with_decisions(entry, items)
        introduction = items.pop(0) if items and items[0].number == OPENING else None
        problems += _shared_ids(entry, items)
        return MeetingText(introduction, tuple(items), parsed.links, tuple(problems), agenda.gone)

    def _with_decisions(self, entry: Entry[Meeting], items: list[Item]) -> list[Item]:
        """Return items with their decisions, and with those that were published and are gone."""
        recorded = self.archive.recorded(entry.kind, entry.slug)
        decisions = decided(entry, [(item.slug, item.number) for item in items])
        before = gone(entry, recorded, [item.slug for item in items])
        if not (decisions or before):
            return items
        return [
            replace(
                item,
                decisions=decisions.get(item.slug, ()),
                gone_decisions=before.get(item.slug, ()),
            )
            for item in items
        ]

    def _item(
        self,
        entry: Entry[Meeting],
        part: Part,
        agenda: Agenda,
        index: int,
        resolver: Resolver,
        problems: list[Problem],
    ) -> Item:
        tokens, number, slug = part.tokens, part.number, agenda.slugs[index]
        kept, decision = agenda.number(index, number), agenda.decisions[index]
        numbered = number_item(
            tokens,
            kept,
            entry.slug,
            entry.path,
            entry.body_line,
            decision,
            is_agenda=entry.record.status == "scheduled",
        )
        _tell_of_corrections(tokens, entry.record.corrections)
        problems += numbered.problems
        anchor = f"{ANCHOR}{slug}"
        linked = self.linker.link(tokens, resolver, anchor, entry.body_line, minuted=True)
        listed = (details for details in entry.record.items if details.number == number)
        details = next(listed, ItemDetails(number=number))
        return Item(
            meeting=entry.slug,
            number=number,
            slug=slug,
            title=part.title,
            anchor=anchor,
            html=self.html(tokens),
            paragraphs=numbered.paragraphs,
            headings=numbered.headings,
            actions=tuple(
                self._action(entry, number, kept, action, resolver) for action in numbered.actions
            ),
            mentions=tuple(linked.mentions),
            statements=answers_told(linked.statements),
            doubts=tuple(linked.doubts),
            details=details,
            line=part.line,
            blocks=numbered.blocks,
            gone=decision.gone,
            is_plain=decision.is_plain and slug == number_slug(number),
        )

    def _action(
        self,
        entry: Entry[Meeting],
        number: str,
        kept: str,
        action: ActionText,
        resolver: Resolver,
    ) -> Action:
        tokens = list(action.tokens)
        self.linker.link(tokens, resolver)
        from_afar(tokens, item_url(entry.slug, number_slug(kept)))
        meeting, label = entry.slug, f"{kept}{action.letter}"
        given = (details for details in entry.record.actions if details.label == label)
        details = next(given, ActionDetails(label=label))
        return Action(
            slug=f"{meeting}-{number_slug(label)}",
            label=label,
            meeting=meeting,
            item=number,
            item_slug=number_slug(kept),
            anchor=action.anchor,
            text=action.text,
            html=self.html(tokens),
            owners=owners(action.text, resolver) or tuple(map(owner_of, details.owners)),
            topics=details.topics,
            line=action.line,
        )

    def _resolver_of_meeting(self, entry: Entry[Meeting]) -> Resolver:
        record = entry.record
        return Resolver(self.names, record.date, self._room(record), record.names)

    def _room(self, record: Meeting) -> Room:
        present = (*record.present, *record.also_present)
        return Room(self._on_record(present), self._on_record(record.apologies or ()))

    def _on_record(self, seats: Iterable[Attendance]) -> tuple[Attendance, ...]:
        """Keep the seats whose person and post exist; a check reports the others."""
        people, posts = self.archive.people, self.archive.posts
        return tuple(
            seat
            for seat in seats
            if seat.person in people and (not seat.post or seat.post in posts)
        )

    def report(self, entry: Entry[Report]) -> BodyText:
        parsed, numbered, decision = self._numbered(entry, number_report)
        _tell_of_corrections(parsed.tokens, entry.record.corrections)
        record = entry.record
        meeting = self.archive.meetings.get(record.meeting or "")
        room = self._room(meeting.record) if meeting else Room()
        resolver = Resolver(self.names, record.date, room, record.names)
        linked = self.linker.link(parsed.tokens, resolver, "top", entry.body_line)
        return self._body(parsed, numbered, linked, decision)

    def page(self, entry: Entry[Any]) -> BodyText:
        parsed, numbered, decision = self._numbered(entry, number_plain)
        return self._body(parsed, numbered, Linked(), decision)

    def _numbered(
        self, entry: Entry[Any], number: Callable[..., NumberedText]
    ) -> tuple[Parsed, NumberedText, Decision]:
        """Parse and number a text, and say what the ledger made of its places."""
        decision = body_decision(entry, self.archive.recorded(entry.kind, entry.slug), number)
        parsed = parse(entry.body, entry.path, entry.body_line)
        return parsed, number(parsed.tokens, entry.path, entry.body_line, decision), decision

    def _body(
        self, parsed: Parsed, numbered: NumberedText, linked: Linked, decision: Decision
    ) -> BodyText:
        return BodyText(
            html=self.html(parsed.tokens),
            headings=numbered.headings,
            paragraphs=numbered.paragraphs,
            mentions=tuple(linked.mentions),
            doubts=tuple(linked.doubts),
            links=parsed.links,
            problems=(*parsed.problems, *numbered.problems),
            blocks=numbered.blocks,
            gone=decision.gone,
            is_plain=decision.is_plain,
        )


def _tell_of_corrections(tokens: list[Token], corrections: Iterable[Correction]) -> None:
    """Put a line behind each block of the text in which something was corrected later."""
    for correction in corrections:
        if correction.report:
            continue  # it was made in this text, to another
        is_found = False
        for index, token in enumerate(tokens):
            is_found |= token.attrGet("id") == correction.where
            if is_found and not token.level and token.nesting <= 0 and token.type != "inline":
                line = correction_line(correction.date.text, correction.was, correction.now)
                tokens[index + 1 : index + 1] = line
                break


def _misnumbered(entry: Entry[Meeting], tokens: list[Token]) -> Iterator[Problem]:
    """Report the headings that have no number of an item, or that of another."""
    seen: dict[str, int] = {}
    lines = entry.body.split("\n")
    for heading, _ in cut(tokens)[1:]:
        line = entry.body_line + (heading.map[0] if heading and heading.map else 0)
        shown = plain((heading and heading.children) or []).strip()
        match = ITEM.fullmatch(shown)
        if not match:
            if shown and not lines[line - entry.body_line].lstrip().startswith("#"):
                yield Problem(entry.path, line, underlined(shown, "-"))
            elif shown:  # else the parser has reported it
                named = _NAMED_ITEM.fullmatch(shown)
                meant = f'"## {named[1]}. {named[2]}"' if named else 'it like "## 5. Road safety"'
                message = f'the heading "{shown}" has no item number; write {meant}'
                yield Problem(entry.path, line, message)
            continue
        slug = number_slug(match[1])
        if slug in seen:
            message = f"item {match[1]} stands twice; the first is in line {seen[slug]}"
            yield Problem(entry.path, line, f"{message}: number them apart")
        seen.setdefault(slug, line)


def _shared_ids(entry: Entry[Meeting], items: list[Item]) -> Iterator[Problem]:
    """Report the ids that two items (5 and 5a, 5 and 5.1) would both have on the page."""
    seen: dict[str, str] = {}
    for item in items:
        for anchor in sorted(item.anchors):
            other = seen.setdefault(anchor, item.number)
            if other != item.number:
                yield Problem(
                    entry.path,
                    item.line,
                    f"items {other} and {item.number} both have a place with the address"
                    f' "#{anchor}"; change a letter, a number or a heading in one of them',
                )
