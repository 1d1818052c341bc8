"""What a web server is told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small
from tests.publishing.hosts import own_rules

MOVED = """\
redirects:
- {old: /older/, new: /news/}
- {old: /old-news/, new: /news/}
"""


EARLIER = """\
redirects:
- {old: "/Meetings/Agenda.aspx?ID=12&Ver=4", new: /news/}
- {old: /Meetings/Agenda.aspx, new: "/search/?q=mud"}
- {old: "/Ada's plan, 100%25", new: "/news/#top"}
- {old: "/Caf%C3%A9/", new: /news/}
"""


def test_addresses_of_an_earlier_system_are_written_as_each_host_reads_them(tmp_path: Path) -> None:
    """Those with a query come first; capitals and signs are as a browser sends them, or plain."""
    files = {
        "site.yaml": small.SITE.replace("small.example", "small.example/a"),
        "redirects.yaml": EARLIER,
        "pages/news.md": "---\ntitle: News\n---\n\n## Top\n\nNew.\n",
    }
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    rules = own_rules(output)
    assert rules == [
        f"{before}{old} /a{new} 301!"
        for capital, new in {
            "/Meetings/Agenda.aspx ID=12 Ver=4": "/news/",
            "/Ada's%20plan,%20100%25": "/news/#top",
            "/Caf%C3%A9/": "/news/",
            "/Caf%C3%A9/index.json": "/news/index.json",
            "/Meetings/Agenda.aspx": "/search/?q=mud",
        }.items()
        for old in (capital, _small(capital))
        for before in ("", "/a")
    ]
    for line in (
        '"/a/meetings/agenda.aspx?id=12&ver=4" "/a/news/";',
        '"/a/meetings/agenda.aspx" "/a/search/?q=mud";',
        '"/a/ada\'s plan, 100%" "/a/news/#top";',
        '"/a/café" "/a/news/";',
    ):
        assert line in (output / "nginx-moved.conf").read_text("utf-8").splitlines()
    moved = (output / "Ada's plan, 100%" / "index.html").read_text("utf-8")
    assert '<a href="/a/news/#top">/news/#top</a>' in moved
    assert not (output / "Meetings").exists()


def test_a_page_for_an_old_address_hides_nothing(tmp_path: Path) -> None:
    """None is made that would stand for a page of today, be a folder, or have too long a name."""
    files = {
        "redirects.yaml": "redirects:\n"
        + "".join(
            f"- {{old: {old}, new: /news/}}\n"
            for old in (
                "/news.html",
                "/old.htm",
                "/old.htm/b/",
                "/x.pdf",
                f"/{'a' * 300}/",
                "/Y.HTM",
            )
        ),
        "pages/news.md": "---\ntitle: News\n---\n\nNew.\n",
    }
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    moved = {
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and b"This page has moved" in path.read_bytes()
    }
    assert moved == {"old.htm/b/index.html", "Y.HTM"}


def _small(rule: str) -> str:
    """A rule with its path in small letters; what follows percent signs keeps its capitals."""
    path, *query = rule.split(" ")
    return " ".join((quote(unquote(path).lower(), safe="/',"), *query))


@pytest.mark.parametrize("folder", ["", "/archive", "/a/b"])
def test_what_moved_leads_into_the_folder_of_the_site(folder: str, tmp_path: Path) -> None:
    """The old path is as the server sees it, with the folder or without; the new one has it."""
    files = {
        "site.yaml": small.SITE.replace("small.example", f"small.example{folder}"),
        "redirects.yaml": MOVED,
        "pages/news.md": "---\ntitle: News\n---\n\nNew.\n",
    }
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    expected = [
        f"{asked}/{old}/{file} {folder}/news/{file} 301!"
        for old in ("old-news", "older")
        for file in ("", "index.json")
        for asked in dict.fromkeys(("", folder))
    ]
    assert own_rules(output) == expected
