"""Questions to ask the database of an archive, as examples on the page of its data."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base.language import marked


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and how SQLite is asked it."""

    question: str
    sql: str


QUERIES = (
    Query(
        marked("What was promised, by whom, and what came of it?"),
        """\
SELECT date, owners_name, text, status, url
FROM actions
ORDER BY date DESC;""",
    ),
    Query(
        marked("Which paragraphs speak of money or costs, the most fitting first?"),
        """\
SELECT date, number, paragraphs.text, speakers_name, url
FROM paragraphs_fts
JOIN paragraphs ON paragraphs.rowid = paragraphs_fts.rowid
WHERE paragraphs_fts MATCH 'money OR cost'
ORDER BY rank;""",
    ),
    Query(
        marked("Who asked most often, and on what?"),
        """\
SELECT speaker_name, topics_name, count(*) AS questions
FROM statements
WHERE act = 'asked'
GROUP BY speaker, topics_name
ORDER BY questions DESC, speaker_name, topics_name;""",
    ),
)
