"""The names of the lists in which notes print who was there: "Present", "Apologies", "Clerk"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from comsite.importers.document import Block
from comsite.importers.recognising.lines import cut, flat, is_bold, is_shouted, words

How = Literal["present", "also_present", "apologies", "absent"]

# What a list of people is called; the first that fits. ``True``: it is the role of who is named.
_WHO = (
    r"(?:board |committee |council |parish |town |borough |voting )?(?:members|councillors|cllrs"
    r"|trustees|governors|directors|officers|committee|board|council|those)"
)
_FORMS: tuple[tuple[How, bool, str], ...] = (
    (
        "apologies",
        False,
        rf"(?:{_WHO} )?(?:apologies(?: for absence| received| given| from| sent| and absences?)*"
        r"|absent with apologies|regrets|excused)(?:/absent|/absence)?",
    ),
    (
        "absent",
        False,
        rf"(?:{_WHO} )?(?:absent(?: without apologies)?|absentees?|absences?|not present"
        r"|not in attendance)",
    ),
    (
        "present",
        True,
        r"(?:meeting )?(?:co-?)?chairs?(?:man|woman|person|ed by)?(?: of (?:the )?meeting)?"
        r"|in the chair|presiding(?: officer)?|facilitator|moderator",
    ),
    (
        "also_present",
        True,
        r"(?:(?:parish|town|deputy|committee|meeting) )?clerk(?: to the \w+)?"
        r"|(?:minutes?|notes?)[- ]?(?:taker|secretary)s?|(?:minutes|notes)(?: taken)? by|scribes?"
        r"|recorder|(?:recording )?secretary",
    ),
    ("present", False, rf"{_WHO} (?:in attendance|present|attending)"),
    (
        "also_present",
        False,
        r"also (?:present|in attendance|attending|attended)|additional attendees|remote|others"
        r"|(?:(?:others?|officers?|staff) )?(?:in attendance|present)(?<!^present)|officers?"
        r"|observers?(?: present)?|guests?(?: present)?|visitors?|by invitation|invited|staff"
        r"|non-?voting members?|secretariat|advis[eo]rs",
    ),
    (
        "present",
        False,
        r"present(?: at (?:the )?meeting)?|attending"
        r"|(?:list of |remote |in-person |virtual )*(?:attendees|participants)(?: list)?"
        r"|attendance(?: list)?|sederunt|roll call|(?:tsc |voting )?members"
        rf"|{_WHO}",
    ),
)
_LABELS = tuple((how, is_role, re.compile(form, re.IGNORECASE)) for how, is_role, form in _FORMS)
_AFTER_LABEL = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[:;]\s*[-–]?|\s?[–—]|\s-)\s*")
# Where such a name stands inside a text that has lost its lines.
_ATTENDED = (
    r"(?:Also,? (?:in attendance|present)|(?:ALSO,? )?(?:PRESENT|IN ATTENDANCE)"
    r"|Present|In [Aa]ttendance|Attendance|ATTENDANCE)"
)
_OTHERS = r"Apologies(?: for [Aa]bsence)?|APOLOGIES(?: FOR ABSENCE)?|(?:Parish )?Clerk|Public"
_COLON = r"\s*(?:\([^()]{1,40}\)\s*)?:"
_INSIDE = re.compile(rf"(?<=\S )(?=(?:{_ATTENDED}|{_OTHERS}){_COLON})")
_RUN_ON = re.compile(f"{_ATTENDED}{_COLON}")
_FEWEST_BEFORE = 5  # words; with fewer before it, it is a name of two or three words itself


@dataclass(frozen=True, slots=True)
class Label:
    """How those under it took part, the role that it gives them, and what follows on its line."""

    how: How
    role: str
    rest: str


def label_of(block: Block) -> Label | None:
    """The name of a list of people with which a line begins, and what follows on the line."""
    text = flat(block.text)
    for how, is_role, form in _LABELS:
        match = form.match(text)
        if not match:
            continue
        after = re.sub(r"^ (?:were|are|was|is)\b", "", text[match.end() :])
        role = match[0] if is_role else ""
        if re.fullmatch(r"\s*(?:\([^()]*\))?\s*[:;.–-]*\s*", after):
            return Label(how, role, "")
        if cut := _AFTER_LABEL.match(after):
            return Label(how, role, after[cut.end() :])
        marked = (is_shouted(match[0]) and not is_shouted(text)) or _bold_label(block, match.end())
        if marked and after[:1].isspace():
            return Label(how, role, after.strip())
    return None


def on_lines(block: Block) -> list[Block]:
    """The block, cut before the names of lists inside it if it says who was present."""
    if block.kind != "paragraph":
        return [block]
    cuts = [0]
    for match in _INSIDE.finditer(block.text):
        if len(words(block.text[cuts[-1] : match.start()])) >= _FEWEST_BEFORE:
            cuts += [match.start()]
    if not any(_RUN_ON.match(block.text, at) for at in cuts):
        return [block]
    lines: list[Block] = []
    for at in reversed(cuts[1:]):
        block, line = cut(block, at)
        lines.insert(0, line)
    return [block, *lines]


def _bold_label(block: Block, length: int) -> bool:
    first = block.spans[0] if block.spans else None
    return bool(
        first and first.bold and len(first.text.strip()) <= length + 1 and not is_bold(block)
    )
