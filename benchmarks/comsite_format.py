"""An invented archive as comsite's own content: every kind of record, every field in use."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from documents import Archive, Meeting, Report
from frontmatter import Value, document, to_yaml
from invented import Tenure, tenures
from words import BODY, ORGANISATIONS, POSTS, TERMS, TOPICS

_ORGANISATION_OF = {post: organisation for post, _, _, organisation, _ in POSTS}
_TITLE_OF = {post: title for post, title, *_ in POSTS}
_OUTCOMES = ("open", "reported back", "done", "overtaken")


def write(archive: Archive, output: Path) -> None:
    """Write the whole archive; people are those whose first post began by the last meeting."""
    for folder in ("meetings", "reports", "people", "posts", "organisations", "topics"):
        (output / folder).mkdir(parents=True, exist_ok=True)
    last = datetime.date.min
    for meeting, report in archive.documents():
        last = meeting.date
        (output / f"meetings/{meeting.date}.md").write_text(_meeting(meeting, report), "utf-8")
        (output / f"reports/{report.slug}.md").write_text(_report(report), "utf-8")
    for name, record in _registers(archive.seed, last):
        (output / f"{name}.yaml").write_text(to_yaml(record), "utf-8")


def _meeting(meeting: Meeting, report: Report) -> str:
    """Notes count as agreed where a later meeting follows; one in five corrects the report."""
    number = meeting.date.toordinal()
    correction: dict[str, Value] = {
        "date": meeting.date,
        "where": "p5-1",
        "report": report.slug,
        "was": f"{number % 90 + 10} cases",
        "now": f"{number % 80 + 11} cases",
        "why": "A late return was added at the meeting.",
    }
    update: dict[str, Value] = {
        "action": f"{meeting.previous}-{report.item}a",
        "status": _OUTCOMES[number % len(_OUTCOMES)],
        "where": "p1-2",
    }
    record: dict[str, Value] = {
        "date": meeting.date,
        "start": meeting.start,
        "place": meeting.place,
        "status": "held",
        "source": {"title": f"Notes of the {BODY}", "note": "Invented for measuring."},
        "notes": {"status": "agreed", "agreed_at": str(meeting.next)}
        if meeting.next
        else {"status": "draft"},
        "chair": meeting.present[0].slug,
        "present": [_attendance(tenure) for tenure in meeting.present],
        "also_present": [_attendance(tenure) for tenure in meeting.also_present],
        "apologies": [_attendance(tenure) for tenure in meeting.apologies],
        "items": [
            {
                "number": str(item.number),
                "topics": item.topics,
                "reports": [report.slug] if item.number == report.item else [],
            }
            for item in meeting.items
            if item.topics
        ],
        "next_meeting": {"date": meeting.next} if meeting.next else None,
        "corrections": [correction] if number % 5 == 0 else [],
        "action_updates": [update] if meeting.previous else [],
    }
    body = "\n\n".join(f"## {item.number}. {item.title}\n\n{item.body}" for item in meeting.items)
    return document(record, body)


def _attendance(tenure: Tenure) -> dict[str, Value]:
    return {"person": tenure.slug, "role": _TITLE_OF[tenure.post], "post": tenure.post}


def _report(report: Report) -> str:
    record: dict[str, Value] = {
        "subject": report.subject,
        "date": report.date,
        "kind": "report",
        "meeting": str(report.date),
        "item": str(report.item),
        "authors": [{"person": report.author.slug, "role": _TITLE_OF[report.author.post]}],
        "sponsor": {"organisation": _ORGANISATION_OF[report.author.post]},
        "topics": report.topics,
    }
    return document(record, report.body)


def _registers(seed: int, last: datetime.date) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield each YAML file, without its ending, and what it holds."""
    yield (
        "site",
        {
            "title": f"{BODY} archive",
            "summary": "An invented archive for measuring how fast a site is built.",
            "base_url": "https://meetings.example.org",
            "time_zone": "Europe/London",
            "body": {"name": BODY, "summary": "It does not exist."},
            "licence": {"name": "Public domain"},
            "contact": "meetings@example.org",
        },
    )
    for tenure in tenures(seed):
        if tenure.start <= last:
            held: Value = [{"post": tenure.post, "start": tenure.start, "end": tenure.end}]
            organisation = _ORGANISATION_OF[tenure.post]
            yield (
                f"people/{tenure.slug}",
                {"name": tenure.name, "organisation": organisation, "tenures": held},
            )
    for slug, title, short, organisation, seats in POSTS:
        yield (
            f"posts/{slug}",
            {
                "title": title,
                "abbreviations": [short] if short else [],
                "organisation": organisation,
                "shared": True if seats > 1 else None,
            },
        )
    for slug, name, short, _ in ORGANISATIONS:
        yield f"organisations/{slug}", {"name": name, "abbreviations": [short] if short else []}
    for slug, title, broader in TOPICS:
        summary = f"Invented business about {title.lower()}."
        yield f"topics/{slug}", {"title": title, "broader": broader or None, "summary": summary}
    yield "glossary", {"terms": _terms()}


def _terms() -> list[Value]:
    terms: list[Value] = [{"abbreviation": short, "expansion": full} for short, full in TERMS]
    for slug, title, short, *_ in POSTS:
        if short:
            terms.append({"abbreviation": short, "expansion": title, "post": slug})
    for slug, name, short, _ in ORGANISATIONS:
        if short:
            terms.append({"abbreviation": short, "expansion": name, "organisation": slug})
    return terms
