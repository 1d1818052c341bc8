"""Recognise papers: reports, briefings and appendices, with front part and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.importing.document import Block, SourceDocument
from comsite.importing.recognising.block_text import (
    LONGEST_TITLE,
    cut,
    flat,
    folded,
    is_sentence,
    is_title,
    words,
)
from comsite.importing.recognising.document_date import date_of_document, year_alone
from comsite.importing.recognising.document_parts import (
    APPENDIX,
    ATTACHMENTS,
    AUTHORS,
    ITEM_LINE,
    REPORT_HEADS,
    SUBJECT,
    DocumentPart,
    is_date_line,
)
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.importing.recognising.notes.opening import as_title
from comsite.importing.recognising.people.register import NameRegister
from comsite.importing.recognising.printed_dates import dates_in

_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{form})\s*:\s*(?P<value>.*)", re.I))
    for name, form in (
        ("subject", r"subject|report (?:title|subject)|title(?: of (?:report|paper))?|re"),
        (
            "sponsor",
            r"(?:\w+ )?sponsor(?:ed by)?|lead (?:officer|member|director)|portfolio holder",
        ),
        ("requested", r"(?:paper |report )?requested by"),
        (
            "author",
            r"(?:report )?authors?|(?:report )?(?:from|by|of)|prepared by|presented by|written by",
        ),
        ("item", r"(?:agenda )?item(?: no\.?| number)?"),
        ("date", r"date(?: of (?:meeting|report))?|meeting date"),
        (
            "other",
            r"to|meeting|committee|purpose|for|status|classification|contact|wards?|version",
        ),
    )
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.I))
    for kind, form in (
        ("appendix", r"^(?:appendix|annex)\b"),
        ("exception paper", r"\bexception (?:paper|report)\b"),
        ("joint report", r"\bjoint report\b"),
        ("cover report", r"\bcover(?:ing)? (?:report|paper)\b"),
        ("briefing", r"\bbriefing\b"),
        ("extract", r"\bextract (?:from|of)\b"),
    )
)
_COVER = re.compile(r"\bthe (?:attached|accompanying|appended) (?:report|paper)\b", re.I)
_UPDATE = re.compile(r"\bupdate\s*$", re.I)
_MOST_LINES = 16
_LONGEST_OPENING = 300  # characters at the start of a text in which a date is its own
_LONGEST_SLUG = 60
_ORDER = (
    *("subject", "date", "kind", "meeting", "item", "text", "source", "authors", "sponsor"),
    *("requested_by", "part_of", "attachments"),
)


@dataclass
class Paper:
    """A recognised paper: its record, and what the review says of it."""

    data: dict[str, Any]
    body: tuple[Block, ...]
    listed: tuple[str, ...]
    own_date: bool
    slug: str = ""
    lost: list[str] = field(default_factory=list)
    # names in the front part that nobody on record has
    unknown: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def draft(self) -> Draft:
        """The record to write."""
        data = {name: self.data[name] for name in _ORDER if self.data.get(name)}
        return Draft("reports", self.slug, data, self.body)


def paper_of(
    part: DocumentPart, document: SourceDocument, register: NameRegister, before: PartialDate | None
) -> Paper:
    """Read a part that is a paper; ``before`` is the date of the part before it."""
    front, text = _front_and_text(part.blocks)
    fields, unlabelled = _fields(front, register)
    is_paragraph = not front and text[0].kind == "paragraph"
    opening = [cut(text[0], _LONGEST_OPENING)[0]] if is_paragraph else front
    known = replace(document, stated="")
    if before is not None:
        known = replace(known, name="", title="")
    dated = date_of_document(opening, known)
    own = dated.date is not None and not (
        before and before != dated.date and dated.date.covers(before)
    )
    date = dated.date if own else before
    if date is None:
        dated = date_of_document([], document, text)
        dated = dated if dated.date else year_alone(front, document)
        date = dated.date
    subject = fields.get("subject") or _subject(unlabelled, register, document)
    title, lost = as_title(line for line in front if words(line.text))
    title, label = _without_label(title)
    data: dict[str, Any] = {
        "subject": subject,
        "date": str(date) if date else "",
        "kind": _kind(front, text, subject, part),
        "item": fields.get("item", ""),
        "text": "full",
        "source": {"title": title or subject},
    }
    paper = Paper(data, _text_of_paper(text), part.listed, own, lost=[*lost, label])
    paper.remarks += dated.remarks
    _people(paper, fields, front, text, register)
    if part.listed:
        data["attachments"] = [{"title": title} for title in part.listed]
    return paper


def _front_and_text(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the front part of a paper and its text."""
    place = 0
    subject = False
    for place, block in enumerate(blocks):
        text = block.text.strip()
        is_field = any(form.match(text) for _, form in _FIELDS) or bool(AUTHORS.fullmatch(text))
        heads = bool(REPORT_HEADS.fullmatch(text)) and not SUBJECT.match(text)
        if block.marker or block.kind in ("bullet", "table") or heads or place >= _MOST_LINES:
            break
        if is_sentence(text) and not (is_field or is_date_line(text) or place == 0):
            break
        if subject and place and is_title(block) and not is_field and not is_date_line(text):
            break
        subject |= bool(SUBJECT.match(text))
    else:
        place = len(blocks)
    front = list(blocks[:place])
    if place == len(blocks):  # a front part alone, or one paragraph
        front = [block for block in front[:1] if not is_sentence(block.text)]
    return front, list(blocks[len(front) :])


def _fields(front: Sequence[Block], register: NameRegister) -> tuple[dict[str, str], list[Block]]:
    """Return the labelled lines of a front part, and the lines that have no label."""
    fields: dict[str, str] = {}
    unlabelled: list[Block] = []
    waiting: list[str] = []
    for block in front:
        text = flat(block.text)
        name, value = _field(text)
        if name:
            if value:
                fields.setdefault(name, value)
            else:
                waiting.append(name)
        elif waiting:
            fields |= _values_in_line(waiting, text, register)
            waiting = []
        elif match := ITEM_LINE.fullmatch(text):
            fields.setdefault("item", match["item"] or "")
        elif match := AUTHORS.fullmatch(text):
            fields.setdefault("author", match["of"] or match["whose"])
        elif not is_date_line(text):
            unlabelled.append(block)
    fields["item"] = re.sub(r"\D.*", "", fields.get("item", ""))
    return fields, unlabelled


def _field(text: str) -> tuple[str, str]:
    for name, form in _FIELDS:
        if match := form.fullmatch(text):
            return name, match["value"].strip()
    return "", ""


def _values_in_line(names: Sequence[str], text: str, register: NameRegister) -> dict[str, str]:
    """Return the values of several labels that are all in one line below the labels."""
    if len(names) == 1:
        return {names[0]: text}
    tokens = text.split()
    for count in range(1, len(tokens)):
        last = " ".join(tokens[count:])
        if register.authors_in(last):
            return {names[0]: " ".join(tokens[:count]), names[-1]: last}
    return {names[0]: text}


def _subject(unlabelled: Sequence[Block], register: NameRegister, document: SourceDocument) -> str:
    """Return the line that names the subject where no label does."""
    lines = [flat(block.text).strip(" *:") for block in unlabelled]
    lines = [line for line in lines if words(line)]
    others = [line for line in lines if not register.is_body(line)] or lines
    named = [line for line in others if re.search(r"\b(?:report|paper|update|plan)\b", line, re.I)]
    appendix = [line for line in others if APPENDIX.match(line)]
    for candidates in (appendix, named[-1:], others[-1:]):
        if candidates:
            return candidates[0][:200]
    return document.title or re.sub(r"[_-]+", " ", document.name.rpartition(".")[0]) or "Report"


def _without_label(title: str) -> tuple[str, str]:
    """Return the title of the source without the label of the subject, and that label."""
    match = re.search(r"(?:^|, )(subject\s*:\s*)", title, re.I)
    if not match:
        return title, ""
    return title[: match.start(1)] + title[match.end(1) :], match[1].strip()


def _kind(front: Sequence[Block], text: Sequence[Block], subject: str, part: DocumentPart) -> str:
    if part.appendix:
        return "appendix"
    for kind, form in _KINDS:
        if any(form.search(flat(line.text)) for line in front):
            return kind
    if part.listed and any(_COVER.search(block.text) for block in text[:6]):
        return "cover report"
    return "update" if _UPDATE.search(subject) else "report"


def _people(
    paper: Paper,
    fields: dict[str, str],
    front: Sequence[Block],
    text: Sequence[Block],
    register: NameRegister,
) -> None:
    """Add the authors, the sponsor and who asked for the paper, if they are on record."""
    for name, key in (("author", "authors"), ("sponsor", "sponsor"), ("requested", "requested_by")):
        printed = fields.get(name, "")
        if name == "requested":
            printed = re.sub(r"\s+for\b.*", "", printed)
        named = register.authors_in(printed, new=name == "author") if printed else []
        if not named and printed:
            paper.unknown.append(printed)
        if named:
            paper.data[key] = named if key == "authors" else named[0]
    last = text[-1] if text else None
    if "authors" not in paper.data and last and last.kind == "paragraph" and len(last.text) < 80:
        signed = [author for author in register.authors_in(flat(last.text)) if "person" in author]
        if signed:
            paper.data["authors"] = signed
    if sponsor := paper.data.get("sponsor"):
        label = next((flat(b.text) for b in front if _field(flat(b.text))[0] == "sponsor"), "")
        role = ", ".join(
            part for part in (label.partition(":")[0], sponsor.get("role", "")) if part
        )
        paper.data["sponsor"] = {**sponsor, "role": role}


def _text_of_paper(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the text of a paper, with headings marked and bullets nested in their paragraphs."""
    blocks = list(_cut_before_numbers(blocks))
    shouted = any(is_title(block) for block in blocks)
    formed: list[Block] = []
    number = 0  # the level of the numbered paragraph that bullets now belong to
    in_list = False  # inside the list of attachments
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind == "bullet" and number:
            block = replace(block, level=max(block.level, number + 1))
        elif block.kind == "number" and block.marker[:1].isdigit():
            number = max(block.level, 1)
        elif block.kind != "bullet":
            number = 0
        if ATTACHMENTS.fullmatch(block.text.strip()):
            in_list = True
        elif is_title(block) or is_sentence(block.text):
            in_list = False
        if block.kind == "paragraph" and not block.marker:
            known = bool(REPORT_HEADS.fullmatch(block.text.strip()))
            level = 3 if shouted and not (is_title(block) or known) else 2
            if is_title(block) or known or (not in_list and _is_heading(block, following)):
                block = replace(block, kind="heading", level=level)
        formed.append(block)
    return tuple(formed)


def _cut_before_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; cut a numbered paragraph that contains the next number before it."""
    numbers = {block.marker.strip("().") for block in blocks}
    for block in blocks:
        number = block.marker.strip("().")
        while number.isdigit() and str(int(number) + 1) not in numbers:
            number = str(int(number) + 1)
            match = re.search(rf"(?<=[.?!]) +({number}\.) +(?=[A-Z])", block.text)
            if not match:
                break
            before, after = cut(block, match.end())
            yield cut(before, match.start())[0]
            block = replace(after, marker=match[1])
        yield block


def _is_heading(block: Block, following: Block | None) -> bool:
    """Whether a short line without a full stop stands over running text."""
    text = block.text.strip()
    return (
        following is not None
        and is_sentence(following.text)
        and not following.marker
        and 0 < len(words(text)) <= 14
        and len(text) <= LONGEST_TITLE
        and text[:1].isupper()
        and not re.search(r"[.,;:?!”\"'0-9-]$|\bhttps?:", text)
        and not dates_in(text)
    )


def slug_of(paper: Paper, register: NameRegister, used_slugs: set[str]) -> str:
    """Return the slug of a report: that of the same report on record, or date and subject."""
    subject, date = paper.data["subject"], paper.data["date"]
    for slug, entry in register.archive.reports.items():
        record = entry.record
        alike = folded(record.subject) == folded(subject)
        if alike and str(record.date) == date and slug not in used_slugs:
            return slug
    base = f"{date}-{_short(slugify(subject)) or 'report'}".strip("-")
    slug, count = base, 1
    while slug in used_slugs:
        count += 1
        slug = f"{base}-{count}"
    return slug


def _short(slug: str) -> str:
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]


def join_parts(papers: Sequence[Paper]) -> None:
    """Mark papers without a date of their own as parts of the paper before them."""
    main: Paper | None = None
    inside: list[Paper] = []
    for paper in papers:
        if main is None or paper.own_date:
            main, inside = paper, []
            continue
        inside.append(paper)
        paper.data["part_of"] = main.slug
        listed = main.data.get("attachments", [])
        if len(inside) <= len(listed):
            attachment = listed[len(inside) - 1]
            attachment["report"] = paper.slug
            if _UPDATE.search(attachment["title"]) and paper.data["kind"] == "report":
                paper.data["kind"] = "update"
