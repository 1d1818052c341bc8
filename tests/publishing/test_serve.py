"""The preview: what a build would make, as soon as it can be shown, to this machine only."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from comsite.base.problems import BuildError, Problem
from comsite.checking.gate import Options
from comsite.editing.forms import SENT_WITH
from comsite.publishing.build import build
from comsite.publishing.preview import Preview
from comsite.publishing.serve import HOST, preview_server
from comsite.publishing.staging import MARKER
from tests.cases import copy_archive

pytestmark = pytest.mark.slow

SCRIPT = re.compile(rb'<script src="/\.preview/preview\.js" defer data-version="[0-9-]+"></script>')


class Served:
    """A preview of a copy of the test archive, which a test may change."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.said: list[str] = []
        server = preview_server(self.content, None, True, 0, folder, self._say)
        self.preview: Preview = server.preview
        self.port = server.server_port
        self.server = server
        for work in (server.serve_forever, self.preview.complete):
            threading.Thread(target=work, daemon=True).start()

    def _say(self, what: object) -> None:
        self.said += [what] if isinstance(what, str) else map(str, what)  # type: ignore[call-overload]  # problems

    def change(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file, and have it noticed."""
        target = self.content / path
        target.write_text(change(target.read_text("utf-8")), "utf-8")
        self.preview.renew()

    def answer(self, path: str, host: str = "localhost") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse()

    def told(self) -> dict[str, object]:
        """What a page that begins to listen is told."""
        line = self.answer("/.preview/events").readline()
        told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
        return told


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    copy_archive(tmp_path)
    made = Served(tmp_path)
    yield made
    made.server.shutdown()
    made.server.server_close()


def built(served: Served, folder: Path) -> dict[str, bytes]:
    """Every file of a full build of what the preview shows, but the search index."""
    base = f"http://localhost:{served.port}"
    build(Options(served.content, folder, base, drafts=True, search=False))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def test_the_preview_is_what_a_build_makes(served: Served, tmp_path: Path) -> None:
    """Each file is byte for byte that of a build, but for the script tag, at first and later."""
    served.preview.renew()
    for round_ in ("first", "second"):
        for path, data in built(served, tmp_path / round_).items():
            sent = served.answer("/" + path.removesuffix("index.html")).read()
            if path.endswith(".html"):
                sent, scripts = SCRIPT.subn(b"", sent)
                assert scripts == (b'http-equiv="refresh"' not in data), path
            assert sent == data, path
        served.change(
            "glossary.yaml", lambda text: text + "  - abbreviation: ZZ\n    expansion: Zig\n"
        )


def test_search_follows_the_pages(served: Served) -> None:
    """The index is made behind the pages, and a request for it waits until it is as new."""
    served.preview.renew()
    answer = served.answer("/pagefind/pagefind-entry.json")
    assert answer.status == 200
    assert json.loads(answer.read())["languages"]["en"]["page_count"] > 0
    assert served.preview.whole() == served.preview.options.output


def test_a_mistake_leaves_the_last_good_site(served: Served) -> None:
    """While there is a problem the page stays, listeners are told it, and a mended file shows."""
    served.preview.renew()
    before = served.answer("/meetings/2031-03-04/").read()
    version = served.told()["version"]
    served.change("meetings/2031-03-04.md", lambda text: text.replace("held", "hled", 1))
    expected = 'content/meetings/2031-03-04.md:6: "status" is "hled"; did you mean "held"?'
    expected += " Allowed: scheduled, held, postponed, moved, cancelled"
    assert served.said[-1] == expected
    place, _, message = expected.partition(": ")
    problems = [{"place": place, "message": message}]
    assert served.told() == {"version": version, "problems": problems}
    assert served.answer("/meetings/2031-03-04/").read() == before
    served.change("meetings/2031-03-04.md", lambda text: text.replace("hled", "held") + "\nNew.\n")
    told = served.told()
    assert told["problems"] == []
    assert told["version"] != version
    assert b"New." in served.answer("/meetings/2031-03-04/").read()


def test_an_archive_that_begins_wrong_is_shown_when_it_is_right(served: Served) -> None:
    """With nothing good to show yet, a page says so and waits for it with the same script."""
    served.change("site.yaml", lambda text: text.replace("title:", "titel:", 1))
    answer = served.answer("/meetings/")
    assert answer.status == 503
    assert (
        answer.read().decode()
        == """\
<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nothing to show yet</title>\
<script src="/.preview/preview.js" defer data-version=""></script></head>
<body><main><h1>Nothing to show yet</h1>
<p>The site shows here as soon as the problems are mended.</p></main></body>
</html>
"""
    )
    assert served.told()["version"] == ""
    served.change("site.yaml", lambda text: text.replace("titel:", "title:", 1))
    assert served.answer("/meetings/").status == 200


def test_a_wrong_template_is_told_in_place_of_the_page(served: Served) -> None:
    """A mistake in a template is named on each page that needs it, and to all who listen."""
    (served.content / "templates").mkdir(exist_ok=True)
    (served.content / "templates" / "person.html").write_text("{{ nobody }}")
    served.preview.renew()
    answer = served.answer("/people/ada-example/")
    assert answer.status == 500
    wrong = "the template person.html line 1 is wrong: 'nobody' is undefined"
    page = unescape(answer.read().decode())
    assert "<h1>This page cannot be made</h1>" in page
    assert f"<p>{wrong}</p>" in page
    served.preview.whole()
    assert served.told()["problems"] == [{"place": "", "message": wrong}]


def test_a_page_that_is_not_there(served: Served) -> None:
    """An unknown address shows the site's own page for that, which waits for changes too."""
    served.preview.renew()
    answer = served.answer("/meetings/1999-01-01/")
    assert answer.status == 404
    assert SCRIPT.search(answer.read())
    assert served.answer("/.preview/other.js").status == 404
    assert served.answer("/meetings/2031-03-04").status == 301


@pytest.mark.parametrize("path", ["/", "/.preview/events", "/.preview/preview.js", "/data/"])
def test_a_preview_is_for_this_machine_only(served: Served, path: str) -> None:
    """Another host's name is refused, and no other site's script may read what is in preview."""
    served.preview.renew()
    assert served.server.server_address[0] == HOST == "127.0.0.1"
    refused = served.answer(path, host="meetings.example")
    assert (refused.status, refused.reason) == (421, "This preview is for this machine only")
    answer = served.answer(path)
    assert answer.status == 200
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert "script-src 'self'" in str(answer.getheader("Content-Security-Policy"))


def test_the_script_is_in_no_built_site(served: Served, tmp_path: Path) -> None:
    """What the preview adds is served by the preview alone."""
    for path, data in built(served, tmp_path / "built").items():
        assert ".preview" not in path
        assert b".preview/" not in data, path


def test_a_change_overtakes_the_rest_of_an_earlier_one(served: Served) -> None:
    """Changes in quick succession: in the end, all is as new as the last of them."""
    for word in ("One", "Two", "Three"):
        served.change("pages/about.md", lambda text, word=word: f"{text}\n{word}.\n")  # type: ignore[misc]  # bound now
    folder = served.preview.whole()
    assert "Three." in (folder / "about" / "index.html").read_text("utf-8")
    assert served.said[-1].startswith("Showing")


def test_a_file_that_goes_while_it_is_read(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save caught half way changes nothing that is shown; the next one does."""
    served.preview.renew()
    version = served.told()["version"]

    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    with monkeypatch.context() as patch:
        patch.setattr("comsite.publishing.preview.planned", gone)
        served.preview.renew()
    assert served.said[-1] == "the content could not be read: No such file or directory"
    assert served.told() == {"version": version, "problems": []}


def test_the_end_is_no_failure(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stopped by Ctrl-C together with the preview is not told as if it were wrong."""
    failing = threading.Event()

    def stopped(*_: object) -> None:
        failing.set()
        raise BuildError("Pagefind failed (exit -2)")

    monkeypatch.setattr("comsite.publishing.preview.behind", stopped)
    served.preview.renew()
    assert failing.wait(60)
    served.preview.end()
    assert served.said == ["Showing the content as it is now"]
    assert served.told()["problems"] == []


def test_the_usual_port_may_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then another is taken, unless that very port was asked for."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setattr("comsite.publishing.serve.USUAL", taken)
        with preview_server(tmp_path, None, True, None, tmp_path, print) as server:
            assert server.server_port != taken
        with pytest.raises(BuildError, match=f"port {taken} cannot be used .*; name another with"):
            preview_server(tmp_path, None, True, taken, tmp_path, print)


def test_a_problem_says_where_it_is() -> None:
    """The place is the file and the line, or the file alone."""
    assert Problem("content/site.yaml", 3, "message").place == "content/site.yaml:3"
    assert Problem("content/site.yaml", 0, "message").place == "content/site.yaml"


def test_forms_are_never_reloaded(served: Served) -> None:
    """The page of forms has its own policy, and no script that would take away what is typed."""
    served.change("site.yaml", lambda text: f"{text}editing:\n  repository: example/archive\n")
    answer = served.answer("/admin/")
    assert answer.status == 200
    assert SCRIPT.search(answer.read()) is None
    assert SENT_WITH["/admin/*"].items() <= dict(answer.getheaders()).items()
    assert SCRIPT.search(served.answer("/").read())
