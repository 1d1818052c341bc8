"""The style page, ``docs/style.html``: every component with its states, from the invented archive.

``python -m tests.bless style`` renews it. It reads the style files of the checkout one by one, so
what it shows is how components look now.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from comsite.base.dates import PartialDate
from comsite.checking.gate import Options, read
from comsite.publishing.shipped import templates_folder
from comsite.site.charts import bar_chart
from comsite.site.page import Context, Link, RecordDates
from comsite.site.rendering import Renderer
from comsite.site.static import Templates, style_files
from comsite.site.views import Views
from comsite.site.wording import Wording
from comsite.texts.items import GoneDecision
from tests import cases, small

PAGE = cases.TESTS.parent / "docs" / "style.html"
TEMPLATE = "style.html"
TEMPLATES = "../templates"

# The invented archive has too few years for a chart: one number there is not known, one is 0.
CHART = bar_chart(
    "Items and reports, 2031 to 2033",
    ("2031", "2032", "2033"),
    {"Items": (3, 0, 5), "Reports": (None, 2, 1)},
)

# It is read without git, so it has no history.
DATES = RecordDates(
    PartialDate(2031, 3, 5),
    PartialDate(2031, 6, 11),
    PartialDate(2031, 7, 1),
    "/meetings/2031-03-04/changes/",
)

# Nor has it a decision that is gone.
GONE = (
    GoneDecision("3c", "decision-3c", taken_down=False),
    GoneDecision("3d", "decision-3d", taken_down=True),
)

CONTENTS = tuple(
    Link(text, f"#{anchor}")
    for anchor, text in (
        ("tokens", "Tokens"),
        ("type", "Type"),
        ("controls", "Controls"),
        ("links", "Links and facts"),
        ("ways", "Ways through the site"),
        ("reading", "Reading"),
        ("notices", "Notices"),
        ("action-lists", "Actions"),
        ("decision-lists", "Decisions"),
        ("dated", "Dated lists"),
        ("story", "Who said and did what"),
        ("pictures", "Pictures"),
    )
)

# Search has components of its own page only, and the elements that its index reads.
NOT_SHOWN = frozenset({"search.html"})


def style_page() -> str:
    """The page as it should be now."""
    library = read(Options(cases.ARCHIVE, cases.TESTS / "build", drafts=True))
    folder = templates_folder()
    renderer = Renderer(library.archive, folder)
    renderer.base = renderer.site.base_url  # links lead into the invented archive
    renderer.environment.loader = jinja2.FileSystemLoader([cases.TESTS, folder])
    contexts = [page.context for page in small.pages(Views(library))]

    def fullest(kind: str, field: str) -> Any:
        """The context of a kind whose field has most in it."""
        found = [one for one in contexts if type(one).__name__ == kind]
        return max(found, key=lambda one: _length(one, field))

    return renderer.template(
        TEMPLATE,
        fullest=fullest,
        chart=CHART,
        dates=DATES,
        gone_decisions=GONE,
        contents=CONTENTS,
        navigation=renderer.site.navigation,
        templates=TEMPLATES,
        sheets=style_files(Templates(folder)),
    )


def _length(context: Context, field: str) -> int:
    value = getattr(context, field)
    return len(value) if hasattr(value, "__len__") else int(bool(value))


@cache
def macros() -> tuple[str, ...]:
    """The names of all components, as ``file: name``."""
    found = []
    for path in sorted((templates_folder() / "components").glob("*.html")):
        if path.name not in NOT_SHOWN:
            parsed = jinja2.Environment(autoescape=True, extensions=[Wording]).parse(
                path.read_text(encoding="utf-8")
            )
            found += [f"{path.name}: {one.name}" for one in parsed.find_all(jinja2.nodes.Macro)]
    return tuple(found)
