"""``python -m tests.letters``: draws the letters that ``comsite/site/letters.py`` reads."""

from __future__ import annotations

import base64
import json
import sys
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from comsite.site import letters
from tests.tools.browser import launch

HERE = Path(__file__).parent
# A face of the cards: its fonts, by the signs that they have, and its size in pixels.
FACES = {
    "title": ("source-serif-4", 700, 27),
    "small": ("source-sans-3", 600, 17),
}
# Latin letters with all that stands above and below them, and the signs of good typography.
SIGNS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C))))
SIGNS += "ẀẁẂẃẄẅỲỳ–—‘’‚“”„†•…€™−"
# Each letter: how far the next one is, where its dots begin, and their rows, without empty edges.
DRAW = """async ([files, weight, size, signs]) => {
  for (const data of files)
    document.fonts.add(await new FontFace("face", `url(data:font/woff2;base64,${data})`).load());
  const wide = 4 * size, high = 3 * size;
  const pen = new OffscreenCanvas(wide, high).getContext("2d", { willReadFrequently: true });
  pen.font = `${weight} ${size}px face`;
  return signs.map((sign) => {
    pen.clearRect(0, 0, wide, high);
    pen.fillText(sign, size, 2 * size);
    const { data } = pen.getImageData(0, 0, wide, high);
    const inked = [...Array(wide * high).keys()].filter((dot) => data[4 * dot + 3]);
    const columns = inked.map((dot) => dot % wide);
    const lines = inked.map((dot) => (dot - dot % wide) / wide);
    const least = (all) => all.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (all) => all.reduce((a, b) => Math.max(a, b), -Infinity);
    const [left, top, right, bottom] = [least(columns), least(lines), most(columns), most(lines)];
    const rows = [];
    for (let y = top; y <= bottom; y++) {
      rows.push([]);
      for (let x = left; x <= right; x++) rows.at(-1).push(data[4 * (y * wide + x) + 3]);
    }
    const place = inked.length ? [left - size, top - 2 * size] : [0, 0];
    return { advance: pen.measureText(sign).width, place, rows };
  });
}"""


def _face(name: str, weight: int, size: int, browser: Browser) -> tuple[dict[str, Any], bytes]:
    """Return what is known of the letters of a face, and their dots, two a byte."""
    files = [
        base64.b64encode((HERE / f"{name}-{part}-{weight}-normal.woff2").read_bytes()).decode()
        for part in ("latin", "latin-ext")
    ]
    known: dict[str, list[int]] = {}
    dots = bytearray()
    page = browser.new_page()
    drawn = page.evaluate(DRAW, [files, weight, size, [*SIGNS]])
    page.close()
    for sign, letter in zip(SIGNS, drawn, strict=True):
        left, top = letter["place"]
        rows = [row + [0] * (len(row) % 2) for row in letter["rows"]]
        width = len(rows[0]) if rows else 0
        known[sign] = [round(letter["advance"]), left, top, width, len(rows)]
        for row in rows:
            levels = [round(value / 255 * letters.LEVELS) for value in row]
            dots += bytes(a << 4 | b for a, b in zip(levels[::2], levels[1::2], strict=True))
    return {"size": size, "letters": known}, bytes(dots)


def main() -> None:
    """Draw the letters of every face, and write them."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        faces = {name: _face(*face, browser) for name, face in FACES.items()}
        browser.close()
    head = json.dumps({name: known for name, (known, _) in faces.items()}, separators=(",", ":"))
    data = b"".join([head.encode(), b"\n", *(dots for _, dots in faces.values())])
    letters.FILE.write_bytes(zlib.compress(data, 9))
    sys.stdout.write(f"{letters.FILE.name}: {letters.FILE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
