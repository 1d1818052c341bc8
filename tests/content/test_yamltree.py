"""YAML to text with the line of every value."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comsite.base.problems import CONTROL
from comsite.content.yamltree import Location, read_yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda s: not CONTROL.search(s))
DATA = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=200)
@given(DATA)
@example({"a": "1\n"})
@example({"#": "#", "- a": ": ", "14:00": "0123", "No": "on", "~": "null", "": ""})
@example(["2018-01-08", "!x", "&a", "*a", "%", "@", "`", "{}", "[", "'", '"', "\\", "|", ">"])
def test_text_comes_back_as_written(data: Any) -> None:
    """Whatever text a YAML writer puts down in lists and groups is read back whole, as text."""
    tree, problems = read_yaml(yaml.safe_dump(data, allow_unicode=True, width=10_000), "x.yaml")
    assert problems == []
    assert tree.whole
    assert tree.data == data


@pytest.mark.slow
@settings(max_examples=200)
@example('a: "b\n')
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("ab:-[]{}#&*!|>'\"%@ \n\t,?"))
def test_never_raises(text: str) -> None:
    """Any text gives data and problems whose lines are lines of it."""
    tree, problems = read_yaml(text, "x.yaml", 3)
    last = 3 + max(len(text.splitlines()) - 1, 0)
    assert tree.whole or problems
    assert all(3 <= problem.line <= last for problem in problems)
    assert all(3 <= line <= last + 1 for line in tree.lines.values())


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 14:00", {"a": "14:00"}),
        ("a: 0123", {"a": "0123"}),
        ("a: No", {"a": "No"}),
        ("on: x", {"on": "x"}),
        ("a: 2018-13-45", {"a": "2018-13-45"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: .inf", {"a": ".inf"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a: ''", {"a": ""}),
        ("a: 'null'", {"a": "null"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: b\n  c", {"a": "b c"}),
        ("", {}),
        ("# nothing\n", {}),
        ("<<: x", {"<<": "x"}),
        ("=: x", {"=": "x"}),
    ],
)
def test_as_written(text: str, data: Any) -> None:
    """Nothing is read as a number, a date or a truth value; nothing written is nothing."""
    tree, problems = read_yaml(text, "x.yaml")
    assert (tree.data, problems) == (data, [])


LINES = """\
title: Gulls
people:
  - name: Ada

    role: Chair
  - {name: Ben}
other: [one,
  two]
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 11),
        (("title",), 11),
        (("people",), 12),
        (("people", 0), 13),
        (("people", 0, "role"), 15),
        (("people", 1, "name"), 16),
        (("other", 1), 18),
        (("people", 1, "role"), 16),
        (("people", 7, "role"), 12),
        (("nothing",), 11),
    ],
)
def test_lines(location: Location, line: int) -> None:
    """Every value knows its line, and a value that is not there that of what is around it."""
    tree, problems = read_yaml(LINES, "x.yaml", 11)
    assert problems == []
    assert tree.line(location) == line


@pytest.mark.parametrize("text", ["a: *b", "a: &b c", "a: !b c", "a: !!int 3", "? [a]\n: b"])
def test_refused(text: str) -> None:
    """Aliases, anchors, tags and groups for names end the reading."""
    tree, problems = read_yaml("first: x\n" + text, "x.yaml")
    assert not tree.whole
    assert tree.data["first"] == "x"
    assert [problem.line for problem in problems] == [2]


def test_two_mistakes_that_lose_nothing() -> None:
    """A key that stands twice and a remark in a value are told, and reading goes on."""
    tree, problems = read_yaml("a: x #1\na: y\nb: z\n", "x.yaml")
    assert tree.whole
    assert tree.data["b"] == "z"
    assert [problem.line for problem in problems] == [1, 2]


def test_what_yaml_says_is_told_with_a_remedy() -> None:
    """What YAML says that we have no words for stands beside what to do."""
    _, (problem,) = read_yaml("date: |0\n  a\n", "x")
    assert problem.message == (
        "this line cannot be read (found an indentation indicator equal to 0): something in it"
        ' means more than its letters; put the value in quotation marks: date: "|0"'
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            '"place": Net: Loft\n',
            1,
            'a second ": " stands in this line (put the value in quotation marks), or this line is'
            " indented too far",
        ),
        ("status\nplace: Quay\n", 1, 'a colon is missing after "status"; write "status: …"'),
        (
            "place: Quay\n2 gulls\nstatus: held\n",
            3,
            'a colon and a space (": ") is missing after the field\'s name',
        ),
        (
            "- a: b\n   c: d\n",
            2,
            "it is indented too far; begin it right below the first letter of the line above",
        ),
        (
            "a: b\n  https://x.example\n  c: d\n",
            3,
            'a second ": " stands in this line (put the value in quotation marks), or this line is'
            " indented too far",
        ),
        ("a: b\n- c\n", 2, "it does not begin where the lines above begin; indent it like them"),
    ],
)
def test_what_a_line_does_not_show_is_told_in_general(text: str, line: int, message: str) -> None:
    """Where it is not plain what was meant, it is told what may be the matter."""
    _, (problem,) = read_yaml(text, "x")
    assert (problem.line, problem.message) == (line, f"this line cannot be read: {message}")
