"""Put the notes of a meeting into the file that announced it, and keep what stood there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Meeting
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.importing.words import words_of

_HEADING = re.compile(r"^##\s+([0-9]+[0-9A-Za-z.]*?)\.\s+(.+)$")
_Item = tuple[str, str]  # a number and a title
_SHORT = 3  # letters of a word such as "and"
_TOLD = ("start", "end", "place")  # what notes may say otherwise than the announcement
_OVER = ("status", "text", "known_from", "moved_to")  # what is so no more once notes are there


def announcement(archive: Archive, path: str) -> Entry[Meeting] | None:
    """Return the meeting that a file announces, by its path in the content folder, or None."""
    folder, _, name = path.partition("/")
    entry = archive.meetings.get(name.removesuffix(".md")) if folder == "meetings" else None
    return entry if entry and entry.record.status != "held" else None


def with_announcement(draft: Draft, entry: Entry[Meeting]) -> tuple[Draft, list[Remark]]:
    """Return the notes with what the announcement of their meeting has and they have not.

    Topics and papers of an item go to that of the same title, or else of the same number. What the
    two say otherwise is told: the notes are right about it.
    """
    before: Mapping[str, Any] = entry.tree.data
    data = {
        name: draft.data.get(name) or (None if name in _OVER else before.get(name))
        for name in Meeting.model_fields
        if name in draft.data or name in before
    }
    announced, agenda = _agenda(entry)
    numbers = _numbers(announced, _titles(draft))
    data["items"] = _items(before.get("items") or (), draft.data.get("items") or (), numbers)
    remarks = [*_told(before, draft.data), *_of_items(announced, draft, numbers)]
    if agenda:
        message = (
            "the agenda said this, which the notes do not; write it into them if it should stay"
        )
        remarks.append(Remark("question", "", message, agenda))
    return replace(draft, data=data), remarks


def _agenda(entry: Entry[Meeting]) -> tuple[dict[str, str], str]:
    """Return the titles that were announced, by their numbers, and the words that are no title."""
    lines = entry.body.split("\n")
    found = {match[1]: match[2].strip() for line in lines if (match := _HEADING.match(line))}
    return found, " ".join(" ".join(line for line in lines if not _HEADING.match(line)).split())


def _titles(draft: Draft) -> dict[str, str]:
    """Return the titles of the notes' items, by their numbers."""
    return {
        block.marker.strip("."): block.text
        for block in draft.body
        if block.kind == "heading" and block.level == 2 and block.marker
    }


def _numbers(announced: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the number that each announced item has in the notes, if it is there.

    A title of the same words goes first, then one that has all words of the other, then the same
    number with a word in common.
    """
    found: dict[str, str] = {}
    for is_alike in (_same_words, _all_words, _same_number):
        for was in announced.items():
            free = (now for now in titles.items() if now[0] not in found.values())
            alike = [now[0] for now in free if is_alike(was, now)]
            if was[0] not in found and len(alike) == 1:
                found[was[0]] = alike[0]
    return found


def _same_words(was: _Item, now: _Item) -> bool:
    return words_of(was[1]) == words_of(now[1])


def _all_words(was: _Item, now: _Item) -> bool:
    then, here = set(words_of(was[1])), set(words_of(now[1]))
    return bool(then and here) and (then <= here or here <= then)


def _same_number(was: _Item, now: _Item) -> bool:
    common = set(words_of(was[1])) & set(words_of(now[1]))
    return was[0] == now[0] and any(len(word) > _SHORT for word in common)


def _items(before: Any, now: Any, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what is said of each item, by the notes and by the announcement."""
    items = {str(item["number"]): dict(item) for item in now}
    for item in before:
        number = numbers.get(str(item["number"]))
        if number is None:
            continue
        ours = items.setdefault(number, {"number": number})
        for name, value in item.items():
            if isinstance(value, list):
                ours[name] = list(dict.fromkeys([*value, *ours.get(name, ())]))
            elif name != "number":
                ours.setdefault(name, value)
    return list(items.values())


def _told(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Remark]:
    for name in _TOLD:
        was, new = before.get(name), now.get(name)
        if was and new and str(was) != str(new):
            yield Remark("guessed", "", f'{name} was announced as "{was}"; the notes say "{new}"')


def _of_items(
    announced: Mapping[str, str], draft: Draft, numbers: Mapping[str, str]
) -> Iterator[Remark]:
    titles = _titles(draft)
    for number, title in announced.items():
        now = numbers.get(number)
        if now is None:
            message = f'item {number}, "{title}", was announced, and the notes have no such item'
            yield Remark("question", "", f"{message}; what was said of it is in no file now")
        elif now != number:
            message = f'item {number}, "{title}", is item {now} in the notes'
            yield Remark("question", "", f"{message}; set its papers to that, if it has any")
        elif words_of(titles[now]) != words_of(title):
            yield Remark(
                "guessed",
                "",
                f'item {number} was announced as "{title}"; it is "{titles[now]}" now',
            )
