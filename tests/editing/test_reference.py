"""The documentation says what the program does: its pages, its examples, its messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from comsite.checking.gate import Options, check
from comsite.checking.report import as_text
from comsite.cli.main import main
from comsite.cli.shared import Quotes
from comsite.content.fields import written
from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Record
from comsite.editing import reference
from comsite.editing.examples import EXAMPLES
from comsite.publishing.hosting import HEADERS

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "editors-guide.md").read_text("utf-8")
DEPLOYMENT = (DOCS / "deployment.md").read_text("utf-8")

# A whole file in the guide: its path in backquotes, then its text in a fence.
WHOLE = re.compile(r"`content/([^`]+)`:\n\n```(?:yaml|markdown)\n(.*?)```", re.DOTALL)
# Fields to add to a file, without a path before them.
FRAGMENT = re.compile(r"(?<!`:\n\n)```yaml\n(.*?)```", re.DOTALL)

PROSE = (*sorted(DOCS.glob("*.md")), DOCS.parent / "CONTRIBUTING.md", DOCS.parent / "CHANGELOG.md")

MEETING = "meetings/2031-06-03.md"

# What an editor types wrongly in the guide's meeting, and what it says there of it.
MISTAKES = (
    ("place: Town Hall, Larkwick", "palce: Town Hall, Larkwick"),
    ("date: 2031-06-03", "date: 03/06/2031"),
    ("- person: sam-orme", "- person: sam-orm"),
    ("place: Town Hall, Larkwick", "place: Town Hall: the blue room"),
    ("[report](/reports/2031-06-03-night-patrols/)", "[report](/reports/night-patrols/)"),
)


# What an editor writes there that only a person can settle, and what is asked.
QUESTIONS = (("what the patrols cost", "what the NPT cost"),)


def _messages(
    files: Mapping[str, str], folder: Path, drafts: bool = False, questions: bool = False
) -> list[str]:
    """What is printed of the problems of an archive of these files, or the questions about it."""
    for path, text in files.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    options = Options(folder / "content", folder / "build", drafts=drafts)
    quote = Quotes(folder / "content").of
    found = (one for one in check(options) if (one.grade == "question") is questions)
    return ["\n".join(as_text([one], quote)).rstrip() for one in found]


def _examples() -> dict[str, str]:
    return {example.path: example.text for example in EXAMPLES}


def _guide() -> dict[str, str]:
    """The archive of the guide: that of the field reference, and the guide's own files."""
    original = "files/2031-06-03-night-patrols.pdf"
    return {**_examples(), **dict(WHOLE.findall(GUIDE)), original: "%PDF, as far as it goes"}


@pytest.mark.parametrize("name", ["fields.md", "commands.md", "checks.md"])
def test_reference_pages_are_current(name: str) -> None:
    """The generated pages are what the code gives."""
    path = DOCS / name
    current = path.read_text("utf-8") if path.is_file() else ""
    assert current == reference.pages(main)[name], f"docs/{name} is old; to renew it: make docs"


def _records(model: type[Record] = Record) -> list[type[Record]]:
    below = [one for one in model.__subclasses__() if one.__module__.startswith("comsite.")]
    return [one for child in below for one in (child, *_records(child))]


@pytest.mark.parametrize("model", _records(), ids=lambda model: model.__name__)
def test_every_field_says_what_it_holds(model: type[Record]) -> None:
    """Each record and each of its fields has a description, in sentences."""
    assert (model.__doc__ or "").rstrip().endswith(".")
    for name, field in model.model_fields.items():
        assert re.search(r"\w.*\.$", field.description or "", re.DOTALL), f"{name} says nothing"


def test_every_record_and_field_is_in_the_reference() -> None:
    """The reference leaves out no kind of record and no field."""
    text = reference.fields_reference()
    for model in _records():
        if model.__subclasses__():
            continue  # its fields are in those of these
        heading = re.sub(r"(?<=[a-z])([A-Z])", r" \1", model.__name__).capitalize()
        section = re.search(rf"^###? {heading}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
        assert section, f"{heading} is not in the reference"
        for name, field in model.model_fields.items():
            name = written(name, field)
            assert f"| `{name}` |" in section[1], f"{name} is not under {heading}"


def test_every_kind_of_file_has_an_example() -> None:
    """There is an example for each folder and each single file."""
    shown = {example.path.split("/")[0] for example in EXAMPLES}
    assert shown == {*KINDS, *SINGLES}


def test_the_examples_are_an_archive_without_problems(tmp_path: Path) -> None:
    """What the field reference shows can be copied."""
    assert _messages(_examples(), tmp_path) == []


def test_the_files_of_the_guide_are_without_problems(tmp_path: Path) -> None:
    """What the editor's guide shows can be copied."""
    assert MEETING in _guide()
    assert _messages(_guide(), tmp_path) == []


@pytest.mark.parametrize("fragment", FRAGMENT.findall(GUIDE))
def test_the_fields_of_the_guide_are_without_problems(fragment: str, tmp_path: Path) -> None:
    """Fields that the guide adds to a file are right there."""
    files = _guide()
    if fragment.startswith("earlier_names:"):
        files["people/ida-marsh.yaml"] += fragment
    elif fragment.startswith("tenures:"):
        files["people/owen-pell.yaml"] += fragment
    elif fragment.startswith("  - abbreviation:"):
        files["glossary.yaml"] += fragment
    elif fragment.startswith("  redirects:"):
        files["redirects.yaml"] = re.sub("^  ", "", fragment, flags=re.MULTILINE)
    else:
        files[MEETING] = files[MEETING].replace("chair:", f"{fragment}chair:", 1)
    if fragment.startswith("held_by:"):
        files["organisations/planning.yaml"] = "name: Planning Committee\n"
    if fragment.startswith("settled:"):  # what it answers
        files[MEETING] = files[MEETING].replace("- a) CW to give", "- a) Somebody is to give")
    assert _messages(files, tmp_path, drafts=fragment.startswith("draft:")) == []


@pytest.mark.parametrize(("right", "wrong"), MISTAKES + QUESTIONS)
def test_the_guide_shows_what_the_check_says(right: str, wrong: str, tmp_path: Path) -> None:
    """Each mistake in the guide gives the message that stands under it, and no other."""
    files = _guide()
    assert right in files[MEETING]
    files[MEETING] = files[MEETING].replace(right, wrong, 1)
    ask = (right, wrong) in QUESTIONS
    before = _messages(_guide(), tmp_path / "right", questions=ask)
    messages = [one for one in _messages(files, tmp_path, questions=ask) if one not in before]
    assert len(messages) == 1
    shown = f"`{wrong}`:\n\n```text\n{messages[0]}\n```"
    assert shown in GUIDE, f"docs/editors-guide.md should show this message: {messages[0]}"


def test_the_guide_explains_every_message_it_shows() -> None:
    """No message stands in the guide that is not proved here."""
    assert GUIDE.count("```text\n") == len(MISTAKES + QUESTIONS) + 1  # that of a lost address


@pytest.mark.parametrize(("name", "value"), HEADERS.items())
def test_the_deployment_guide_has_the_headers(name: str, value: str) -> None:
    """Who sets up a server by the guide sends what the site needs, and reads why."""
    assert f'add_header {name} "{value}" always;' in DEPLOYMENT
    assert f"| `{name}` |" in DEPLOYMENT


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_links_between_the_documents_lead_somewhere(path: Path) -> None:
    """A link names a file that there is, and a heading in it."""
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target, anchor in re.findall(r"\]\((?!https?:|/)([^)#]*)(?:#([^)]+))?\)", text):
        other = (path.parent / target) if target else path
        assert other.is_file(), f"{path.name} links to {target}"
        words = other.read_text("utf-8") if other.suffix == ".md" else ""
        headings = re.findall(r"^#+ (.+)$", words, re.MULTILINE)
        anchors = {re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings}
        assert not anchor or anchor in anchors, f"{path.name} links to #{anchor}"


def test_hidden_commands_stay_out_of_the_reference() -> None:
    """What only contributors need is not among the commands; all others are."""
    text = reference.commands_reference(main)
    for name, command in main.commands.items():
        assert (f"## comsite {name}\n" in text) is not command.hidden
