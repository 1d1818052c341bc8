"""What a test asks of a built page: its ids, its links, what it loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

DATA = "application/ld+json"  # the type of a script that is none: a browser runs nothing of it
_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}


@dataclass
class Parsed:
    """A page: ``loads`` are what a browser fetches with it, ``inline`` what the policy blocks."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Parsed()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag in ("a", "area") and "href" in given:
            self.page.links.append(given["href"])
        if tag == "form":
            self.page.links.append(given["action"])
        if tag == "link" and given.get("rel") != "canonical":
            where = self.page.links if given.get("rel") == "alternate" else self.page.loads
            where.append(given["href"])
        if tag in _LOADS and _LOADS[tag] in given:
            self.page.loads.append(given[_LOADS[tag]])
        runs = tag == "script" and "src" not in given and given.get("type") != DATA
        if tag == "style" or runs or "style" in given:
            self.page.inline.append(tag)
        self.page.inline += [name for name in given if name.startswith("on")]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))


@cache
def parsed(path: Path) -> Parsed:
    """The page at a path."""
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.page


def pages(site: Path) -> list[Path]:
    """Every page of a built site."""
    return sorted(site.rglob("*.html"))


def dead_links(site: Path) -> list[str]:
    """Each link of a built site that leads to no page of it, or to no place on that page."""
    dead = []
    for page in pages(site):
        for link in parsed(page).links:
            target, fragment = urldefrag(link)
            if urlsplit(target).scheme:
                continue
            path = urlsplit(target).path
            found = site / path.removeprefix("/") if path else page
            found = found / "index.html" if found.is_dir() else found
            if not found.is_file():
                dead.append(f"{page.relative_to(site)}: {link}")
            elif fragment and fragment not in parsed(found).ids:
                dead.append(f"{page.relative_to(site)}: {link}, no such place")
    return dead
