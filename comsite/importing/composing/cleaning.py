"""Remove characters that no page may have."""

from __future__ import annotations

import re

from comsite.base.problems import CONTROL

_UNSEEN = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff\ufdd0-\ufdef]")


def clean(text: str) -> str:
    """Return the words with single spaces, without invisible and forbidden characters."""
    return single_spaced(text).strip()


def single_spaced(text: str) -> str:
    """As ``clean``, but keep one space at either end if there is one."""
    return re.sub(r"\s+", " ", _UNSEEN.sub("", re.sub(r"\s+", " ", text)))
