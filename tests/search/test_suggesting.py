"""Search words that are suggested to an editor."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from comsite.cli.main import main
from tests.small import report, write

OTHER = "The quay was painted. The kiosk was painted too.\n"
FILES = {
    "topics/robbery.yaml": "title: Robbery\nsummary: Taking by force.\nsearch_words: [mugging]\n",
    "reports/one.md": report("2031-01-02", "", "A mugging for a wallet, and balaclavas.\n"),
    "reports/two.md": report("2031-01-03", "", "A robbery of another wallet in Fernwick.\n"),
    **{f"reports/r{day}.md": report(f"2031-02-0{day}", "", OTHER) for day in range(1, 10)},
}


def test_words_are_suggested_and_nothing_is_written(tmp_path: Path) -> None:
    """Everyday words that the topic lacks, and what stands beside its names."""
    content = write(tmp_path, FILES)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    done = CliRunner().invoke(main, ["suggest-words", "robbery", "--source", str(content)])
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[:2] == [f"# {content}/topics/robbery.yaml", "search_words:"]
    assert "  - mugger # an everyday word" in lines
    assert "  - mugging # an everyday word" not in lines
    assert lines[-1] == "  - wallet # usual beside it"
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_topic_that_is_none_is_said(tmp_path: Path) -> None:
    """The message names it and the folder."""
    content = write(tmp_path, FILES)
    done = CliRunner().invoke(main, ["suggest-words", "robery", "--source", str(content)])
    assert done.exit_code == 1
    assert done.output == f"There is no topic robery in {content}/topics.\n"


def test_nothing_is_suggested_for_an_archive_with_problems(tmp_path: Path) -> None:
    """They are listed first, as for a build."""
    content = write(tmp_path, {"people/ada-example.yaml": "nome: Ada Example\n"})
    done = CliRunner().invoke(main, ["suggest-words", "--source", str(content)])
    assert done.exit_code == 1
    assert done.output.endswith("\nNothing was suggested.\n")
