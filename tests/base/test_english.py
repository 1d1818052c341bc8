"""English for pages and messages."""

from __future__ import annotations

import pytest

from comsite.base.english import first_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mud rose. It fell.", "Mud rose."),
        ("Mud rose by 4.5%. It fell.", "Mud rose by 4.5%."),
        ("Did mud rise? 40 tons did.", "Did mud rise?"),
        (
            "Ask J. Example or Cllr. Sample. They do.",
            "Ask J. Example or Cllr. Sample.",
        ),
        ("Mrs. Example saw No. 5 rise at 06.30 hrs.", "Mrs. Example saw No. 5 rise at 06.30 hrs."),
        ("He said “Wet mud.” Then he left.", "He said “Wet mud.”"),
        ("Mud (wet). The rest was dry.", "Mud (wet)."),
        ("Mud e.g. from the quay", "Mud e.g. from the quay"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    """A point after a figure, an initial or a short form ends none."""
    assert first_sentence(text) == sentence
