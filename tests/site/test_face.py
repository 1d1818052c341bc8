"""A body's own face: its logo, colours, footer and home text."""

from __future__ import annotations

from pathlib import Path

from comsite.checking.gate import Options
from comsite.content.models import Face
from comsite.publishing.build import build
from comsite.site.face import colours
from comsite.site.static import unindented
from tests import small

FACE = """\
face:
  logo: crest.png
  colour: "#6b1d3a"
  second_colour: "#8a6d00"
  home_text: We are <small> & old.
  footer:
    - {text: The harbour's shop, url: "https://shop.example/?a=1&b=2"}
"""


def made(folder: Path, files: dict[str, str]) -> Path:
    """The site of an archive of these files."""
    build(Options(small.write(folder, files), folder / "build", search=False))
    return folder / "build"


def test_every_page_has_the_face(tmp_path: Path) -> None:
    """Logo and footer on each page, the text on the home page alone; all is escaped."""
    site = small.SITE.replace("https://small.example", "https://small.example/archive") + FACE
    files = {"site.yaml": site, "people/ada.yaml": "name: Ada\n"}
    crest = b"\x89PNG\r\n\x1a\n"
    (tmp_path / "content/files").mkdir(parents=True)
    (tmp_path / "content/files/crest.png").write_bytes(crest)
    folder = made(tmp_path, files)
    home, person = ((folder / path / "index.html").read_text() for path in (".", "people/ada"))
    for page in (home, person):
        assert 'src="/archive/files/crest.png" alt="Fernwick Harbour Board"' in page
        assert '<a href="https://shop.example/?a=1&amp;b=2">The harbour&#39;s shop</a>' in page
    assert "<p>We are &lt;small&gt; &amp; old.</p>" in home
    assert "We are" not in person
    assert (folder / "files/crest.png").read_bytes() == crest
    (sheet,) = (folder / "static").glob("site.*.css")
    own = colours(Face(colour="#6b1d3a", second_colour="#8a6d00"))
    assert sheet.read_text().endswith(unindented(own))


def test_colours_on_light_and_on_dark_paper() -> None:
    """A dark colour gets a lighter shade on dark paper; who asks for contrast keeps black rules."""
    assert colours(Face(colour="#6b1d3a", second_colour="#8a6d00")) == (
        "@layer tokens {\n"
        "  :root { --link: #6b1d3a; }\n"
        "  @media not (prefers-contrast: more) { :root { --rule: #8a6d00; } }\n"
        "  @media (prefers-color-scheme: dark) { :root { --link: #ab7e8f; } }\n"
        "  @media (prefers-color-scheme: dark) and (not (prefers-contrast: more))"
        " { :root { --rule: #8a6d00; } }\n"
        "}\n"
    )


def test_a_site_without_colours_has_ours() -> None:
    """Nothing is added to the style sheet."""
    assert colours(None) == colours(Face(home_text="Hello.")) == ""
