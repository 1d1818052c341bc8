"""No word of a document is lost: what the new pages do not show is put there, or told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from comsite.base.english import join
from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.page_words import shown
from comsite.importing.composing.settling import SettledDrafts, UnsettledError, settle
from comsite.importing.composing.trial import Trial
from comsite.importing.composing.word_account import MissingWords, missing, words_of
from comsite.importing.composing.writing import path_of
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.readers.common import summed_up
from comsite.importing.recognising.drafts import Draft, Remark

HEADING = "Also in the document"


_NAMED = 3  # paragraphs that the review quotes


_FEW = 5  # words in a row, like a label; so many are told and not put on a page


def kept(
    document: SourceDocument,
    drafts: Sequence[Draft],
    settled: SettledDrafts,
    trial: Trial,
    told: Iterable[str],
) -> tuple[SettledDrafts, list[Remark]]:
    """The drafts with the words that they lacked at their ends, and what is left out even so.

    ``drafts`` are all those of the document, also those that the archive had already; ``told`` are
    words that are told already.
    """
    told = list(told)
    lost = _missing(document, drafts, settled, told)
    added: dict[str, list[Block]] = defaultdict(list)
    runs = [run for run in _runs(lost) if sum(one.count for one in run) > _FEW]
    ends = _ends(drafts, settled) if runs else []
    for run in runs:
        if path := _nearest(run[0], ends, settled):
            added[path] += _blocks(run, document)
    if added:
        longer = [_with(one, added.get(path_of(one), ())) for one in settled.drafts]
        try:
            settled = settle(longer, trial)
        except UnsettledError:
            added.clear()  # then the words are told instead
        else:
            lost = _missing(document, drafts, settled, told)
    put = [one for ones in added.values() for one in ones]
    left = [(document.blocks[one.block].place, one.text) for one in lost]
    return settled, [*_told_put(put), *_told_left(left)]


def _runs(lost: Sequence[MissingWords]) -> list[list[MissingWords]]:
    """What is missing of blocks side by side, together."""
    runs: list[list[MissingWords]] = []
    for one in lost:
        if runs and one.block - runs[-1][-1].block <= 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _blocks(run: Sequence[MissingWords], document: SourceDocument) -> Iterator[Block]:
    """The blocks of missing words: whole, where most words of one are missing."""
    for place, ones in groupby(run, key=lambda one: one.block):
        block, parts = document.blocks[place], list(ones)
        lost = sum(one.count for one in parts)
        if lost * 2 > len(words_of(f"{block.marker} {block.text}")):
            yield replace(block, kind="paragraph") if block.kind == "heading" else block
        else:
            yield from (
                Block("paragraph", (TextSpan(one.text),), place=block.place) for one in parts
            )


def _missing(
    document: SourceDocument, drafts: Sequence[Draft], settled: SettledDrafts, told: Iterable[str]
) -> list[MissingWords]:
    words = [word for text in _texts(drafts, settled).values() for word in words_of(text)]
    return missing(document.blocks, words, told)


def _texts(drafts: Sequence[Draft], settled: SettledDrafts) -> dict[str, str]:
    """What each page shows of the drafts written, then of those that the archive had."""
    ours = [*settled.drafts, *(one for one in drafts if one.matched)]
    laid = settled.laid
    return {path_of(one): shown(one, laid.archive, laid.texts) for one in ours}


def _ends(drafts: Sequence[Draft], settled: SettledDrafts) -> list[tuple[int, str]]:
    """Of each page the place after its last word among all words shown, and its path."""
    texts = _texts(drafts, settled)
    return list(zip(accumulate(len(words_of(one)) for one in texts.values()), texts, strict=True))


def _nearest(one: MissingWords, ends: Sequence[tuple[int, str]], settled: SettledDrafts) -> str:
    """The path of the new page that shows the words before these; else of the first with text."""
    ours = [path_of(draft) for draft in settled.drafts if draft.folder in ("meetings", "reports")]
    before = next((path for end, path in ends if 0 <= one.after < end), "")
    return before if before in ours else next(iter(ours), "")


def _with(draft: Draft, lost: Sequence[Block]) -> Draft:
    """The draft with blocks at the end of its text, under a heading of their own."""
    if not lost:
        return draft
    levels = [block.level for block in draft.body if block.kind == "heading"]
    level = 3 if draft.folder == "meetings" else min(levels, default=2)
    heading = Block("heading", (TextSpan(HEADING),), level)
    return replace(draft, body=(*draft.body, heading, *lost))


def _told_put(blocks: Sequence[Block]) -> Iterator[Remark]:
    """What to say of blocks that were put at the end: one line, as all can read them there."""
    words = [clean(f"{block.marker} {block.text}") for block in blocks]
    shown = [f'"{one}"' if len(one) <= 60 else f'"{one[:59]}…"' for one in words[:_NAMED]]
    more = len(words) - len(shown)
    if shown:
        verb, stand = ("fits", "stands") if len(words) == 1 else ("fit", "stand")
        named = join([*shown, f"{more} more"] if more else shown)
        said = f'{named} {verb} nowhere, and {stand} at the end, under "{HEADING}"'
        yield Remark("guessed", summed_up([one.place for one in blocks if one.place]), said)


def _told_left(left: Sequence[tuple[str, str]]) -> Iterator[Remark]:
    """What to say of words that are left: one line with all of them."""
    if left:
        places = list(dict.fromkeys(place for place, _ in left if place))
        said = "this is on no page; write it into the file if it should be"
        if len(left) > 1:
            said = "these are on no page; write them into the file if they should be"
        yield Remark("left out", summed_up(places), said, "\n".join(text for _, text in left))
