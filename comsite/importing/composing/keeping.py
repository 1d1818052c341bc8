"""Keep every word of a document: add what the new pages do not show, or report it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from comsite.base.english import join
from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.page_words import page_text
from comsite.importing.composing.settling import SettledDrafts, UnsettledError, settle
from comsite.importing.composing.trial import Trial
from comsite.importing.composing.word_account import (
    MissingWords,
    missing_words,
    sentences_apart,
)
from comsite.importing.composing.writing import path_of
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.readers.common import summed_up
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.importing.words import words_of

HEADING = "Also in the document"


_NAMED = 3  # paragraphs that the review quotes


_SHREDDED = 0.03  # of the pairs of neighbouring words; more that are apart are told


_FEW_PAIRS = 20  # a document may have so many apart, in names and titles that became facts


_FEW = 5  # words in a row; a run this short, like a label, is reported and not added to a page


def with_every_word(
    document: SourceDocument,
    drafts: Sequence[Draft],
    settled: SettledDrafts,
    trial: Trial,
    told_words: Iterable[str],
) -> tuple[SettledDrafts, list[Remark]]:
    """Add the words that no page shows to the ends of the drafts; report the rest.

    ``drafts`` are all drafts of the document, also those that the archive had before.
    ``told_words`` are texts that the review reports anyway.
    """
    told_words = list(told_words)
    lost = _missing(document, drafts, settled, told_words)
    added: dict[str, list[Block]] = defaultdict(list)
    runs = [run for run in _runs(lost) if sum(gap.count for gap in run) > _FEW]
    ends = _ends(drafts, settled) if runs else []
    for run in runs:
        if path := _nearest(run[0], ends, settled):
            added[path] += _blocks(run, document)
    if added:
        longer = [
            _with_added_blocks(draft, added.get(path_of(draft), ())) for draft in settled.drafts
        ]
        try:
            settled = settle(longer, trial)
        except UnsettledError:
            added.clear()  # the archive refuses them, so the remark below quotes the words instead
        else:
            lost = _missing(document, drafts, settled, told_words)
    placed = [block for blocks in added.values() for block in blocks]
    left_out = [(document.blocks[gap.block].place, gap.text) for gap in lost]
    texts = [
        *_texts_by_path(drafts, settled).values(),
        *told_words,
        *(text for _, text in left_out),
    ]
    pairs, apart = sentences_apart(document.blocks, texts)
    return settled, [
        *_remark_on_added(placed),
        *_remark_on_left_out(left_out),
        *_remark_on_apart(pairs, apart),
    ]


def _runs(lost: Sequence[MissingWords]) -> list[list[MissingWords]]:
    """Group missing words whose blocks are neighbours."""
    runs: list[list[MissingWords]] = []
    for gap in lost:
        if runs and gap.block - runs[-1][-1].block <= 1:
            runs[-1].append(gap)
        else:
            runs.append([gap])
    return runs


def _blocks(run: Sequence[MissingWords], document: SourceDocument) -> Iterator[Block]:
    """Yield the missing words as blocks; the whole block if more than half of it is missing."""
    for place, gaps in groupby(run, key=lambda gap: gap.block):
        block, parts = document.blocks[place], list(gaps)
        lost = sum(gap.count for gap in parts)
        if lost * 2 > len(words_of(f"{block.marker} {block.text}")):
            yield replace(block, kind="paragraph") if block.kind == "heading" else block
        else:
            yield from (
                Block("paragraph", (TextSpan(gap.text),), place=block.place) for gap in parts
            )


def _missing(
    document: SourceDocument,
    drafts: Sequence[Draft],
    settled: SettledDrafts,
    told_words: Iterable[str],
) -> list[MissingWords]:
    words = [word for text in _texts_by_path(drafts, settled).values() for word in words_of(text)]
    return missing_words(document.blocks, words, told_words)


def _texts_by_path(drafts: Sequence[Draft], settled: SettledDrafts) -> dict[str, str]:
    """Return the text of each page by path: new drafts first, then those the archive had."""
    ours = [*settled.drafts, *(draft for draft in drafts if draft.matched)]
    laid = settled.laid
    return {path_of(draft): page_text(draft, laid.archive, laid.texts) for draft in ours}


def _ends(drafts: Sequence[Draft], settled: SettledDrafts) -> list[tuple[int, str]]:
    """Return for each page the number of words shown up to its end, and its path."""
    texts = _texts_by_path(drafts, settled)
    return list(zip(accumulate(len(words_of(text)) for text in texts.values()), texts, strict=True))


def _nearest(gap: MissingWords, ends: Sequence[tuple[int, str]], settled: SettledDrafts) -> str:
    """Return the path of the new page that shows the words before the gap, or the first page."""
    ours = [path_of(draft) for draft in settled.drafts if draft.folder in ("meetings", "reports")]
    before = next((path for end, path in ends if 0 <= gap.after < end), "")
    return before if before in ours else next(iter(ours), "")


def _with_added_blocks(draft: Draft, lost: Sequence[Block]) -> Draft:
    """Return the draft with blocks at the end of its text, under a heading of their own."""
    if not lost:
        return draft
    levels = [block.level for block in draft.body if block.kind == "heading"]
    level = 3 if draft.folder == "meetings" else min(levels, default=2)
    heading = Block("heading", (TextSpan(HEADING),), level)
    return replace(draft, body=(*draft.body, heading, *lost))


def _remark_on_added(blocks: Sequence[Block]) -> Iterator[Remark]:
    """Report the blocks added at the end in one line; the page itself shows them."""
    words = [clean(f"{block.marker} {block.text}") for block in blocks]
    shown = [f'"{text}"' if len(text) <= 60 else f'"{text[:59]}…"' for text in words[:_NAMED]]
    more = len(words) - len(shown)
    if shown:
        verb, stand = ("fits", "stands") if len(words) == 1 else ("fit", "stand")
        named = join([*shown, f"{more} more"] if more else shown)
        message = f'{named} {verb} nowhere, and {stand} at the end, under "{HEADING}"'
        yield Remark(
            "guessed", summed_up([block.place for block in blocks if block.place]), message
        )


def _remark_on_left_out(left_out: Sequence[tuple[str, str]]) -> Iterator[Remark]:
    """Report all words that are on no page in one line."""
    if left_out:
        places = list(dict.fromkeys(place for place, _ in left_out if place))
        message = "this is on no page; write it into the file if it should be"
        if len(left_out) > 1:
            message = "these are on no page; write them into the file if they should be"
        yield Remark(
            "left out", summed_up(places), message, "\n".join(text for _, text in left_out)
        )


def _remark_on_apart(pairs: int, apart: Sequence[tuple[str, int]]) -> Iterator[Remark]:
    """Say that sentences were shredded, although all of their words are there."""
    count = sum(number for _, number in apart)
    if count > max(_FEW_PAIRS, pairs * _SHREDDED):
        message = (
            f"{count:,} pairs of words that are neighbours in a sentence, of {pairs:,}, are none on"
            " the pages, so it may be out of order there; read them against the document"
        )
        places = dict.fromkeys(place for place, _ in apart if place)
        yield Remark("guessed", summed_up(list(places)), message)
