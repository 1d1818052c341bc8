"""What a web server is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small

MOVED = """\
redirects:
- {old: /older/, new: /news/}
- {old: /old-news/, new: /news/}
"""


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
    assert (output / "_redirects").read_text("utf-8").splitlines() == expected
