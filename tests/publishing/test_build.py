"""Builds that fail, are stopped or meet each other leave the site that is there as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pagefind_bin
import pytest
from click.testing import CliRunner

from comsite.base import urls
from comsite.base.problems import BuildError, ContentError
from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.data.moved import MOVED
from comsite.publishing import shipped, stages, staging
from comsite.publishing.build import build
from comsite.publishing.stages import outputs, planned
from comsite.publishing.staging import MARKER
from tests.tools.checkers import netlify_redirects

pytestmark = pytest.mark.slow

ARCHIVE = Path(__file__).parents[1] / "archive" / "content"

# Runs the command with a Pagefind that says it has begun and then takes for ever.
# (A shell that starts tests in the background has Ctrl-C ignored; here it counts.)
_SLOW = """
import pathlib, pagefind_bin, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
program = pathlib.Path(sys.argv.pop(1))
pagefind_bin.get_executable = lambda: program
from comsite.cli.main import main
main()
"""


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a small archive in ``content`` and an earlier site in ``build``."""
    shutil.copytree(ARCHIVE, tmp_path / "content")
    build(Options(tmp_path / "content", tmp_path / "build"))
    (tmp_path / "content" / "pages" / "news.md").write_text("---\ntitle: News\n---\n\nNew.\n")
    return tmp_path


def options(work: Path) -> Options:
    return Options(work / "content", work / "build")


def left_over(work: Path) -> list[str]:
    """What a build left beside the source and the site (its lock aside)."""
    kept = {"content", "build", ".build.lock", "pagefind", "begun"}
    return sorted({path.name for path in work.iterdir()} - kept)


def test_a_build_replaces_the_site_whole(work: Path) -> None:
    """New pages are there, and nothing of the old site that is not in the new one."""
    (work / "build" / "stale.html").write_text("old")
    summary = build(options(work))
    assert (work / "build" / "news" / "index.html").is_file()
    assert not (work / "build" / "stale.html").exists()
    assert summary.pages > 30
    assert left_over(work) == []


def test_what_is_taken_down_leaves_the_index(work: Path) -> None:
    """A page that is gone leaves no piece of itself for search to find."""
    item = work / "content" / "meetings" / "2032-02-03.md"
    front = "---\ndate: 2032-02-03\nstatus: held\n---\n\n"
    item.write_text(f"{front}## 1. Zyzzyva\n\nZyzzyva.\n")
    build(options(work))
    fragments = work / "build" / "pagefind" / "fragment"
    before = len(list(fragments.iterdir()))
    item.unlink()
    build(options(work))
    assert len(list(fragments.iterdir())) == before - 1


def test_bad_content_leaves_the_site(work: Path) -> None:
    """A problem in the content stops the build before anything is written."""
    before = tree(work / "build")
    (work / "content" / "site.yaml").write_text("title: [\n")
    with pytest.raises(ContentError):
        build(options(work))
    assert (tree(work / "build"), left_over(work)) == (before, [])


def test_a_missing_template_leaves_the_site(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the template, and half a site is never published."""
    templates = work.parent / "templates"
    shutil.copytree(shipped.templates_folder(), templates)
    (templates / "topic.html").unlink()
    monkeypatch.setattr(stages, "templates_folder", lambda: templates)
    before = tree(work / "build")
    with pytest.raises(BuildError, match=r"the template topic\.html is missing"):
        build(options(work))
    assert (tree(work / "build"), left_over(work)) == (before, [])


@pytest.mark.parametrize(
    ("ending", "message"),
    [
        ("kill -9 $$", "signal 9"),
        ("echo no; exit 3", r"exit 3.*no"),
        (f"trap '' XFSZ; ulimit -f 80; exec {pagefind_bin.get_executable()} \"$@\"", "no whole"),
    ],
)
def test_a_failing_pagefind_leaves_the_site(
    work: Path, monkeypatch: pytest.MonkeyPatch, ending: str, message: str
) -> None:
    """Killed, failed or out of space, its end is told; the old index stays with the old site."""
    program = work / "pagefind"
    program.write_text(f"#!/bin/sh\n{ending}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    before = tree(work / "build")
    with pytest.raises(BuildError, match=message):
        build(options(work))
    assert (tree(work / "build"), left_over(work)) == (before, [])


def test_a_file_system_without_links_has_the_same_index(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages to index are copied there; nothing of that stays."""
    build(options(work))
    before = tree(work / "build")

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    build(options(work))
    assert tree(work / "build") == before


def test_a_full_disk_leaves_the_site(work: Path) -> None:
    """A write that the system refuses is told in a line; nothing half written stays."""
    before = tree(work / "build")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from comsite.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=work, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == (
        "the site could not be written: File too large\n"
        "Nothing was built; the site built earlier is as it was.\n"
    )
    assert (tree(work / "build"), left_over(work)) == (before, [])


def slow_build(work: Path) -> subprocess.Popen[str]:
    """A build that has written the new site and is held up in Pagefind."""
    program = work / "pagefind"
    program.write_text(f"#!/bin/sh\ntouch {work}/begun\nexec sleep 60\n")
    program.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW, str(program), "build"],
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (work / "begun").exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    return process


def test_an_interrupted_build_leaves_the_site(work: Path) -> None:
    """Ctrl-C ends a build without a trace of it."""
    before = tree(work / "build")
    process = slow_build(work)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in said
    assert (tree(work / "build"), left_over(work)) == (before, [])


def test_a_killed_build_leaves_the_site_and_the_next_one_works(work: Path) -> None:
    """What a killed build left behind is cleared away by the next."""
    before = tree(work / "build")
    process = slow_build(work)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    assert tree(work / "build") == before
    build(options(work))
    assert (work / "build" / "news" / "index.html").is_file()
    assert left_over(work) == []


def test_a_build_killed_between_the_two_names_is_put_right(work: Path) -> None:
    """Where names cannot be exchanged at once, the next build finds the old site again."""
    before = tree(work / "build")
    (work / "build").rename(work / ".build.old")
    (work / "content" / "site.yaml").write_text("title: [\n")
    with pytest.raises(ContentError):
        build(options(work))
    assert tree(work / "build") == before
    assert left_over(work) == []


def test_without_exchange_the_site_is_replaced_too(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On systems that cannot exchange two names, two renames do it."""
    monkeypatch.setattr(staging, "exchange", lambda first, second: False)
    build(options(work))
    assert (work / "build" / "news" / "index.html").is_file()
    assert left_over(work) == []


def test_a_second_build_at_the_same_time_is_refused(work: Path) -> None:
    """It says so, and the first goes on."""
    process = slow_build(work)
    try:
        with pytest.raises(BuildError, match="another build is writing"):
            build(options(work))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)


@pytest.mark.parametrize("output", ["content", "content/build", ".", "content/.."])
def test_an_output_that_would_swallow_the_source_is_refused(
    work: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output may not be, hold or lie in the source."""
    monkeypatch.chdir(work)
    before = tree(work / "content")
    result = CliRunner().invoke(main, ["build", "--output", output])
    assert result.exit_code == 1
    assert "is, holds or lies in the source folder content" in result.stderr
    assert tree(work / "content") == before


def test_a_folder_of_other_files_is_never_replaced(work: Path) -> None:
    """Only what a build made, or an empty folder, is."""
    assert (work / "build" / MARKER).read_text() == (
        "Made by comsite; a build replaces this folder.\n"
    )
    other = work / "holiday"
    other.mkdir()
    (other / "photo.jpg").write_bytes(b"dear")
    with pytest.raises(BuildError, match="holds files that comsite did not make"):
        build(Options(work / "content", other))
    assert tree(other).keys() == {"photo.jpg"}


def test_an_output_that_is_a_link_or_a_file_is_refused(work: Path) -> None:
    """What a link leads to is not ours to replace."""
    link = work / "link"
    link.symlink_to(work / "build")
    with pytest.raises(BuildError, match="is a link"):
        build(Options(work / "content", link))
    marker = work / "content" / "site.yaml" / ".." / ".." / "build" / MARKER
    with pytest.raises(BuildError) as refused:
        build(Options(work / "content", marker))
    assert str(refused.value) == f"{marker} is a file; name a folder with --output"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_same_content_gives_the_same_bytes(work: Path, tmp_path: Path, zone: str) -> None:
    """In another folder, time zone and locale every byte is the same, those of the index too."""
    elsewhere = tmp_path / "elsewhere" / zone.replace("/", "-")
    shutil.copytree(work / "content", elsewhere / "content")
    build(options(work))
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-m", "comsite", "build"], cwd=elsewhere, env=environment, check=True
    )
    assert tree(work / "build") == tree(elsewhere / "build")


def test_without_docstrings_the_bytes_are_the_same(work: Path) -> None:
    """Schemas, tables and help are made of docstrings, which Python can be told to leave out."""
    build(options(work))
    python = [sys.executable, "-OO", "-m", "comsite"]
    subprocess.run([*python, "build", "--output", "other"], cwd=work, check=True)
    assert tree(work / "build") == tree(work / "other")
    help_text = subprocess.run(
        [*python, "build", "--help"], capture_output=True, text=True, check=True
    )
    assert "Problems in the content are listed" in help_text.stdout


def test_the_outputs_of_a_plan_can_be_made_again(work: Path) -> None:
    """A run that was broken off, as in the preview by a change, leaves no trace in the next."""
    plan = planned(Options(work / "content", work / "build"))
    begun = outputs(plan)
    next(one for one in begun if one.path.endswith(".csv"))
    again = list(outputs(plan))
    assert again == list(outputs(planned(Options(work / "content", work / "build"))))


def test_a_site_below_a_path_links_below_it(work: Path) -> None:
    """``--base-url`` with a path puts it before every link of the site."""
    build(Options(work / "content", work / "build", "https://example.org/archive", search=False))
    home = (work / "build" / "index.html").read_text()
    assert 'href="/archive/meetings/"' in home
    assert 'href="/meetings/"' not in home
    for page in (work / "build").rglob("*.html"):
        text = page.read_text()
        assert text.count('href="/') == text.count('href="/archive/'), page


def test_previews_are_not_listed(work: Path) -> None:
    """With drafts, every page asks to be left out, in its head and in its headers.

    The page for lost addresses has the status 404, and is left out by that.
    """
    build(Options(work / "content", work / "build", drafts=True, search=False))
    assert "X-Robots-Tag: noindex" in (work / "build" / "_headers").read_text()
    for page in (work / "build").rglob("*.html"):
        hidden = '<meta name="robots" content="noindex">' in page.read_text()
        assert hidden == (page.name != "404.html"), page


def test_netlify_reads_the_redirects(work: Path) -> None:
    """Each moved address is one rule, for good; a record that has no page now, for now."""
    (work / "content" / "redirects.yaml").write_text(
        "redirects:\n- old: /old-news/\n  new: /news/\n- old: /older/\n  new: /news/\n"
    )
    build(options(work))
    file = work / "build" / "_redirects"
    assert "\n# Data that have moved in every archive:\n" in file.read_text("utf-8")
    rules, errors = netlify_redirects(file)
    assert errors == []
    assert [(rule["from"], rule["to"], rule["status"]) for rule in rules] == [
        ("/old-news/", "/news/", 301),
        ("/old-news/index.json", "/news/index.json", 301),
        ("/older/", "/news/", 301),
        ("/older/index.json", "/news/index.json", 301),
        ("/organisations/friends-of-the-lamp/", "/organisations/#friends-of-the-lamp", 302),
        *((old, new, 301) for old, new in (*MOVED.items(), *urls.DATA_MOVED)),
    ]
    assert {rule["force"] for rule in rules} == {True}  # before the pages for other hosts
