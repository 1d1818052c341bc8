"""A document as one report of plain paragraphs: what is left where nothing more is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comsite.dates import MONTHS, PartialDate
from comsite.importers.cleaning import clean
from comsite.importers.document import Document
from comsite.importers.outcome import RefusedError
from comsite.importers.recognised import Draft
from comsite.schema import slugify

_ISO = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-3][0-9]))?(?![0-9])"
)
_WORDS = re.compile(
    rf"\b(?:([0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?({'|'.join(MONTHS)}),?\s+((?:19|20)[0-9]{{2}})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_LONGEST = 120  # of a subject


def plainest(document: Document, drafts: Sequence[Draft]) -> Draft:
    """The whole document as a report. Raises RefusedError where no date can be had for it."""
    date = next(_dates(document, drafts), None)
    if date is None:
        example = f"2031-06-03 {document.name}"
        raise RefusedError(
            "no date was found in it, and each page of the archive has one; put the date into the"
            f' file\'s name, like "{example}", and import it again'
        )
    subject = _subject(document)
    slug = f"{date}-{slugify(subject)[:60].strip('-')}".strip("-")
    data = {"subject": subject, "date": str(date), "kind": "report"}
    return Draft("reports", slug, data, document.blocks)


def _subject(document: Document) -> str:
    named = document.name.rpartition("/")[2].rpartition(".")[0] or document.name
    texts = (document.title, *(block.text for block in document.blocks[:5]), named, "Document")
    return next(text for one in texts if (text := clean(one)) and len(text) <= _LONGEST)


def _dates(document: Document, drafts: Sequence[Draft]) -> Iterator[PartialDate]:
    """Dates that could be the document's, the likeliest first."""
    found = [str(draft.data.get("date", "")) for draft in drafts]
    for text in (document.name, "\n".join(block.text for block in document.blocks)):
        found += [
            "-".join(part for part in match.groups() if part) for match in _ISO.finditer(text)
        ]
        found += [_iso(*match.groups()) for match in _WORDS.finditer(text)]
        found += [match[1] for match in _YEAR.finditer(text)]
    for one in found:
        try:
            yield PartialDate.parse(one)
        except ValueError:
            continue


def _iso(day: str | None, month: str, year: str) -> str:
    number = MONTHS.index(month.capitalize()) + 1
    return f"{year}-{number:02d}-{int(day):02d}" if day else f"{year}-{number:02d}"
