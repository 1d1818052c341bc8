"""Every rule that content is held to, by name: the table behind ``docs/checks.md``."""

from __future__ import annotations

from collections.abc import Mapping

from comsite.checking.errors import ERRORS
from comsite.checking.notices import NOTICES
from comsite.checking.questions import QUESTIONS
from comsite.checking.rule_tables import Rule, rules_of
from comsite.checking.warnings import WARNINGS

# What is checked while files are read, one after the other.
_READING = (
    Rule(
        "files",
        "error",
        "Each file is in the folder of its kind, and is named in lower case letters, digits and"
        " hyphens, with the right ending.",
        "What stands elsewhere, or under a name that cannot be an address, is not on the site.",
    ),
    Rule(
        "source",
        "error",
        "Each file is text in UTF-8 without invisible characters; if it ends in `.md`, it begins"
        " with its fields between two lines `---`.",
        "The fields say what the page is about, and have to be told from the text below them.",
    ),
    Rule(
        "conflicts",
        "error",
        "No file has the marks of two changes that met in git and that nobody chose between.",
        "Both would be published, one after the other.",
    ),
    Rule(
        "originals",
        "error",
        "Each file in `files/` is what its ending says, and is not empty.",
        "Readers would open something else, or nothing.",
    ),
    Rule(
        "yaml",
        "error",
        "The fields can be read: a name, a colon, a space and a value on each line, indented with"
        " spaces, and with quotation marks around a value that has `: ` or ` #` in it.",
        "Where a line cannot be read, nothing is known of those after it.",
    ),
    Rule(
        "fields",
        "error",
        "Each [field](fields.md) is one that there is, has a value of its kind, and none is missing"
        " that is needed.",
        "Pages are sorted, searched and linked by these values, and a field that nobody reads would"
        " be lost without a word.",
    ),
    Rule(
        "texts",
        "error",
        "Each item of a meeting has a number of its own; headings skip no level; lettered entries,"
        " actions and printed paragraph numbers stand once; tables are whole; images are in"
        " `files/` and described; links are whole; there is no HTML and no program code.",
        "Every paragraph gets an address from its place, and what could not be shown would be"
        " dropped.",
    ),
    Rule(
        "links",
        "error",
        "Each link within the site leads to a page and a place that there are, no two pages have"
        " one address, and redirects lead from an old address to a page.",
        "A link to nowhere is found by a reader, and by nobody before.",
    ),
    Rule(
        "permanent",
        "error",
        "Each address that was published, as the ledger has it, is still there, or leads on, or"
        " says that its page was taken away.",
        "Others have linked to it, and a link that dies takes with it what they wrote.",
    ),
)

# What is looked at when all else has been.
_LAST = (
    Rule(
        "answers-are-of-something",
        "warning",
        'Each entry of "settled" answers a warning or a question about its file.',
        "An answer that outlives its question would hide the next one.",
    ),
)

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        *_READING,
        *rules_of(ERRORS, "error"),
        *rules_of(WARNINGS, "warning"),
        *_LAST,
        *rules_of(QUESTIONS, "question"),
        *rules_of(NOTICES, "notice"),
    )
}
