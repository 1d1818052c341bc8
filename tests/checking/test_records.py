"""Records that may be one, names in the wrong form, tenures that overlap: each warning whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, check
from comsite.checking.records import RECORDS
from comsite.cli.main import main
from tests.small import SITE, write

ADA = {"people/ada-example.yaml": "name: Ada Example\n"}
BODIES = {
    "organisations/board.yaml": "name: Harbour Board\nabbreviations: [HB]\n",
    "organisations/council.yaml": "name: Town Council\nabbreviations: [HB]\n",
}
CLERK = {"posts/clerk.yaml": "title: Clerk\nabbreviations: [CL]\n"}
TERM = "terms:\n  - abbreviation: {}\n    expansion: {}\n"
IF_TWO = "keep one file, and name it in all others; if they are two, leave the name to one of them"


def _held(name: str, times: str) -> str:
    return f"name: {name}\ntenures:\n  - {{post: clerk, {times}}}\n"


CASES: dict[str, tuple[Mapping[str, str], str | None]] = {
    "two topics of one title": (
        {"topics/gulls.yaml": "title: Gulls\n", "topics/terns.yaml": "title: gulls\n"},
        f'content/topics/terns.yaml:1: "gulls" is also a name of topics/gulls.yaml; if the two are'
        f" one topic, {IF_TWO}",
    ),
    "another name of two topics": (
        {
            "topics/gulls.yaml": "title: Gulls\n",
            "topics/terns.yaml": "title: Terns\nother_names: [Gulls]\n",
        },
        f'content/topics/terns.yaml:2: "Gulls" is also a name of topics/gulls.yaml; if the two are'
        f" one topic, {IF_TWO}",
    ),
    "two people of one name": (
        {**ADA, "people/ada-example-2.yaml": "name: Ada Example\n"},
        'content/people/ada-example.yaml:1: "Ada Example" is also a name of'
        " people/ada-example-2.yaml; if the two are one person, keep one file, and name it in all"
        ' others; if they are two, say so under "settled"',
    ),
    "the name of another person": (
        {**ADA, "people/ben-sample.yaml": "name: Ben Sample\nother_names: [Ada Example]\n"},
        'content/people/ben-sample.yaml:2: "Ada Example" is also a name of'
        " people/ada-example.yaml; if the two are one person, keep one file, and name it in all"
        ' others; if they are two, say so under "settled"',
    ),
    "short names of two people": (
        {
            "people/ada-example.yaml": "name: Ada Example\nother_names: [Cllr Example, Cllr A]\n",
            "people/eve-example.yaml": "name: Eve Example\nother_names: [Cllr Example]\n",
        },
        None,
    ),
    "posts of two bodies": (
        {
            "organisations/board.yaml": "name: Harbour Board\n",
            "organisations/council.yaml": "name: Town Council\n",
            "posts/clerk.yaml": "title: Clerk\norganisation: board\n",
            "posts/town-clerk.yaml": "title: Clerk\norganisation: council\n",
        },
        None,
    ),
    "two posts of one short form": (
        {**CLERK, "posts/cleaner.yaml": "title: Cleaner\nabbreviations: [CL]\n"},
        'content/posts/clerk.yaml:2: "CL" is also a name of posts/cleaner.yaml; if the two are one'
        f" post, {IF_TWO}",
    ),
    "a post that follows another": (
        {**CLERK, "posts/old-clerk.yaml": "title: Clerk\nfollowed_by: {post: clerk}\n"},
        None,
    ),
    "short forms of two bodies": (BODIES, None),
    "people of nearly one name": (
        {**ADA, "people/ada-exampel.yaml": "name: Ada Examples\n"},
        'content/people/ada-example.yaml:1: "Ada Example" is nearly "Ada Examples" of'
        ' people/ada-exampel.yaml; if they are one person, write "Ada Example" under "other_names"'
        " there, put ada-exampel wherever ada-example stands, and delete this file; if they are"
        ' two, say so under "settled"',
    ),
    "people of other names": (
        {
            "people/ben-marsh.yaml": "name: Ben Marsh\n",
            "people/bea-marsh.yaml": "name: Bea Marsh\n",
            "people/ben-harsk.yaml": "name: Ben Harsk\n",
            "people/ben-li.yaml": "name: Ben Li\n",
            "people/ben-lo.yaml": "name: Ben Lo\n",
            "people/ben-a-marsh.yaml": "name: Ben A Marsh\n",
        },
        None,
    ),
    "a name with its title": (
        {"people/ada-example.yaml": "name: Cllr Ada Example\n"},
        'content/people/ada-example.yaml:1: "Cllr Ada Example" begins with a title; write "name:'
        ' Ada Example", and "Cllr Ada Example" under "other_names"',
    ),
    "a name with its post": (
        {**CLERK, "people/ada-example.yaml": "name: Clerk Ada Example\n"},
        'content/people/ada-example.yaml:1: "Clerk Ada Example" begins with a title; write "name:'
        ' Ada Example", and "Clerk Ada Example" under "other_names"',
    ),
    "the family name first": (
        {"people/ada-example.yaml": "name: Example, Ada\n"},
        'content/people/ada-example.yaml:1: "Example, Ada" has the family name first; write "name:'
        ' Ada Example"; for sorting there is "sort_name: Example, Ada"',
    ),
    "letters after a name": ({"people/ada-example.yaml": "name: Ada Example, OBE\n"}, None),
    "a name in capitals": (
        {"people/ada-example.yaml": "name: ADA EXAMPLE\n"},
        'content/people/ada-example.yaml:1: "ADA EXAMPLE" is all in capitals; write "name: Ada'
        ' Example"',
    ),
    "a name that is not that of the file": (
        {"people/liz-hart.yaml": "name: Ada Example\n"},
        "content/people/liz-hart.yaml:1: the file is named liz-hart, and the name is"
        ' "Ada Example"; if this is a copy of another file, write the name of this person; if it is'
        ' their name now, write the earlier one under "earlier_names"',
    ),
    "a name that is another now": (
        {
            "people/liz-hart.yaml": "name: Ada Example\n"
            "earlier_names: [{name: Liz Hart, until: 2030}]\n"
        },
        None,
    ),
    "tenures that overlap": (
        {
            **CLERK,
            "people/ada-example.yaml": _held("Ada Example", "start: 2029, end: 2031-06"),
            "people/ben-sample.yaml": _held("Ben Sample", "start: 2031-05-01"),
        },
        "content/people/ben-sample.yaml:3: Ada Example held clerk until June 2031, and this begins"
        ' on 1 May 2031; mend one of the dates, or write "shared: true" in posts/clerk.yaml if'
        " several hold it at once",
    ),
    "tenures that follow each other": (
        {
            **CLERK,
            "people/ada-example.yaml": _held("Ada Example", "start: 2029, end: 2031-05"),
            "people/ben-sample.yaml": _held("Ben Sample", "start: 2031-05-01"),
            "people/cora-specimen.yaml": _held("Cora Specimen", "end: 2033"),
            "people/dan-dummy.yaml": _held("Dan Dummy", "start: 2028, end: 2029-06"),
        },
        None,
    ),
    "a tenure after the post": (
        {
            "posts/clerk.yaml": "title: Clerk\nfollowed_by: {post: warden, date: 2030-01-01}\n",
            "posts/warden.yaml": "title: Warden\n",
            "people/ada-example.yaml": _held("Ada Example", "start: 2031-01-01"),
        },
        "content/people/ada-example.yaml:3: warden followed clerk on 1 January 2030, and this"
        ' begins on 1 January 2031; write "post: warden", or mend the date here or in'
        " posts/clerk.yaml",
    ),
    "a term the wrong way round": (
        {"glossary.yaml": TERM.format("Lamp Office Rule", "LOR")},
        'content/glossary.yaml:2: "Lamp Office Rule" is longer than "LOR"; write "abbreviation:'
        ' LOR" and "expansion: Lamp Office Rule"',
    ),
    "a term of another record": (
        {**CLERK, "glossary.yaml": TERM.format("CL", "Chain of lamps")},
        'content/glossary.yaml:3: "CL" stands for "Chain of lamps" here, and is the short form of'
        ' posts/clerk.yaml too; if that is meant, write "post: clerk" here; if not, take it out of'
        ' "abbreviations" there',
    ),
    "a term of a record": ({**CLERK, "glossary.yaml": TERM.format("CL", "Clerk")}, None),
    "a page without a text": (
        {"pages/help.md": "---\ntitle: Help\n---\n"},
        "content/pages/help.md:2: this page has no text; write it below the fields",
    ),
    "an address that is not encrypted": (
        {"site.yaml": SITE.replace("https:", "http:")},
        'content/site.yaml:3: "base_url" is "http://small.example", which is not encrypted; write'
        ' "https://small.example" if the site answers there',
    ),
    "the own computer": (
        {"site.yaml": SITE.replace("https://small.example", "http://localhost:8000")},
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_records(case: str, tmp_path: Path) -> None:
    """Each mistake is told once, at its line; what only looks like one is not."""
    files, expected = CASES[case]
    found = check(Options(write(tmp_path, files), tmp_path / "build"))
    assert [str(one) for one in found] == ([expected] if expected else [])


def test_why(tmp_path: Path) -> None:
    """Each of these rules says why it matters."""
    files = {
        "site.yaml": SITE.replace("https:", "http:"),
        "glossary.yaml": TERM.format("Lamp Office Rule", "LOR"),
        "pages/help.md": "---\ntitle: Help\n---\n",
        "people/ada-example.yaml": _held("Ada Example", "start: 2029, end: 2031-06"),
        "people/ben-sample.yaml": _held("Ben Sample", "start: 2031-05-01"),
        "people/ben-samples.yaml": "name: Ben Samples\n",
        "people/liz-hart.yaml": "name: Eve Mockup\n",
        "posts/clerk.yaml": "title: Clerk\n",
        "topics/gulls.yaml": "title: Gulls\n",
        "topics/terns.yaml": "title: Gulls\n",
    }
    said = CliRunner().invoke(main, ["check", "--source", str(write(tmp_path, files))]).output
    whys = [line for line in said.splitlines() if "    Why: " in line]
    assert whys == [
        "    Why: Readers see in the text what an abbreviation stands for."
        " [terms-are-the-right-way-round]",
        "    Why: Readers would come to a page with nothing on it. [pages-have-text]",
        "    Why: A title leads to whoever held the post on that day, if it is one."
        " [tenures-follow-each-other]",
        "    Why: One person would have two pages, each with a part of what they did."
        " [people-are-apart]",
        "    Why: People are listed, sorted and found by these names. [names-have-their-form]",
        "    Why: Browsers warn readers of a site that is not. [the-site-is-encrypted]",
        "    Why: What is said of one would be split over two pages, or be on neither."
        " [names-are-of-one-record]",
    ]
    assert len(whys) == len(RECORDS)
