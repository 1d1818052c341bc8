"""Read the people named in a line: with commas, with titles, or run together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.people.person_names import (
    SENTENCE_END,
    PrintedPerson,
    by_titles,
    is_name,
    is_no_role,
    is_word_of_role,
    names_somebody,
    person_in_entry,
    run_together,
)

_SENT = re.compile(
    r"(?:apolog(?:y|ies)(?: for (?:absence|non-attendance))? )?"
    r"(?:(?:was|were|had been|have been) )?"
    r"(?:received|given|noted|accepted|submitted|recorded|tendered)"
    r"(?:,? and (?:accepted|noted|approved),?)?(?: (?:from|by|for))?:?\s+(?P<who>.+)",
    re.I,
)
_PLURAL = re.compile(
    r"(?:and )?(?:the )?(?P<title>councillors|(?:council|board|committee|commission) ?members"
    r"|cllrs|crs|messrs|members|trustees|commissioners|directors|governors|senators)\b\.?[,:]?(?:\s+|$)",
    re.I,
)
_SINGULAR = {"councillors": "Councillor", "cllrs": "Cllr", "crs": "Cr", "trustees": "Trustee"}
_SINGULAR |= {"councilmembers": "Councilmember", "council members": "Council Member"}
_SINGULAR |= {"board members": "Board Member", "committee members": "Committee Member"}
_SINGULAR |= {"commissioners": "Commissioner", "commission members": "Commission Member"}
# Why somebody did not come, or who came with them. It is nobody's role.
_REASON = re.compile(
    r"[,;]?\s+(?:who|which|due to|because|owing to|as (?:he|she|they)"
    r"|for (?:personal|medical|health)|together with|along with|accompanied by|plus)\b.*$",
    re.I | re.S,
)
_REASON_IN_BRACKETS = re.compile(
    r"\s*\((?:[^()]*\b)?(?:unwell|ill|illness|sick(?:ness)?|holidays?|away|work(?:ing)?"
    r"|personal|medical|hospital|commitments?|engagement|leave|indisposed|bereavement)\b[^()]*\)"
    r"|\s+[-–]\s+(?:unwell|ill|illness|sick(?:ness)?|(?:on )?holiday|away|work(?: commitments?)?"
    r"|personal(?: reasons)?|(?:other|prior|family|work) (?:commitments?|engagements?))(?=[,;.]|$)",
    re.I,
)
_COUNT = re.compile(r"\s+[-–—]\s*[0-9]{1,2}\s*\.?\s*$")  # of those who came: "- 3"
_NEXT_NAME = re.compile(r"(?<=\))\s+(?=(?:[A-Z][\w'’-]*\.?\s+){1,2}[A-Z][\w'’-]+)")
_BODY = re.compile(r"(?P<of>[^,()]{2,40}?)\s+[-–—]\s+(?P<who>.+)")  # "Lampworks - Ada, Ben"
# People without a name: initials, an office, or one word in small letters.
_UNNAMED = re.compile(
    r"[A-Z]{2,3}|[a-z]{3,}|(?:[Tt]he )?(?:(?:Parish|Town|Deputy|Vice)[ -])?"
    r"(?:[Cc]lerk|[Cc]hair(?:man|woman|person)?)(?: [A-Z]{2,3})?"
)
_REMARK = re.compile(
    r"\s*\((?=[^()]*\b(?:left|arrived|joined|until|items?|present for)\b)[^()]*\)\s*\.?$", re.I
)
_ALSO_PUBLIC = re.compile(
    r"(?:[,.;]|\s(?:and|plus|together with|&)){0,4}\s+(?:there (?:was|were)\s+)?"
    r"(?:[0-9]+|an?|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|several|some|no)\s+(?:other\s+)?"
    r"(?:members?|residents?|parishioners?|electors?|visitors?)\b.*$"
    r"|(?:^|[,;.]\s+)(?:members? of the )?(?:public|press)\s*[-–:(]?\s*(?:[0-9]+|[a-z]+)\W*$",
    re.I | re.S,
)
_OUTSIDE = re.compile(
    r"(?:\s*[,;]\s*|(?<=\w{3})\.\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b)|(?<=\))\.\s+(?=[A-Z]))(?![^()\[\]]{0,250}[)\]])"
)
# A role in brackets belongs to whom the comma before it follows: "A White, (Chair) B Black".
_ROLE_BEHIND_COMMA = re.compile(r",\s*(?=\([A-Za-z -]+\))")
_INITIALS = re.compile(r"(\([A-Z]{2,3}\))\s+(?=(?:Mr|Mrs|Ms|Dr|Cllr)?\.?\s?[A-Z][a-z]+ [A-Z])")
_INITIALLED = re.compile(r"([A-Z]\.? [A-Z][\w'’-]+) ([A-Z]\.? [A-Z][\w'’-]+)")
_AND = re.compile(r"\s+(?:and|&)\s+(?![^()\[\]]{0,250}[)\]])")
_FEWEST = 3  # lines; fewer do not show the form of a list
_TICK = re.compile(r"^\s*\[[ xX]\]\s*")
_SENTENCE = re.compile(SENTENCE_END)


def people_and_rest(
    text: str, known: Collection[str], single: bool = False
) -> tuple[list[PrintedPerson], str]:
    """Return the people at the start of a line, and the text after them."""
    text, others = _without_reasons(*without_public(text))
    people: list[PrintedPerson] = []
    at = 0
    for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
        more = [] if _has_unnamed(text[at:end]) else list(people_in(text[at:end], known, single))
        if not more:
            more, unnamed = _without_unnamed(text[at:end], known, single)
            others = unnamed + others
        if not more:
            break
        people += more
        at = end
    return people, text[at:] + others


def _without_reasons(text: str, others: str) -> tuple[str, str]:
    """Return a line without the reasons in it, and those in front of what else was cut off."""
    text = _COUNT.sub("", text)
    if match := _REASON.search(text):
        text, others = text[: match.start()], match[0] + others
    brackets = [match[0] for match in _REASON_IN_BRACKETS.finditer(text)]
    return _REASON_IN_BRACKETS.sub("", text), "".join([*brackets, others])


def _has_unnamed(text: str) -> bool:
    """Whether a line has initials for people more than once, or begins with "Clerk and"."""
    parts = [part.strip(" .") for part in _OUTSIDE.split(text)]
    initials = sum(bool(re.fullmatch("[A-Z]{2,3}", part)) for part in parts)
    return initials > 1 or len(_office_apart(parts[0])) > 1


def _without_unnamed(
    text: str, known: Collection[str], single: bool
) -> tuple[list[PrintedPerson], str]:
    """Return the people of a line, and the initials and offices without names in it."""
    remark = _REMARK.search(text)
    parts = _OUTSIDE.split(text[: remark.start()] if remark else text)
    parts = [piece for part in parts for piece in _office_apart(part.strip(" ."))]
    named = [part for part in parts if not _UNNAMED.fullmatch(part)]
    unnamed = [part for part in parts if _UNNAMED.fullmatch(part)] + ([remark[0]] if remark else [])
    people = list(people_in(", ".join(named), known, single)) if named and unnamed else []
    return people, ", ".join(unnamed) if people else ""


def _office_apart(part: str) -> list[str]:
    office, *name = _AND.split(part, 1)
    return [office, *name] if name and _UNNAMED.fullmatch(office) else [part]


def without_public(text: str) -> tuple[str, str]:
    """Cut a line before a remark on members of the public; return both pieces."""
    match = _ALSO_PUBLIC.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def without_sent(text: str) -> str:
    """Return a line without the words "Apologies were received from" with which it begins."""
    match = _SENT.match(flat(text))
    return match["who"] if match else text


def are_names_and_bodies(lines: Sequence[str]) -> bool:
    """Whether each line of a list names one person and, after a comma, whom they are from.

    A body may look like a name. It is a body if some line has a single word there, or if two lines
    have the same words there.
    """
    parts = [[part.strip() for part in _OUTSIDE.split(line)] for line in lines]
    pairs = [parts_of_line for parts_of_line in parts if len(parts_of_line) == 2]
    if (
        len(lines) < _FEWEST
        or len(pairs) * 2 <= len(parts)
        or any(len(parts_of_line) > 2 for parts_of_line in parts)
    ):
        return False
    bodies = [body for _, body in pairs]
    is_told = len({*bodies}) < len(bodies) or any(len(body.split()) == 1 for body in bodies)
    return is_told and all(is_name(_TICK.sub("", parts_of_line[0])) for parts_of_line in parts)


def with_body_as_role(line: str) -> str:
    """Put the body after a comma in brackets, as roles are."""
    name, *body = _OUTSIDE.split(line)
    return f"{name} ({body[0].strip()})" if body else line


def people_among(text: str, known: Collection[str]) -> list[PrintedPerson]:
    """Return the people of a line that names other things too; [] if fewer than half are people."""
    text = re.sub(r"\.\s+(?=[A-Z])", ", ", flat(text).strip(" ."))
    parts = [part for part in _OUTSIDE.split(text) if words(part)]
    people = [
        person
        for part in parts
        if (person := person_in_entry(re.sub(r"^[\w ]{3,24}: ", "", part), known))
    ]
    return people if len(people) * 2 >= len(parts) else []


def people_in(text: str, known: Collection[str], single: bool = False) -> Iterator[PrintedPerson]:
    """Yield the people of a line, if it names people and nothing else."""
    everybody: list[PrintedPerson] = []
    for line in re.split(r"\s*[\n;]\s*", text.strip()):
        if not line:
            continue
        people = _people_of_line(flat(line), known, single)
        if not people:
            return
        everybody += people
    yield from everybody


def _people_of_line(line: str, known: Collection[str], single: bool) -> list[PrintedPerson]:
    several = run_together(line, known)
    read = [person_in_entry(text, known) for text in several]
    if len(several) > 1 and all(person and not is_name(person.role) for person in read):
        return [person for person in read if person]
    line = _ROLE_BEHIND_COMMA.sub(" ", line)
    line = _INITIALS.sub(r"\1, ", line)
    body = _BODY.fullmatch(line)
    people = _people_between_commas(body["who"], known, True) if body else []
    if body and people and (_names_body(body["of"]) or _begins_with_name(body["who"])):
        return [
            replace(person, role=", ".join((*filter(None, [person.role]), body["of"])))
            for person in people
        ]
    title = ""
    if plural := _PLURAL.match(line):
        title = _SINGULAR.get(plural["title"].lower(), "")
        line = line[plural.end() :]
        single = True
    people = _people_between_commas(line, known, single)
    if not people:
        read = [person_in_entry(text, known) for text in by_titles(line)]
        people = [person for person in read if person] if len(read) > 1 and all(read) else []
    if not people:
        person = person_in_entry(line, known, single and _is_short(line))
        people = [person] if person else []
    return [replace(person, role=person.role or title) for person in people]


def _names_body(text: str) -> bool:
    """Whether what stands before a dash is a body, and those after it are of it."""
    return (text.isupper() and len(text.split()) == 1) or not is_name(text, True)


def _begins_with_name(text: str) -> bool:
    """Whether a list begins with a name; then the words before the list are no name."""
    return is_name(re.sub(r"[(\[].*", "", _OUTSIDE.split(text)[0]))


def _is_short(line: str) -> bool:
    return len(line.split()) <= 3 or any(mark in line for mark in "(–-:")


def _people_between_commas(line: str, known: Collection[str], single: bool) -> list[PrintedPerson]:
    """Return the people of a line with commas between them; [] if it is no such list."""
    parts = [
        part for piece in _OUTSIDE.split(line.strip(" .")) for part in _names_at_and(piece, single)
    ]
    parts = [part for part in parts if words(part)]
    if len(parts) < 2:
        return []
    people: list[PrintedPerson] = []
    roles = 0
    title = ""
    for part in parts:
        if plural := _PLURAL.match(part):
            title = _SINGULAR.get(plural["title"].lower(), "")
            part = part[plural.end() :]
            if not part:
                continue
        person = person_in_entry(part, known, single)
        if person:
            role = person.role or ("" if person.titles else title)
            people.append(replace(person, role=role))
        elif people and not people[-1].role and _is_role(part):
            people[-1] = replace(people[-1], role=part)
            roles += 1
        else:
            return []
    return people if len(people) > 1 or not roles else []


def _is_role(part: str) -> bool:
    """Whether a piece between commas can be the role of who is named before it."""
    is_told = part.strip()[:1].isupper() or any(map(is_word_of_role, part.split()))
    return (
        is_told
        and not names_somebody(part)
        and not is_no_role(part)
        and not is_name(part, True)
        and len(words(part)) <= 8
    )


def _names_at_and(piece: str, single: bool) -> list[str]:
    """Return a piece between commas, as two where "and" joins two names."""
    piece = re.sub(r"^(?:and|&)\s+", "", piece)
    if match := _INITIALLED.fullmatch(piece):
        return [match[1], match[2]]
    apart = _NEXT_NAME.split(piece) if len(by_titles(piece)) < 2 else []
    if len(apart) > 1 and all(person_in_entry(part, (), single) for part in apart):
        return [name for part in apart for name in _names_at_and(part, single)]
    parts = _AND.split(piece)
    if len(parts) > 1 and all(is_name(re.sub(r"[(\[].*", "", part), True) for part in parts):
        return parts
    if len(parts) == 2 and is_name(parts[0], True) and person_in_entry(parts[1]):
        return parts
    return by_titles(piece)


_SENDER = re.compile(
    r"(?P<who>[^.]+?) (?:had |has |have )?(?:sent|given|gave|tendered|submitted|offered)"
    r"(?: (?:his|her|their))? apologies\b",
    re.I,
)


def sent_apologies(text: str, known: Collection[str]) -> list[PrintedPerson]:
    """Return the people named in a sentence like "Apologies were received from …"."""
    match = _SENT.match(flat(text)) or _SENDER.match(flat(text))
    who = _without_reasons(match["who"], "")[0] if match else ""
    return list(people_in(re.sub(r"\.\s.*|\.$", "", who), known, True)) if who else []
