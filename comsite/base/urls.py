"""The address of every page: the URL contract, in one place.

All are paths of the site that begin and end with a slash, in lower case. They are permanent: a
change here needs redirects for every address already published.
"""

from __future__ import annotations

from urllib.parse import urlencode

from comsite.base.dates import PartialDate


def base_path(base_url: str) -> str:
    """Where the site stands on its host: "" at the top, else like "/archive"."""
    path = base_url.partition("://")[2].partition("/")[2].rstrip("/")
    return path and f"/{path}"


HOME = "/"


SEARCH = "/search/"


ACTIONS = "/actions/"


GLOSSARY = "/glossary/"


DATES = "/dates/"


DATA = "/data/"


POPOLO = "/data/popolo.json"


DATAPACKAGE = "/data/datapackage.json"


NOT_FOUND = "/404.html"


FEED = "/feeds/all.xml"


ACTIONS_FEED = "/feeds/actions.xml"


CALENDAR = "/calendar.ics"


SITEMAP = "/sitemap.xml"


PAGEFIND = "/pagefind/"


WORDS = "/search/words.json"


PLACES = "/search/places.json"


OPENSEARCH = "/opensearch.xml"


ADMIN = "/admin/"


ADMIN_SETTINGS = "/admin/forms.json"


def index(kind: str) -> str:
    """The page that lists all records of a kind (a folder of ``content/``)."""
    return f"/{kind}/"


def record(kind: str, slug: str) -> str:
    """A record's page. The site's own pages stand at the top."""
    return f"/{slug}/" if kind == "pages" else f"/{kind}/{slug}/"


def item(meeting: str, number: str) -> str:
    """An agenda item by itself."""
    return f"/meetings/{meeting}/{number_slug(number)}/"


def number_slug(number: str) -> str:
    """An item's number as it stands in addresses: 5, 5a, 5-1."""
    return number.lower().replace(".", "-")


def action(slug: str) -> str:
    """An action's page; its slug is the meeting's, the item's number and the letter."""
    return f"/actions/{slug}/"


def actions(*parts: str) -> str:
    """A page of the register: how actions are chosen, what by, and perhaps a year.

    Like ``/actions/owner/posts/clerk/``. No action has such an address: the slug of each
    begins with the year of its meeting.
    """
    return ACTIONS + "".join(f"{part}/" for part in parts if part)


def topic_year(topic: str, year: int) -> str:
    """A year of a topic, if its history is too long for one page."""
    return f"/topics/{topic}/{year}/"


def post_topics(post: str) -> str:
    """What the addresses begin with of a post's pages for each topic; no page is there itself."""
    return f"/posts/{post}/topics/"


def post_topic(post: str, topic: str) -> str:
    """What a post has to do with a topic, whoever held it."""
    return f"{post_topics(post)}{topic}/"


def date(when: PartialDate) -> str:
    """The page of a year, a month or a day."""
    return DATES + str(when).replace("-", "/") + "/"


def term(anchor: str) -> str:
    """A glossary entry."""
    return f"{GLOSSARY}#{anchor}"


def search(words: str) -> str:
    """The search for some words."""
    return f"{SEARCH}?{urlencode({'q': words})}"


def search_part(year: str) -> str:
    """The search index of a part of a large archive, by its first year."""
    return f"{PAGEFIND}{year}/"


def file(name: str) -> str:
    """An original, published byte for byte."""
    return f"/files/{name}"


def data(url: str) -> str:
    """The JSON beside a page."""
    return f"{url}index.json"


def table(name: str, ending: str) -> str:
    """A table of open data, as ``csv`` or ``json``."""
    return f"{DATA}{name}.{ending}"


def schema(kind: str, version: int) -> str:
    """The JSON Schema of a kind of data file."""
    return f"{DATA}schemas/v{version}/{kind}.json"


def content_schema(kind: str, version: int) -> str:
    """The JSON Schema of a kind of file in ``content/``."""
    return f"{DATA}schemas/content/v{version}/{kind}.json"


def feed(kind: str, slug: str) -> str:
    """The Atom feed of a topic, a person or a post."""
    return f"/feeds/{kind}/{slug}.xml"


def calendar(slug: str) -> str:
    """The calendar of one body."""
    return f"/calendars/{slug}.ics"
