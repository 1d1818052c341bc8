"""A document as one report of plain paragraphs, for when nothing more is recognised."""

from __future__ import annotations

from collections.abc import Sequence

from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.importing.composing.cleaning import clean
from comsite.importing.document import SourceDocument
from comsite.importing.outcome import UndatedError
from comsite.importing.recognising.document_date import DocumentDate, date_of_document, year_alone
from comsite.importing.recognising.drafts import Draft, Remark

_LONGEST = 120  # of a subject


_FIRST = 12  # blocks at the top in which a date counts as the date of the document


def plain_report(
    document: SourceDocument, drafts: Sequence[Draft]
) -> tuple[Draft, tuple[Remark, ...]]:
    """Return the whole document as a report, and remarks on its date if no draft has one.

    Raises UndatedError.
    """
    dated = _date_of(document, drafts)
    if dated.date is None:
        raise UndatedError
    subject = _subject(document)
    slug = f"{dated.date}-{slugify(subject)[:60].strip('-')}".strip("-")
    data = {"subject": subject, "date": str(dated.date), "kind": "report"}
    return Draft("reports", slug, data, document.blocks), dated.remarks


def _date_of(document: SourceDocument, drafts: Sequence[Draft]) -> DocumentDate:
    for draft in drafts:
        if "date" in draft.data:
            return DocumentDate(PartialDate.parse(draft.data["date"]))
    first = document.blocks[:_FIRST]
    dated = date_of_document(first, document, document.blocks)
    return dated if dated.date else year_alone(first, document)


def _subject(document: SourceDocument) -> str:
    named = document.name.rpartition("/")[2].rpartition(".")[0] or document.name
    texts = (document.title, *(block.text for block in document.blocks[:5]), named, "Document")
    return next(text for candidate in texts if (text := clean(candidate)) and len(text) <= _LONGEST)
