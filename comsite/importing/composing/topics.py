"""File what is imported under topics where a title says so, and ask of the rest.

A title that names a topic is about it. That a text names one says less, so there the editor is
asked, once: ``check`` reminds of it later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from comsite.base.english import join
from comsite.content.archive import Archive
from comsite.content.kinds import KINDS
from comsite.importing.composing.trial import TrialResult
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.library.topic_names import TopicNames
from comsite.texts.items import Item
from comsite.texts.numbering import Paragraph


def with_topics(drafts: Sequence[Draft], archive: Archive) -> tuple[list[Draft], list[Remark]]:
    """Return drafts whose items, and reports, have the topics that titles name; and what to say.

    What has topics already keeps them: an editor gave them when the meeting was announced.
    """
    names = TopicNames(archive, archive.topics)
    filed, told = [], []
    for draft in drafts:
        is_dated = draft.folder in ("meetings", "reports") and not draft.matched
        data, found = _filed(draft, names, archive) if is_dated else ({}, [])
        order = KINDS[draft.folder].model.model_fields
        data = {name: data[name] for name in order if name in data}
        filed.append(replace(draft, data=data) if found else draft)
        told += found
    message = f"filed under topics by title: {'; '.join(told)}"
    return filed, [Remark("guessed", "", message)] if told else []


def _filed(draft: Draft, names: TopicNames, archive: Archive) -> tuple[dict[str, Any], list[str]]:
    """Return the front matter of a draft with topics, and what got any."""
    if draft.folder == "reports":
        title = draft.data[KINDS[draft.folder].name]
        found = [] if draft.data.get("topics") else _named(names, archive, title)
        told = [f'the report "{title}" ({join(found)})'] if found else []
        return {**draft.data, "topics": found}, told
    items: dict[str, dict[str, Any]] = {
        str(item["number"]): dict(item) for item in draft.data.get("items") or ()
    }
    told = []
    for number, title in _titles(draft):
        found = _named(names, archive, title)
        if found and not items.get(number, {}).get("topics"):
            items.setdefault(number, {"number": number})["topics"] = found
            told.append(f'item {number}, "{title}" ({join(found)})')
    return {**draft.data, "items": list(items.values())}, told


def asked_of(drafts: Sequence[Draft], laid: TrialResult) -> Iterator[Remark]:
    """Yield what is to be asked of the topics of new meetings and reports."""
    archive, texts = laid.archive, laid.texts
    names = TopicNames(archive, archive.topics)
    for draft in drafts:
        if draft.folder == "meetings" and draft.data.get("status") == "held":
            items = [one for one in texts.meetings[draft.slug].items if not one.is_procedural]
            found = {one.number: _in_text(names, one.paragraphs) for one in items}
            yield from _of_items([one for one in items if not one.details.topics], found)
        elif draft.folder == "reports" and not archive.reports[draft.slug].record.topics:
            paragraphs = texts.reports[draft.slug].paragraphs
            named = _shown(_in_text(names, paragraphs))
            known = f"; its text names {named}" if named else ""
            title = draft.data[KINDS[draft.folder].name]
            message = f'the report "{title}" has no topic{known}. {_REPORT_REMEDY}'
            yield Remark("question" if named else "unsaid", "", message)


_REPORT_REMEDY = (
    'Give it one, like "topics: [night-patrols]" with the name of a file in topics/'
    ' (comsite new topic "Night patrols" makes one)'
)
_REMEDY = (
    'Write it under "items" in the front matter, like "- number: 4" and below it "topics:'
    ' [night-patrols]", with the name of a file in topics/ (comsite new topic "Night patrols" makes'
    " one)"
)


def _of_items(items: Sequence[Item], found: dict[str, dict[str, str]]) -> Iterator[Remark]:
    """Ask of the items without a topic: of those whose text names one, and of the others."""
    maybe = [
        f"item {one.number}: {_shown(found[one.number])}" for one in items if found[one.number]
    ]
    if maybe:
        message = f"under these topics? The text names them: {'; '.join(maybe)}. {_REMEDY}"
        yield Remark("question", "", message)
    without = [f'item {one.number}, "{one.title}"' for one in items if not found[one.number]]
    if without:
        message = f"no topic is known for {join(without)}. {'' if maybe else _REMEDY}".rstrip(" .")
        yield Remark("unsaid", "", message)


def _titles(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the number and the title of each item of a draft."""
    for block in draft.body:
        if block.kind == "heading" and block.level == 2 and block.marker:
            yield block.marker.strip("."), block.text


def _named(names: TopicNames, archive: Archive, text: str) -> list[str]:
    """Return the topics that a text names, without those that hold another of them.

    A name of two topics names neither.
    """
    found = {min(topics) for _, topics in names.in_text(text) if len(topics) == 1}
    wider = {above for topic in found for above in archive.wider_topics[topic] if above != topic}
    return sorted(found - wider)


def _in_text(names: TopicNames, paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Return the topics that paragraphs name, with the words of the first mention."""
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        for words, topics in names.in_text(paragraph.text):
            for topic in topics:
                found.setdefault(topic, words)
    return found


def _shown(found: dict[str, str]) -> str:
    return join(f'{topic} ("{words}")' for topic, words in sorted(found.items()))
