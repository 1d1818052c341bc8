"""Recognise the labels of attendance lists: "Present", "Apologies", "Clerk"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import cut, flat, is_bold, is_shouted, words
from comsite.importing.recognising.vocabulary import in_languages

# "attending" is "in attendance": those present, unless another list has those present.
How = Literal["present", "attending", "also_present", "apologies", "absent", "unknown"]
# Labels of lists; the first match wins. ``True``: the label is the role of the people named.
_WHO = (
    r"(?:board |committee |council |parish |town |borough |voting )?(?:members|councillors|cllrs"
    r"|trustees|governors|directors|officers|committee|board|council|those)"
)
_FORMS: tuple[tuple[How, bool, str], ...] = (
    (
        "apologies",
        False,
        rf"(?:{_WHO} )?(?:apologies(?: for absence| received| given| from| sent| and absences?)*"
        r"|absent with apologies|regrets|excused)(?:/absent|/absence)?"
        rf"|{in_languages('apologies')}",
    ),
    (
        "absent",
        False,
        rf"(?:{_WHO} )?(?:absent(?: with(?:out)? (?:apolog(?:y|ies)|representation|leave|notice))?"
        r"|absentees?|absences?|not present|not in attendance|prox(?:y|ies))"
        rf"|{in_languages('absent')}",
    ),
    (
        "present",
        True,
        r"(?:meeting )?(?:co-?)?chairs?(?:man|woman|person|ed by)?(?: of (?:the )?meeting)?"
        r"|(?:present )?in the chair|presiding(?: officer)?|facilitator|moderator"
        rf"|{in_languages('chair')}",
    ),
    (
        "also_present",
        True,
        r"(?:(?:parish|town|deputy|committee|meeting) )?clerk(?: to the \w+|ed by)?"
        r"|(?:minutes?|notes?)[- ]?(?:taker|secretary)s?|(?:minutes|notes)(?: taken)? by|scribes?"
        rf"|recorder|(?:recording )?secretary|{in_languages('clerk')}",
    ),
    ("present", False, rf"{_WHO} (?:in attendance|present|attending)"),
    (
        "also_present",
        False,
        r"also (?:present|in attendance|attending|attended)|additional (?:attendees|participants)"
        r"|(?:others?|officers?|officials?|staff) (?:in attendance|present)|others|officers?"
        r"|observ(?:ers?|ing)(?: present)?|(?:invited )?guests?(?: present| of the \w+)?|visitors?"
        r"|remote|by invitation|invited|staff"
        r"|non-?voting members?|secretariat|advis[eo]rs"
        rf"|{in_languages('also present')}",
    ),
    (
        "unknown",
        False,
        r"(?:members of (?:the )?)?(?:public|press)(?: (?:present|and press))?"
        rf"|{in_languages('public')}",
    ),
    ("attending", False, rf"in attendance|{in_languages('present')}"),
    (
        "present",
        False,
        rf"present(?: at (?:the )?meeting| {_WHO})?|attending"
        r"|(?:list of |remote |in-person |virtual )*(?:attendees|participants)(?: list)?"
        r"|attendance(?: list)?|sederunt|roll call|(?:tsc |voting )?members"
        rf"|{_WHO}",
    ),
)
# Other labels before a colon that say who was there, such as "Library Friends Present:".
_THERE = re.compile(
    r"(?P<who>(?:[\w'’–-]+,? ){1,6})(?:present|in attendance)(?=\s*:)"
    r"|present from (?P<of>\w[^:]{1,30})(?=:)",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:staff|officers?|guests?|observers?|visitors?|advis[eo]rs|others?)\b", re.I
)
_NO_LIST = re.compile(
    r"\b(?:no|not|none|nobody|public|press|residents?|electors?|is|are|was|were|be|been)\b", re.I
)
_LABELS = tuple((how, is_role, re.compile(form, re.IGNORECASE)) for how, is_role, form in _FORMS)
# A label in another language before the English one: "Yn bresennol / Present:".
_TWO_LANGUAGES = re.compile(r"^[^\W\d]+(?: [^\W\d]+){0,2} ?/ ?(?=[A-Z][a-z]+(?: [a-z]+){0,2}:)")
_ATTRIBUTES = re.compile(r"^\{:[^}]*\}\s*")  # which some Markdown has before its text
_PLURAL = re.compile(r"(?<=chair|cribe|taker)s\b", re.I)
# Labels that are no role as they stand.
_BY = {"chaired by": "Chair", "clerked by": "Clerk", "in the chair": "Chair"}
_BY |= {"present in the chair": "Chair"}
_AFTER_LABEL = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[:;]\s*[-–]?|\s?[–—]|\s-)\s*")
# Labels inside a text that has lost its line breaks.
_ATTENDED = (
    r"(?:Also,? (?:in attendance|present)|(?:ALSO,? )?(?:PRESENT|IN ATTENDANCE)"
    r"|Present|In [Aa]ttendance|Attend(?:ance|ing)|ATTENDANCE)"
)
_OTHERS = (
    r"Apologies(?: for [Aa]bsence)?|APOLOGIES(?: FOR ABSENCE)?|(?:Parish )?Clerk|Public|Visitors?"
)
_COLON = r"\s*(?:\([^()]{1,40}\)\s*)?(?:[:;]|\s[-–]\s)"
_INSIDE = re.compile(rf"(?<=\S )(?=(?:{_ATTENDED}|{_OTHERS}){_COLON})")
_RUN_ON = re.compile(f"{_ATTENDED}{_COLON}")
# The clerk at the end of a list whose lines were joined: "… and D Pattern Clerk E Mould".
_CLERK_LAST = re.compile(
    r"(?<=[a-z] )(?:Parish |Town )?Clerk (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w.]*"
    r" [A-Z][\w'’-]+$"
)
_FEWEST_BEFORE = 5  # words; with fewer before it, the label is part of a longer label


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The label of a list: how its people took part, their role, and the text after it.

    ``of`` is the body that the label says they are from.
    """

    how: How
    role: str
    text_after: str
    of: str = ""


def label_of(block: Block) -> ListLabel | None:
    """Return the label of a list of people at the start of a line, or None."""
    text = _ATTRIBUTES.sub("", flat(block.text))
    text = _TWO_LANGUAGES.sub("", text, count=1)
    for how, is_role, form in _LABELS:
        match = form.match(text)
        if not match:
            continue
        after = re.sub(r"^ (?:were|are|was|is)\b", "", text[match.end() :])
        role = _PLURAL.sub("", match[0]) if is_role else ""
        role = _BY.get(role.lower(), role)
        if how == "apologies" and re.fullmatch(r"\s*:\s+[-–]\s*", after):
            return ListLabel(how, role, "-")
        if re.fullmatch(r"\s*(?:\([^()]*\))?\s*[:;.–-]*\s*", after):
            return ListLabel(how, role, "")
        if cut := _AFTER_LABEL.match(after):
            inner = label_of(Block("paragraph", (TextSpan(after[cut.end() :]),)))
            if inner and inner.text_after and not (is_role or inner.role):
                return inner
            return ListLabel(how, role, after[cut.end() :])
        marked = (is_shouted(match[0]) and not is_shouted(text)) or _bold_label(block, match.end())
        if marked and after[:1].isspace():
            return ListLabel(how, role, after.strip())
    return _label_of_those_there(text)


def _label_of_those_there(text: str) -> ListLabel | None:
    match = _THERE.match(text)
    if not match or _NO_LIST.search(match[0]):
        return None
    beside = _BESIDE.search(match["who"] or "")
    text_after = text[match.end() :].strip(" :")
    return ListLabel(
        "also_present" if beside else "present", "", text_after, flat(match["of"] or "")
    )


def on_lines(block: Block) -> list[Block]:
    """Cut a block before the labels of lists inside it, if it says who was present.

    Labels in bold or italics are reason enough to cut.
    """
    if block.kind != "paragraph":
        return [block]
    if (clerk := _CLERK_LAST.search(block.text)) and len(words(block.text)) > _FEWEST_BEFORE:
        return _cut(block, [0, clerk.start()])
    marked = _label_places(block)
    if len(marked) > 1:
        return _cut(block, marked)
    cuts = [0]
    for match in _INSIDE.finditer(block.text):
        if len(words(block.text[cuts[-1] : match.start()])) >= _FEWEST_BEFORE:
            cuts += [match.start()]
    if not any(_RUN_ON.match(block.text, at) for at in cuts):
        return [block]
    return _cut(block, cuts)


def _cut(block: Block, cuts: Sequence[int]) -> list[Block]:
    lines: list[Block] = []
    for at in reversed(cuts[1:]):
        block, line = cut(block, at)
        lines.insert(0, line)
    return [block, *lines]


def _label_places(block: Block) -> list[int]:
    """Return where labels in bold or italics begin in a block; [] if it begins with none."""
    places: list[int] = []
    at = 0
    for span in block.spans:
        is_name = span.text.rstrip().endswith(":") and label_of(Block("paragraph", (span,)))
        if (span.bold or span.italic) and is_name:
            places.append(at)
        at += len(span.text)
    return places if places[:1] == [0] else []


def _bold_label(block: Block, length: int) -> bool:
    first = block.spans[0] if block.spans else None
    return bool(
        first and first.bold and len(first.text.strip()) <= length + 1 and not is_bold(block)
    )
