"""Addresses as a web server is asked for them, those of an earlier system included.

Such an address may have capitals, spaces, percent signs and a query; it is one path all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from comsite.base.problems import CONTROL

# Marks that the files for web servers read as something else than a part of an address.
_MARKS = '*:#\\"$;{}<>|^`'
_CODED = re.compile("%(?![0-9A-Fa-f]{2})|%2[Ff]")
_PAIR = re.compile(r"([A-Za-z_][\w.-]*)=[!-%'-<>-~]+", re.ASCII)
_LONGEST = 400  # bytes; servers set a limit to what they look up

FORM = "write the path that was published, beginning with one /, like /reports/old-name/"
MARKS = f"write one whole address, without {' '.join(_MARKS)} and signs that nobody sees:"
MARKS += " these have a meaning of their own to web servers"
CODED = "after % there have to be two hexadecimal digits of a character in UTF-8, as in %20 for a"
CODED += " space; %2F cannot be told from /"
STEPS = "browsers and servers take //, . and .. out of a path; write the address without them"
QUERY = "after ? write name=value, with & between two; each name begins with a letter and stands"
QUERY += " once, and a value has no space and no ="
LENGTH = f"an address of more than {_LONGEST} bytes cannot be led on"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a server is asked for: the path in plain characters, and the query as it was sent."""

    path: str
    query: str = ""

    @property
    def key(self) -> str:
        """The address as servers compare it: without capitals, last slash or ``index.html``."""
        path = self.path.lower()
        if path.endswith("/index.html"):
            path = path.removesuffix("index.html")
        return path.rstrip("/") + (f"?{self.query.lower()}" if self.query else "")

    @property
    def pairs(self) -> tuple[str, ...]:
        """The parts of the query, ``name=value`` each."""
        return tuple(self.query.split("&")) if self.query else ()

    @property
    def small(self) -> Asked:
        """The address in small letters."""
        return Asked(self.path.lower(), self.query)

    @property
    def sent(self) -> str:
        """The path as a browser sends it, with percent signs."""
        return quote(self.path, safe="/!'(),+=@&~")


def asked(address: str) -> Asked:
    """Return what a server is asked for at an address without `fault`."""
    path, _, query = address.partition("?")
    return Asked(unquote(path), query)


def fault(address: str) -> str:
    """Return what to write instead of an address that cannot be led on, or nothing."""
    path, mark, query = address.partition("?")
    plain = unquote(path)
    if not path.startswith("/") or path.startswith("//"):
        return FORM
    if _CODED.search(path) or "\ufffd" in plain or re.search("%(?![0-9A-Fa-f]{2})", query):
        return CODED
    if set(_MARKS) & set(plain + query) or "?" in plain + query or _unseen(plain + unquote(query)):
        return MARKS
    if "//" in plain or {".", ".."} & set(plain.split("/")):
        return STEPS
    pairs = [_PAIR.fullmatch(pair) for pair in query.split("&")] if mark else []
    names = [pair[1].lower() for pair in pairs if pair]
    if len(names) < len(pairs) or len(set(names)) < len(names):
        return QUERY
    return LENGTH if len(address.encode()) > _LONGEST else ""


def _unseen(text: str) -> bool:
    """Return whether a text has tabs, line ends or characters that no page can hold."""
    return bool(CONTROL.search(text)) or "\t" in text or "\n" in text
