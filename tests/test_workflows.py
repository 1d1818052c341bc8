"""What GitHub reads: workflows with the least that they need, at fixed versions; valid forms."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from comsite.cli.init import HOSTS
from comsite.cli.main import main
from tests.cases import TOWN

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


def read(path: Path) -> dict[str, Any]:
    """A workflow, its scalars as they are typed."""
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (text)
    return read


def test_there_are_workflows() -> None:
    """One for the content and one for the program."""
    assert [path.stem for path in WORKFLOWS] == ["content", "program"]


def errors(path: Path, kind: str) -> str:
    """What GitHub's own schema for a kind of file finds in one."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", f"vendor.github-{kind}", str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode else ""


@pytest.mark.slow
@pytest.mark.parametrize("path", [*WORKFLOWS, *FORMS], ids=lambda path: path.stem)
def test_a_file_is_what_github_reads(path: Path) -> None:
    """GitHub's own schema for workflows, and that for the forms of issues, finds nothing."""
    kinds = {"workflows": "workflows", "config": "issue-config"}
    assert errors(path, kinds.get(path.parent.name) or kinds.get(path.stem, "issue-forms")) == ""


@pytest.mark.slow
def test_the_workflow_for_many_bodies_is_one(tmp_path: Path) -> None:
    """That on the page about scale: GitHub reads it, its actions are pinned, its shell is right."""
    text = (ROOT / "docs" / "scale.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "bodies.yml"
    path.write_text(example, "utf-8")
    assert errors(path, "workflows") == ""
    used = re.findall(r"uses: (.*)", example)
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    for command in [step["run"] for step in steps if "run" in step]:
        assert "${{" not in command
        subprocess.run(["bash", "-n", "-c", command], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS)
def test_the_workflow_of_a_new_archive_is_one(host: str, tmp_path: Path) -> None:
    """GitHub reads it, actions but two of its own are at one commit, and the shell is right."""
    done = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--host", host])
    assert done.exit_code == 0
    path = tmp_path / "new" / ".github" / "workflows" / "archive.yml"
    assert errors(path, "workflows") == ""
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"pull_request", "push"}
    assert ("publish" in workflow["jobs"]) == (host in ("github-pages", "s3", "nginx"))
    for name, job in workflow["jobs"].items():
        if ("permissions" in job and name != "comment") or "secrets." in str(job):
            assert job["if"] == "${{ github.event_name == 'push' }}"
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            subprocess.run(["bash", "-n", "-c", step.get("run", "")], check=True)
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    pages = ["actions/upload-pages-artifact@v4", "actions/deploy-pages@v4"]
    assert [one for one in used if not PINNED.fullmatch(one)] == pages * (host == "github-pages")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_can_harm_nothing(path: Path) -> None:
    """It may read, knows no secret, and uses actions of GitHub at one commit each.

    Only a job that no pull request starts may write, and that which comments.
    """
    workflow, text = read(path), path.read_text("utf-8")
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"pull_request", "push"}
    assert "secrets." not in text
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 90
        if job.get("permissions") == {"pull-requests": "write"}:
            continue  # the next test but one is about it
        if "permissions" in job:
            assert job["permissions"] == {"contents": "write"}
            assert job["if"] == "${{ github.event_name == 'push' }}"
        else:
            assert job["steps"][0]["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_of_github_at_one_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_the_job_that_comments_does_nothing_else() -> None:
    """It runs no action and nothing of the repository, and not for a copy of the repository."""
    job = read(WORKFLOWS[0])["jobs"]["comment"]
    assert job["permissions"] == {"pull-requests": "write"}
    assert job["if"] == (
        "${{ !cancelled() && github.event.pull_request.head.repo.full_name == github.repository }}"
    )
    (step,) = job["steps"]
    assert "uses" not in step
    assert step["run"].startswith("printf '%s' \"$WORDS\" | gh pr comment ")


@pytest.mark.slow
@pytest.mark.parametrize("is_whole", [True, False])
def test_the_comment_says_what_changes_and_what_to_look_at(tmp_path: Path, is_whole: bool) -> None:
    steps = read(WORKFLOWS[0])["jobs"]["content"]["steps"]
    (command,) = [step["run"] for step in steps if step.get("id") == "say"]
    shutil.copytree(TOWN, tmp_path / "content")
    text = "Words." if is_whole else "[x](/nothing/)"
    (tmp_path / "content" / "pages" / "new.md").write_text(
        f"---\ntitle: New\nsummary: A page.\n---\n\n{text}\n", "utf-8"
    )
    programs = Path(sys.executable).parent
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(programs)
    given, shown = tmp_path / "given", tmp_path / "shown"
    subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=tmp_path,
        env={
            **os.environ,
            "GITHUB_OUTPUT": str(given),
            "GITHUB_STEP_SUMMARY": str(shown),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        },
        check=True,
    )
    start, *words, end = given.read_text("utf-8").splitlines()
    assert start == f"words<<{end}"
    assert "\n".join(words) == shown.read_text("utf-8")
    if is_whole:
        assert "- /new/" in words
    else:
        assert "It cannot be published yet." in words
        assert any(line.startswith("    content/pages/new.md") for line in words)
    assert "## What to look at" in words


def test_no_words_of_a_pull_request_become_a_command() -> None:
    """A title or a branch's name, which anybody may choose, is in no command line."""
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")


def test_the_content_is_checked_before_it_is_built() -> None:
    """Problems are marked on their lines, drafts too; then it is built.

    Nobody waits for the packages of the tests: links and search are tried once it is on main.
    """
    jobs = read(ROOT / ".github" / "workflows" / "content.yml")["jobs"]
    commands = [step["run"] for step in jobs["content"]["steps"] if "run" in step]
    assert "make check" in [step.get("run") for step in jobs["visit"]["steps"]]
    assert jobs["visit"]["if"] == "${{ github.event_name == 'push' }}"
    assert "make check" not in commands
    order = ["make .venv/.installed-site", "check --drafts --format github", "make site"]
    found = [next(i for i, one in enumerate(commands) if part in one) for part in order]
    assert found == sorted(found)


def test_what_builds_keep_comes_from_the_main_branch_alone() -> None:
    """A build runs what it kept. Whoever opens a pull request may read it, and not write it.

    So no job that may write to the repository takes it, and the action that saves by itself is not
    used. GitHub keeps apart what runs of pull requests save; here they do not even save.
    """
    steps = [
        (job, step)
        for path in WORKFLOWS
        for job in read(path)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/cache")
    ]
    assert [step["uses"].partition("@")[0] for _, step in steps] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    (job, taken), (_, saved) = steps
    assert "permissions" not in job
    assert saved["if"] == "${{ success() && github.event_name == 'push' }}"
    assert read(WORKFLOWS[0])["on"]["push"] == {"branches": ["main"]}
    assert taken["with"]["path"] == saved["with"]["path"] == "~/.cache/comsite\nbuild\n"
    assert "hashFiles('content/**'" in taken["with"]["key"]
    assert taken["with"]["key"].startswith(taken["with"]["restore-keys"])
