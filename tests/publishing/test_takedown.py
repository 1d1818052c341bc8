"""What must go is found wherever it stands, taken down, and shown to be gone, byte by byte."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from comsite.base.fingerprints import fingerprint
from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.content.rewording import with_values, without_listed
from comsite.importing.looking import texts_of
from comsite.publishing.build import build
from comsite.publishing.takedown.finding import search_site
from comsite.publishing.takedown.replacing import Replacing
from comsite.publishing.takedown.wording import Wording
from tests.importing.making import docx, p, r
from tests.small import meeting, report, write

PHRASE = "secret lantern & keeper"
ASLEEP = "Ben Sample said that the secret **lantern** & keeper was asleep at his post."
NOTES = f"""\
## 1. Lamps

The Board spoke of lamps at length, and Ada Example promised a plan for all of them.

{ASLEEP}

The harbour was dark.

### Actions

- Ada Example to wake the secret lantern &amp; keeper before the zephyr comes.
- Ben Sample to buy twelve lamps.
"""
FRONT = "present:\n  - person: ada-example\n  - person: ben-sample\n"
FILES = {
    "meetings/2031-03-04.md": meeting("2031-03-04", FRONT, NOTES),
    "reports/mud.md": report("2031-03-04", "files:\n  - letter.docx\n", "Mud is wet and deep.\n"),
    "people/ada-example.yaml": "name: Ada Example\nnote: Saw the Secret\n  Lantern & Keeper.\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
}
OUT_OF_REACH = """
What no command reaches:
  - The past of the repository: git keeps every earlier version. To rewrite it, see git filter-repo
    (git filter-repo --replace-text FILE), and ask your host to clear what it keeps.
  - Deploys and previews that your host keeps: delete them there.
  - Caches, search engines and web archives: ask each to forget the page. Browsers and caches may
    keep pieces of the search index for a year, under addresses that no page asks for any more: ask
    whoever runs a cache in front of the site to empty it.
  - Feeds that were fetched already, and readers' copies.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A published archive with its ledger; the phrase is in notes, a note, and a letter."""
    found = write(tmp_path, FILES)
    (found / "files").mkdir()
    letter = docx(p(r("The secret lan") + r("tern &amp; keeper sleeps.")))
    (found / "files" / "letter.docx").write_bytes(letter)
    result = CliRunner().invoke(main, ["ledger", "update", "--source", str(found)])
    assert result.exit_code == 0, result.output
    return found


def takedown(content: Path, *words: str, code: int = 0) -> str:
    """What the command says; it must end with a code."""
    result = CliRunner().invoke(main, ["takedown", *words, "--source", str(content)])
    assert result.exit_code == code, result.output
    return result.output


def every_file(folder: Path) -> dict[str, bytes]:
    """The bytes of all files in a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def having(content: Path, word: str) -> set[str]:
    """The files of a fresh build that have a word in them; none is searched as comsite does."""
    output = content.parent / "build"
    build(Options(content, output))
    found = set()
    for path, data in every_file(output).items():
        if path.startswith(("search/ordinary/", "search/everyday/")):  # words of the language
            continue
        whole = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(data)) as file:
                whole = b"".join(map(file.read, file.namelist()))
        if word.encode() in whole.lower():
            found.add(path)
    return found


def ledger(content: Path, path: str) -> dict[str, str]:
    """The lines of a file of the ledger, by their anchors."""
    lines = (content / "ledger" / path).read_text("utf-8").splitlines()
    return {line.partition(" ")[0]: line for line in lines if not line.startswith(("#", "text "))}


def test_a_phrase_is_replaced_and_no_byte_of_the_site_has_it(content: Path) -> None:
    """It goes from pages, data, feeds, the index, and the letter; the ledger is of the new text."""
    before = having(content, "keeper")
    assert {"index", "meetings", "people", "feeds", "data", "pagefind"} <= {
        path.partition("/")[0].removesuffix(".html") for path in before
    }
    assert {"data/people.csv", "meetings/2031-03-04/1/index.html"} <= before
    said = takedown(content, PHRASE, "--replace", "--files")
    assert having(content, "keeper") == set()
    assert having(content, "lantern") == set()
    assert "The words are in none of them.\n" in said
    assert said.endswith(OUT_OF_REACH)
    notes = (content / "meetings" / "2031-03-04.md").read_text("utf-8")
    assert "said that the **[removed]** was asleep" in notes
    note = (content / "people" / "ada-example.yaml").read_text("utf-8")
    assert note == 'name: Ada Example\nnote: "Saw the [removed]."\n'
    assert not (content / "files" / "letter.docx").exists()
    assert "files" not in (content / "reports" / "mud.md").read_text("utf-8")
    now = str(fingerprint("Ben Sample said that the [removed] was asleep at his post."))
    assert ledger(content, "meetings/2031-03-04.txt")["p1-2"] == f"p1-2 {now}"


def test_a_name_goes_from_every_kind_of_field_however_it_is_written(tmp_path: Path) -> None:
    """From summaries, captions, figures, tables, actions, corrections, the glossary and lists."""
    name, other = "Zoë Brûlé", "Zoe\u0308 Bru\u0302le\u0301"
    front = f"""\
summary: It was {other}.
items:
  - {{number: '1', title: 'On Zoe\u00adë', remark: '{name}', summary: 'Of {name}’s lamp.',
     figures: [{{label: 'Lamps of {other}', value: '12', where: p1-1}}]}}
corrections:
  - {{date: 2031-03-05, where: p1-1, was: 'Zoe Brule', now: '12 lamps', why: 'Said {name}.'}}
"""
    body = f"""\
## 1. Lamps

There were 12 lamps of Z&ouml;e, and of Zo&euml;\u00a0Br\u00fbl\u00e9.

![The lamp of {other}](/files/map.png "By {name}")

| given | family |
| --- | --- |
| Zoë | Brûlé |

- the first lamp was
- given by Zoë

### Actions

- Ada Example to thank {name.upper()}.
"""
    content = write(
        tmp_path,
        {
            **FILES,
            "meetings/2031-03-04.md": meeting("2031-03-04", front, body),
            "glossary.yaml": f"terms:\n  - abbreviation: ZB\n    expansion: {other}\n",
            "reports/mud.md": report("2031-03-04", "", f"It is not {name}.\n\nBrûlé it is.\n"),
        },
    )
    (content / "files").mkdir()
    (content / "files" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert CliRunner().invoke(main, ["ledger", "update", "--source", str(content)]).exit_code == 0
    assert having(content, "brul") or having(content, "brûl")
    takedown(content, "zoe brule", "--replace", "a resident")
    takedown(content, "resident.\n\nBrûlé it is", "--replace", "Nobody")
    for form in ("brul", "br\u00fbl", "bru\u0302l"):
        assert having(content, form) == set()


def test_a_second_time_nothing_changes(content: Path) -> None:
    """What is gone is found nowhere, and no file is written."""
    takedown(content, PHRASE, "--replace", "a person", "--files")
    after = every_file(content)
    count = len(after)
    assert takedown(content, PHRASE, "--replace", "a person", "--files", code=1) == (
        f'"{PHRASE}" stands nowhere: not in the {count} files of {content}, and not in a build of'
        " it. Nothing was changed.\n"
    )
    assert every_file(content) == after


def test_without_a_choice_all_is_listed_and_nothing_written(content: Path) -> None:
    """Each place is told with its file and line, and what each choice would do."""
    (content / "files" / "scan.png").write_bytes(b"\x89PNG\r\n")
    before = every_file(content)
    said = takedown(content, "Secret  LANTERN keeper")
    assert every_file(content) == before
    assert said.startswith(
        "In content files:\n"
        "  content/meetings/2031-03-04.md\n"
        f"    line 13: {ASLEEP}\n"
        "    line 19: - Ada Example to wake the secret lantern &amp; keeper before the zephyr"
        " comes.\n"
        "  content/people/ada-example.yaml\n"
        "    line 2: note: Saw the Secret\n"
        "In originals:\n"
        "  content/files/letter.docx\n"
        "    paragraph 1: The secret lantern & keeper sleeps.\n"
    )
    assert "Cannot be looked into, so look yourself:\n  content/files/scan.png\n" in said
    for part, path in (
        ("pages", "people/ada-example/index.html"),
        ("feeds", "feeds/actions.xml"),
        ("open data", "data/actions.csv"),
        ("the search index", "pagefind/fragment/"),
        ("JSON", "meetings/2031-03-04/index.json"),
    ):
        assert f"  {path}" in said.partition(f"\nIn {part}:\n")[2].partition("\nIn ")[0]
    notes, note = content / "meetings/2031-03-04.md", content / "people/ada-example.yaml"
    assert said.endswith(
        f'--replace "TEXT" would put TEXT in its place in 2 content files: {notes} and {note}\n'
        f"--files would delete {content}/files/letter.docx, and its mention under files\n"
        f"Nothing was changed.\n{OUT_OF_REACH}"
    )


def test_what_stays_is_no_success(content: Path) -> None:
    """The letter still has the words: the proof says where, what to do, and ends with 1."""
    said = takedown(content, PHRASE, "--replace", code=1)
    assert "  files/letter.docx\n    paragraph 1: The secret lantern & keeper sleeps.\n" in said
    having(content, "keeper")
    site, held = every_file(content.parent / "build"), every_file(content)
    size, small = sum(map(len, site.values())), sum(map(len, held.values()))
    searched = (
        f"Searched: {len(site)} files of a new build ({size:,} bytes, compressed ones as they"
        f" read), and {len(held)} files of the content ({small:,} bytes).\n"
    )
    assert searched in said
    assert said.endswith(
        "The words are still there. Where they are in an original, add --files. An address or an"
        " anchor that has them is kept so that links hold: to give it up, rename the file and"
        " delete its lines from the ledger. Mend the rest by hand, and look once more.\n"
    )
    assert "The words are in none of them." not in said


def test_a_paragraph_keeps_its_number_whatever_is_left_of_it(content: Path) -> None:
    """Also where no word stays; what was gone before is forgotten if it had the phrase."""
    file = content / "ledger" / "meetings" / "2031-03-04.txt"
    earlier = fingerprint("The harbour was dark, and cold all winter.").coarse
    other = fingerprint("Nets and tides and quite other things.").coarse
    lines = file.read_text("utf-8").replace(" plain", " kept")
    file.write_text(f"{lines}p1-8 {earlier}\np1-9 {other}\n", "utf-8")
    draft = content / "reports" / "dark.md"
    draft.write_text(report("2031-03-04", "draft: true\n", "The harbour *was* dark.\n"), "utf-8")
    takedown(content, "The harbour was dark", "--replace")
    places = ledger(content, "meetings/2031-03-04.txt")
    assert places["p1-3"] == f"p1-3 {fingerprint('[removed].')}"
    assert (places["p1-8"], places["p1-9"]) == ("p1-8", f"p1-9 {other}")
    assert draft.read_text("utf-8").endswith("\n*[removed]*.\n")


def test_a_paragraph_is_taken_out_and_its_fingerprint_with_it(content: Path) -> None:
    """Its number stays, the page says why nothing is there, and an earlier version is forgotten."""
    file = content / "ledger" / "meetings" / "2031-03-04.txt"
    earlier = fingerprint("Ben Sample said that the secret keeper was asleep at his post.").coarse
    other = fingerprint("Quite another paragraph, of nets and tides.").coarse
    lines = file.read_text("utf-8").replace(" plain", " kept")
    file.write_text(f"{lines}p1-8 {earlier}\np1-9 {other}\n", "utf-8")
    what = "https://small.example/meetings/2031-03-04/1/#p1-2"
    would = "--paragraph would take out #p1-2; the number stays, and nothing else\n"
    assert would in takedown(content, what)
    assert "The words are in none of them.\n" in takedown(content, what, "--paragraph")
    places = ledger(content, "meetings/2031-03-04.txt")
    assert (places["p1-2"], places["p1-8"], places["p1-9"]) == ("p1-2", "p1-8", f"p1-9 {other}")
    assert having(content, "asleep") == set()
    page = (content.parent / "build" / "meetings" / "2031-03-04" / "index.html").read_text("utf-8")
    gone = '<p id="p1-2" class="gone"><span><span class="number">1.2</span>'
    assert f"{gone} What stood here was taken down.</span></p>" in page
    assert "The harbour was dark." in page.partition('id="p1-3"')[2]
    assert takedown(content, what, "--paragraph", code=1) == (
        "what stood at /meetings/2031-03-04/#p1-2 was taken down before\nNothing was changed.\n"
    )


@pytest.mark.parametrize(
    ("anchor", "left"),
    [
        ("p1-1", "The quay is dark[^b].\n\n[^b]: For years.\n\nIt was late.\n"),
        (
            "p1-2",
            "Lamps[^a] failed[^b] at night.\n\n[^a]: All of them.\n\n    And more.\n"
            "[^b]: For years.\n\nIt was late.\n",
        ),
        (
            "fn1-a",
            "Lamps failed[^b] at night.\n\nThe quay is dark[^b].\n\n[^b]: For years.\n\n"
            "It was late.\n",
        ),
        (
            "fn1-b",
            "Lamps[^a] failed at night.\n\nThe quay is dark.\n\n[^a]: All of them.\n\n"
            "    And more.\n\nIt was late.\n",
        ),
    ],
)
def test_footnotes_and_their_marks_go_together(tmp_path: Path, anchor: str, left: str) -> None:
    """No mark is left that leads nowhere, and no footnote that nothing leads to."""
    body = (
        "## 1. Lamps\n\nLamps[^a] failed[^b] at night.\n\nThe quay is dark[^b].\n\n"
        "[^a]: All of them.\n\n    And more.\n[^b]: For years.\n\nIt was late.\n"
    )
    content = write(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", body)})
    CliRunner().invoke(main, ["ledger", "update", "--source", str(content)])
    takedown(content, f"/meetings/2031-03-04/#{anchor}", "--paragraph")
    text = (content / "meetings" / "2031-03-04.md").read_text("utf-8")
    assert text.partition("## 1. Lamps\n\n")[2] == left


def test_the_page_of_an_action_goes_with_it(content: Path) -> None:
    """A page there says so, and the letter of the other stays."""
    takedown(content, "/actions/2031-03-04-1a/", "--paragraph")
    assert having(content, "zephyr") == set()
    assert (content / "redirects.yaml").read_text("utf-8") == (
        "removed:\n  - old: /actions/2031-03-04-1a/\n"
        '    reason: "What stood here was taken down."\n'
    )
    assert (content.parent / "build" / "actions" / "2031-03-04-1b" / "index.html").exists()


def test_what_was_taken_out_long_ago_is_forgotten(content: Path) -> None:
    """Its words are gone, and the fingerprint of them goes too."""
    file = content / "meetings" / "2031-03-04.md"
    file.write_text(file.read_text("utf-8").replace(f"{ASLEEP}\n\n", ""), "utf-8")
    result = CliRunner().invoke(main, ["ledger", "update", "--source", str(content)])
    assert result.exit_code == 0
    said = takedown(content, "/meetings/2031-03-04/#p1-2", "--paragraph")
    assert said.startswith(f"Written: {content}/ledger/meetings/2031-03-04.txt\n")
    assert ledger(content, "meetings/2031-03-04.txt")["p1-2"] == "p1-2"


def test_a_record_is_removed_with_its_reason_and_its_originals(content: Path) -> None:
    """Its page says why, its ledger has anchors alone, and the letter's address leads there."""
    would = (
        f'--remove "WHY" would delete {content}/reports/mud.md, say why at its address, and wipe'
        " its ledger\n"
    )
    assert would in takedown(content, "/reports/mud/")
    takedown(content, "/reports/mud/", "--remove", "Not ours.", "--files")
    _, head, mark, *places = (content / "ledger" / "reports" / "mud.txt").read_text().splitlines()
    assert head.startswith("text 00000000 kept ")
    assert mark.startswith("!taken-down ")
    assert places == ["text-1"]
    assert having(content, "mud is wet") == set()
    output = content.parent / "build"
    assert "Not ours." in (output / "reports" / "mud" / "index.html").read_text("utf-8")
    assert "/files/letter.docx /reports/mud/" in (output / "_redirects").read_text("utf-8")
    assert not (content / "files" / "letter.docx").exists()
    assert takedown(content, "/reports/mud/", "--remove", "Not ours.", code=1) == (
        "what stood at /reports/mud/ was taken away before\nNothing was changed.\n"
    )


def test_an_original_is_deleted_by_its_address(content: Path) -> None:
    """It is no longer named, and its address leads to the page that named it."""
    takedown(content, "/files/letter.docx", "--files")
    assert not (content / "files" / "letter.docx").exists()
    assert "files" not in (content / "reports" / "mud.md").read_text("utf-8")
    assert "new: /reports/mud/" in (content / "redirects.yaml").read_text("utf-8")


def test_where_the_content_has_problems_then_nothing_is_proved(content: Path) -> None:
    """A record that others name leaves them to be mended."""
    said = takedown(content, "/people/ada-example/", "--remove", "Asked for.", code=1)
    assert '"person" names the person "ada-example"' in said
    assert said.endswith(
        "The changes are written, but nothing is proved while the content has problems. Mend them,"
        ' and look once more: comsite takedown "THE WORDS"\n'
    )


def test_another_mistake_holds_nothing_up(content: Path) -> None:
    """The words go from the content and the ledger; of the rest of it nothing is touched."""
    (content / "people/cy-unreadable.yaml").write_text("name: [\n")
    (content / "reports/mud.md").write_text(report("2031-03-04", "topics: [nowhere]\n", "Mud.\n"))
    before = every_file(content)
    said = takedown(content, PHRASE)
    assert (
        "The content has problems, so no site of it is searched. They do not hold up a takedown;"
        " to list them: comsite check\n--replace"
    ) in said
    assert every_file(content) == before
    said = takedown(content, PHRASE, "--replace", "--files", code=1)
    after = every_file(content)
    files = len(after)
    size = sum(map(len, after.values()))
    assert (
        f"Searched: {files} files of the content ({size:,} bytes). The words are in none." in said
    )
    assert "cy-unreadable.yaml" in said
    assert said.endswith(
        "The changes are written, but nothing is proved while the content has problems. Mend them,"
        ' and look once more: comsite takedown "THE WORDS"\n'
    )
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert changed == {
        *("meetings/2031-03-04.md", "people/ada-example.yaml", "files/letter.docx"),
        *("ledger/meetings/2031-03-04.txt", "redirects.yaml"),
    }
    (content / "people/cy-unreadable.yaml").unlink()
    (content / "reports/mud.md").write_text(report("2031-03-04", "", "Mud is wet and deep.\n"))
    CliRunner().invoke(main, ["ledger", "update", "--source", str(content)])
    assert having(content, "lantern") == set()


def test_one_removal_is_published_at_once(tmp_path: Path) -> None:
    """The steps of the guide take the words from what is published, and nothing else with it."""
    guide = (Path(__file__).parents[2] / "docs/editors-guide.md").read_text("utf-8")
    steps = guide.partition("To publish a takedown at once")[2].split("```")[1]
    here = f'comsite() {{ {sys.executable} -m comsite "$@"; }}'
    git = "git() { command git -c user.name=A -c user.email=a@b.example -c commit.gpgsign=false"
    files = {"pages/ann.md": "---\ntitle: Ann\n---\n\nAnn Example is here.\n"}
    write(tmp_path / "mine", files)
    script = f"""
set -e
{here}
{git} "$@"; }}
git init -q --bare -b main origin.git
cd mine
git init -q -b main
git add .
git commit -qm Published
git remote add origin ../origin.git
git push -q -u origin main
echo 'name: [' > content/glossary.yaml
{steps}
"""
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    shown = ["git", "--git-dir", "origin.git", "show", "--stat", "--format=%s", "main"]
    last = subprocess.run(shown, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "content/pages/ann.md" in last
    assert "glossary" not in last
    assert (tmp_path / "mine/content/glossary.yaml").read_text() == "name: [\n"
    assert "a resident is here" in (tmp_path / "mine/content/pages/ann.md").read_text()
    assert not (tmp_path / "takedown").exists()


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (
            "/meetings/2031-03-05/",
            'there is no page at "/meetings/2031-03-05/"; did you mean "/meetings/2031-03-04/"?',
        ),
        ("/qqq/", 'there is no page at "/qqq/"; look for it with comsite ledger list'),
        (
            "/meetings/2031-03-04/#p1-22",
            'there is no place "#p1-22" on /meetings/2031-03-04/; did you mean "p1-2"?',
        ),
        (
            "/files/letter.doc",
            'there is no file at "/files/letter.doc"; did you mean "/files/letter.docx"?',
        ),
        (
            "https://other.example/",
            '"https://other.example/" is not an address of this site, which is at'
            " https://small.example/",
        ),
        (
            "/meetings/2031-03-04/1/",
            "/meetings/2031-03-04/1/ is made of records and has no file of its own; name the"
            " record, or the place of a paragraph like /meetings/2031-03-04/2/#p2-3, or the"
            ' "words" themselves',
        ),
        (
            "a b",
            '"a b" is too short: it has fewer than 3 letters, and would stand in very many places;'
            " type more of the words",
        ),
        (
            "/meetings/2031-03-04/#h1-actions",
            '"#h1-actions" is a heading; to put other words there, name its words in quotation'
            " marks, with --replace",
        ),
    ],
)
def test_what_cannot_be_found_is_told(content: Path, what: str, message: str) -> None:
    """The nearest that there is is named, and nothing is written."""
    before = every_file(content)
    said = takedown(content, what, *(["--paragraph"] if "#" in what else []), code=1)
    assert said == f"{message}\nNothing was changed.\n"
    assert every_file(content) == before


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            ["/reports/mud/", "--replace"],
            '--replace is for a phrase: name the "words" themselves.',
        ),
        (
            ["/reports/mud/", "--paragraph"],
            "--paragraph is for the address of a paragraph, with its #.",
        ),
        (["lantern", "--remove", "Why."], "--remove is for the address of a record."),
        (
            ["/reports/mud/", "--remove", " "],
            "Say after --remove why it is taken away: its page tells readers.",
        ),
    ],
)
def test_a_choice_that_does_not_fit_is_refused(
    content: Path, choice: list[str], message: str
) -> None:
    """Each is for one kind of thing."""
    assert takedown(content, *choice, code=2).endswith(f"Error: {message}\n")


def test_the_new_words_may_not_have_the_old_in_them(content: Path) -> None:
    """They would be found again."""
    said = takedown(content, "lantern", "--replace", "Lantern of old", code=1)
    message = 'the words "Lantern of old" have "lantern" in them; choose others'
    assert said == f"{message}\nNothing was changed.\n"


@pytest.mark.parametrize(
    "text",
    [
        "saw ADA\n  example's dog",
        "<p><b>Ada</b> <a href='/x/'>Example</a>",
        "<p>A<em>da</em> Example",
        '<meta content="Ada Example">',
        "&#65;da&nbsp;Example",
        '{"a":"Ad\\u0061 Example"}',
        '{"html":"\\u0026lt;i\\u0026gt;Ada\\u0026lt;/i\\u0026gt; Example"}',
        "/search/?q=%41da+Example",
        quote("Ada Example"),
        "/people/ada-example/",
        "Ａｄａ Example",
        "A\u0301d\u00ada\u00a0Éxa\u200bmple",
        "BEGIN:VCALENDAR\r\nSUMMARY:Ada Exa\r\n mple\r\n",
    ],
)
def test_words_are_known_in_every_form(text: str) -> None:
    """HTML, JSON, addresses, other letters of the same name: all of it is found, with its line."""
    ((line, _),) = Wording(("Ada Example",)).places(text)
    assert line == (2 if text.startswith("BEGIN") else 1)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Zoë Brûlé", "/people/zoe-brule/"),
        ("zoe brule", "Zoe\u0308 Brûlé"),
        ("Søren Łukasz", "soren lukasz"),
        ("Søren Łukasz", "/people/sren-ukasz/"),
        ("Straße am Tor", "STRASSE AM TOR"),
    ],
)
def test_words_are_known_with_and_without_accents(phrase: str, text: str) -> None:
    """So an address has a name as people type it, and as the name of a file is made of it."""
    assert Wording((phrase,)).is_in(text)


@pytest.mark.parametrize(
    "text", ["Adab Example", "Ada Examples", "<li>Ada</li><li>Example</li>", "Example Ada"]
)
def test_other_words_are_not_taken_for_them(text: str) -> None:
    """Parts of words and what stands in two places are something else."""
    assert not Wording(("Ada Example",)).is_in(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[Ada](/people/ada-example/) Example left", "[X](/people/ada-example/) left"),
        ("**Ada** Example, and Ada **Example**", "**X**, and **X**"),
        ("Met Ada. Example came", "Met Ada. Example came"),
        ("Ada\n\nExample", "Ada\n\nExample"),
        ("[her](/people/ada-example/)", "[her](/people/ada-example/)"),
        (
            "![Ada Example](/files/ada-example.png 'Ada Example')",
            "![X](/files/ada-example.png 'X')",
        ),
        ("[her]: /people/ada-example/ 'Ada Example'", "[her]: /people/ada-example/ 'X'"),
        ("[write](mailto:ada@example.org) or [Ada Example](tel:1)", "write or [X](tel:1)"),
        ("- Ada\n- Example", "- Ada\n- Example"),
        ("| Ada | Example |\n| --- | --- |\n| Bo | 3 |", "| X | X |\n| --- | --- |\n| Bo | 3 |"),
        ("A\u0301d\u00ada\u00a0E&#120;ample", "X"),
    ],
)
def test_marks_and_addresses_stay_when_words_are_replaced(before: str, after: str) -> None:
    """A link leads where it led, and a sentence that ends is another."""
    assert Replacing("Ada Example", "X", ()).in_file("a.md", before) == after


@pytest.mark.parametrize(
    ("phrase", "before", "after"),
    [
        ("Zoë Brûlé", "Zoe\u0308 Bru\u0302le\u0301, ZOË BRÛLÉ and Zoe Brule", "X, X and X"),
        ("Zoe\u0308 Bru\u0302le\u0301", "Zoë Brûlé’s", "X’s"),
        ("office file", "the oﬃce\u00a0ﬁle is", "the X is"),
        ("of\u00adfice file", "office\u202ffi\u00adle", "X"),
        ("Straße am Tor", "STRASSE am Tor", "X"),
        ("café noir", "a caf&eacute; noir", "a X"),
    ],
)
def test_a_word_is_the_same_however_it_is_written(phrase: str, before: str, after: str) -> None:
    """What has accents, soft hyphens or other blanks is replaced as it is found."""
    assert Replacing(phrase, "X", ()).in_file("a.md", before) == after
    fields = Replacing(phrase, "X", ()).in_file("a.yaml", f"a: {before}\n")
    assert fields == f'a: "{after}"\n'


@pytest.mark.parametrize(
    ("phrase", "before", "after"),
    [
        ("the gate. He left", "At the gate.\n\nHe left it.", "At X\n\nX it."),
        (
            "the gate\nHe left\nit",
            "## the gate\n\n- a) He left\n- b) it was",
            "## X\n\n- a) X\n- b) X was",
        ),
        ("One: two; three", "One:\n\n1. two;\n2. **three** four", "X\n\n1. X\n2. **X** four"),
        ("at the gate", "at the\n\ngate", "at the\n\ngate"),
    ],
)
def test_words_of_several_paragraphs_go_from_each(phrase: str, before: str, after: str) -> None:
    """Where a phrase ends a sentence or a line, it goes on in the next paragraph or entry."""
    assert Replacing(phrase, "X", ()).in_file("a.md", before) == after


def test_a_reference_is_no_value_to_be_changed() -> None:
    """The name of a file stays, since others would name what is not there."""
    replacing = Replacing("ada example", "[X]", ("ada-example",))
    written = "person: ada-example\nat: /people/ada-example/\nsaid: Ada Example\n"
    assert replacing.in_file("a.yaml", written) == written.replace("Ada Example", '"[X]"')
    text = "---\na: 1\n---\nAda Example: yes"
    assert replacing.in_file("a.md", text) == "---\na: 1\n---\n\\[X\\]: yes"


def test_yaml_is_changed_in_its_values_and_remarks_alone() -> None:
    """Other lines stay byte for byte, whatever way a value is written."""
    before = "# Ann\nAnn: 'it''s Ann'\nb: |\n  Ann\n   Bo\nc: {d: [Ann, Bo]} # Ann\n"
    after = '# -\nAnn: "it\'s -"\nb: |\n  -\n   Bo\nc: {d: ["-", Bo]} # -\n'
    assert with_values(before, lambda text: text.replace("Ann", "-")) == after
    assert with_values("a: [Ann", lambda text: text.replace("Ann", "-")) == "a: [Ann"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("files:\n  - a.pdf\n  - b.pdf\n", "files:\n  - b.pdf\n"),
        ("files:\n- b.pdf\n- 'a.pdf'\nx: 1\n", "files:\n- b.pdf\nx: 1\n"),
        ("files: [a.pdf, b.pdf]\n", "files: [b.pdf]\n"),
        ("files: [b.pdf, a.pdf]\n", "files: [b.pdf]\n"),
        ("files: [a.pdf]\nx: 1\n", "x: 1\n"),
        ("files:\n  - a.pdf\nx: 1\n", "x: 1\n"),
        ("files:\n  - aa.pdf\n", "files:\n  - aa.pdf\n"),
    ],
)
def test_a_file_is_taken_off_a_list(before: str, after: str) -> None:
    """In both ways of writing a list; one of nothing goes."""
    assert without_listed(before, "files", "a.pdf") == after


def test_every_file_of_a_site_is_searched(tmp_path: Path) -> None:
    """Compressed ones too, whatever they hold; and the names of all."""
    for path, data in {
        "_redirects": b"/a/ /ada-example/ 301",
        "ada-example/index.html": b"nothing",
        "x.wasm": gzip.compress(b"pagefind_dcd\x82\x00\x00Ada Example"),
        "pagefind/y.pf_filter": gzip.compress(b"pagefind_dcd\x81kAda Example"),
        "z.html": b"Ada and Example",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    found = search_site(tmp_path, Wording(("Ada Example",)))
    assert [(find.part, find.path, len(find.places)) for find in found.finds] == [
        ("other files of the site", "_redirects", 1),
        ("pages", "ada-example/index.html", 0),
        ("the search index", "pagefind/y.pf_filter", 1),
        ("other files of the site", "x.wasm", 1),
    ]
    assert (found.files, found.unread) == (5, ())


def test_a_file_that_cannot_be_written_is_told(content: Path) -> None:
    """Nothing is changed then."""
    (content / "meetings" / ".2031-03-04.md.new").mkdir()
    before = every_file(content)
    said = takedown(content, PHRASE, "--replace", code=1)
    assert said == (
        "content/meetings/2031-03-04.md cannot be written: File exists; nothing was changed\n"
        "To see what was written: git diff\n"
    )
    assert every_file(content) == before


def test_originals_are_looked_into_where_they_can_be() -> None:
    """A table and a spreadsheet are read, also what a document does not show; a picture is not."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("xl/sharedStrings.xml", "<si><t>Ada</t> <t>Example</t></si>")
    hidden = docx(p("Hello."), comments="<w:comment><w:p>Ada Example</w:p></w:comment>")
    for name, data in (
        ("a.csv", b"x\nAda Example,1\n"),
        ("a.xlsx", held.getvalue()),
        ("a.docx", hidden),
    ):
        texts = texts_of(name, data)
        assert texts is not None
        assert any(Wording(("Ada Example",)).is_in(text) for _, text in texts), name
    assert texts_of("a.docx", b"PK\3\4 broken") is None
    assert texts_of("a.png", b"\x89PNG Ada Example") is None
    assert json.dumps(texts_of("a.txt", b"\xff\xfeA\0d\0a\0")) == '[["", "Ada"]]'
