"""Actions are found under headings, in lines and in tables; and nothing else is one."""

from __future__ import annotations

import pytest

from comsite.importing.recognising.block_text import single_lines
from comsite.importing.recognising.notes.item_actions import ItemActions, with_actions
from tests.importing.building import document


def _read(text: str) -> ItemActions:
    return with_actions(list(single_lines(document(text).blocks)))


@pytest.mark.parametrize(
    "title", ["Actions", "Actions:", "**ACTIONS**", "### Action", "**Agreed actions**"]
)
@pytest.mark.parametrize("form", ["- {}", "a) {}", "1. {}", "{}"])
def test_a_list_under_a_heading_is_a_list_of_actions(title: str, form: str) -> None:
    result = _read(f"{title}\n{form.format('LC to buy oil by May.')}\nThe LC closed the item.")
    assert [action.text for action in result.actions] == ["LC to buy oil by May."]
    assert [(block.kind, block.level) for block in result.blocks] == [
        ("heading", 3),
        ("bullet", 1),
        ("paragraph", 0),
    ]


def test_a_heading_in_other_words_is_made_one_and_told() -> None:
    result = _read("Action items\n- LC to buy oil.")
    assert result.blocks[0].text == "Actions"
    assert result.lost == ["Action items"]


def test_a_heading_without_a_list_is_text() -> None:
    result = _read("**Actions**\nThere were none.")
    assert [(block.kind, block.text) for block in result.blocks] == [
        ("paragraph", "Actions"),
        ("paragraph", "There were none."),
    ]
    assert not any(span.bold for block in result.blocks for span in block.spans)


def test_an_action_at_the_end_of_a_paragraph_is_cut_off() -> None:
    result = _read("The board talked of wicks. ACTION: WI to cut them. Action: LC to watch.")
    assert [block.text for block in result.blocks] == [
        "The board talked of wicks.",
        "ACTION",
        "WI to cut them.",
        "LC to watch.",
    ]


def test_words_that_are_no_label_stay() -> None:
    result = _read("The board took action: it bought oil.\nAction was needed - soon.")
    assert not result.actions
    assert len(result.blocks) == 2


def test_a_table_without_owners_stays_a_table() -> None:
    result = _read("| Action | Cost |\n| Buy oil | 3 |")
    assert [block.kind for block in result.blocks] == ["table"]


def test_owners_and_dates_are_looked_for() -> None:
    result = _read("Actions\n- LC to buy oil by 3 May.\n- Oil is dear.\n- LC's oil to be sold.")
    assert result.undated == 2
    assert [action.text for action in result.unowned] == ["Oil is dear.", "LC's oil to be sold."]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Action: Buy oil\nOwner: Ben Sample\nDue: May", "Ben Sample to: Buy oil (May)"),
        ("Action: Buy oil\nDue date: May\nBy whom: BS", "BS to: Buy oil (May)"),
        ("Action: BS to buy oil\nOwner: BS", "BS to buy oil"),
        ("Action: buy oil\nDeadline: 3 May", "buy oil (3 May)"),
    ],
)
def test_who_and_when_on_lines_of_their_own_belong_to_the_action(text: str, action: str) -> None:
    result = _read(text)
    assert [action.text for action in result.actions] == [action]
    assert len(result.blocks) == 2  # the heading and the action
    assert result.rewritten == 1


def test_each_action_has_its_owner_or_none_is_guessed() -> None:
    both = _read("Action: Buy oil\nAction: Cut wicks\nOwner: BS\nOwner: AE")
    assert [action.text for action in both.actions] == ["BS to: Buy oil", "AE to: Cut wicks"]
    alone = _read("Action: Buy oil\nAction: Cut wicks\nOwner: BS")
    assert [block.text for block in alone.blocks] == ["Action", "Buy oil", "Cut wicks", "Owner: BS"]


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Action: BS", True),
        ("ACTION: BS/AE", True),
        ("Action: All members", True),
        ("ACTION: Ada Example and the Clerk", True),
        ("Action: None", False),
        ("Action: no action required.", False),
        ("Action: N/A", False),
    ],
)
def test_a_line_that_says_nothing_to_be_done_is_text(text: str, is_asked: bool) -> None:
    result = _read(f"Oil is to be bought.\n{text}")
    assert not result.actions
    assert [block.text for block in result.blocks] == ["Oil is to be bought.", text]
    assert [block.text for block in result.named] == ([text] if is_asked else [])


def test_an_action_among_numbered_paragraphs_stays_there() -> None:
    result = _read("1) The first is out.\n2) Action: AE to light it.\n3) The second burns.")
    assert not result.actions
    assert [block.text for block in result.inside] == ["AE to light it."]
    assert len(result.blocks) == 3


def test_actions_before_one_that_stays_are_kept() -> None:
    result = _read("Action: Buy oil\nOwner: BS\nAction: Cut wicks\n- They are long.")
    assert [action.text for action in result.actions] == ["BS to: Buy oil"]
    assert [block.text for block in result.inside] == ["Cut wicks"]
    assert [block.text for block in result.blocks][-2:] == ["Action: Cut wicks", "They are long."]
