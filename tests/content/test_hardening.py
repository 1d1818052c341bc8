"""Content, names and folders that are odd, hostile or huge, and what they must not do."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.problems import BuildError, ContentError
from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.publishing.build import build
from comsite.publishing.serve import HOST, server_of
from comsite.publishing.staging import MARKER
from comsite.site.items import item_page
from comsite.site.listings import people_page, posts_page
from comsite.site.organisations import organisations_page
from comsite.site.topics_overview import topics_page
from comsite.texts.markdown import parse
from comsite.texts.numbering import number_item, number_report
from tests.counting import calls
from tests.small import SITE, archive, meeting, report, views, write

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/finn-o-dummy.yaml": "name: Finn O’Dummy\n",
    "posts/commissioner.yaml": "title: Gull and Lamp Commissioner\nabbreviations: [GLC]\n",
    "organisations/board.yaml": "name: Harbour Board\nabbreviations: [FHB]\n",
}


def notes(body: str, front: str = "", day: str = "2031-05-01") -> dict[str, str]:
    """The file of one meeting."""
    return {f"meetings/{day}.md": meeting(day, front, body)}


def problems(folder: Path, files: dict[str, str], base_url: str | None = None) -> list[str]:
    """What is wrong with an archive of these files."""
    try:
        read(Options(write(folder, files), folder / "build", base_url))
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        *("a &#x202e; b", "*a &#x2028; b*", "[x](/meetings/ '&#x202e;')", "&#12;", "&#xFEFF;a"),
        *("### A &#x2066; b\n\nC.", "| &#x202e; |\n| --- |\n| a |", "![&#8238;](/files/a.png)"),
    ],
)
def test_control_characters_by_another_name(text: str, tmp_path: Path) -> None:
    """A control character is refused however it is written, where it is written."""
    found = problems(tmp_path, notes(f"## 1. A\n\n{text}\n"))
    assert any(
        "2031-05-01.md:8: there is an invisible control character (U+" in one for one in found
    )


@pytest.mark.parametrize("address", ["https://[x", "http://]", "https://x.example/../.."])
def test_no_address(address: str, tmp_path: Path) -> None:
    """An address of the site that is none is a problem, in site.yaml and as an option."""
    site = SITE.replace("https://small.example", address)
    assert ': "base_url" is ' in problems(tmp_path, {"site.yaml": site})[0]
    assert ': "base_url" is ' in problems(tmp_path, {}, address)[0]


@pytest.mark.parametrize("when", ["²²:³³", "٠٩:٣٠", "09:30\u0660", "0a:00"])
def test_digits_are_digits(when: str, tmp_path: Path) -> None:
    """A time has the digits 0 to 9, not others that Python takes for digits too."""
    (found,) = problems(tmp_path, notes("## 1. A\n\nB.\n", f"start: {when}\n"))
    assert "write the time as hours:minutes" in found


def test_item_number_without_end(tmp_path: Path) -> None:
    """A number too long for an address is no item number."""
    (found,) = problems(tmp_path, notes(f"## 1{'.1' * 200} A\n\nB.\n"))
    assert "has no item number" in found


# Huge text


@pytest.mark.parametrize("mark", ["[", "![", "[x][", "[^"])
def test_brackets(mark: str, tmp_path: Path) -> None:
    """More brackets in a paragraph than can be read in good time are refused unread."""
    found: list[str] = []
    text = notes(f"## 1. A\n\nB.\n\n{mark * 200_000}\n")
    steps = calls(lambda: found.extend(problems(tmp_path, text)))
    assert found == [
        "content/meetings/2031-05-01.md:10: there are more than 5,000 [ in this paragraph;"
        " make it several"
    ]
    assert steps < 100_000  # fewer than there are brackets


@pytest.mark.parametrize(("part", "line"), [("- a\n", 10_007), ("a\n\n", 20_006)])
def test_parts(part: str, line: int, tmp_path: Path) -> None:
    """More parts of a text than can be read in good time are refused at the first of them."""
    assert not problems(tmp_path, notes("## 1. A\n\n" + part * 9_999))
    (found,) = problems(tmp_path, notes("## 1. A\n\n" + part * 20_000))
    assert found == (
        f"content/meetings/2031-05-01.md:{line}: there are 10,000 paragraphs, list entries and"
        " table cells before this one, which is as many as a text can have; divide it into several"
        " records"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["- a\n", "a\n\n", "## a\n\n", "- a\n\n1. b\n\n", "- a\n  - b\n"],
    ids=["entries", "paragraphs", "headings", "lists", "nested"],
)
@pytest.mark.parametrize("how", ["item", "report"])
def test_numbering_is_linear(text: str, how: str) -> None:
    """Five times the text takes about five times as many steps to number, not twenty-five."""

    def number(times: int) -> int:
        tokens = parse(text * times, "x.md", 1).tokens
        if how == "item":
            return calls(lambda: number_item(tokens, "5", "2031-05-01", "x.md", 1))
        return calls(lambda: number_report(tokens, "x.md", 1))

    assert number(5_000) < 6 * number(1_000)


@pytest.mark.slow
def test_long_tables_are_linear() -> None:
    """Five times the rows take about five times as many steps to read."""
    head = "| a |\n| - |\n"
    small = calls(lambda: parse(head + "| b |\n" * 1_000, "x", 1))
    assert calls(lambda: parse(head + "| b |\n" * 5_000, "x", 1)) < 6 * small


# Names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Ada\nExample spoke.", ["Ada Example"]),
        ("*Ada\nExample* and Ada\u00a0Example.", ["Ada Example"] * 2),
        ("Finn O'Dummy and Finn O’Dummy’s boat.", ["Finn O'Dummy", "Finn O’Dummy"]),
        ("Ada\\\nExample.", []),
        ("Ada\n\nExample.", []),
        ("FHB\nand FHB", ["FHB", "FHB"]),
        ("The GLC’s\nSafer Lamps Fund.", []),
    ],
)
def test_names_in_print(text: str, found: list[str], tmp_path: Path) -> None:
    """A name may go on in the next line, with any kind of space or apostrophe."""
    _, texts = archive(tmp_path, {**RECORDS, **notes(f"## 1. A\n\n{text}\n")})
    assert [one.name for one in texts.meetings["2031-05-01"].items[0].mentions] == found


def test_a_name_on_two_lines_stays_on_two(tmp_path: Path) -> None:
    """The link holds the name as it stands."""
    _, texts = archive(tmp_path, {**RECORDS, **notes("## 1. A\n\nThen Ada\nExample *spoke*.\n")})
    html = texts.meetings["2031-05-01"].items[0].html
    assert 'Then <a href="/people/ada-example/">Ada\nExample</a> <em>' in html


def test_one_name_in_two_spellings_is_of_two(tmp_path: Path) -> None:
    """Names that differ in their apostrophe alone are one name, and one of two people is plain."""
    files = {**RECORDS, "people/finn.yaml": "name: Finn O'Dummy\n"}
    _, texts = archive(tmp_path, {**files, **notes("## 1. A\n\nFinn O'Dummy rows.\n")})
    assert texts.meetings["2031-05-01"].items[0].mentions == ()


# Actions


@pytest.mark.parametrize(
    ("action", "owners"),
    [
        ("Gull and Lamp Commissioner to row.", ["commissioner"]),
        ("The FHB and the Gull and Lamp Commissioner to row.", ["board", "commissioner"]),
        ("FHB, Gull and Lamp Commissioner, GLC to row.", ["board", "commissioner"]),
        ("FHB/GLC will row.", ["board", "commissioner"]),
        ("FHB GLC to row.", []),
        ("FHB and someone to row.", []),
        ("FHB's GLC to row.", []),
        ("FHB to:\n  - row\n  - write to GLC", ["board"]),
    ],
)
def test_owners(action: str, owners: list[str], tmp_path: Path) -> None:
    """Owners are names with commas and "and" between them; a name may have its own "and"."""
    body = f"## 1. A\n\n### Actions\n\n- {action}\n"
    _, texts = archive(tmp_path, {**RECORDS, **notes(body)})
    assert [one.slug for one in texts.actions[0].owners] == owners


def test_an_action_is_whole(tmp_path: Path) -> None:
    """What stands in a list under an action belongs to it."""
    body = (
        "## 1. A\n\n**Actions**\n\n- FHB to:\n  - row;\n  - tell *Ada Example*.\n- GLC to wait.\n"
    )
    _, texts = archive(tmp_path, {**RECORDS, **notes(body)})
    first, second = texts.actions
    assert first.text == "FHB to: row; tell Ada Example."
    assert first.text == texts.meetings["2031-05-01"].items[0].paragraphs[0].text
    assert "<li>row;</li>" in first.html
    assert 'href="/people/ada-example/"' in first.html
    assert "id=" not in first.html
    assert second.html == (
        '<a href="/posts/commissioner/" title="Gull and Lamp Commissioner"'
        ' data-pagefind-index-attrs="title">GLC</a> to wait.'
    )


def test_actions_without_end(tmp_path: Path) -> None:
    """An item has a hundred actions at most; their letters are letters."""
    body = "## 1. A\n\n### Actions\n\n" + "- FHB to row.\n" * 100
    _, texts = archive(tmp_path, {**RECORDS, **notes(body)})
    assert [one.label for one in texts.actions][:27:26] == ["1a", "1aa"]
    assert texts.actions[-1].label == "1cv"
    assert problems(tmp_path, notes(f"{body}- FHB to row.\n")) == [
        "content/meetings/2031-05-01.md:110: an item has at most 100 actions; make it several items"
    ]


# Records


def test_back_in_a_post(tmp_path: Path) -> None:
    """Who comes back to a post did not hold it in between."""
    person = (
        "name: Bea Sample\ntenures:\n"
        "  - post: commissioner\n    start: 2020\n    end: 2024-05-09\n"
        "  - post: commissioner\n    start: 2028-05\n    end: 2030-05-09\n"
    )
    sits = "present:\n  - person: bea-sample\n    post: commissioner\n"
    files = {**RECORDS, "people/bea-sample.yaml": person}
    for day in ("2023-01-02", "2029-01-02", "2031-01-02"):
        files |= notes("## 1. A\n\nB.\n", sits, day)
    found, _ = archive(tmp_path, files)
    first, second, again = found.held_by("bea-sample")
    assert [str(date) for date in first.seen] == ["2023-01-02"]
    assert [str(date) for date in second.seen] == ["2029-01-02"]
    assert [str(date) for date in again.seen] == ["2031-01-02"]
    assert found.holder("commissioner", PartialDate(2026, 1, 2)) is None
    assert found.holder("commissioner", PartialDate(2030, 9, 2)) is None
    assert found.holder("commissioner", PartialDate(2029, 1, 2)) == "bea-sample"


def test_a_report_put_to_two_items(tmp_path: Path) -> None:
    """A report that is put off is listed under both of its items."""
    front = 'items:\n  - number: "{}"\n    reports: [mud]\n'
    files = {"reports/mud.md": report("2031-05-01", "", "1. Mud.\n")}
    body = "## 1. A\n\nB.\n\n## 2. C\n\nD.\n"
    files |= notes(body, front.format(1)) | notes(body, front.format(2), "2031-06-01")
    made = views(tmp_path, files)
    assert made.library.backlinks.reports_of_item["2031-05-01", "1"] == ("mud",)
    assert made.library.backlinks.reports_of_item["2031-06-01", "2"] == ("mud",)


def test_originals_of_drafts(tmp_path: Path) -> None:
    """An original that only a draft names waits for it; one that nobody names is not published.

    A link in a published text is a use.
    """
    files = {
        "files/secret.txt": "Secret.",
        "files/shared.txt": "Shared.",
        "files/spare.txt": "Spare.",
        "reports/mud.md": report("2031", "draft: true\nfiles: [secret.txt, shared.txt]\n", "A.\n"),
        "reports/sand.md": report("2031", "files: [shared.txt]\n", "A.\n"),
    }
    build(Options(write(tmp_path, files), tmp_path / "build", search=False))
    published = {path.name for path in (tmp_path / "build" / "files").iterdir()}
    assert published == {"shared.txt"}
    build(Options(tmp_path / "content", tmp_path / "build", drafts=True, search=False))
    shown = {path.name for path in (tmp_path / "build" / "files").iterdir()}
    assert shown == {"secret.txt", "shared.txt", "spare.txt"}
    found = views(tmp_path, {**files, **notes("## 1. A\n\n[It](/files/secret.txt).\n")})
    assert set(found.archive.files) == {"secret.txt", "shared.txt"}


def test_corrections_before_the_first_item(tmp_path: Path) -> None:
    """A paragraph of the introduction has its number; the introduction as such has no address."""
    front = "corrections:\n  - {{date: 2031-05-01, where: {}, was: a, now: b}}\n"
    body = "Hello.\n\n## 1. A\n\nB.\n"
    link = views(tmp_path, notes(body, front.format("p0-1"))).paragraph_link("2031-05-01", "p0-1")
    assert (link.text, link.url) == ("paragraph 0.1", "/meetings/2031-05-01/#p0-1")
    assert '"where" is "item-0"' in problems(tmp_path, notes(body, front.format("item-0")))[0]


def test_letters_of_listings(tmp_path: Path) -> None:
    """Each letter of a listing has an id of its own, whatever the letter."""
    names = ["Élan", "East", "(Rope)", "'“Tar”'", "Écluse", "ebb", "3 Lamps"]
    files = {f"organisations/o{i}.yaml": f"name: {name}\n" for i, name in enumerate(names)}
    files |= {f"people/p{i}.yaml": f"name: Ann {name}\n" for i, name in enumerate(names)}
    made = views(tmp_path, files)
    for page in (organisations_page(made), people_page(made)):
        groups = getattr(page.context, "groups")  # noqa: B009  (a context of many kinds)
        anchors = [group.anchor for group in groups]
        assert len(anchors) == len(set(anchors)) == 4
        assert not any(mark.isspace() for anchor in anchors for mark in anchor)
        assert sum(len(group.entries) for group in groups) == len(names)


@pytest.mark.slow
def test_topics_in_topics(tmp_path: Path) -> None:
    """However deep topics lie in each other, all are listed under the broadest."""
    files = {f"topics/t{i}.yaml": f"title: T{i}\nbroader: t{i - 1}\n" for i in range(1, 1_200)}
    page = topics_page(views(tmp_path, {**files, "topics/t0.yaml": "title: T0\n"}))
    (rows,) = getattr(page.context, "groups")  # noqa: B009  (a context of many kinds)
    assert len(rows) == 1_200


def test_nothing_to_list(tmp_path: Path) -> None:
    """An archive without posts has no empty list of them."""
    page = posts_page(views(tmp_path, {}))
    assert getattr(page.context, "groups") == ()  # noqa: B009  (a context of many kinds)


_TWINS = """
import sys
from pathlib import Path
from tests.content.test_hardening import named_twice
print(named_twice(Path(sys.argv[1])))
"""


def named_twice(folder: Path) -> list[str]:
    """The people named in an item, where several have one name on record."""
    people = {f"people/p{i}.yaml": f"name: Ann Lee\nother_names: [AL{i}]\n" for i in range(9)}
    body = f"## 1. A\n\n{', '.join(f'AL{i}' for i in range(9))}.\n"
    made = views(folder, {**people, **notes(body)})
    (item,) = made.texts.meetings["2031-05-01"].items
    page = item_page(made, item)
    return [link.url for link in getattr(page.context, "people")]  # noqa: B009  (as above)


@pytest.mark.slow
def test_twins_keep_their_order(tmp_path: Path) -> None:
    """People of one name are in the same order in every build."""
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _TWINS, os.fspath(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        expected = [urls.record("people", f"p{i}") for i in range(9)]
        assert done.stdout.strip() == str(expected)


# Folders


def test_no_source_to_serve(tmp_path: Path) -> None:
    """A preview of a folder that is not there says so."""
    done = CliRunner().invoke(main, ["serve", "--source", str(tmp_path / "nope"), "--port", "0"])
    assert done.exit_code == 1
    assert "there is no folder" in done.output
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("option", ["--source", "--output"])
@pytest.mark.parametrize("name", ["a" * 300, "loop/content"])
def test_impossible_folders(option: str, name: str, tmp_path: Path) -> None:
    """A folder that cannot be is refused in a sentence."""
    (tmp_path / "loop").symlink_to("loop")
    folders = {"--source": str(write(tmp_path, {})), "--output": str(tmp_path / "build")}
    folders[option] = str(tmp_path / name)
    arguments = [part for pair in folders.items() for part in pair]
    done = CliRunner().invoke(main, ["build", "--no-search", *arguments])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("path", ["content", "content/people", "build"])
def test_locked_folders(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be read is a problem, not a traceback."""
    options = Options(write(tmp_path, RECORDS), tmp_path / "build", search=False)
    build(options)
    for name in ("listdir", "scandir"):
        known = getattr(os, name)

        def locked(folder: Path, known: Callable[..., object] = known) -> object:
            if Path(folder) == tmp_path / path:
                raise PermissionError(13, "Permission denied")
            return known(folder)

        monkeypatch.setattr(os, name, locked)
    with pytest.raises((ContentError, BuildError)) as refused:
        build(options)
    monkeypatch.undo()
    said = [str(refused.value), *map(str, getattr(refused.value, "problems", ()))]
    assert "Permission denied" in " ".join(said)


@pytest.mark.parametrize("name", [".build.new", ".build.old"])
def test_links_in_the_way(name: str, tmp_path: Path) -> None:
    """A link where a build puts its own folders is taken away; what it leads to is not touched."""
    content = write(tmp_path, {})
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter.txt").write_text("Dear all")
    (tmp_path / name).symlink_to("precious")
    (tmp_path / "build").mkdir()
    build(Options(content, tmp_path / "build", search=False))
    assert [path.name for path in (tmp_path / "precious").iterdir()] == ["letter.txt"]
    assert not (tmp_path / "build").is_symlink()
    assert (tmp_path / "build" / MARKER).is_file()
    assert not (tmp_path / name).is_symlink()


# The preview


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "localhost", 200),
        ("/", "127.0.0.1:8000", 200),
        ("/", "LOCALHOST", 200),
        ("/", "[", 421),
        ("/", "elsewhere@localhost", 421),
        ("/", "localhost.elsewhere.example", 421),
        ("/", "", 421),
        ("/%00", "localhost", 404),
        ("/../secret.txt", "localhost", 404),
        ("/%2e%2e/secret.txt", "localhost", 404),
        ("/..%2fsecret.txt", "localhost", 404),
    ],
)
def test_preview(path: str, host: str, status: int, tmp_path: Path) -> None:
    """The preview answers every request, with its own files only, to this machine only."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("Hello")
    (tmp_path / "secret.txt").write_text("Secret")
    server = server_of(tmp_path / "site", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == status
        assert b"Secret" not in answer.read()
    finally:
        server.shutdown()
        server.server_close()
