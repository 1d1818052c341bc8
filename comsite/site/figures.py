"""The figures on a topic: a table, a chart of each long series, and what is absent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.models import Figure
from comsite.library.figures import GivenFigure
from comsite.site.charts import Chart, bar_chart
from comsite.site.links import bare
from comsite.site.page import Link
from comsite.site.views import Views
from comsite.texts.items import Item

_POINTS = 3  # from so many a series is drawn
_SIGNS = "£$€"  # units that stand before a number
_CLOSE = "%‰"  # units that stand behind it without a space


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure: what is counted, the amount with its unit, and the paragraph that gives it.

    ``when`` is the date that it is of, where the text says so ("July 2031"); else that of the
    text ("told on 10 June 2031"). ``source`` names the text, ``where`` is the paragraph's number.
    """

    label: str
    when: str
    amount: str
    source: str
    where: Link


@dataclass(frozen=True, slots=True)
class Absent:
    """A paper that is not here, and the report to which it is attached."""

    title: str
    report: Link
    date: PartialDate


@dataclass(frozen=True, slots=True)
class FigureList:
    """The figures on a topic, latest first, with a chart of each series; what is absent."""

    figures: tuple[FigureView, ...]
    charts: tuple[Chart, ...]
    absent: tuple[Absent, ...]


def figures_on(views: Views, topic: str) -> FigureList | None:
    """Return the figures on a topic; None where neither they nor a paper with them are known."""
    figures = views.library.figures
    given, absent = figures.by_topic.get(topic, ()), figures.absent.get(topic, ())
    if not given and not absent:
        return None
    return FigureList(
        tuple(_view(views, one) for one in given),
        tuple(_charts(given)),
        tuple(
            Absent(
                paper.attachment.title,
                views.link("reports", paper.report.slug),
                paper.report.record.date,
            )
            for paper in absent
        ),
    )


def _view(views: Views, given: GivenFigure) -> FigureView:
    where = given.figure.where
    if isinstance(given.source, Item):
        record = views.name("meetings", given.source.meeting)
        labels = {paragraph.anchor: paragraph.label for paragraph in given.source.paragraphs}
        link = Link(labels[where], f"{views.item_link(given.source).url}#{where}")
    else:
        record = views.name("reports", given.source.slug)
        link = views.report_paragraph_link(given.source.slug, where)
    return FigureView(
        given.figure.label,
        given.date.text if given.figure.date else _told(given.date),
        amount(given.figure),
        record,
        Link(bare(link.text), link.url),
    )


def _told(date: PartialDate) -> str:
    return _("told on {day}", day=date.text) if date.day else _("told in {month}", month=date.text)


def amount(figure: Figure) -> str:
    """Return a number with its unit, as it is written: £3.5 million, 19.7%, 26 discharges."""
    value, unit = figure.value, figure.unit or ""
    if unit[:1] and unit[0] in _SIGNS:
        return f"{unit[0]}{value}{unit[1:]}"
    return f"{value}{unit}" if unit[:1] and unit[0] in _CLOSE else f"{value} {unit}".rstrip()


def _charts(given: Sequence[GivenFigure]) -> Iterator[Chart]:
    """Draw what is counted in the same way at three or more dates, earliest first."""
    series: dict[tuple[str, str], dict[PartialDate, GivenFigure]] = defaultdict(dict)
    for one in reversed(given):
        series[one.figure.label, one.figure.unit or ""][one.date] = one
    for (label, unit), by_date in sorted(series.items(), key=lambda pair: pair[0]):
        if len(by_date) >= _POINTS:
            name = f"{label}, {unit}" if unit else label
            points = [number(one.figure) for one in by_date.values()]
            yield bar_chart(name, _dates(by_date), {name: points})


def number(figure: Figure) -> float:
    """Return the number of a figure; a whole one is whole."""
    plain = figure.value.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _dates(dates: Iterable[PartialDate]) -> tuple[str, ...]:
    """Return the dates under the bars: the years alone where these tell them apart."""
    dates = tuple(dates)
    years = tuple(str(date.year) for date in dates)
    return years if len(set(years)) == len(years) else tuple(map(str, dates))
