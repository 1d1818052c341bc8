"""An invented archive with one file of each kind, which the field reference shows as examples."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A file of the invented archive; its path is below ``content/``."""

    path: str
    text: str


# Together, these files are an archive without problems. A test proves it.
EXAMPLES = (
    Example(
        "meetings/2031-03-04.md",
        """\
---
date: 2031-03-04
start: 14:00
end: 15:30
place: Town Hall, Larkwick
status: held
notes:
  status: draft
chair: owen-pell
present:
  - person: owen-pell
    role: Leader of Larkwick Council
    post: leader
  - person: ida-marsh
    role: Chief Warden (CW)
    post: chief-warden
apologies: none
items:
  - number: "2"
    topics: [road-safety]
    reports: [2031-03-04-road-safety]
next_meeting:
  date: 2031-06-03
  start: 14:00
---

## 1. Welcome

The Leader welcomed everyone.

## 2. Road safety

The CW gave the figures for the winter: 31 crashes, 4 of them serious.

### Actions

- a) CW to report on speed at night.
""",
    ),
    Example(
        "reports/2031-03-04-road-safety.md",
        """\
---
subject: Road safety
date: 2031-03-04
meeting: 2031-03-04
item: "2"
authors:
  - post: chief-warden
topics: [road-safety]
---

## Purpose

1. This report gives the figures for the winter.

## Recommendation

2. That the Leader notes the report.
""",
    ),
    Example(
        "people/ida-marsh.yaml",
        """\
name: Ida Marsh
other_names:
  - CW Marshe
organisation: larkwick-wardens
tenures:
  - post: chief-warden
    start: 2029-04
    note: The notes of 4 March 2031, item 1.
""",
    ),
    Example("people/owen-pell.yaml", "name: Owen Pell\n"),
    Example(
        "posts/chief-warden.yaml",
        """\
title: Chief Warden
abbreviations: [CW]
organisation: larkwick-wardens
""",
    ),
    Example("posts/leader.yaml", "title: Leader of Larkwick Council\nother_names: [Leader]\n"),
    Example(
        "organisations/larkwick-wardens.yaml",
        """\
name: Larkwick Wardens
abbreviations: [LW]
""",
    ),
    Example(
        "topics/road-safety.yaml",
        """\
title: Road safety
other_names: [Safety on the roads]
search_words: [Speeding, Crashes]
summary: Speed, crossings and crashes on the roads of Larkwick.
""",
    ),
    Example(
        "pages/about.md",
        """\
---
title: About
summary: What this archive is, and who keeps it.
---

The archive holds the notes of every [meeting](/meetings/).
""",
    ),
    Example(
        "glossary.yaml",
        """\
terms:
  - abbreviation: CW
    expansion: Chief Warden
    post: chief-warden
""",
    ),
    Example(
        "redirects.yaml",
        """\
redirects:
  - old: /reports/2031-03-04-roads/
    new: /reports/2031-03-04-road-safety/
""",
    ),
    Example(
        "site.yaml",
        """\
title: Larkwick Wardens Meetings
summary: What was asked and promised at Larkwick's public meetings.
base_url: https://meetings.larkwick.example
time_zone: Europe/London
body:
  name: Public Questions Meeting
""",
    ),
)
