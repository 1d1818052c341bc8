"""The words of the data that pages show in their own language: kinds, statuses, what was done."""

from __future__ import annotations

from comsite.base.language import marked, marked_as, pgettext

# What the archive has of a meeting, and of its notes.
MEETINGS = (
    marked("notes here"),
    marked("agenda published"),
    marked("draft notes"),
    marked("agreed notes"),
    marked("papers only"),
    marked("mentioned only"),
    marked("upcoming"),
    marked("scheduled"),
    marked("held"),
    marked("postponed"),
    marked("moved"),
    marked("cancelled"),
    marked("draft"),
    marked("agreed"),
)
# What is said of an action.
ACTIONS = (
    marked("no later record"),
    marked("not mentioned since"),
    marked("mentioned since"),
    marked("open"),
    marked("reported back"),
    marked("done"),
    marked("overtaken"),
)
# How a decision came out.
OUTCOMES = (
    marked("carried"),
    marked("carried as amended"),
    marked("lost"),
    marked("noted"),
    marked("deferred"),
    marked("referred"),
    marked("withdrawn"),
)
REPORTS = (
    marked("report"),
    marked("joint report"),
    marked("cover report"),
    marked("briefing"),
    marked("update"),
    marked("exception paper"),
    marked("appendix"),
    marked("extract"),
)
# What somebody had to do with a report, and did in an item.
ROLES = (marked("author"), marked("sponsor"), marked("asked for it"), marked("named in it"))
KINDS = (
    marked("Meeting"),
    marked("Meetings"),
    marked("Report"),
    marked("Reports"),
    marked("Person"),
    marked("People"),
    marked("Post"),
    marked("Posts"),
    marked("Organisation"),
    marked("Organisations"),
    marked("Topic"),
    marked("Topics"),
    marked("Page"),
    marked("Pages"),
)

VOTES = (
    marked_as("of a vote", "for"),
    marked_as("of a vote", "against"),
    marked_as("of a vote", "abstained"),
    marked_as("of a vote", "absent"),
)
ACTS = (
    marked_as("of a motion", "moved"),
    marked_as("of a motion", "seconded"),
    marked_as("of a motion", "voted for"),
    marked_as("of a motion", "voted against"),
    marked_as("of a motion", "abstained"),
    marked_as("of a motion", "absent from the vote"),
)


def vote(way: str) -> str:
    """Return how somebody voted."""
    return pgettext("of a vote", way)


def act(what: str) -> str:
    """Return what somebody did about a motion."""
    return pgettext("of a motion", what)
