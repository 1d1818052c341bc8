"""Figures: the numbers that texts give, by topic, and the papers in which others would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from comsite.base.dates import PartialDate
from comsite.content.entries import Entry
from comsite.content.models import Attachment, Figure, Report
from comsite.library.backlinks import Backlinks
from comsite.texts.items import Item


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A figure with the item or report that gives it, and the date that it is of."""

    figure: Figure
    source: Item | Entry[Report]
    date: PartialDate


@dataclass(frozen=True, slots=True)
class AbsentPaper:
    """An attachment that would have figures and is not here, and the report that names it."""

    attachment: Attachment
    report: Entry[Report]


class Figures:
    """The figures of one archive."""

    def __init__(self, backlinks: Backlinks) -> None:
        self._backlinks = backlinks

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[GivenFigure, ...]]:
        """The figures on each topic that has one, latest first.

        A figure is on the topics that an editor gave it, or else on those of its item or report.
        """
        by_topic: dict[str, list[GivenFigure]] = defaultdict(list)
        for given, topics in self._all():
            for topic in given.figure.topics or topics:
                by_topic[topic].append(given)
        return {
            topic: tuple(sorted(found, key=lambda given: given.date, reverse=True))
            for topic, found in by_topic.items()
        }

    def _all(self) -> Iterator[tuple[GivenFigure, tuple[str, ...]]]:
        """List every figure, with the topics of its item or report."""
        for item in self._backlinks.items.values():
            date = self._backlinks.date_of(item)
            for figure in item.details.figures:
                yield GivenFigure(figure, item, figure.date or date), item.details.topics
        for entry in self._backlinks.archive.reports_by_date:
            for figure in entry.record.figures:
                date = figure.date or entry.record.date
                yield GivenFigure(figure, entry, date), entry.record.topics

    @cached_property
    def absent(self) -> Mapping[str, tuple[AbsentPaper, ...]]:
        """The attachments that an editor says are on a topic, and that are not here."""
        by_topic: dict[str, list[AbsentPaper]] = defaultdict(list)
        for entry in reversed(self._backlinks.archive.reports_by_date):
            for attachment in entry.record.attachments:
                if not (attachment.report or attachment.file):
                    for topic in attachment.topics:
                        by_topic[topic].append(AbsentPaper(attachment, entry))
        return {topic: tuple(papers) for topic, papers in by_topic.items()}
