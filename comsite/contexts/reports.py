"""The page of a report."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.contexts.shared import (
    Attendee,
    CorrectionView,
    Head,
    Link,
    PlaceView,
    Provenance,
    UpdateView,
)
from comsite.contexts.story import ThreadStep, TopicThread
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class FileLink:
    """An original to download: ``size`` and ``type`` as a reader says them (120 kB, PDF)."""

    title: str
    url: str
    size: str
    type: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``report.html``: a report with its sections; ``thread`` is what came of it, by date."""

    head: Head
    subject: str
    kind: str
    date: PartialDate
    meetings: tuple[Link, ...]
    items: tuple[Link, ...]
    authors: tuple[Attendee, ...]
    sponsor: Attendee | None
    requested_by: Attendee | None
    topics: tuple[Link, ...]
    provenance: Provenance
    contents: tuple[Link, ...]
    html: Markup
    part_of: Link | None
    parts: tuple[Link, ...]
    extract_of: Link | None
    attachments: tuple[Link, ...]
    files: tuple[FileLink, ...]
    corrections: tuple[CorrectionView, ...]
    updates: tuple[UpdateView, ...]
    thread: tuple[ThreadStep, ...]
    threads: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]
