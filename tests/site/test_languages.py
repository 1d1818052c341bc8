"""Pages in another language than English: here one in which each message stands in brackets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.content import catalogues as content_catalogues
from comsite.publishing.stages import outputs, planned
from comsite.site import rendering
from tests import cases, catalogues

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
SHOWN = {"aria-label", "title", "alt", "placeholder", "abbr", "data-text", "data-earlier"}
METAS = {"description", "og:title", "DC.title", "DC.type", "twitter:image:alt"}
# Words that are the same in every language, or for programs.
SAME = re.compile(
    r"comsite|CSV|JSON|PDF|SQLite|Datasette|Popolo|Frictionless Data|DB Browser for SQLite"
    r"|Atom|Esc|OR|NOT|kB|https?:\S+|\S+\.(?:json|ics|xml|csv|sqlite)\b|/[\w/.*-]*"
)
# What is in English everywhere: the meaning of tables and columns, and examples of searches.
ENGLISH = ("columns-of", "query", "of-rows")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The town's archive with every message in brackets: its text files by path."""
    folder = tmp_path_factory.mktemp("languages")
    blocks = [HEADER]
    for (context, message), about in catalogues.found().items():
        block = f"msgctxt {catalogues.quoted(context)}\n" if context else ""
        block += f"msgid {catalogues.quoted(message)}\n"
        forms = (message, about.many) if about.many else (message,)
        if about.many:
            block += f"msgid_plural {catalogues.quoted(about.many)}\n"
        for place, form in enumerate(forms):
            name = f"msgstr[{place}]" if about.many else "msgstr"
            block += f"{name} {catalogues.quoted(f'⟦{form}⟧')}\n"
        blocks.append(block)
    (folder / "en.po").write_text("\n".join(blocks), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content_catalogues, "FOLDER", folder)
        # The templates of real English are kept for other tests.
        patch.setattr(rendering, "_COMPILED", defaultdict(rendering._Compiled))
        content_catalogues.catalogue_of.cache_clear()
        source = cases.TESTS / "town" / "content"
        made = outputs(planned(Options(source, Path("build"), history=True)))
        texts = (".html", ".xml", ".ics", ".js")
        yield {one.path: one.data.decode() for one in made if one.path.endswith(texts)}
    content_catalogues.catalogue_of.cache_clear()


class _Words(HTMLParser):
    """Collects what a page shows or says, in one text for each place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipped: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.found += [values[name] or "" for name in SHOWN & values.keys()]
        if (values.get("name") or values.get("property")) in METAS:
            self.found.append(values["content"] or "")
        if self.inside:
            self.skipped += [tag] * (tag == self.skipped[0])
        elif tag in ("script", "style", "svg", "id", "uri") or any(
            one in (values.get("class") or "").split() for one in ENGLISH
        ):
            self.inside, self.skipped = tag, [tag]

    def handle_endtag(self, tag: str) -> None:
        if self.inside == tag:
            self.skipped.pop()
            self.inside = self.inside if self.skipped else ""

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append(data)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _without_messages(text: str) -> str:
    """Cut what stands in brackets; a value may have brackets of its own."""
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " | ", text)) != text:
        text = less
    return text


def _content() -> str:
    folder = cases.TESTS / "town" / "content"
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".yaml", ".txt")]
    text = "\n".join(path.read_text("utf-8") for path in files)
    values = re.sub(r"^\s*(?:- )?[a-z_]+:(?=\s)", "|", text, flags=re.MULTILINE)
    without_links = re.sub(r"\]\([^)]*\)|\[\^\w+\]", "", SAME.sub(" ", values))
    return f" {_plain(without_links)} "


def test_every_word_of_a_page_is_a_message_or_content(site: dict[str, str]) -> None:
    """No English stands outside of the messages, so that every language can be whole."""
    content = _content()
    left = set()
    for path, page in site.items():
        if not (path.endswith(".html") or path.startswith("feeds/")):
            continue
        parser = _Words()
        parser.feed(page)
        for text in [_without_messages(" ⏎ ".join(parser.found))]:
            for piece in re.split(r"[|⏎·,;:()“”–…\n]", SAME.sub(" ", text)):
                words = _plain(piece)
                if re.search(r"[a-z]{2}", words) and f" {words} " not in content:
                    left.add((words, path))

    assert sorted(left) == []
