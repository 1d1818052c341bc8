"""Text that is allowed, and that a page, a feed or a file of settings could take for its own."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from comsite.checking.gate import Options
from comsite.data.spreadsheets import original
from comsite.publishing.build import build
from tests.data.opendata import sheet
from tests.small import write

EVIL = """</title></script><script>alert(1)</script>{{ 7*7 }}{% x %}' "onload="x" ]]>--> &lt; \\"""


def hostile(site: str = "https://small.example") -> dict[str, str]:
    """An archive whose every free text is hostile."""

    def fields(**values: object) -> str:
        return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)

    source = {"title": EVIL, "publisher": EVIL, "note": EVIL, "url": f'https://x.example/"{"<>"}'}
    body = (
        "## 1. `<script>` {{ 7*7 }}\n\n{{ 7*7 }} <script `<script>alert(1)</script>` <x onload=y>\n"
    )
    body += '\n### Actions\n\n- {{ 7*7 }} `<script>` [x](https://x.example/"><x) <x y="z">\n'
    notes = fields(
        date="2031-03-04",
        start="10:00",
        place=EVIL,
        status="held",
        source=source,
        chair="evil",
        present=[{"person": "evil", "role": EVIL, "post": "evil"}],
        next_meeting={"date": "2031-04", "place": EVIL},
        corrections=[{"date": "2031", "where": "p1-1", "was": EVIL, "now": EVIL, "why": EVIL}],
    )
    later = fields(
        date="2031-03-05",
        status="held",
        text="missing",
        known_from=EVIL,
        action_updates=[{"action": "2031-03-04-1a", "status": "done", "note": EVIL}],
    )
    paper = fields(
        subject=EVIL,
        date="2031-03-04",
        source=source,
        topics=["evil"],
        authors=[{"person": "evil", "role": EVIL}],
        attachments=[{"title": EVIL}],
    )
    return {
        "site.yaml": fields(
            title=EVIL,
            summary=EVIL,
            base_url=site,
            time_zone="Europe/London",
            body={"name": EVIL, "abbreviation": EVIL, "summary": EVIL},
            official_record={"publisher": EVIL},
            licence={"name": EVIL},
        ),
        "meetings/2031-03-04.md": f"---\n{notes}---\n\n{body}",
        "meetings/2031-03-05.md": f"---\n{later}---\n",
        "reports/evil.md": f"---\n{paper}---\n\n1. {{{{ 7*7 }}}} `<script>`\n",
        "people/evil.yaml": fields(name=EVIL, other_names=[EVIL], note=EVIL),
        "posts/evil.yaml": fields(title=EVIL, abbreviations=[EVIL], other_names=[EVIL], note=EVIL),
        "organisations/evil.yaml": fields(name=EVIL, abbreviations=[EVIL], note=EVIL),
        "topics/evil.yaml": fields(title=EVIL, other_names=[EVIL], summary=EVIL),
        "pages/evil.md": f"---\n{fields(title=EVIL)}---\n\n{{{{ 7*7 }}}} `<script>`\n",
        "glossary.yaml": fields(terms=[{"abbreviation": f"A{EVIL}", "expansion": EVIL}]),
    }


class Scripts(HTMLParser):
    """Refuses what a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.paths: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        addresses = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.paths += [address for address in addresses if address.startswith("/")]
        assert tag not in {"iframe", "object", "embed", "base", "style"}
        assert tag != "script" or "src" in names or ("type", "application/ld+json") in attrs
        assert not any(name.startswith("on") or name == "style" for name in names)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("address", ["https://small.example", "https://small.example/archive"])
def test_text_stays_text(address: str, tmp_path: Path) -> None:
    """What is written in fields and texts comes out as text: no tag, no template, no attribute."""
    output = tmp_path / "build"
    build(Options(write(tmp_path, hostile(address)), output, search=False))
    pages = list(output.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script>" not in text
        reader = Scripts()
        reader.feed(text)
        reader.close()
        folder = address.removeprefix("https://small.example")
        assert all(path.startswith(f"{folder}/") for path in reader.paths)
        words = "".join(reader.words)
        assert "{{ 7*7 }}" in words or "This page has moved" in words
        assert "49" not in re.sub(r"2049|[0-9.]+ (?:bytes|kB)", "", words)
    for data in output.rglob("*.json"):
        json.loads(data.read_text(encoding="utf-8"))
    for feed in output.rglob("*.xml"):
        ET.parse(feed)  # noqa: S314  (our own file)
    headers = (output / "_headers").read_text(encoding="utf-8")
    assert "script" not in headers.replace("script-src", "").replace("description", "")


def test_structured_data_ends_where_it_should(tmp_path: Path) -> None:
    """A name that would end the script or begin a comment in it is a name all the same."""
    output = tmp_path / "build"
    build(Options(write(tmp_path, hostile()), output, search=False))
    page = (output / "people/evil/index.html").read_text(encoding="utf-8")
    inside = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&'") & set(inside)
    person = json.loads(inside)["@graph"][0]
    assert (person["@type"], person["name"]) == ("Person", EVIL)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", '"=', " =", "a;="])
def test_no_table_has_a_cell_that_runs(sign: str, tmp_path: Path) -> None:
    """A name that a spreadsheet would run is guarded in CSV, and as it is in JSON."""
    name = f'{sign}HYPERLINK("https://x.example")'
    files = {"topics/evil.yaml": yaml.safe_dump({"title": name})}
    output = tmp_path / "build"
    build(Options(write(tmp_path, files), output, search=False))
    (row,) = sheet((output / "data/topics.csv").read_bytes())
    assert all(part.lstrip(' "')[0] == "'" for part in row["title"].split(";") if "H" in part)
    table = json.loads((output / "data/topics.json").read_text(encoding="utf-8"))
    assert table["rows"][0]["title"] == name.strip()
    assert original(row["title"]) == name.strip()


def test_words_of_fields_are_whole(tmp_path: Path) -> None:
    """A hostile name is shown as it is written, on its page and in its data."""
    output = tmp_path / "build"
    build(Options(write(tmp_path, hostile()), output, search=False))
    data = json.loads((output / "people/evil/index.json").read_text(encoding="utf-8"))
    assert data["name"] == EVIL
    reader = Scripts()
    reader.feed((output / "people/evil/index.html").read_text(encoding="utf-8"))
    assert EVIL in "".join(reader.words)
