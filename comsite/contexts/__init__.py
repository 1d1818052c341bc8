"""What each template is given: one frozen class per template, every field set.

Templates never compute. ``Markup`` fields hold safe HTML from ``markdown.py``, the only maker of
HTML outside the templates; everything else is text and is escaped. Addresses (``url``) are paths
of the site, like ``/meetings/2018-01-08/5/#p5-3``; templates pass them through the ``href`` filter,
which knows where the site stands. Optional text is an empty string where there is none.
"""

from __future__ import annotations

from comsite.contexts.actions import ActionPage, ActionsPage
from comsite.contexts.dates import DayPage, MonthPage, YearPage
from comsite.contexts.listings import GlossaryPage, ListingPage
from comsite.contexts.meetings import ItemPage, MeetingPage, MeetingsPage
from comsite.contexts.people import OrganisationPage, PersonPage, PostPage
from comsite.contexts.reports import ReportPage
from comsite.contexts.site import DataPage, HomePage, NotFoundPage, SearchPage, TextPage
from comsite.contexts.topics import PostTopicPage, TopicPage, TopicsPage, TopicYearPage

Context = (
    HomePage
    | MeetingsPage
    | MeetingPage
    | ItemPage
    | ReportPage
    | PersonPage
    | PostPage
    | OrganisationPage
    | TopicPage
    | PostTopicPage
    | TopicYearPage
    | TopicsPage
    | ListingPage
    | YearPage
    | MonthPage
    | DayPage
    | ActionsPage
    | ActionPage
    | GlossaryPage
    | SearchPage
    | DataPage
    | TextPage
    | NotFoundPage
)
