"""What a page has room for: at each limit everything is there, and one more is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small

pytestmark = pytest.mark.slow

PLACES = 10  # items of a meeting
TREES = ("Alder", "Birch", "Cedar", "Elder", "Hazel", "Larch", "Maple", "Rowan")
BESIDE = ("gales", "ice", "jetties", "knots", "lights", "nets", "oars", "piers", "quays", "rafts")


def large(over: int) -> Mapping[str, str]:
    """An archive that has as much of everything as a page takes; with ``over`` = 1 one more.

    The Lamp Office has one more than that, so that what is counted is several.
    """
    items = [item(number, over) for number in range(100 + 2 * over)]
    files = {
        "glossary.yaml": "terms:\n  - {abbreviation: TRO, expansion: Traffic order}\n",
        "people/ada-example.yaml": "name: Ada Example\n",
        "people/ben-sample.yaml": "name: Ben Sample\ntenures:\n  - {post: clerk, start: 2029}\n",
        "people/cora-specimen.yaml": "name: Cora Specimen\n",
        "people/dan-placeholder.yaml": "name: Dan Placeholder\n",
        "people/eve-mockup.yaml": "name: Eve Mockup\n",
        "posts/clerk.yaml": "title: Clerk\n",
        "organisations/lamp-office.yaml": "name: Lamp Office\n",
        **{f"people/pip-{tree.lower()}.yaml": f"name: Pip {tree}\n" for tree in TREES},
        **{f"topics/{one}.yaml": f"title: {one}\n" for one in ("mud", "rope", "tar", *BESIDE)},
    }
    meetings = [items[2 * over :][start : start + PLACES] for start in range(0, 100, PLACES)]
    meetings[0] += items[: 2 * over]
    meetings[1].append(([], f"{long('Eve Mockup dug', 200 + over)}.\n"))
    for month, inside in enumerate(meetings, 1):
        details = "".join(
            f'  - {{number: "{place}", topics: [{", ".join(topics)}]}}\n'
            for place, (topics, _) in enumerate(inside, 1)
            if topics
        )
        actions = "".join(
            f'  - {{label: "{place}{letter}", topics: [{", ".join(topics)}]}}\n'
            for place, (topics, text) in enumerate(inside, 1)
            if topics
            for letter in "ab"[: text.count("\n- ")]
        )
        front = f"items:\n{details}" + (f"actions:\n{actions}" if actions else "")
        if month == 5 + over:
            front += "action_updates:\n  - {action: 2030-01-08-1a, status: done}\n"
        body = "".join(f"## {place}. Item\n\n{text}" for place, (_, text) in enumerate(inside, 1))
        date = f"2030-{month:02}-08"
        files[f"meetings/{date}.md"] = small.meeting(date, front, body)
    for number in range(100 + 2 * over):
        files |= report(number, over)
    return files


def item(number: int, over: int) -> tuple[list[str], str]:
    """The topics and the text of an item. The first two of ``over`` are beyond the limits."""
    place = number - 2 * over  # among those that are there without ``over``
    text = "" if place == -1 else "Ada Example and the Clerk dug. "
    text += "The Lamp Office dug.\n\n"
    topics = ["mud"] if place >= 0 else []
    if place >= 40 - over:
        topics.append("rope")
    if place == 0:  # names ten people with the three of all items
        topics += ["tar", *BESIDE[: 9 + over]]
        text += "".join(f"Pip {tree} dug.\n\n" for tree in TREES[: 7 + over])
    if place >= 80 - over:
        text += "The TRO was read.\n\n"
    if place >= 88 - over:
        question = "Dan Placeholder asked whether the rope was long or short"
        text += f"{long(question, 360 + over) if place == 99 else question}.\n\n"
    if place == -1:
        return topics, text
    text += "### Actions\n\n- Ada Example, Clerk and Lamp Office to dig.\n"
    if place >= 0:
        owner = "Lamp Office" if over and place == 5 else "Cora Specimen"
        text += f"- {owner} to dig again.\n"
    return topics, f"{text}\n"


def long(text: str, length: int) -> str:
    """A sentence that is so long with its stop."""
    whole = f"{text}{' or short' * length}"[: length - 1]
    return whole.rpartition(" ")[0].ljust(length - 1, "t")


def report(number: int, over: int) -> dict[str, str]:
    """A report; the last of ``over`` names the Lamp Office only, and has no topic."""
    front = f"topics: [{'mud' if number < 40 else 'mud, rope'}]\n"
    front += "authors:\n  - {person: ada-example}\n  - {person: ben-sample, post: clerk}\n"
    if number > 100:
        front = ""
    text = small.report("2030-11-05", front, "1. The Lamp Office dug.\n")
    return {f"reports/paper-{number:03}.md": text}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of the archive that keeps to the limits, and of the one that does not."""
    made = [tmp_path_factory.mktemp("limits") / "build" for _ in range(2)]
    for over, output in enumerate(made):
        build(Options(small.write(output.parent, large(over)), output, search=False))
    return made[0], made[1]


# A sentence of a page that says what is not there: never at the limit, and beyond it like this.
SENTENCES = [
    ("people/ada-example", r"\d+ earlier item.*?:", "1 earlier item names Ada Example:"),
    ("people/ada-example", r"search for (it|them)<", "it"),
    ("people/ada-example", r"\d+ earlier ones?.*reports", "1 earlier one is among the reports"),
    ("people/ada-example", r"\d+ earlier ones?.*list", "1 earlier one is in the list"),
    ("posts/clerk", r"\d+ earlier item.*?:", "1 earlier item names Clerk:"),
    ("posts/clerk", r"\d+ earlier ones?.*reports", "1 earlier one is among the reports"),
    ("posts/clerk", r"\d+ earlier ones?.*list", "1 earlier one is in the list"),
    ("organisations/lamp-office", r"\d+ earlier item.*?:", "2 earlier items name Lamp Office:"),
    ("organisations/lamp-office", r"search for (it|them)<", "them"),
    (
        "organisations/lamp-office",
        r"\d+ earlier ones?.*ports",
        "2 earlier ones are among the reports",
    ),
    ("organisations/lamp-office", r"\d+ earlier ones?.*list", "2 earlier ones are in the list"),
    ("people/dan-placeholder", r"more-turns\">In other items", 'more-turns">In other items'),
    ("people/dan-placeholder", r"Dan [^<]{300,}?(…)", "…"),
    ("feeds/people/eve-mockup.xml", r"<summary>.*?(…)", "…"),
    ("glossary", r"Search for all \d+", "Search for all 21"),
    ("topics/tar", r"And \d+ more, named", "And 1 more, named"),
    ("topics/tar", r"\d+ more with fewer", "1 more with fewer"),
    ("posts/clerk/topics/rope", r"Earlier still: [^,]*, [^,]*", "Earlier still: 1 item, 1 report"),
    ("topics/mud", r'href="/topics/mud/2030/"', 'href="/topics/mud/2030/"'),
    ("actions", r'class="register-years"', 'class="register-years"'),
    ("actions/2030-01-08-1a", r"in the notes of \d meetings", "in the notes of 4 meetings"),
]
# How many of a list that a page has beyond the limit: the rest of a page, the end of it, a piece.
LISTS = [
    *(
        (page, f'id="{section}"', "</section>", "<li>", 100)
        for page in ("people/ada-example", "posts/clerk", "organisations/lamp-office")
        for section in ("items", "reports", "actions")
    ),
    ("people/dan-placeholder", 'id="turns"', "<h3", '<p class="note"><a', 12),
    ("posts/clerk/topics/rope", "<main", "</main>", "<article", 60),
    ("topics/tar", 'id="people"', "</section>", "<li>", 10),
    ("topics/tar", 'id="neighbours"', "</section>", "<li>", 10),
    ("glossary", 'id="tro"', "</details>", "<li>", 20),
    ("feeds/all.xml", "<feed", "</feed>", "<entry>", 50),
    ("topics/rope", 'id="promises"', "</section>", "<li>", 20),
    ("index.html", 'id="promises"', "</section>", "<li>", 3),
    ("index.html", 'id="topics"', "</section>", "<li>", 6),
    ("index.html", 'id="papers"', "</section>", "<li>", 4),
    ("actions", "By topic", "</div>", 'class="note"', 9),  # and those without
    ("actions", "By meeting", "</div>", 'class="note"', 8),
]


def text(site: Path, path: str) -> str:
    """A page, or a file with an ending."""
    return (site / path if "." in path else site / path / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("path", "pattern", "sentence"), SENTENCES)
def test_one_more_than_the_limit_is_told(
    path: str, pattern: str, sentence: str, sites: tuple[Path, Path]
) -> None:
    """At the limit everything is there, and nothing says that there is more."""
    at, beyond = (text(site, path) for site in sites)
    assert re.search(pattern, at) is None
    found = re.search(pattern, beyond)
    assert found
    assert re.sub("<[^>]*>", "", found[found.lastindex or 0]) == sentence


@pytest.mark.parametrize(("path", "start", "end", "piece", "most"), LISTS)
def test_no_list_is_longer_than_its_limit(
    path: str, start: str, end: str, piece: str, most: int, sites: tuple[Path, Path]
) -> None:
    """As many as there is room for, and not one less."""
    inside = text(sites[1], path).partition(start)[2].partition(end)[0]
    assert inside.count(piece) == most


@pytest.mark.parametrize(("letters", "title"), [(16, True), (17, False)])
def test_the_name_that_a_browser_shows(letters: int, title: bool, tmp_path: Path) -> None:
    """Sixteen letters are OpenSearch's limit: a longer title gives way to the body's short form."""
    site = small.SITE.replace("Small archive", "A" * letters)
    content = small.write(tmp_path, {"site.yaml": f"{site}  abbreviation: FHB\n"})
    build(Options(content, tmp_path / "build", search=False))
    found = re.findall("<ShortName>(.*?)<", text(tmp_path / "build", "opensearch.xml"))
    assert found == ["A" * letters if title else "FHB"]
