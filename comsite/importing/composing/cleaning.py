"""Text as a page can hold it."""

from __future__ import annotations

import re

from comsite.base.problems import CONTROL

_UNSEEN = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff\ufdd0-\ufdef]")


def clean(text: str) -> str:
    """The words with one space between them, without what nobody sees and no page can hold."""
    return single_spaced(text).strip()


def single_spaced(text: str) -> str:
    """The same, with the one space at the ends that stands there."""
    return re.sub(r"\s+", " ", _UNSEEN.sub("", re.sub(r"\s+", " ", text)))
