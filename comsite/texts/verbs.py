"""The verbs of speech of English minutes, and what a statement is after each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Act = Literal["asked", "answered", "told", "said", "presented"]

# Verbs of speech by what they make of a statement. What is "told" may be an answer.
_VERBS: dict[Act, str] = {
    "asked": "asked questioned queried enquired inquired",
    "answered": "answered replied responded",
    "told": "told informed advised assured reassured said stated added noted explained clarified"
    " confirmed spoke described reported commented suggested reiterated acknowledged agreed"
    " highlighted outlined elaborated updated observed remarked stressed emphasised concluded"
    " recognised accepted hoped argued",
    "said": "thanked welcomed presented introduced raised shared discussed mentioned referred"
    " quoted called requested challenged congratulated praised urged reminded apologised"
    " expressed proposed echoed",
}

ACTS: dict[str, Act] = {verb: act for act, verbs in _VERBS.items() for verb in verbs.split()}

# After these verbs stands whom they address; after some others "to" and a name.
ADDRESSING = re.compile(
    r"asked|questioned|queried|answered|told|informed|advised|assured|reassured"
)
SPOKEN_TO = re.compile(r"said|stated|explained|clarified|confirmed|reported|replied|responded")

_SPEAKING = (
    "say|state|add|describe|explain|note|report|comment|suggest|highlight|outline|thank|stress"
    "|emphasise"
)
_SAYING = (
    "saying|stating|adding|describing|explaining|noting|reporting|thanking|highlighting|welcoming"
    "|outlining|stressing|reminding|congratulating"
)
_OPENED = "began started opened continued finished concluded ended closed"
_BY = r"(?: (?:his|her|the) \w+)? by"
_DETERMINER = "(?:an?|the|this|that|his|her|their|some|further)"
_OVERVIEW = (
    "updates?|overview|summary|presentation|introduction|account|assurances?|explanation"
    "|clarification"
)
PAPER = "report|paper|update|briefing"

# Some verbs mean an act only together with the words after them, or another act than by
# themselves. Each row has the first words, the act (None for no speech) and what follows; the
# first row that fits counts.
_ROWS: tuple[tuple[str, Act | None, str], ...] = (
    ("wanted", "asked", r" to know\b"),
    ("sought", "asked", r" (?:clarification|an update|(?:re)?assurance)\b"),
    ("went", "asked", r" on to (?:ask|query|question|enquire)\b"),
    ("went", "told", rf" on to (?:{_SPEAKING})\b"),
    (_OPENED, "asked", rf"{_BY} (?:asking|querying|questioning)\b"),
    (_OPENED, "said", rf"{_BY} (?:{_SAYING})\b"),
    ("asked", "said", r" (?:for|that|to)\b"),
    ("hoped", None, r" (?:to|for)\b"),
    ("raised", None, r" [£$€]?[0-9]"),
    ("answered", None, r" (?:[0-9]|calls|e-?mails|letters|complaints|for\b)"),
    ("answered", None, r" the (?!question|quer|point)[a-z]"),
    ("pointed", "told", r" out\b"),
    ("gave provided", "told", rf" (?:{_DETERMINER} )?(?:\w+ ){{0,2}}?(?:{_OVERVIEW})\b"),
    ("gave", "said", r" (?:his |her |their )?thanks\b"),
    ("presented", "presented", rf" (?=(?:{_DETERMINER}) (?:\w+ ){{0,3}}(?:{PAPER})\b)"),
    ("said stated explained confirmed added", "answered", r" in (?:reply|answer)\b"),
    ("responded", "answered", r"(?= (?:that|yes|no|by (?:saying|stating))\b|[,:] | to\b)"),
    ("responded", None, ""),
)

PHRASES: Mapping[str, tuple[tuple[Act | None, re.Pattern[str]], ...]] = {
    word: tuple(
        (act, re.compile(word + pattern)) for words, act, pattern in _ROWS if word in words.split()
    )
    for row in _ROWS
    for word in row[0].split()
}
