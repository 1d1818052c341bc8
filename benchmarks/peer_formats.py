"""The same documents as each peer reads them: its own front matter, topics as its tags."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from documents import Archive
from frontmatter import Value, document
from words import BODY, TOPICS

_TITLE_OF = {slug: title for slug, title, _ in TOPICS}


@dataclass(frozen=True)
class Page:
    """One document: ``section`` is ``meetings`` or ``reports``, topics are titles."""

    section: str
    slug: str
    title: str
    date: datetime.date
    topics: tuple[str, ...]
    body: str


def pages(archive: Archive) -> Iterator[Page]:
    """Yield each meeting and each report; a meeting has the topics of all its items."""
    for meeting, report in archive.documents():
        body = "\n\n".join(
            f"## {item.number}. {item.title}\n\n{item.body}" for item in meeting.items
        )
        topics = dict.fromkeys(topic for item in meeting.items for topic in item.topics)
        day = meeting.date
        title = f"{BODY}, {day.day} {day:%B %Y}"
        yield Page("meetings", str(day), title, day, _titles(topics), body)
        yield Page("reports", report.slug, report.subject, day, _titles(report.topics), report.body)


def _titles(topics: dict[str, None] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_TITLE_OF[topic] for topic in topics)


def write_hugo(archive: Archive, output: Path) -> None:
    """``content/<section>/<slug>.md`` with a taxonomy ``topics``."""
    for section in ("meetings", "reports"):
        _write(output / f"content/{section}/_index.md", f"---\ntitle: {section.title()}\n---\n")
    for page in pages(archive):
        record: dict[str, Value] = {"title": page.title, "date": page.date, "topics": page.topics}
        _write(output / f"content/{page.section}/{page.slug}.md", document(record, page.body))


def write_eleventy(archive: Archive, output: Path) -> None:
    """``content/<section>/<slug>.md`` with ``tags``."""
    for page in pages(archive):
        record: dict[str, Value] = {"title": page.title, "date": page.date, "tags": page.topics}
        _write(output / f"content/{page.section}/{page.slug}.md", document(record, page.body))


def write_pelican(archive: Archive, output: Path) -> None:
    """``content/<section>/<slug>.md`` with lines of metadata; the folder is the category."""
    for page in pages(archive):
        head = f"Title: {page.title}\nDate: {page.date}\nSlug: {page.slug}\n"
        tags = f"Tags: {', '.join(page.topics)}\n\n"
        path = output / f"content/{page.section}/{page.slug}.md"
        _write(path, f"{head}{tags}{page.body}\n")


def write_mkdocs(archive: Archive, output: Path) -> None:
    """``docs/<section>/<year>/<slug>.md``, so that a sidebar lists a year and not the archive.

    MkDocs has no listings of its own: the index is a page of links, the topics a page of tags.
    """
    links = []
    for page in pages(archive):
        path = f"{page.section}/{page.date.year}/{page.slug}.md"
        record: dict[str, Value] = {"title": page.title, "tags": page.topics}
        _write(output / "docs" / path, document(record, page.body))
        if page.section == "meetings":
            links.append(f"- [{page.title}]({path})")
    _write(output / "docs/index.md", f"# {BODY}\n\n" + "\n".join(links) + "\n")
    _write(output / "docs/topics.md", "# Topics\n\n<!-- material/tags -->\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
