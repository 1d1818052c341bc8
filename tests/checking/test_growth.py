"""What a text of one shape costs: no more than in proportion to its length."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options, check
from tests import small
from tests.counting import calls

NAMES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "posts/warden.yaml": "title: Warden\n",
    "posts/deputy-warden.yaml": "title: Deputy Warden\n",
    "topics/gulls.yaml": "title: Gulls\nother_names: [Sea birds]\n",
}


def checked(folder: Path, files: dict[str, str]) -> int:
    """The calls that a check of an archive takes."""
    options = Options(small.write(folder, NAMES | files), folder / "build")
    return calls(lambda: check(options))


@pytest.mark.parametrize(
    "words",
    [
        *("Mr ", "Cllr ", "Warden ", "the Warden ", "Deputy ", "Ada Example ", "Example and "),
        *("The Warden asked whether ", "He said that she ", '"Ada ', "Gulls ", "sea birds, "),
        *("8 January 2031 ", "see paragraph 5 of the report ", "[a](/b) ", "*a ", "`a ", "<a "),
        *("one.\n\n", "- a\n", "1. a\n", "| a |\n", "> a\n", "## 1. A\n\n", "ABC ", "£1.2m "),
    ],
)
def test_texts(words: str, tmp_path: Path) -> None:
    """A text that says the same again and again takes twice as many calls at twice the length."""
    costs: list[int] = []
    for times in (0, 0, 400, 800):
        text = small.meeting("2031-05-01", "", f"## 7. Mud\n\n{words * times}\n")
        files = {"meetings/2031-05-01.md": text}
        costs.append(checked(tmp_path / str(len(costs)), files))
    _, nothing, once, twice = costs  # the first check of all reads more, once
    assert twice - nothing < 2.4 * (once - nothing) + 2_000


@pytest.mark.parametrize(
    "line",
    ["  - old: /a{0}/\n    new: /a{1}/\n", "  - old: /a{0}/\n    new: /about/\n"],
    ids=["a chain", "many"],
)
def test_redirects(line: str, tmp_path: Path) -> None:
    """So it is with redirects, one after another or beside each other."""
    costs: list[int] = []
    for times in (200, 200, 400):
        written = "".join(line.format(at, at + 1) for at in range(times))
        costs.append(
            checked(tmp_path / str(len(costs)), {"redirects.yaml": f"redirects:\n{written}"})
        )
    assert costs[2] < 2.4 * costs[1]


def test_removed(tmp_path: Path) -> None:
    """So it is with addresses that were taken away, and with those that are lost."""
    costs: list[int] = []
    for times in (200, 200, 400):
        files = {
            "redirects.yaml": "removed:\n"
            + "".join(f"  - old: /reports/a{at}/\n    reason: Why.\n" for at in range(times)),
            "ledger/addresses.txt": "".join(
                f"/a{at}/b/\n/reports/a{at}/b/\n" for at in range(times)
            ),
        }
        costs.append(checked(tmp_path / str(len(costs)), files))
    assert costs[2] < 2.4 * costs[1]


def test_items_that_are_lost(tmp_path: Path) -> None:
    """So it is with items and actions that the notes do not have: the text is looked at once."""
    costs: list[int] = []
    for times in (200, 200, 400):
        front = "items:\n" + "".join(f"  - number: b{at}\n" for at in range(times))
        front += "actions:\n" + "".join(f"  - label: b{at}\n" for at in range(times))
        text = small.meeting("2031-05-01", front, "## 1. Mud\n\n" + "They met.\n" * times)
        files = {"meetings/2031-05-01.md": text}
        costs.append(checked(tmp_path / str(len(costs)), files))
    assert costs[2] < 2.4 * costs[1]
