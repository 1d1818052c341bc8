"""Every text that an editor can be shown stands whole in a test.

The texts are the sentences that the code holds: what is written there in three words or more. What
is filled into one may be anything in the test. Help texts and descriptions of fields are not among
them, as docs/ has those and a test compares it; nor is what pages and published data say, which
tests/expected/ holds: of their modules, only what they raise.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from comsite.checking.rulebook import RULES
from comsite.texts import passages

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "comsite"

# Rooms and files whose texts are those of pages, of published data and of docs/.
OF_PAGES = re.compile(
    r"(library|data|site)\..*|search\.words|editing\.(examples|forms|reference)|content\.schemas"
    r"|texts\.(usage|mentions|names|citations|speech|verbs)"
)
# What is read and not said.
WORD_LISTS = {
    "importing.recognising.notes.meeting_notes": {"Present Also present Apologies None"},
    "importing.recognising.people.person_names": {
        "mr mrs ms miss dr cllr cllrs councillor councillors prof clerk"
    },
    "content.catalogues": {
        "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
    },
    "importing.readers.docx": {"Table of Contents"},
    "texts.passages": {passages.CODES_OF_LANGUAGES, passages.CODES_READ_LEFTWARDS},
    "importing.composing.page_words": {"Next meeting announced"},
    "editing.scaffold.meeting": {
        *("Notes of the last meeting", "The website of the council announces it."),
        "    note: The crossing was repainted.",
    },
}
FILLED_IN = "…"
# What takes a message to visitors, which the catalogues have.
MESSAGES = {"_", "pgettext", "ngettext", "counting", "marked", "marked_as"}

_WORD = re.compile(r"[(\"']*[A-Za-z][A-Za-z'’]*[.,:;)\"'?]*")
_PATTERN = re.compile(r"\(\?|\\+[bsdw.]|\[\^|\)\?")  # of a regular expression
_NAMED = re.compile(r"\{[a-z_0-9.]*\}")  # what str.format fills in
# Arguments whose texts docs/ has.
_DOCUMENTED = {"help", "description", "metavar"}


def _modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def _texts(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Each text in code, with FILLED_IN where something is."""
    parts = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(part) for part in node.values}
            yield (
                node,
                "".join(
                    str(part.value) if isinstance(part, ast.Constant) else FILLED_IN
                    for part in node.values
                ),
            )
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
        ):
            yield node, node.value


def _said(tree: ast.Module, all_of_it: bool) -> Iterator[str]:
    """The texts of a module that are for editors: all, or what it raises."""
    unsaid: set[int] = set()
    raised: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
            ast.get_docstring(node, clean=False) is not None
        ):
            unsaid.add(id(node.body[0].value))  # type: ignore[attr-defined]  # a docstring
        elif isinstance(node, ast.keyword) and node.arg in _DOCUMENTED:
            unsaid |= {id(one) for one in ast.walk(node.value)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in MESSAGES:
            unsaid |= {id(one) for one in node.args}
        elif isinstance(node, ast.Dict):
            unsaid |= {id(key) for key in node.keys}
        elif isinstance(node, ast.Raise):
            raised |= {id(one) for one in ast.walk(node)}
    for node, text in _texts(tree):
        is_for_editors = id(node) in raised or (all_of_it and id(node) not in unsaid)
        if is_for_editors and _is_sentence(text):
            yield text


def _is_sentence(text: str) -> bool:
    """Whether it has three words; regular expressions and HTML are none."""
    words = [word for word in text.split() if _WORD.fullmatch(word)]
    return len(words) >= 3 and not _PATTERN.search(text) and not text.lstrip().startswith("<")


def _shown_to_editors() -> dict[str, list[str]]:
    return {
        name: list(_said(tree, not OF_PAGES.fullmatch(name))) for name, tree in _modules().items()
    }


def _expected() -> list[str]:
    """All texts of the tests, and the pages of docs/ that are made from the code."""
    docs = [TESTS.parent / "docs" / name for name in ("checks.md", "commands.md")]
    found = [path.read_text("utf-8") for path in (*TESTS.glob("invalid/*/expected.txt"), *docs)]
    for path in TESTS.rglob("test_*.py"):
        if path.name != Path(__file__).name:
            found += [text for _, text in _texts(ast.parse(path.read_text("utf-8")))]
    return found


SHOWN = _shown_to_editors()
EXPECTED = _expected()


@pytest.mark.parametrize("module", [name for name, texts in SHOWN.items() if texts])
def test_every_text_is_in_a_test(module: str) -> None:
    """Whatever a module can say to an editor is compared, whole, with what a test expects."""
    missing = [
        text
        for text in SHOWN[module]
        if text not in WORD_LISTS.get(module, ()) and not _is_expected(text)
    ]
    assert missing == [], "write a test that has the whole text"


def _is_expected(text: str) -> bool:
    fixed = _NAMED.sub(FILLED_IN, text).strip().split(FILLED_IN)
    whole = re.compile("[^\n]*?".join(map(re.escape, fixed)))
    longest = max(fixed, key=len)
    return any(whole.search(one) for one in EXPECTED if longest in one)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case(rule: str) -> None:
    """What ``comsite check`` prints of each rule, with the reason for it, is in a test."""
    assert any(f"    Why: {RULES[rule].why}" in one for one in EXPECTED)


def test_there_are_many() -> None:
    """The texts are found, wherever they stand."""
    assert sum(map(len, SHOWN.values())) > 400
    assert "a colon is missing after" in str(SHOWN["content.yamlremedies"])
