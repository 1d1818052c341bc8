"""What is done about words that are to go: in the content, and in the ledger at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from comsite.base import urls
from comsite.base.fingerprints import Fingerprint, fingerprint
from comsite.base.problems import BuildError, ContentError, system_reason
from comsite.checking.gate import Options, read
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS, SINGLES
from comsite.content.ledger import (
    ADDRESSES,
    FEEDS,
    FOLDER,
    TEXTS,
    Place,
    Recorded,
    taken_down,
    with_taken_down,
    write_places,
)
from comsite.content.rewording import cut_front_matter, with_entry, without_listed
from comsite.content.sourcefile import read_text
from comsite.importing.outcome import RefusedError
from comsite.importing.shelf import Shelf
from comsite.ledger.addresses import Addresses
from comsite.ledger.texts import files_now
from comsite.library.library import Library
from comsite.library.routes import is_under
from comsite.publishing.takedown.replacing import Replacing
from comsite.publishing.takedown.targets import Target, blocks_of
from comsite.publishing.takedown.wording import Wording
from comsite.texts import footnotes
from comsite.texts.agenda import ANCHOR, DECISION
from comsite.texts.decisions import anchor_of
from comsite.texts.markdown import parse

TAKEN_DOWN = "What stood here was taken down."  # where an action's page was

_REDIRECTS = "redirects.yaml"
_ALIKE = 0.5  # the least likeness of words that are gone and an earlier version of them
_CITED = ("list_item_open", "paragraph_open", "blockquote_open", "table_open")

Alter = Callable[[Place], Place]


class Work:
    """The changes of a takedown, gathered before anything is written.

    ``files`` has the new text of each content file that changes, by path, and None for one that
    goes; ``ledger`` has all files of the ledger as they are to be read next, or none if there is no
    ledger. Where other content has problems, nobody knows what the ledger should say of it: then
    the ledger is ``as_is`` but for what goes. ``earlier`` lists the records of which earlier
    versions have the words, and not the text of now; as of all that change, no version before today
    will be shown.
    """

    def __init__(self, source: Path, library: Library, as_is: bool = False) -> None:
        self.source = source
        self.library = library
        self.files: dict[str, str | None] = {}
        self.ledger: dict[str, str] = {}
        if library.archive.ledger.is_there:
            self.ledger = _on_disk(source) if as_is else files_now(library)
        self.earlier: list[str] = []

    def replace(self, phrase: str, words: str) -> None:
        """Put words in the place of a phrase, in every content file but originals."""
        replacing = Replacing(phrase, words, self._names())
        for path in self._texts():
            text = self._text(path)
            new = replacing.in_file(path, text)
            if new != text:
                self.files[path] = new
        for kind in TEXTS:
            for entry in self.library.archive.named(kind).values():
                if _path(entry) in self.files:
                    self._alter(_ledger_path(entry), _with_prints(self._prints(entry, replacing)))
        wanted = fingerprint(phrase)
        self._wipe_gone(lambda print_: print_.holds(wanted) == 1.0)
        wording = Wording((phrase,))
        for (kind, slug), versions in self.library.history.versions.items():
            path = _path(self.library.archive.named(kind)[slug])
            if path not in self.files and any(
                wording.is_in(version.text or "") for version in versions
            ):
                self.earlier.append(path)

    def take_out(self, target: Target) -> list[str]:
        """Take a paragraph out, with all that stands inside it; return the anchors that go."""
        if target.entry is None:
            raise BuildError(target.shown)
        entry, anchors = target.entry, [target.anchor]
        if target.wording.phrases:
            numbers = self._lines(entry, target.anchor)
            self.files[_path(entry)] = _without(self._text(_path(entry)), numbers, entry.body_line)
            found = [one.anchor for one in self._paragraphs(entry) if one.line in numbers]
            anchors = list(dict.fromkeys([*anchors, *found]))
        blocks = [block for block in blocks_of(self.library, entry) if block.anchor in anchors]
        self._alter(_ledger_path(entry), lambda place: _wiped(place, place.anchor in anchors))
        prints = [fingerprint(block.text) for block in blocks]
        self._wipe_gone(lambda one: any(one.likeness(other) >= _ALIKE for other in prints))
        for anchor in anchors:
            if anchor.startswith("action-"):
                action = urls.action(f"{entry.slug}-{anchor.removeprefix('action-')}")
                self._redirect("removed", {"old": action, "reason": TAKEN_DOWN})
        return anchors

    def remove(self, entry: Entry[Any], why: str, also_files: bool) -> None:
        """Delete the file of a record, and say at its address that it was taken away, and why."""
        url = urls.record(entry.kind, entry.slug)
        self.files[_path(entry)] = None
        own = [route.url for route in self.library.routes if route.origin == entry.path]
        for address in [url, *(one for one in own if not is_under(one, url))]:
            self._redirect("removed", {"old": address, "reason": why})
        path = _ledger_path(entry)
        if path in self.ledger:
            places = Recorded(path, self.ledger[path]).places
            self.ledger[path] = write_places("", (_wiped(one, True) for one in places), False)
        for name in getattr(entry.record, "files", ()):
            if not self._naming(name):
                self._lead_file_on(name, url)
                if also_files:
                    self.files[f"files/{name}"] = None

    def delete_file(self, name: str) -> list[str]:
        """Delete an original, and its mention under ``files``; return the files that name it."""
        self.files[f"files/{name}"] = None
        naming = self._naming(name)
        entries = [
            entry
            for kind in KINDS
            for entry in self.library.archive.named(kind).values()
            if name in getattr(entry.record, "files", ())
        ]
        for path in naming:
            head, fields, rest = cut_front_matter(self._text(path))
            self.files[path] = head + without_listed(fields, "files", name) + rest
        pages = [urls.record(entry.kind, entry.slug) for entry in entries]
        self._lead_file_on(name, pages[0] if pages else urls.HOME)
        return naming

    def write(self) -> dict[str, str | None]:
        """Write all changes, and the ledger as it is then; return what was written.

        Raises BuildError.
        """
        self._hide_earlier()
        written = {**self.files, **self._changed_ledger(self.ledger)}
        self._put(written)
        if not self.ledger:
            return written
        try:
            after = files_now(read(Options(self.source, self.source)))
        except ContentError:
            return written  # the proof tells what is wrong
        renewed = self._changed_ledger(after)
        self._put(renewed)
        return {**written, **renewed}

    def _hide_earlier(self) -> None:
        """Say in the ledger of which texts no version before today may be shown."""
        for path in (*self.files, *self.earlier):
            kept = f"{FOLDER}/{path.removesuffix('.md')}.txt"
            if path.endswith(".md") and kept in self.ledger:
                self.ledger[kept] = with_taken_down(self.ledger[kept])

    def _changed_ledger(self, files: Mapping[str, str]) -> dict[str, str | None]:
        """Return the files of the ledger that are not as they should be, None for one that goes."""
        if not files:
            return {}
        there = _on_disk(self.source)
        gone = dict.fromkeys(sorted(there.keys() - files.keys()))
        return {**gone, **{path: text for path, text in files.items() if there.get(path) != text}}

    def _put(self, files: Mapping[str, str | None]) -> None:
        written = {path: text.encode() for path, text in files.items() if text is not None}
        try:
            Shelf(self.source).put(written)
            for path, text in files.items():
                if text is None:
                    (self.source / path).unlink(missing_ok=True)
        except RefusedError as error:
            raise BuildError(str(error)) from error
        except OSError as error:
            raise BuildError(system_reason(error)) from error

    def _texts(self) -> list[str]:
        """List the content files that people write, drafts too, by path."""
        every = [*(self.source / name for name in SINGLES)]
        for kind in KINDS.values():
            every += sorted((self.source / kind.folder).glob(f"*{kind.ending}"))
        return [
            path.relative_to(self.source).as_posix()
            for path in every
            if path.is_file() and not path.is_symlink()
        ]

    def _text(self, path: str) -> str:
        changed = self.files.get(path)
        return changed if changed is not None else read_text(self.source / path, path)[0] or ""

    def _names(self) -> set[str]:
        """Return what other files name a record or a file by."""
        names = {path.name for path in (self.source / "files").glob("*")}
        return names | {path.rpartition("/")[2].rpartition(".")[0] for path in self._texts()}

    def _naming(self, name: str) -> list[str]:
        """List the content files that have an original under ``files``, but those that go."""
        found = []
        for path in self._texts():
            fields = cut_front_matter(self._text(path))[1]
            if self.files.get(path, "") is not None and (
                without_listed(fields, "files", name) != fields
            ):
                found.append(path)
        return found

    def _paragraphs(self, entry: Entry[Any]) -> list[Any]:
        if entry.kind == "meetings":
            return list(self.library.texts.meetings[entry.slug].paragraphs.values())
        return list(getattr(self.library.texts, entry.kind)[entry.slug].paragraphs)

    def _lines(self, entry: Entry[Any], anchor: str) -> set[int]:
        """Return the lines of a paragraph in its file, and of the footnotes that only it marks.

        Those of a decision are the lines of its entry.
        """
        if anchor.startswith(DECISION):
            return _lines_of_decision(entry, anchor)
        line = next((one.line for one in self._paragraphs(entry) if one.anchor == anchor), 0)
        if not line:
            raise BuildError(
                f'"#{anchor}" is a heading; to put other words there, name its words in quotation'
                " marks, with --replace"
            )
        first = line - entry.body_line
        tokens = parse(entry.body, entry.path, entry.body_line).tokens
        spans = [
            (token.level, token.map[1])
            for token in tokens
            if token.type in _CITED and token.map and token.map[0] == first
        ]
        lines, end = entry.body.split("\n"), min(spans)[1]
        while end > first + 1 and not lines[end - 1].strip():
            end -= 1
        inside = footnotes.with_theirs(tokens, lines, range(first, end))
        return {number + entry.body_line for number in inside}

    def _prints(self, entry: Entry[Any], replacing: Replacing) -> dict[str, Fingerprint]:
        """Return the fingerprints of a text's places in which the phrase is replaced."""
        written = [(block.anchor, block.text) for block in blocks_of(self.library, entry)]
        if entry.kind == "meetings":
            written = []
            for part in self.library.texts.meetings[entry.slug].parts:
                written.append((f"{ANCHOR}{part.slug}", part.title))
                written += [(block.anchor, block.text) for block in part.blocks]
                written += [(one.anchor, one.record.text) for one in part.decisions]
        texts = [" ".join(text.split()) for _, text in written]
        return {
            anchor: fingerprint(new)
            for (anchor, _), text, new in zip(
                written, texts, replacing.in_texts(texts), strict=True
            )
            if new != text
        }

    def _alter(self, path: str, alter: Alter) -> None:
        """Change places in a file of the ledger."""
        if path in self.ledger:
            head = self.ledger[path].splitlines()[:2]
            places = map(alter, Recorded(path, self.ledger[path]).places)
            lines = [*head, *sorted(taken_down(self.ledger[path])), *map(str, places), ""]
            self.ledger[path] = "\n".join(lines)

    def _wipe_gone(self, is_of: Callable[[Fingerprint], bool]) -> None:
        """Wipe the fingerprints of words that are gone, wherever they are of those taken down."""

        def alter(place: Place) -> Place:
            words = None if place.is_live else place.fingerprint
            return _wiped(place, words is not None and is_of(words))

        for path in self.ledger:
            if not path.endswith((ADDRESSES, FEEDS)):
                self._alter(path, alter)

    def _lead_file_on(self, name: str, new: str) -> None:
        addresses = Addresses(self.library)
        address = urls.file(name)
        if address in addresses.published | self.library.archive.ledger.addresses:
            self._redirect("redirects", {"old": address, "new": new})

    def _redirect(self, field: str, entry: dict[str, str]) -> None:
        self.files[_REDIRECTS] = with_entry(self._text(_REDIRECTS), field, entry)


def _lines_of_decision(entry: Entry[Any], anchor: str) -> set[int]:
    """Return the lines of a decision's entry: to the next that is not in it, or the text."""
    records = entry.record.decisions
    index = next(at for at, one in enumerate(records) if anchor_of(one.label) == anchor)
    own = ("decisions", index)
    first = entry.tree.line(own)
    others = (line for at, line in entry.tree.lines.items() if at[:2] != own and line > first)
    return set(range(first, min(others, default=entry.body_line - 1)))


def _on_disk(source: Path) -> dict[str, str]:
    """Return the files of the ledger as they are, by path below the content folder."""
    return {
        path.relative_to(source).as_posix(): path.read_text("utf-8", "replace")
        for path in sorted((source / FOLDER).rglob("*.txt"))
    }


def _path(entry: Entry[Any]) -> str:
    """Return the path of a record's file below the content folder."""
    return entry.path.partition("/")[2]


def _ledger_path(entry: Entry[Any]) -> str:
    return f"{FOLDER}/{entry.kind}/{entry.slug}.txt"


def _wiped(place: Place, wiped: bool) -> Place:
    return Place(place.anchor, None) if wiped else place


def _with_prints(prints: Mapping[str, Fingerprint]) -> Alter:
    return lambda place: replace(place, fingerprint=prints.get(place.anchor, place.fingerprint))


def _without(text: str, numbers: Collection[int], first_line: int) -> str:
    """Return the text of a file without some lines, and without what only they were there for.

    That is an empty line beside another, and the marks of their footnotes; what stands before
    ``first_line`` are fields.
    """
    lines = text.split("\n")
    taken = [lines[number - 1] for number in sorted(numbers)]
    for number in sorted(numbers, reverse=True):
        del lines[number - 1]
        at, is_first = number - 1, number - 1 not in numbers
        if is_first and at < len(lines) - 1 and not lines[at].strip() and not lines[at - 1].strip():
            del lines[at]
    head = lines[: first_line - 1]
    return "\n".join([*head, *footnotes.without_strays(lines[first_line - 1 :], taken)])
