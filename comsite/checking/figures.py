"""The check of figures: each stands in the text that it is said to be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comsite.base.problems import Problem, nearest
from comsite.content.entries import Entry
from comsite.content.models import Figure
from comsite.content.yamltree import Location
from comsite.library.library import Library
from comsite.texts.numbering import Paragraph


def figures_stand_in_the_text(library: Library) -> Iterator[Problem]:
    """The paragraph of each figure is there, and has its number."""
    archive, texts = library.archive, library.texts
    for entry in archive.meetings.values():
        paragraphs = {item.number: item.paragraphs for item in texts.meetings[entry.slug].items}
        for index, item in enumerate(entry.record.items):
            if item.number in paragraphs:
                at = ("items", index, "figures")
                whole, form = f"item {item.number}", "p5-3 (paragraph 5.3)"
                yield from _wrong(entry, item.figures, paragraphs[item.number], at, whole, form)
    for report in archive.reports.values():
        written = texts.reports[report.slug].paragraphs
        form = "p12 (paragraph 12)"
        yield from _wrong(report, report.record.figures, written, ("figures",), "this report", form)


def _wrong(
    entry: Entry[Any],
    figures: Iterable[Figure],
    paragraphs: Iterable[Paragraph],
    at: Location,
    whole: str,
    form: str,
) -> Iterator[Problem]:
    texts: Mapping[str, str] = {paragraph.anchor: paragraph.text for paragraph in paragraphs}
    for index, figure in enumerate(figures):
        if figure.where not in texts:
            remedy = nearest(figure.where, texts) or f"; write it like {form}"
            yield entry.problem(
                f'"where" is "{figure.where}", which is no paragraph of {whole}{remedy}',
                *(*at, index, "where"),
            )
        elif not _stands_in(figure.value, texts[figure.where]):
            others = [anchor for anchor, text in texts.items() if _stands_in(figure.value, text)]
            remedy = (
                f"it stands in {others[0]}; name that paragraph"
                if others
                else "write it as it stands there, or name the paragraph that has it"
            )
            yield entry.problem(
                f'the number "{figure.value}" does not stand in {figure.where}; {remedy}',
                *(*at, index, "value"),
            )


def _stands_in(value: str, text: str) -> bool:
    """Return whether a number stands in a text, and is no part of a longer one."""
    return bool(re.search(rf"(?<![\d])(?<!\d[.,]){re.escape(value)}(?![.,]?\d)", text))
