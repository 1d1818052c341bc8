"""``comsite new`` and ``comsite init``: files to begin with, which have no problems."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comsite.checking.gate import Options, check
from comsite.cli.main import main
from comsite.content.kinds import KINDS
from comsite.content.models import Record
from comsite.content.sourcefile import front_matter
from comsite.content.validation import read_record
from comsite.content.yamltext import scalar
from comsite.content.yamltree import read_yaml
from comsite.editing.scaffold.archive import name_of
from comsite.publishing.build import build
from tests.small import meeting, report, write

TEXTS = Path(__file__).parents[2] / "comsite" / "editing" / "scaffold" / "texts"
PACKAGE = TEXTS.parents[2]

LAST = meeting(
    "2031-03-04",
    """\
chair: ada-example
present:
  - person: ada-example
    role: "Chair: both days"
    post: chair
also_present:
  - person: ben-sample
    role: Clerk
notes:
  status: draft
next_meeting:
  date: 2031-06-03
  start: 14:00
  end: 16:00
  place: "Net Loft: upper floor"
""",
    """\
## 1. Welcome

All were welcome.

## 2. Minutes of the meeting on 8 January

They were agreed.

## 3. Gulls

There are many.

### Actions

- a) Clerk to count them: all, "at once".

## 4. Future agenda items

The next meeting is to be told of:

- Terns
- The slipway.

## 5. Any other business

There was none.
""",
)
FILES = {
    "people/ada-example.yaml": "name: Ada Example\nother_names: [Cllr Example]\n",
    "people/ben-sample.yaml": "name: Ben Sample\ntenures:\n  - post: clerk\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "meetings/2031-03-04.md": LAST,
    "reports/2031-06-03-mud.md": report("2031-06-03", "text: missing\n", ""),
}


def run(*words: str, source: Path | None = None) -> Result:
    """What a command prints; with the content folder if one is given."""
    options = ["--source", str(source)] if source else []
    return CliRunner().invoke(main, [*words, *options])


def uncommented(text: str) -> str:
    """A file of which every field is used that stands behind a #."""
    return re.sub(r"^#(?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)


def errors(source: Path) -> list[str]:
    """What is wrong with an archive, drafts and all; warnings too."""
    return [str(one) for one in check(Options(source, source.parent / "build", drafts=True))]


def test_next_meeting(tmp_path: Path) -> None:
    """The next meeting has the day, times and place that the last notes announce."""
    source = write(tmp_path, FILES)
    result = run("new", "meeting", source=source)
    path = source / "meetings" / "2031-06-03.md"
    assert result.exit_code == 0
    assert (
        result.output
        == f"""\
Written: {path}

What to do next:
  1. Open it: each field is explained, and proposals stand behind a #.
  2. When a paper comes: comsite new report "Its subject" --meeting 2031-06-03
  3. After the meeting: write the notes below the fields, as the remarks in it say.
  4. Then: comsite check
"""
    )
    text = path.read_text("utf-8")
    fields = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert fields == [
        "---",
        "date: 2031-06-03",
        "start: 14:00",
        "end: 16:00",
        'place: "Net Loft: upper floor"',
        "status: scheduled",
        "text: missing",
        "known_from: The notes of 4 March 2031 announce it.",
        "---",
    ]
    assert errors(source) == []


def test_proposals_for_the_next_meeting(tmp_path: Path) -> None:
    """Chair, attendance, papers, actions and agenda are proposed, and published only if used."""
    source = write(tmp_path, FILES)
    run("new", "meeting", source=source)
    text = (source / "meetings" / "2031-06-03.md").read_text("utf-8")
    assert "\n#chair: ada-example\n" in text
    assert (
        """
#present:
#  - person: ada-example
#    role: "Chair: both days"
#    post: chair
#also_present:
#  - person: ben-sample
#    role: Clerk
#apologies: none
"""
        in text
    )
    assert "\n# On file for this day:\n# 2031-06-03-mud\n#items:\n" in text
    assert (
        """
#action_updates:
#  # Clerk to count them: all, "at once".
#  - action: 2031-03-04-3a
#    status: reported back
"""
        in text
    )
    assert (
        """
# ## 1. Welcome
# ## 2. Minutes of the meeting
# ## 3. Terns
# ## 4. The slipway
# ## 5. Future agenda items
# ## 6. Any other business
---
"""
        in text
    )


def test_meeting_on_another_day(tmp_path: Path) -> None:
    """A day that no notes announce is given with what is known of it."""
    source = write(tmp_path, FILES)
    options = ("--date", "2031-07-01", "--start", "10:00", "--place", "Quay")
    assert run("new", "meeting", *options, source=source).exit_code == 0
    text = (source / "meetings" / "2031-07-01.md").read_text("utf-8")
    assert "\nstart: 10:00\n#end: 16:00\n#until: 2031-03-05\nplace: Quay\n" in text
    assert "\n#known_from: " in text
    assert errors(source) == []


def test_first_meeting(tmp_path: Path) -> None:
    """Without earlier notes the day has to be said, and is enough."""
    source = write(tmp_path, {})
    result = run("new", "meeting", source=source)
    assert result.exit_code == 1
    assert result.output == (
        "no notes announce a next meeting; say its date, like comsite new meeting --date"
        ' 2031-09-02, or write "next_meeting" in the fields of the last one\nNothing was written.\n'
    )
    assert run("new", "meeting", "--date", "2031-07-01", source=source).exit_code == 0
    text = (source / "meetings" / "2031-07-01.md").read_text("utf-8")
    assert "# ## 1. Welcome and apologies\n" in text
    assert errors(source) == []


def test_meeting_refused(tmp_path: Path) -> None:
    """A day that has a file, and what is no day, are told; nothing is overwritten."""
    source = write(tmp_path, FILES)
    path = source / "meetings" / "2031-03-04.md"
    result = run("new", "meeting", "--date", "2031-03-04", source=source)
    assert result.output == (
        "content/meetings/2031-03-04.md is there already; open it, or say which day is meant, like"
        " --date 2031-09-02\nNothing was written.\n"
    )
    assert path.read_text("utf-8") == LAST
    result = run("new", "meeting", "--date", "3/6/2031", source=source)
    assert result.output == (
        '"3/6/2031" is no date: write 2031-06-03 for 3 June 2031 or 2031-03-06 for 6 March 2031\n'
        "Nothing was written.\n"
    )
    broken = "content/meetings/2031-06-03.md"
    (source / "meetings" / "2031-06-03.md").write_text("no fields", "utf-8")
    result = run("new", "meeting", source=source)
    assert result.exit_code == 1
    assert f"{tmp_path}/{broken} is there already, and nothing is overwritten" in result.output


def test_a_meeting_of_a_committee(tmp_path: Path) -> None:
    """Its own notes announce it; where another meets that day, its name tells them apart."""
    planning = "name: Planning Committee\n"
    notes = meeting(
        "2031-02-04",
        "held_by: planning\nnext_meeting: {date: 2031-06-03, place: Quay}\n",
        "## 1. Mud\n\nMud.\n",
    )
    source = write(
        tmp_path,
        {**FILES, "organisations/planning.yaml": planning, "meetings/2031-02-04.md": notes},
    )
    assert run("new", "meeting", source=source).exit_code == 0
    assert "held_by" not in (source / "meetings/2031-06-03.md").read_text("utf-8")
    assert run("new", "meeting", "--held-by", "planning", source=source).exit_code == 0
    text = (source / "meetings/2031-06-03-planning.md").read_text("utf-8")
    assert "\ndate: 2031-06-03\nheld_by: planning\n" in text
    assert "\nplace: Quay\n" in text
    assert errors(source) == []
    result = run("new", "meeting", "--held-by", "planing", source=source)
    assert result.output == (
        'there is no organisation "planing" in organisations/; did you mean "planning"?; to make'
        ' one, type comsite new organisation "Planning Committee"\nNothing was written.\n'
    )


def test_report(tmp_path: Path) -> None:
    """A report is a draft to the meeting named, or to the latest."""
    source = write(tmp_path, FILES)
    words = ("new", "report", 'The "mud" & more: a long subject that goes on and on and on and on')
    assert run(*words, "--item", "3", source=source).exit_code == 0
    name = "2031-03-04-the-mud-more-a-long-subject-that-goes-on-and-on-and-on-and-on.md"
    (path,) = set((source / "reports").iterdir()) - {source / "reports/2031-06-03-mud.md"}
    assert name.startswith(path.stem)
    assert len(path.stem) < 75
    assert '\nmeeting: 2031-03-04\nitem: "3"\n' in path.read_text("utf-8")
    assert errors(source) == []
    built = build(Options(source, tmp_path / "build", search=False)).output
    assert not (built / "reports" / path.stem).exists()


@pytest.mark.parametrize(
    ("words", "files", "told"),
    [
        (
            ("report", "Mud", "--meeting", "2031-03-05"),
            FILES,
            'there is no meeting "2031-03-05"; did you mean "2031-03-04"?',
        ),
        (
            ("report", "Mud", "--meeting", "1999-12-31"),
            {},
            'there is no meeting "1999-12-31"; make it: comsite new meeting --date 1999-12-31',
        ),
        (
            ("report", "Mud"),
            {},
            "there is no meeting yet that a report could go to; make one first, like comsite new"
            " meeting --date 2031-03-04",
        ),
        (
            ("person", "ADA  Example"),
            FILES,
            '"ADA Example" is on record already, in content/people/ada-example.yaml; for another'
            " person of that name give the file a name of its own: --slug ada-example-2",
        ),
        (
            ("person", "Cllr Example"),
            FILES,
            '"Cllr Example" is on record already, in content/people/ada-example.yaml; for another'
            " person of that name give the file a name of its own: --slug ada-example-2",
        ),
        (
            ("person", "Dr. Bea Sample"),
            {},
            'write the name without titles: comsite new person "Bea Sample"',
        ),
        (
            ("topic", "鷗"),
            {},
            'no file name can be made of "鷗"; give one of lower case letters, digits and hyphens,'
            " like --slug ada-example",
        ),
        (
            ("topic", "Gulls", "--slug", "../Gulls.yaml"),
            {},
            '"../Gulls.yaml" is no file name (lower case letters, digits and hyphens, no ending);'
            ' write "gulls-yaml"',
        ),
        (
            ("post", "Harbour master", "--slug", "chair"),
            FILES,
            "posts/chair.yaml is there already, and nothing is overwritten",
        ),
    ],
)
def test_refused(words: tuple[str, ...], files: dict[str, str], told: str, tmp_path: Path) -> None:
    """What cannot be done is told with what to type; nothing is written."""
    source = write(tmp_path, files)
    before = sorted(source.rglob("*"))
    result = run("new", *words, source=source)
    assert result.exit_code == 1
    message, nothing = result.output.splitlines()
    assert message.endswith(told)
    assert nothing == "Nothing was written."
    assert sorted(source.rglob("*")) == before


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("person", "Ada Example", "people/ada-example.yaml"),
        ("person", "Zoë O’Example: the younger", "people/zoe-oexample-the-younger.yaml"),
        ("post", "Clerk", "posts/clerk.yaml"),
        ("organisation", "No", "organisations/no.yaml"),
        ("topic", 'Mud "and" # silt', "topics/mud-and-silt.yaml"),
        ("topic", "2031", "topics/2031.yaml"),
    ],
)
def test_named_record(kind: str, name: str, path: str, tmp_path: Path) -> None:
    """A record is begun with its name, whatever marks are in it, and names its schema."""
    source = write(tmp_path, {})
    result = run("new", kind, name, source=source)
    assert result.exit_code == 0
    text = (source / path).read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../.schemas/{kind}.json\n")
    tree, _ = read_yaml(text, path)
    assert name in tree.data.values()
    assert errors(source) == []


def test_another_of_that_name(tmp_path: Path) -> None:
    """Two people may have one name."""
    source = write(tmp_path, FILES)
    result = run("new", "person", "Ada Example", "--slug", "ada-example-2", source=source)
    assert result.exit_code == 0
    assert (source / "people" / "ada-example-2.yaml").is_file()


def test_new_while_something_is_wrong(tmp_path: Path) -> None:
    """A mistake elsewhere is no reason not to begin a file; a missing site.yaml is one."""
    source = write(tmp_path, {"topics/gulls.yaml": "titel: Gulls\n"})
    assert run("new", "topic", "Terns", source=source).exit_code == 0
    (source / "site.yaml").unlink()
    result = run("new", "topic", "Mud", source=source)
    assert result.exit_code == 1
    assert "this file is missing; it holds the archive's title and address" in result.output
    assert result.output.endswith("Nothing was written.\n")


def test_disk_that_takes_nothing(tmp_path: Path) -> None:
    """Where a file cannot be written, that is told."""
    source = write(tmp_path, {})
    (source / "topics").write_text("a file in the way", "utf-8")
    result = run("new", "topic", "Gulls", source=source)
    assert result.exit_code == 1
    assert result.output == (
        f"{source}/topics/gulls.yaml cannot be written: File exists\nNothing was written.\n"
    )


MODELS = {kind.noun: kind.model for kind in KINDS.values()}


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.*")), ids=lambda path: path.stem)
def test_every_field_is_explained_and_right(path: Path) -> None:
    """A text to begin with has every field of its kind, each as an editor could use it."""
    text = re.sub(r"^\$(papers|agenda)", "", path.read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^\$attendance", "#present:\n#also_present:\n#apologies:", text, flags=re.M)
    text = re.sub(r"^\$updates", "#action_updates:", text, flags=re.MULTILINE)
    text = re.sub(r"^\$item$", '#item: "4"', text, flags=re.MULTILINE)
    text = re.sub(r"^\$([a-z_]+)$", r"#\1:", text, flags=re.MULTILINE)
    text = text.replace("$date", "2031-03-04").replace("$long", "4 March 2031")
    text = text.replace("$meeting", "2031-03-04").replace("$chair", "ada-example")
    whole = uncommented(re.sub(r"\$[a-z]+", "Gulls", text))
    parts = front_matter(whole, path.name, []) if path.suffix == ".md" else None
    front = parts[0] if parts else whole
    model: type[Record] = MODELS[path.stem]
    tree, problems = read_yaml(front, path.name)
    _, more = read_record(model, tree, path.name)
    assert [*problems, *more] == []
    assert set(tree.data) == set(model.model_fields)


# An archive is asked where its readers report a mistake until it says so.
NO_CONTACT = """\
content/site.yaml
  line 6: question: there is no "contact", so no page offers to report a mistake; add the e-mail\
 address of whoever mends the archive, like "contact: team@example.org"
    | title: Larkwick Parish Council meetings
    Why: Readers see a mistake first, and have nobody to tell. [readers-can-report-a-mistake]

No problems. 1 question; the site builds as it is.
"""


def test_archive_in_one_command(tmp_path: Path) -> None:
    """A new archive only lacks a contact, builds, and has a name made of its folder's."""
    folder = tmp_path / "larkwick-parish-council"
    result = run("init", str(folder))
    assert result.exit_code == 0
    assert "What to do next:\n" in result.output
    source = folder / "content"
    assert run("check", source=source).output == NO_CONTACT
    built = build(Options(source, folder / "build")).output
    home = (built / "index.html").read_text("utf-8")
    assert "<h1>Larkwick Parish Council meetings</h1>" in home
    assert "There is no meeting here yet." in home
    assert "holds nothing yet that could be found" in (built / "search/index.html").read_text()
    for page in ("about", "how-to-cite", "accessibility"):
        assert f'href="/{page}/"' in home
        assert (built / page / "index.html").is_file()
    for name in (
        ".gitattributes",
        ".gitignore",
        "README.md",
        "netlify.toml",
        ".vscode/settings.json",
    ):
        assert (folder / name).is_file()
    assert "comsite==" in (folder / "comsite.txt").read_text("utf-8")
    assert "\npyyaml==" in (folder / "requirements.txt").read_text("utf-8")
    assert "$DEPLOY_PRIME_URL" in (folder / "netlify.toml").read_text("utf-8")


def test_archive_as_told(tmp_path: Path) -> None:
    """Names with marks that YAML or Markdown would read otherwise stand as they are."""
    folder = tmp_path / "x"
    body = 'Board of "Mud": <gulls> & *terns* # 1'
    options = ("--body", body, "--title", body, "--base-url", "https://mud.example/archive")
    more = ("--contact", "clerk@mud.example", "--time-zone", "Europe/Paris", "--language", "en")
    assert run("init", str(folder), *options, *more, "--program", "mud").exit_code == 0
    assert errors(folder / "content") == []
    built = build(Options(folder / "content", folder / "build", search=False)).output
    about = (built / "about" / "index.html").read_text("utf-8")
    assert "meetings of Board of “Mud”" in about or 'Board of "Mud"' in about.replace("&quot;", '"')
    assert "*terns*" in about
    assert "clerk@mud.example" in about
    assert (folder / "comsite.txt").read_text("utf-8").endswith("\nmud\n")


def test_archive_in_welsh(tmp_path: Path) -> None:
    """Its own pages are in its language, as is all that stands around them."""
    folder = tmp_path / "mwd"
    options = ("--body", "Cyngor Mwd", "--language", "cy", "--contact", "clerc@mwd.example")
    assert run("init", str(folder), *options).exit_code == 0
    assert errors(folder / "content") == []
    built = build(Options(folder / "content", folder / "build", search=False)).output
    about = (built / "about" / "index.html").read_text("utf-8")
    assert '<html lang="cy">' in about
    assert "Am yr archif hon</h1>" in about
    assert "cyfarfodydd Cyngor Mwd" in about
    assert ">Hafan</a>" in about
    assert "Sut i ddyfynnu" in (built / "how-to-cite" / "index.html").read_text("utf-8")


def test_archive_that_would_not_build(tmp_path: Path) -> None:
    """Settings that a build would refuse are told, and nothing is written."""
    folder = tmp_path / "x"
    result = run("init", str(folder), "--time-zone", "London", "--base-url", "mud.example")
    assert result.exit_code == 1
    assert '"base_url" is "mud.example": write a whole web address' in result.output
    result = run("init", str(folder), "--time-zone", "London")
    assert '"time_zone" is "London", which is not a place with a time zone' in result.output
    assert result.output.endswith("Nothing was written.\n")
    assert not folder.exists()


def test_archive_in_a_folder_with_files(tmp_path: Path) -> None:
    """A folder that has files in it is refused; one with a git repository alone is not."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    result = run("init", str(tmp_path))
    assert result.exit_code == 1
    assert result.output == (
        f"{tmp_path} has files in it; name a folder that is new or empty.\nNothing was written.\n"
    )
    (tmp_path / "new" / ".git").mkdir(parents=True)
    assert run("init", str(tmp_path / "new")).exit_code == 0


def test_names_of_folders() -> None:
    """A body's name is proposed from the folder's."""
    assert name_of("university_of-larkwick senate") == "University of Larkwick Senate"
    assert name_of("WYCA") == "WYCA"
    assert name_of("...") == "Example Council"


@pytest.mark.parametrize(
    "text", ["a: b", "a #b", "- a", "'a", "14:00", "2031", "No", "é", "{", "@", '"', "a\\b", "x:"]
)
def test_values(text: str) -> None:
    """A value is read back as it was given."""
    assert read_yaml(f"a: {scalar(text)}\n", "x")[0].data == {"a": text}


# Of the archive that this program was first made for.
OF_ONE_BODY = re.compile(
    r"west yorkshire|police|\bmayor|constable|community outcomes|wakefield|\bwyp\b|\bpcc\b", re.I
)


def test_the_program_is_for_any_body() -> None:
    """Nothing in the code, its texts or the templates speaks of one body."""
    folders = (PACKAGE, PACKAGE.parent / "templates")
    found = [
        f"{path.relative_to(PACKAGE.parent)}:{number}: {line.strip()}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".py", ".html", ".md", ".yaml", ".js", ".css", ".xml"}
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if OF_ONE_BODY.search(line)
    ]
    assert found == []


def test_what_another_meeting_of_that_day_says_is_not_taken(tmp_path: Path) -> None:
    """Attendance, chair and agenda are those of the last day before, not of the evening."""
    seat = "chair: {0}\npresent:\n  - person: {0}\n"
    files = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "people/ben-sample.yaml": "name: Ben Sample\n",
        "meetings/2031-03-04.md": meeting(
            "2031-03-04", seat.format("ben-sample"), "## 1. Welcome\n\nA.\n"
        ),
        "meetings/2031-06-03-evening.md": meeting(
            "2031-06-03", seat.format("ada-example"), "## 1. Apologies\n\nA.\n"
        ),
    }
    source = write(tmp_path, files)
    done = CliRunner().invoke(
        main, ["new", "meeting", "--date", "2031-06-03", "--source", str(source)]
    )
    assert done.exit_code == 0, done.output
    text = (source / "meetings/2031-06-03.md").read_text("utf-8")
    assert ("ben-sample" in text, "Welcome" in text) == (True, True)
    assert ("ada-example" in text, "Apologies" in text) == (False, False)


@pytest.mark.parametrize(("letters", "kept"), [(60, 60), (61, 31)])
def test_the_name_of_a_report_is_cut_between_words(letters: int, kept: int, tmp_path: Path) -> None:
    """The subject gives sixty letters of the name at most."""
    subject = f"{'a' * 31} {'b' * (letters - 32)}"
    source = write(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", "")})
    done = CliRunner().invoke(main, ["new", "report", subject, "--source", str(source)])
    assert done.exit_code == 0, done.output
    (made,) = (source / "reports").iterdir()
    assert len(made.stem.removeprefix("2031-03-04-")) == kept
