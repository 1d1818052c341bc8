"""Through any history of edits, an address leads to the words it stood for, or tells of them.

`python -m tests.ledger.test_histories 1000` follows so many histories of each kind, and counts.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import pytest

from comsite.content.archive import Archive
from comsite.content.entries import Content, read_entry
from comsite.content.kinds import KINDS
from comsite.content.ledger import Ledger, Recorded, read_addresses, read_feeds
from comsite.content.models import Site
from comsite.ledger.texts import files_now
from comsite.library.library import Library
from comsite.texts.reader import read_texts
from tests.ledger.histories import History, Paragraph
from tests.small import SITE, meeting, report

STEPS = 20
# After any other edit, each paragraph that is still there has the anchor that it had.
MAY_RENUMBER = {"rewrite half", "split", "join", "move to another item"}


class Followed:
    """A text that is edited, read after each edit, and recorded."""

    def __init__(self, seed: int, kind: str, printed: bool = False) -> None:
        self.history = History(seed)
        self.kind = kind
        self.printed = printed
        self.ledger = Ledger()
        self.published: dict[str, frozenset[int]] = {}
        self.live: dict[str, frozenset[int]] = {}
        self.counts = Counter[str]()

    @property
    def body(self) -> str:
        if self.kind == "meetings":
            return self.history.body
        lines, number = [], 0
        for item in self.history.items:
            lines.append(f"## {item.title}")
            for paragraph in item.paragraphs:
                number += 1
                lines.append(f"{number}. {paragraph.text}" if self.printed else paragraph.text)
        return "\n\n".join([*lines, ""])

    def read(self, ledger: Ledger) -> Library:
        write = meeting if self.kind == "meetings" else report
        file = write("2031-03-04", "", self.body)
        path, model = f"content/{self.kind}/2031-03-04.md", KINDS[self.kind].model
        entry, problems = read_entry(file, path, self.kind, model, "2031-03-04")
        site, _ = read_entry(SITE, "content/site.yaml", "site.yaml", Site)
        assert entry
        assert site
        archive = Archive(Content(site, {self.kind: (entry,)}, ledger=ledger))
        texts = read_texts(archive)
        assert [*problems, *texts.problems] == []
        return Library(archive, texts)

    def places(self, library: Library) -> dict[str, frozenset[int]]:
        """The anchors of the paragraphs, and what each stands for; none stands twice."""
        if self.kind == "meetings":
            items = library.texts.meetings["2031-03-04"].items
            paragraphs = [paragraph for item in items for paragraph in item.paragraphs]
            wanted = [one for item in self.history.items for one in _all(item)]
        else:
            paragraphs = [*library.texts.reports["2031-03-04"].paragraphs]
            wanted = [one for item in self.history.items for one in item.paragraphs]
        assert [one.text for one in paragraphs] == [one.text for one in wanted]
        found = {one.anchor: own.ids for one, own in zip(paragraphs, wanted, strict=True)}
        assert len(found) == len(paragraphs)
        return found

    def anchors(self, library: Library) -> frozenset[str]:
        texts: Any = getattr(library.texts, self.kind)
        found: frozenset[str] = texts["2031-03-04"].anchors
        return found

    def follow(self, step: str) -> None:
        """Read the text as it is now, hold it against all that was published, and record it."""
        library = self.read(self.ledger)
        now = self.places(library)
        anchors = self.anchors(library)
        for anchor, ids in self.published.items():
            assert anchor in anchors, (step, anchor)
            assert anchor not in now or now[anchor] & ids, (step, anchor)
            alive = [own for own in now.values() if own & ids]
            self.counts["kept" if anchor in now else "led on" if alive else "gone"] += 1
        if step.partition(" (")[0] not in MAY_RENUMBER:
            were, are = Counter(self.live.values()), Counter(now.values())
            left = [one for one, ids in self.live.items() if one not in now]
            assert [one for one in left if are[self.live[one]] >= were[self.live[one]]] == [], step
        self.live = now
        files = files_now(library)
        self.ledger = _ledger(self.kind, files)
        again = self.read(self.ledger)
        assert files_now(again) == files, step  # a second update changes nothing
        worked_out = self.read(_ledger(self.kind, files, "\ntext x"))
        assert self.places(worked_out) == now, step  # as before the update, from the words
        assert self.anchors(worked_out) == anchors, step
        self.published.update(now)


def _all(item: Any) -> list[Paragraph]:
    return [*item.paragraphs, *item.actions]


def _ledger(kind: str, files: dict[str, str], mark: str = "\ntext ") -> Ledger:
    text = files[f"ledger/{kind}/2031-03-04.txt"].replace("\ntext ", mark)
    addresses = read_addresses(files["ledger/addresses.txt"])
    feeds = read_feeds(files["ledger/feeds.txt"])
    return Ledger({(kind, "2031-03-04"): Recorded("ledger", text)}, addresses, True, feeds)


def followed(seed: int, kind: str, printed: bool = False) -> Counter[str]:
    """Follow a history from its beginning to its end; return what became of the addresses."""
    text = Followed(seed, kind, printed)
    text.follow("first")
    for _ in range(STEPS):
        text.follow(text.history.step())
    return text.counts


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_addresses_in_notes_keep_their_meaning(seed: int) -> None:
    """Items are moved and numbered anew, paragraphs edited, split, joined and moved."""
    assert followed(seed, "meetings")["kept"]


@pytest.mark.slow
@pytest.mark.parametrize("printed", [False, True])
@pytest.mark.parametrize("seed", range(100, 103))
def test_addresses_in_reports_keep_their_meaning(seed: int, printed: bool) -> None:
    """The same where paragraphs are counted, and where the document prints their numbers."""
    assert followed(seed, "reports", printed)["kept"]


if __name__ == "__main__":
    total = Counter[str]()
    for number in range(int(sys.argv[1])):
        total += followed(number, "meetings")
        total += followed(number, "reports")
        total += followed(number, "reports", True)
    sys.stdout.write(f"{dict(total)}\n")
