"""The largest that is read, and one more: a file, how deep it is nested, its brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options, check
from tests import small


def page(body: str) -> dict[str, str]:
    return {"pages/mud.md": f"---\ntitle: Mud\n---\n\n{body}"}


def of_size(octets: int) -> dict[str, str]:
    """A file of so many bytes, in letters of one byte and of two."""
    text = "redirects: []\n# é"
    return {"redirects.yaml": text + "x" * (octets - len(text.encode()))}


def nested(depth: int) -> dict[str, str]:
    """A file with lists in lists."""
    return {"redirects.yaml": f"redirects: {'[' * (depth - 1)}{']' * (depth - 1)}\n"}


@pytest.mark.parametrize(
    ("largest", "more", "problem"),
    [
        (of_size(4_000_000), of_size(4_000_001), "this file has 4,000,001 bytes"),
        (nested(20), nested(21), "lists and groups are nested more than 20 deep"),
        (
            page(f"{'> ' * 38}Mud.\n"),
            page(f"{'> ' * 39}Mud.\n"),
            "lists or quotations are nested too deeply here",
        ),
        (
            page(f"`{'[' * 5_000}`\n\n`{'[' * 5_000}`\n"),
            page(f"`{'[' * 2_500}`\n`{'[' * 2_501}`\n"),
            "there are more than 5,000 [ in this paragraph",
        ),
    ],
    ids=["bytes", "fields", "quotations", "brackets"],
)
def test_one_more_is_refused(
    largest: dict[str, str], more: dict[str, str], problem: str, tmp_path: Path
) -> None:
    """What is allowed is read without this problem."""
    found = []
    for name, files in (("largest", largest), ("more", more)):
        options = Options(small.write(tmp_path / name, files), tmp_path / "build")
        found.append([one.message for one in check(options)])
    assert not any(message.startswith(problem) for message in found[0])
    assert any(message.startswith(problem) for message in found[1])


@pytest.mark.parametrize(
    "address", ["team@example", "example.org", "@example.org", "a b@x.example"]
)
def test_no_address_to_write_to(address: str, tmp_path: Path) -> None:
    """An e-mail address has a name, an @, and a host with a point."""
    files = {"site.yaml": small.SITE.replace("archive@fernwick.example", repr(address))}
    (problem,) = check(Options(small.write(tmp_path, files), tmp_path / "build"))
    assert problem.message.endswith("write an e-mail address, like team@example.org")
