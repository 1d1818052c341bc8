"""What all readers share: ``CannotRead``, tidy text, spans, typed markers, notices."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comsite.base.english import join
from comsite.base.letterforms import one_form
from comsite.base.problems import CONTROL
from comsite.importing.document import Block, Kind, Notice, TextSpan

# Never printed: zero-width marks and the hyphen that shows only where a line breaks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e007f]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " "))
BULLETS = "•▪◦●○■□◆◇▶►➢➤‣⁃∙·*✓✔❖–—‒-\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8\uf06f"

# What the picture fonts of Word show for the codes that minutes use.
SYMBOLS = {
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0A8, 0xF06E, 0xF0D8), "•"),
    **dict.fromkeys((0xF0FC, 0xF0FE, 0xF052, 0xF0D6), "✓"),
    **dict.fromkeys((0xF0FB, 0xF0FD, 0xF053), "✗"),
    0xF06F: "☐",
    0xF0E0: "→",
    0xF0AE: "→",
    0xF02D: "-",
    0xF0A3: "≤",
    0xF0B3: "≥",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0BC: "¼",
    0xF0BD: "½",
    0xF0B4: "×",
    0xF061: "α",
    0xF062: "β",
}

_BULLET = re.compile(rf"[{re.escape(BULLETS)}][ \t]+(?=\S)|[•▪●■\uf0b7\uf0a7\uf0d8](?=\w)")

# A number or letter typed before a text. A capital with a full stop may be somebody's initial, and
# a number that a unit follows is a time or an amount.
_MARKER = re.compile(
    r"""(?: \(?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]\)?   # 1.  5.3.  4)  (2)  4a.
        | \d{1,3}(?:\.\d{1,3}){1,4}[A-Za-z]?              # 5.3  5.3A
        | \(?[a-z]\) | [a-z]\. | \([A-Z]\) | [A-Z]\)      # a)  (a)  a.  (A)  A)
        | \(?(?:[ivx]{2,5})[.)]                           # ii.  (iv)
        )(?:[ \t]+(?=\S)|(?<=[.)])(?=[A-Z][a-z]))
        (?!(?:am|pm|a\.m|p\.m|noon|hours?|hrs|million|billion|per[ ]?cent|%|o'clock)\b)
    """,
    re.VERBOSE,
)

_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}(?!\d|\.\d)|\d{1,2}[.]\d{2}[ \t]*[-–—][ \t]*\d")
_WIDE = re.compile(" {2,}")
_BROKEN = re.compile(r"[ \t]*\n[ \t\n]*")
_RULE = re.compile(r"[-_=*.·•…~–— \t]{3,}")


class CannotRead(Exception):  # noqa: N818  (it says what is the case, as its message does)
    """No text can be read from a file: its name, what is wrong, and what to do."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        self.message = message
        super().__init__(f"{name}: {message}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader left out or doubted; findings of a kind make one notice."""

    kind: str
    place: str
    lost: str = ""
    count: int = 1


def tidy(text: str) -> str:
    """Return the text in one form of letters, without invisible characters.

    Line ends are ``\\n``, and spaces plain.
    """
    text = _BREAKS.sub("\n", text).translate(_SPACES)
    if not text.isascii():
        text = one_form(_UNSEEN.sub("", text))
    return CONTROL.sub("", text)


def assemble(parts: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    """Spans without double or outer spaces, those of one form put together.

    A space between two formattings is plain, so that no bold text begins or ends with one.
    """
    # a span for its formatting, and the pieces of its text
    runs: list[tuple[TextSpan, list[str]]] = []
    last = " "
    for span in parts:
        for part in _cut(span):
            text = _BROKEN.sub("\n", _WIDE.sub(" ", part.text))
            if last.isspace():
                text = text.lstrip(" " if last == "\t" else " \n")
            if not text:
                continue
            last = text[-1]
            if runs and _form(runs[-1][0]) == _form(part):
                runs[-1][1].append(text)
            elif len(runs) > 1 and _is_space(runs[-1][1]) and _form(runs[-2][0]) == _form(part):
                _, space = runs.pop()
                runs[-1][1].extend((*space, text))
            else:
                runs.append((part, [text]))
    spans = [dataclasses.replace(form, text="".join(pieces)) for form, pieces in runs]
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        spans[-1] = dataclasses.replace(spans[-1], text=spans[-1].text.rstrip())
    return tuple(spans)


def _is_space(pieces: list[str]) -> bool:
    return len(pieces) == 1 and not pieces[0].strip()


def _form(span: TextSpan) -> tuple[bool, bool, str]:
    return span.bold, span.italic, span.href


def _cut(span: TextSpan) -> tuple[TextSpan, ...]:
    """Cut a formatted span so that the spaces at its ends are spans of their own."""
    core = span.text.strip()
    if len(core) == len(span.text) or not any(_form(span)):
        return (span,)
    if not core:
        return (TextSpan(span.text),)
    start = span.text.index(core)
    end = start + len(core)
    return (
        TextSpan(span.text[:start]),
        dataclasses.replace(span, text=core),
        TextSpan(span.text[end:]),
    )


def without_start(spans: Sequence[TextSpan], length: int) -> tuple[TextSpan, ...]:
    """Return the spans from the given character on."""
    remaining = []
    for span in spans:
        text = span.text[length:]
        length = max(0, length - len(span.text))
        if text:
            remaining.append(dataclasses.replace(span, text=text))
    return assemble(remaining)


def lines_of(spans: Iterable[TextSpan]) -> Iterator[tuple[TextSpan, ...]]:
    """Yield the spans cut at line breaks, without empty lines."""
    line: list[TextSpan] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(dataclasses.replace(span, text=first))
        for text in others:
            if line_spans := assemble(line):
                yield line_spans
            line = [dataclasses.replace(span, text=text)]
    if line_spans := assemble(line):
        yield line_spans


def marker_length(text: str) -> int:
    """Return the length of the typed number or letter at the start of a text, with spaces."""
    match = _MARKER.match(text)
    return match.end() if match and not _DATE.match(text) else 0


def with_marker(block: Block) -> Block:
    """Return the block with a typed bullet, number or letter taken out of its text.

    ``- 4. Text`` is number 4: converters put a bullet before a number.
    """
    if block.kind not in ("paragraph", "bullet", "heading") or block.marker:
        return block
    text = block.text
    if is_rule(text):
        return dataclasses.replace(block, kind="rule", level=0)
    kind: Kind = block.kind
    level, start = block.level, 0
    bullet = _BULLET.match(text) if kind != "heading" else None
    if bullet:
        kind, level, start = "bullet", max(level, 1), bullet.end()
    length = marker_length(text[start:])
    if length:
        kind, level = "heading" if kind == "heading" else "number", max(level, 1)
    if not start + length:
        return block
    return dataclasses.replace(
        block,
        kind=kind,
        level=level,
        marker=text[start : start + length].strip(),
        spans=without_start(block.spans, start + length),
    )


def is_rule(text: str) -> bool:
    """Whether a line is drawn with dots, dashes or the like, and has no word."""
    return bool(_RULE.fullmatch(text.strip())) and len(text.strip()) > 2


def continues(before: str, after: str) -> bool:
    """Whether the second text continues a sentence that the first began."""
    before = before.rstrip()
    return (
        len(before) > 20
        and before[-1] not in ".:;!?…”’\"'"
        and after[:1].islower()
        and not marker_length(after)
    )


def notices_of(
    findings: Iterable[Finding], sentences: dict[str, tuple[str, str]]
) -> Iterator[Notice]:
    """Yield one notice for each kind: its singular or plural sentence, with all the places.

    ``sentences`` maps each kind to both sentences, in the order of the notices.
    """
    by_kind: dict[str, list[Finding]] = {kind: [] for kind in sentences}
    for finding in findings:
        by_kind[finding.kind].append(finding)
    for kind, (singular, plural) in sentences.items():
        if of_kind := by_kind[kind]:
            count = sum(finding.count for finding in of_kind)
            places = list(dict.fromkeys(finding.place for finding in of_kind if finding.place))
            yield Notice(
                place=summed_up(places),
                message=(singular if count == 1 else plural).format(count=f"{count:,}"),
                lost="\n".join(finding.lost for finding in of_kind if finding.lost),
            )


def summed_up(places: Sequence[str], most: int = 8) -> str:
    """``pages 1, 4 and 7``, or the first few and how many more."""
    if not places:
        return ""
    if len(places) == 1:
        return places[0]
    noun, *_ = places[0].split()
    if all(place.split()[0] == noun and len(place.split()) == 2 for place in places):
        values = [place.split()[1] for place in places]
        more = len(values) - most
        if more > 1:
            return f"{noun}s {', '.join(values[:most])} and {more} more"
        return f"{noun}s {join(values)}"
    return join([*places[:most], *([f"{len(places) - most} more"] if len(places) > most else [])])
