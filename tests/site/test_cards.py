"""What is shown where somebody shares the address of a page."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from html import unescape
from pathlib import Path

from comsite.base.output import Output
from comsite.site import cards
from comsite.site.letters import faces
from comsite.site.page import Card
from tests import cases

BASE, SITE = "https://fernwick.example", "Fernwick Harbour Board archive"
CARD = Card("/topics/mud/card.png", "Topic: Mud. Mud archive", "Topic", "Mud", "Mud archive")


def tags(page: bytes) -> dict[str, str]:
    """The tags of a page for those who show what its address leads to."""
    metas = re.findall(r'<meta ((?:name|property)="[^>]*) content="([^"]*)">', page.decode())
    named = [(re.findall('"([^"]+)"', names), content) for names, content in metas]
    found = [(name, content) for names, content in named for name in names if ":" in name]
    assert max(Counter(name for name, _ in found).values()) == 1
    return {name: unescape(content) for name, content in found}


def dots(card: bytes) -> list[bytes]:
    """The rows of dots of a card, as any reader of PNG finds them; a broken file fails."""
    assert card.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    place = 8
    while place < len(card):
        (size,) = struct.unpack_from(">I", card, place)
        kind, data = card[place + 4 : place + 8], card[place + 8 : place + 8 + size]
        assert struct.unpack_from(">I", card, place + 8 + size) == (zlib.crc32(kind + data),)
        chunks[kind] = data
        place += size + 12
    assert list(chunks) == [b"IHDR", b"tEXt", b"PLTE", b"IDAT", b"IEND"]
    wide, high, bits, is_palette, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (wide, high, bits, is_palette) == (600, 315, 4, 3)
    raw = zlib.decompress(chunks[b"IDAT"])
    rows = [raw[at + 1 : at + 301] for at in range(0, len(raw), 301)]
    assert len(rows) == high
    colours = len(chunks[b"PLTE"]) // 3
    assert max(max(byte >> 4, byte & 15) for row in rows for byte in row) < colours
    return rows


def drawn(card: Card, before: Path) -> bytes:
    """The file of a card, where the folder has the site before."""
    (output,) = cards.pictures([card], before)
    return output.data


def test_every_page_says_how_it_is_shown_where_it_is_shared() -> None:
    """Its title and what it says, a card that is there, and what stands on the card."""
    for path, page in cases.outputs().items():
        if not path.endswith(".html") or b"http-equiv" in page:  # one that leads on is never shown
            continue
        found = tags(page)
        assert found["og:title"], path
        assert found["og:description"], path
        assert found["og:site_name"] == SITE
        image = found["og:image"].removeprefix(BASE)
        assert found["og:image"] == f"{BASE}{image}"
        assert image in (f"/{path}".removesuffix("index.html") + "card.png", "/card.png")
        assert image.removeprefix("/") in cases.outputs()
        assert found["og:image:alt"] == found["twitter:image:alt"]
        assert found["twitter:card"] == "summary_large_image"


def test_which_pages_have_a_card_of_their_own() -> None:
    """A meeting, an item, an action and a topic; its words are those of the page."""
    alts = {
        path: tags(cases.outputs()[path])["og:image:alt"]
        for path in cases.outputs()
        if path.endswith("/index.html")
        and path.replace("index.html", "card.png") in cases.outputs()
    }
    assert {path.partition("/")[0] for path in alts} == {"meetings", "actions", "topics"}
    assert alts["meetings/2031-03-04/index.html"] == (
        f"Fernwick Harbour Board: Meeting of 4 March 2031 ({SITE})"
    )
    assert alts["meetings/2031-03-04/2/index.html"].startswith("Item 2, 4 March 2031: ")
    assert alts["actions/2031-03-04-2b/index.html"] == (
        f"Action 2b, 4 March 2031: Chair and HM to write to the Friends of the Lamp. ({SITE})"
    )
    assert alts["topics/dredging/index.html"] == f"Topic: Dredging ({SITE})"
    assert tags(cases.outputs()["people/ben-sample/index.html"])["og:image:alt"] == SITE


def test_cards_are_small_pictures() -> None:
    """Each can be read, and is no heavier than a page."""
    found = [data for path, data in cases.outputs().items() if path.endswith("card.png")]
    assert len(found) > 20
    for data in found:
        assert len(data) < 8_000
        dots(data)


def test_a_card_has_its_words(tmp_path: Path) -> None:
    """In ink, from the margin on; other words are other dots, and more lines stand lower."""
    one, other = dots(drawn(CARD, tmp_path)), dots(drawn(small_card("Mad"), tmp_path))
    changed = [y for y, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    assert changed
    assert 85 < min(changed) <= max(changed) < 115
    two = dots(drawn(small_card("Mud " * 20), tmp_path))
    lower = [y for y, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    assert max(lower) > 115


def small_card(title: str) -> Card:
    """A card with another title."""
    return Card(CARD.url, CARD.alt, CARD.kicker, title, CARD.site)


def test_a_long_title_is_cut_within_four_lines() -> None:
    """What is left out is told by …, and no word runs over the edge."""
    face = faces()["title"]
    long = cards.lines(face, "The harbour was dredged again and again " * 9)
    assert (len(long), long[-1][-1]) == (cards.MOST_LINES, "…")
    assert all(face.width(line) <= 570 - 66 for line in [*long, *cards.lines(face, "M" * 99)])
    assert cards.lines(face, "Mud") == ["Mud"]


def test_a_card_that_is_still_right_is_taken_from_the_site_before(tmp_path: Path) -> None:
    """One of other words, one that was broken off, or has other dots, is drawn again."""
    new = drawn(CARD, tmp_path)
    kept = tmp_path / CARD.url.removeprefix("/")
    kept.parent.mkdir(parents=True)
    data = b"IDATas it was"
    dots = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    touched = new[: new.index(b"IDAT") - 4] + dots + new[-12:]
    kept.write_bytes(touched)
    assert drawn(CARD, tmp_path) == touched
    assert drawn(small_card("Silt"), tmp_path) != touched
    for harmed in (touched[:-1], touched.replace(b"as", b"is"), touched + b"x", b""):
        kept.write_bytes(harmed)
        assert drawn(CARD, tmp_path) == new


def test_each_card_is_made_once() -> None:
    """However many pages share it."""
    made: list[Output] = list(cards.pictures([CARD, None, CARD], Path("nowhere")))
    assert [output.path for output in made] == ["topics/mud/card.png"]


def test_letters_that_cannot_be_drawn(tmp_path: Path) -> None:
    """A mark that is not known is left out; a page in other letters has the card of the site."""
    face = faces()["title"]
    assert face.written("Łódź, Ŵyŷ ﬁ ḍ") == "Łódź, Ŵyŷ fi d"
    assert face.written("Ил") is None
