"""Write a draft as a content file, and record which block each line comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comsite.importing.composing.body import AS_IT_IS, LEFT_OUT, BodyEntry, Writer, WrittenLine
from comsite.importing.composing.front_matter import front_matter
from comsite.importing.composing.meeting_body import MeetingWriter
from comsite.importing.composing.report_body import ReportWriter
from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.drafts import Draft


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file: its path below ``content/``, its text, and the block that each line is of.

    ``changes`` are the places and messages of what the archive's rules made necessary.
    """

    path: str
    text: str
    blocks: tuple[int, ...]
    changes: tuple[tuple[str, str], ...] = ()

    def block_at(self, line: int) -> int:
        """Return the place of the block that a line of the file is of, or -1 for none."""
        return self.blocks[line - 1] if 0 < line <= len(self.blocks) else -1


def path_of(draft: Draft) -> str:
    """Return the file's path below the content folder."""
    ending = ".md" if draft.folder in ("meetings", "reports") else ".yaml"
    return f"{draft.folder}/{draft.slug}{ending}"


def write(draft: Draft, plainer: Mapping[int, int]) -> ContentFile:
    """Return the file of a draft; ``plainer`` gives a step for some blocks, by index (``body``)."""
    fields = front_matter(draft.data)
    if not path_of(draft).endswith(".md"):
        return ContentFile(path_of(draft), fields, ())
    writer = _writer(draft)
    writer.write(_entries(draft.body, plainer))
    front = [WrittenLine(line) for line in ("---", *fields.splitlines(), "---")]
    lines = [*front, *([WrittenLine(""), *writer.lines] if writer.lines else [])]
    text = "".join(f"{line.text}\n" for line in lines)
    return ContentFile(
        path_of(draft), text, tuple(line.block for line in lines), tuple(writer.changes)
    )


def _writer(draft: Draft) -> Writer:
    if draft.folder == "meetings":
        return MeetingWriter()
    levels = [block.level for block in draft.body if block.kind == "heading"]
    return ReportWriter(min(levels, default=2))


def _entries(blocks: Sequence[Block], plainer: Mapping[int, int]) -> list[BodyEntry]:
    """Return the blocks to write; a marker without text becomes a word."""
    entries = []
    for place, block in enumerate(blocks):
        entry = BodyEntry(place, block, plainer.get(place, AS_IT_IS))
        if entry.step == LEFT_OUT or (block.kind == "rule" and not _has_words(entry)):
            continue
        if block.kind == "rule":
            block = replace(block, kind="paragraph")
            entry = replace(entry, block=block)
        if not entry.words and entry.marker:
            block = Block("paragraph", (TextSpan(entry.marker),), place=block.place)
            entry = replace(entry, block=block)
        if entry.words:
            entries.append(entry)
    return entries


def _has_words(entry: BodyEntry) -> bool:
    return any(mark.isalnum() for mark in entry.words + entry.marker)
