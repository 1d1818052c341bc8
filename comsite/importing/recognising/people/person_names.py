"""Recognise names of people, and separate a name from its titles and role."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.vocabulary import vocabulary

# Titles before a name. Courtesy titles are dropped from it; titles of offices become the role.
COURTESY = vocabulary("courtesies")
OFFICE = vocabulary("titles")
_INNER_TITLES = frozenset(words("mr mrs ms miss dr cllr cllrs councillor councillors prof clerk"))
_AFTER = vocabulary("letters")
_PARTICLES = vocabulary("particles")
# Words of roles and bodies, which no name has.
_OF_ROLES = vocabulary("roles")
_MONTHS_AND_NAMES = frozenset(("april", "june", "may"))
_OF_LISTS = frozenset(
    ("absent", "agenda", "apologies", "attendance", "attending", "minutes", "present")
)
_CAPITAL = re.compile(
    r"(?:[A-Z]\.?(?:[A-Z]\.?){0,2}|(?:[A-Z]\.){0,3}(?:[A-Z]['’])?[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?)"
)
_WORD = r"[A-Z][a-z][\w'’-]+"
_NAMED_IN_ROLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|PCSO)\b\.? [A-Z]|^(?:and|&)\s+\S"
)
_LOWER = re.compile(r"[a-z-]{4,}(?: [a-z-]+){0,2}")  # a role of a few words: "tenant"
_INITIALLED = re.compile(r"[A-Z]\. ?[A-Z][a-z]+")
# Where a sentence ends: after a word that is no short form of a title.
SENTENCE_END = (
    r"(?:(?<=[a-z]{3})(?<!Cllr)(?<!Cyng)(?<!Prof)(?<!Asst)(?<!Dept)(?<!Supt)(?<!Insp)(?<!Capt)(?<!Revd)"
    r"(?<!Messrs)\.|(?<=\))\s?\.)\s+(?=[A-Z])"
)
# Texts that are no role: several sentences, or somebody's address or contact details.
_NO_ROLE = re.compile(
    rf"{SENTENCE_END}|[<>]|^[0-9]+ |\b[A-Z]{{1,2}}[0-9]{{1,2}}[A-Z]? [0-9][A-Z]{{2}}\b"
    r"|\b[A-Z][a-z]+ [A-Z](?:,|$)|[0-9]{5}|\s\S+@\S+\.\S|^[A-Z]$|\)\s[A-Z]$|(?:\S+\s+){20}"
)
# Words with which a role tells something, or names somebody else after a bracket or a comma.
_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|have|had|joined|left|attended|arrived|sent|together|public|apologies"
    r"|resigned|absent)\b|^\W*[0-9]*\W*$",
    re.I,
)
_INITIAL = re.compile(
    r"(?:^|,\s*)[A-Z]\.?(?:,|$)|(?<!\()\b[A-Z](?:\.\s?|\s)(?!Supt|Insp|Const)[A-Z][a-z]+(?!\))"
)
_BEFORE_INITIALS = re.compile(r"([^()]+?)\s*\(([A-Z]{2,3})\)")
_NAME_AFTER = re.compile(r"\)\s*(?P<name>[^\W\d_a-z][^()]*?)\s*(?:\(|$)")
# words before a name that is part of a role
_JOINING = ("of", "for", "the", "and", "&", "at", "to")
_NICKNAME = re.compile(r"""(?<=\w) ["“‘'][A-Z][\w-]+["”’'](?= [A-Z])""")
_TOKEN = re.compile(r"\S+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TITLED = re.compile(
    r"\b(?:(?:Borough|County|City|District|[BC])\s*)?"
    r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b\.?(?:\s+(?:Mr|Mrs|Ms|Miss|Dr)\b\.?)?\s(?=[A-Z])"
)
_PAIR = re.compile(
    rf"(?P<one>(?:{_TITLED.pattern}){_WORD} {_WORD}) (?P<two>(?P<name>{_WORD} {_WORD})(?: \(.*)?)"
)
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s+|\s*\t+\s*|\s+/\s+|\s*\.{3,}\s*|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """A person as printed: name and role; ``titles`` stand before the name and are no office."""

    name: str
    role: str = ""
    titles: str = ""


def is_word_of_role(word: str) -> bool:
    """Whether a word belongs to roles and bodies and to no name."""
    if "/" in word and word != "/":
        return any(is_word_of_role(part) for part in word.split("/"))
    bare = word.lower().strip(".,;:()&'’").removeprefix("v.").removeprefix("vice-")
    return bare.removeprefix("co-") in _OF_ROLES or word.endswith(("'s", "’s"))


def without_titles(text: str) -> tuple[str, str, str]:
    """Return the courtesy titles, the titles of an office, and the name after them."""
    tokens = text.split()
    courtesy, office = [], []
    while len(tokens) > 1:
        word = tokens[0].lower().strip(".,")
        if word in COURTESY:
            courtesy.append(tokens.pop(0))
        elif word in OFFICE or (word == "d" and tokens[1].lower().strip(".,") in OFFICE):
            office.append(tokens.pop(0))
        else:
            break
    while len(tokens) > 1 and tokens[-1].lower().strip(".,") in _AFTER:
        courtesy.append(tokens.pop())
    return " ".join(courtesy), " ".join(office), " ".join(tokens).strip(" ,;:.*")


def names_somebody(role: str) -> bool:
    """Whether what was taken for a role names somebody else."""
    initial = _INITIALLED.fullmatch(role)
    return bool(_NAMED_IN_ROLE.search(role)) or bool(initial and not is_word_of_role(role))


def without_nickname(name: str) -> str:
    """Return a name without what stands inside it in quotation marks."""
    return _NICKNAME.sub("", name)


def is_name(text: str, single: bool = False) -> bool:
    """Whether it looks like a person's name, of one word only where ``single``."""
    text = without_nickname(text)
    tokens = without_titles(text)[2].split()
    if any(_ends_name(token) for token in tokens[:-1]) or any(map(_is_title, tokens)):
        return False
    if not (1 if single or text.split() != tokens else 2) <= len(tokens) <= 5:
        return False
    if tokens[-1].lower() in _PARTICLES or len(tokens[-1].strip(".")) < 2:
        return False
    initialled = len(tokens) == 2 and len(tokens[0].strip(".")) == 1
    initialled &= text.split() != tokens or tokens[0].endswith(".")
    initialled &= tokens[-1].lower() not in _OF_LISTS
    is_first_name = len(tokens) > 1 and tokens[0].lower() in _MONTHS_AND_NAMES
    checked = tokens[is_first_name:]
    checked = [token for token in checked if len(token.strip(".")) > 1]
    if not initialled and any(map(is_word_of_role, checked)):
        return False
    if len({token.isupper() for token in tokens if len(token.strip(".")) > 2}) > 1:
        return False
    proper = [token for token in tokens if token.lower() not in _PARTICLES]
    alone = text.split() == tokens
    return (
        bool(proper)
        and all(_CAPITAL.fullmatch(token.strip(",")) for token in proper)
        and not (len(tokens) == 1 and tokens[0].isupper() and (alone or len(tokens[0]) < 4))
        and not (len(tokens) == 1 and tokens[0].lower() in (COURTESY | OFFICE))
    )


def _ends_name(token: str) -> bool:
    """Whether a name cannot go on after a word: at a comma, or at the end of a sentence."""
    return token.endswith((",", ";", ":")) or (token.endswith(".") and len(token) > 4)


def _is_title(token: str) -> bool:
    word = token.lower().strip(".,")
    return word in _INNER_TITLES


def person_in_entry(
    text: str, known: Collection[str] = (), single: bool = False
) -> PrintedPerson | None:
    """Return the person and role of one entry of a list; None if no name is found for certain."""
    text = flat(re.sub(r"^(?:\[[ xX]?\]|:)\s*", "", text.strip())).strip(" ,;.*•|")
    if not text or len(text) > 250:
        return None
    if handle := re.search(r"\s\(?@\w", text):
        return _person(text[: handle.start()], [text[handle.start() :].strip()], True)
    return (
        _by_dash(text, single)
        or _by_bracket(text, single)
        or _by_comma(text, single)
        or (_name_alone(text, single) or _role_before(text, known, single))
    )


def _person(name: str, roles: list[str], single: bool) -> PrintedPerson | None:
    if not is_name(name, single):
        return None
    roles = [_without_and(role) for role in roles]
    if any(names_somebody(role) or is_no_role(role.strip()) for role in roles if role):
        return None
    courtesy, office, bare = without_titles(name)
    first, *words_after = bare.split()
    if len(words_after) > 1 and _is_initials(first, " ".join(words_after)):
        bare, roles = " ".join(words_after), [first, *roles]
    *words_before, last = bare.split()
    if len(words_before) > 1 and _is_initials(last, " ".join(words_before)):
        bare, roles = " ".join(words_before), [last, *roles]
    role = ", ".join(part for part in (office, *roles) if part)
    if office and roles and roles[0].startswith("("):
        role = f"{office} {', '.join(roles)}"
    return PrintedPerson(bare, role, courtesy)


def is_no_role(role: str) -> bool:
    """Whether what stands after a name tells something, or names somebody else."""
    after = _NAME_AFTER.search(role)
    is_other = bool(after and is_name(after["name"]) and not is_word_of_role(after["name"]))
    first = _BEFORE_INITIALS.match(role)
    is_other |= bool(first and is_name(first[1]) and _is_initials(first[2], first[1]))
    forms = (_NO_ROLE, _TELLS, _INITIAL)
    return is_other or any(form.search(role) for form in forms)


def _without_and(role: str) -> str:
    """Return a role without the "and" that joins it to somebody else."""
    return re.sub(r"(?:^|\s+)(?:and|&)$", "", role.strip(" ,;–-"))


def _by_dash(text: str, single: bool) -> PrintedPerson | None:
    """Read "Name – Role", "Role – Name" or "Role: Name"."""
    match = _DASH.search(text) or re.search(r":\s+", text)
    if not match or not match.start():
        return None
    left, right = text[: match.start()], text[match.end() :]
    inner = _BRACKET.search(left)
    outside = _BRACKET.sub("", left)
    lone = len(outside.split()) == 1 and (is_name(_BRACKET.sub("", right)) or outside.isupper())
    if is_name(outside, single=True) and not lone:
        role = f"{inner[0].strip()} {right}" if inner else right
        return _person(outside, [role], True)
    if is_name(_BRACKET.sub("", right), single=True) and not re.search("[0-9]", left):
        role = " ".join([left, *(bracket.strip() for bracket in _brackets(right))])
        return _person(_BRACKET.sub("", right), [role], True)
    return _person(outside, [right], single)


def _brackets(text: str) -> list[str]:
    return [match[0].strip() for match in _BRACKET.finditer(text)]


def _by_bracket(text: str, single: bool) -> PrintedPerson | None:
    """Read "Name (Role)" or "Name (Company) / Role"."""
    match = _BRACKET.search(text)
    if not match:
        return None
    name, after = text[: match.start()], text[match.end() :].strip(" ,/-–")
    role = match[1].strip()
    if without_titles(role)[0] and is_name(role):
        # the name of an office with its holder in brackets
        return _person(role, [f"{name} {after}".strip()], True)
    if after:
        role = f"({role}) {after}"
    return _person(name, [role], True) if role else _person(name, [], True)


def _by_comma(text: str, single: bool) -> PrintedPerson | None:
    """Read "Name, Role"."""
    left, comma, right = text.partition(",")
    if not comma:
        return None
    others = right.split(",")
    if len(others) > 1 and sum(is_name(part.strip(), True) for part in others) * 2 > len(others):
        return None
    is_role = right.strip()[:1].isupper() or any(map(is_word_of_role, right.split()))
    is_role |= single and is_name(left) and bool(_LOWER.fullmatch(right.strip()))
    if is_name(left, single) and is_role:
        return _person(left, [right.strip()], single)
    if is_name(right, single) and not is_name(left):
        return _person(right, [left], single)
    return None


def _name_alone(text: str, single: bool) -> PrintedPerson | None:
    return _person(text, [], single)


def _role_before(text: str, known: Collection[str], single: bool) -> PrintedPerson | None:
    """Read role and name, or name and role, without a mark between them."""
    tokens = text.split()
    # "Warden of West Larkwick" is an office to its last word.
    is_of_a_place = any(token.lower() in ("of", "for") for token in tokens[:-1])
    if single and len(tokens) > 1 and not is_of_a_place and all(map(_is_of_office, tokens[:-1])):
        return _person(tokens[-1], [" ".join(tokens[:-1])], True)
    for count in range(2, min(len(tokens), 6)):
        name, role = " ".join(tokens[:count]), " ".join(tokens[count:])
        starts = is_word_of_role(tokens[count]) or _is_initials(tokens[count], name)
        if starts and is_name(name) and len(tokens) <= 14:
            return _person(name, [role], False)
    for count in (3, 2):
        name, role = " ".join(tokens[-count:]), " ".join(tokens[:-count])
        is_known = " ".join(words(name)) in known
        before = tokens[-count - 1] if len(tokens) > count else "and"
        clear = is_word_of_role(before) and before.lower() not in ("and", "of", "the")
        if role and (is_known or (clear and is_name(name))) and len(tokens) <= 14:
            return _person(name, [role], True)
    return None


def _is_of_office(token: str) -> bool:
    return is_word_of_role(token) or token.lower() in OFFICE


def _is_initials(token: str, name: str) -> bool:
    """Whether a word has the first letters of a name: "Ada Example AE", "AE Ada Example".

    A middle initial or more letters of the family name are allowed: "AJE", "AEx".
    """
    parts = without_titles(name)[2].split()
    if token == "".join(part[0] for part in parts).upper():
        return True
    match = re.fullmatch(r"([A-Z])[A-Z]?([A-Z][a-z]{0,2})", token)
    return bool(match and parts[0].startswith(match[1]) and parts[-1].startswith(match[2]))


def by_titles(text: str) -> list[str]:
    """Cut a text before each title like "Mrs", if the names have no commas between them."""
    starts = [match.start() for match in _TITLED.finditer(text)]
    if len(starts) < 2 or text.count(",") > 1:
        return [text]
    cuts = [0]
    role_first = bool(flat(text[: starts[0]]))
    for start in starts[1:]:
        before = text[cuts[-1] : start].split()
        moved = 0
        while role_first and moved < len(before) and is_word_of_role(before[-1 - moved]):
            moved += 1
        back = len(" ".join(before[len(before) - moved :])) + 1 if moved else 0
        cuts.append(start - back)
    parts = (text[at:end] for at, end in zip(cuts, [*cuts[1:], len(text)], strict=True))
    return [entry_text for part in parts for entry_text in _pair(flat(part))]


def _pair(text: str) -> list[str]:
    """Return an entry as two where a whole name follows one with a title."""
    match = _PAIR.fullmatch(text)
    return [match["one"], match["two"]] if match and is_name(match["name"]) else [text]


def run_together(text: str, known: Collection[str]) -> list[str]:
    """Cut a text before each name, if several people follow each other without a mark."""
    cuts = [match.start() for match in _name_starts(text, known)]
    if len(cuts) < 2 or flat(text[: cuts[0]]):
        return [text]
    return [flat(text[at:end]) for at, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _name_starts(text: str, known: Collection[str]) -> list[re.Match[str]]:
    """Return the tokens that begin a name with a dash, or a comma and a role, after it."""
    tokens = list(_TOKEN.finditer(text))
    starts: list[re.Match[str]] = []
    if not re.search(r"[-–—]\s|\s[-–—]", text):
        return starts
    last = -1
    for place, token in enumerate(tokens):
        if place <= last:
            continue
        length = _name_length([following[0] for following in tokens[place : place + 5]], known)
        if not length:
            continue
        end = tokens[place + length - 1]
        if place and not starts:
            break
        joined = bool(place) and tokens[place - 1][0].lower() in _JOINING
        if joined and " ".join(words(text[token.start() : end.end()])) not in known:
            continue
        starts.append(token)
        last = place + length - 1
    return starts


def _name_length(tokens: list[str], known: Collection[str]) -> int:
    """Return the length in tokens of a name followed by a dash or comma; 0 if there is none."""
    for length in (4, 3, 2):
        if len(tokens) < length or tokens[0].lower() in _JOINING:
            continue
        name = " ".join(tokens[:length])
        after = tokens[length] if len(tokens) > length else ""
        is_known = " ".join(words(name)) in known
        marked = bool(re.match(r"[-–—]", after)) or name.endswith((",", "–", "-", "—"))
        bare_name = name.rstrip(",–—-")
        if is_known and (marked or not after or after[:1] == "("):
            return length
        if (
            marked
            and length == 2
            and is_name(bare_name)
            and not any(map(is_word_of_role, tokens[:2]))
        ):
            return length
        between = tokens[1 : length - 1]
        particles = any(
            token.lower() in _PARTICLES or len(token.strip(".")) == 1 for token in between
        )
        if marked and particles and is_name(bare_name):
            return length
    return 0
