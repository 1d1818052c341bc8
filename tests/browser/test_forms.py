"""The forms at /admin/, in a browser, over a repository on this machine: Decap CMS's own server."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from comsite.checking.gate import Options, check
from comsite.content.loader import load
from comsite.editing.forms import SCRIPT
from comsite.publishing.build import build
from comsite.publishing.serve import HOST, server_of
from tests.cases import ARCHIVE, TOWN
from tests.tools.checkers import axe_source
from tests.tools.programs import DECAP_SERVER, FORMS_PROGRAM, NODE, installed

EDITING = "editing:\n  repository: example/archive\n"
PERSON_LINE = "# yaml-language-server: $schema=../.schemas/person.json"
FRONT = """\
---
date: 2032-01-13
start: 14:00
status: held
chair: ada-example
present:
  - person: ada-example
    post: chair-of-the-board
items:
  - number: "1"
    topics:
      - lamps
    reports:
      - 2031-06-10-nets
---
"""
NOTES = """\
## 1. Lamps

The Board spoke of lamps.

### Actions

- Chair of the Board to look again.
"""


class Desk:
    """An editor at the forms of an archive, whose repository is on this machine."""

    def __init__(self, folder: Path, content: Path, page: Page) -> None:
        self.repository = folder / "repository"
        self.content = self.repository / "content"
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        shutil.copytree(content, self.content)
        with (self.content / "site.yaml").open("a", encoding="utf-8") as site:
            site.write(EDITING)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Ada Example")
        self.git("config", "user.email", "ada@fernwick.example")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=All")
        build(Options(self.content, folder / "build", search=False))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def git(self, *command: str) -> str:
        done = subprocess.run(
            ["git", *command], cwd=self.repository, capture_output=True, text=True, check=True
        )
        return done.stdout

    def open(self, address: str, server: int) -> None:
        """Open the forms. Decap CMS's own server is in GitHub's place; all else is as published."""

        def settings(route: Route) -> None:
            told = route.fetch().json()
            route.fulfill(json={**told, "local_backend": {"url": f"{address}/repository"}})

        def repository(route: Route) -> None:
            kind = "application/json"
            with closing(http.client.HTTPConnection(HOST, server, timeout=60)) as connection:
                asked = (route.request.post_data or "").encode()
                connection.request("POST", "/api/v1", asked, {"Content-Type": kind})
                answer = connection.getresponse()
                route.fulfill(status=answer.status, body=answer.read(), content_type=kind)

        program = installed(FORMS_PROGRAM).read_bytes()
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
        self.page.route("**/admin/forms.json", settings)
        self.page.route("**/repository", repository)
        self.page.route(SCRIPT, lambda route: route.fulfill(body=program, headers=headers))
        self.page.goto(f"{address}/admin/")
        self.page.get_by_role("button", name="Login").click()
        expect(self.page.get_by_role("link", name="Meetings").first).to_be_visible()

    def edit(self, kind: str, slug: str = "") -> None:
        """Open the form of a record, or of a new one."""
        where = f"/collections/{kind}/entries/{slug}" if slug else f"/collections/{kind}/new"
        self.page.evaluate("where => { location.hash = where }", where)
        if slug:
            self.page.reload(wait_until="networkidle")
        expect(self.page.get_by_text(f"Writing in {kind.capitalize()}")).to_be_visible()

    def field(self, name: str) -> Locator:
        """The latest field of a name: that of the entry which was added last."""
        return self.page.locator(f'[id^="{name}-field"]').last

    def choose(self, name: str, option: str) -> None:
        """Type into a field and take what it then offers."""
        self.field(name).click()
        self.page.keyboard.type(option)
        self.page.get_by_role("option").filter(has_text=option).first.click()

    def add(self, name: str) -> None:
        """Add an entry to a list."""
        self.page.get_by_role("button", name=f"Add {name}", exact=True).click()

    def changed(self, kind: str, slug: str) -> list[str]:
        """The lines that saving took away and put in."""
        lines = self.git("diff", "--unified=0", "main", f"cms/{kind}/{slug}").splitlines()
        return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    def save(self, kind: str, slug: str) -> Path:
        """Save; return the content of the branch that this made, of which a pull request comes."""
        branch, tree = f"cms/{kind}/{slug}", self.repository.parent / f"{kind}-{slug}"
        self.page.get_by_role("button", name="Save").click()
        made = ("branch", "--format=%(refname:short)", "--no-merged=main")
        until(lambda: branch in self.git(*made), lambda: self.page.wait_for_timeout(100))
        self.git("worktree", "add", "--quiet", "--force", str(tree), branch)
        return tree / "content"


def until(done: Callable[[], bool], wait: Callable[[], None] = lambda: time.sleep(0.1)) -> None:
    """Wait until something is so; a page is answered by this process only while it ``wait``s."""
    for _ in range(300):
        if done():
            return
        wait()
    raise TimeoutError


def listens(port: int) -> bool:
    """Whether something listens at a port of this machine."""
    with socket.socket() as tried:
        return tried.connect_ex((HOST, port)) == 0


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        port: int = tried.getsockname()[1]
    return port


@contextmanager
def at_the_desk(content: Path, browser: Browser, folder: Path) -> Iterator[Desk]:
    """An editor who has signed in at the forms of an archive."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = Desk(folder, content, context.new_page())
    server = server_of(folder / "build", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = free_port()
    environment = {
        **os.environ,
        "MODE": "git",
        "PORT": str(port),
        "BIND_HOST": HOST,
        "GIT_REPO_DIRECTORY": str(made.repository),
    }
    with subprocess.Popen(
        [NODE, installed(DECAP_SERVER)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as repository:
        try:
            until(lambda: listens(port))
            made.open(f"http://localhost:{server.server_port}", port)
            yield made
        finally:
            context.close()
            repository.terminate()
            server.shutdown()
            server.server_close()


@pytest.fixture(params=[ARCHIVE, TOWN], ids=["board", "town"])
def desk(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    with at_the_desk(request.param, browser, tmp_path) as made:
        yield made


def test_a_changed_field_is_committed_and_nothing_else(desk: Desk) -> None:
    """Every meeting's other values and whole text are as before, and the archive still builds."""
    slugs = sorted(path.stem for path in (desk.content / "meetings").glob("*.md"))
    slug = max(slugs, key=lambda one: (desk.content / "meetings" / f"{one}.md").stat().st_size)
    before, _ = load(desk.content)
    desk.edit("meetings", slug)
    desk.page.get_by_label("Place").first.fill("The New Hall")
    saved = desk.save("meetings", slug)
    after, problems = load(saved)
    assert before
    assert after
    assert problems == []
    for old, new in zip(before.records["meetings"], after.records["meetings"], strict=True):
        changed = {"place": "The New Hall"} if old.slug == slug else {}
        assert new.record == old.record.model_copy(update=changed)
        assert new.body == old.body
    changed_files = desk.git("diff", "--name-only", "main", f"cms/meetings/{slug}").splitlines()
    assert changed_files == [f"content/meetings/{slug}.md"]
    assert [one for one in check(Options(saved, saved)) if one.grade == "error"] == []
    outside = {urlsplit(url).netloc for url in desk.asked} - {urlsplit(desk.page.url).netloc}
    assert outside == {"unpkg.com"}
    assert desk.complaints == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_every_kind_of_record_is_kept_value_for_value(desk: Desk) -> None:
    """Saving one file of each kind, with one field changed, changes that field alone."""
    changes = {
        "reports": ("2031-03-04-dredging", "Subject", "subject"),
        "people": ("ada-example", "Name", "name"),
        "posts": ("harbour-master", "Title", "title"),
        "organisations": ("lamp-office", "Name", "name"),
        "topics": ("lamps", "Title", "title"),
        "pages": ("about", "Title", "title"),
    }
    before, _ = load(desk.content)
    for kind, (slug, label, field) in changes.items():
        desk.edit(kind, slug)
        desk.page.get_by_label(label, exact=False).first.fill("Changed here")
        after, problems = load(desk.save(kind, slug))
        assert before
        assert after
        assert problems == []
        old, new = (
            next(one for one in content.records[kind] if one.slug == slug)
            for content in (before, after)
        )
        assert new.record == old.record.model_copy(update={field: "Changed here"})
        assert new.body == old.body


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_what_is_emptied_is_left_out(desk: Desk) -> None:
    """A field that is cleared is not in the file, and people who sent no apologies are `none`."""
    desk.edit("meetings", "2031-03-04")
    desk.page.get_by_label("Place").first.fill("")
    desk.page.get_by_label("The notes say that there was nobody").check()
    saved = desk.save("meetings", "2031-03-04")
    text = (saved / "meetings" / "2031-03-04.md").read_text("utf-8")
    front = text.split("---")[1].splitlines()
    assert "apologies: none" in front
    assert not [line for line in front if line.startswith("place:")]
    assert load(saved)[1] == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_a_new_record_is_named_by_what_it_is(desk: Desk) -> None:
    """A new person's file has the name of the person, and holds what was filled in alone."""
    desk.edit("people")
    desk.page.get_by_label("Name").first.fill("Gwen Nobody")
    desk.page.get_by_label("Note").last.fill("Invented.")
    saved = desk.save("people", "gwen-nobody")
    text = (saved / "people" / "gwen-nobody.yaml").read_text("utf-8")
    assert text == f"{PERSON_LINE}\nname: Gwen Nobody\nnote: Invented.\n"
    assert load(saved)[1] == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_a_new_meeting_is_written_as_by_hand(desk: Desk) -> None:
    """Attendance and items are chosen from what there is, and the file has no error."""
    desk.edit("meetings")
    for name, value in {"date": "2032-01-13", "start": "14:00"}.items():
        desk.page.locator(f'[id^="{name}-field"]').first.fill(value)
    desk.page.locator('[id^="status-field"]').first.click()
    desk.page.get_by_role("option", name="held").click()
    desk.choose("chair", "Ada Example")
    desk.add("present")
    desk.choose("person", "Ada Example")
    desk.choose("post", "Chair of the Board")
    desk.add("items")
    desk.field("number").fill("1")
    desk.choose("topics", "Lamps")
    desk.choose("reports", "Briefing on nets")
    desk.field("body").fill(NOTES)
    saved = desk.save("meetings", "2032-01-13")
    assert (saved / "meetings" / "2032-01-13.md").read_text("utf-8") == f"{FRONT}{NOTES}"
    assert [one for one in check(Options(saved, saved)) if one.grade == "error"] == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_what_came_of_an_action_is_added_and_nothing_else(desk: Desk) -> None:
    """An update of an action is the only change in the file of the meeting."""
    desk.edit("meetings", "2031-09-09")
    desk.add("action updates")
    desk.field("action").fill("2031-03-04-2a")
    desk.choose("status", "done")
    desk.field("note").fill("Bought.")
    saved = desk.save("meetings", "2031-09-09")
    assert desk.changed("meetings", "2031-09-09") == [
        "+action_updates:",
        "+  - action: 2031-03-04-2a",
        "+    status: done",
        "+    note: Bought.",
    ]
    assert load(saved)[1] == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_a_post_that_a_person_held_is_added(desk: Desk) -> None:
    """The line at the top that names the schema stays, or comes where it was missing."""
    before = (desk.content / "people" / "cora-specimen.yaml").read_text("utf-8")
    assert PERSON_LINE not in before
    desk.edit("people", "cora-specimen")
    desk.add("tenures")
    desk.choose("post", "Chair of the Board")
    desk.field("start").fill("2032-01")
    saved = desk.save("people", "cora-specimen")
    assert desk.changed("people", "cora-specimen") == [
        f"+{PERSON_LINE}",
        '-other_names: ["Cora Specimin"]',
        "+other_names:",
        "+  - Cora Specimin",
        "+  - post: chair-of-the-board",
        "+    start: 2032-01",
    ]
    assert load(saved)[1] == []


@pytest.mark.parametrize("desk", [ARCHIVE], indirect=True)
def test_the_buttons_of_a_list_have_names(desk: Desk) -> None:
    """Who cannot see the pictures on them is told what each does, and to whom; axe agrees."""
    desk.edit("meetings", "2031-03-04")
    for job in ("Open or close", "Move", "Remove"):
        button = desk.page.get_by_role("button", name=f"{job} ada-example")
        expect(button.first).to_be_visible()
    desk.page.get_by_role("button", name="Open or close ada-example").first.click()
    desk.add("corrections")
    desk.field("date").fill("2032-01-13")
    for name in ("ada-example", "2032-01-13"):
        button = desk.page.get_by_role("button", name=f"Remove {name}", exact=True)
        expect(button.first).to_be_visible()
    desk.page.evaluate(axe_source())
    rules = ["button-name", "aria-command-name", "label", "link-name", "select-name"]
    found = "rules => axe.run(document, {runOnly: rules}).then(({violations}) => violations.length)"
    assert desk.page.evaluate(found, rules) == 0
