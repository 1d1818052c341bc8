"""The address of every page and file of the site: the URL contract, in one place.

Addresses are paths in lower case from the top of the site; those of pages begin and end with a
slash. They are permanent: a change here needs redirects for every address already published.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from comsite.base.dates import PartialDate

HOME = "/"
SEARCH = "/search/"
ACTIONS = "/actions/"
DECISIONS = "/decisions/"
GLOSSARY = "/glossary/"
DATES = "/dates/"
DATA = "/data/"
UPDATES = "/updates/"
POPOLO = "/data/popolo.json"
DATABASE = "/data/archive.sqlite"
DATAPACKAGE = "/data/datapackage.json"
NOT_FOUND = "/404.html"
CORRECTIONS = "/corrections/"
TOP = "#main"  # of any page
FEED = "/feeds/all.xml"
CORRECTIONS_FEED = "/feeds/corrections.xml"
ACTIONS_FEED = "/feeds/actions.xml"
DECISIONS_FEED = "/feeds/decisions.xml"
CALENDAR = "/calendar.ics"
SITEMAP = "/sitemap.xml"
PAGEFIND = "/pagefind/"
WORDS = "/search/words.json"
PLACES = "/search/places.json"
CARD = "/card.png"
OPENSEARCH = "/opensearch.xml"
ADMIN = "/admin/"
ADMIN_SETTINGS = "/admin/forms.json"
ROBOTS = "/robots.txt"
HEADERS = "/_headers"
REDIRECTS = "/_redirects"
NGINX = "/nginx-moved.conf"
FOR_SERVERS = (ROBOTS, HEADERS, REDIRECTS, NGINX)


def base_path(base_url: str) -> str:
    """Return the path at which the site stands on its host: "" at the top, else "/archive"."""
    path = base_url.partition("://")[2].partition("/")[2].rstrip("/")
    return path and f"/{path}"


def index(kind: str) -> str:
    """Return the page that lists all records of a kind, which is a folder of ``content/``."""
    return f"/{kind}/"


def record(kind: str, slug: str) -> str:
    """Return a record's page. The site's own pages stand at the top."""
    return f"/{slug}/" if kind == "pages" else f"/{kind}/{slug}/"


def changes(kind: str, slug: str) -> str:
    """Return the page of what changed in a record since it was published."""
    return f"{record(kind, slug)}changes/"


def row(kind: str, slug: str) -> str:
    """Return the place of a record on the page that lists its kind."""
    return f"{index(kind)}#{slug}"


def item(meeting: str, number: str) -> str:
    """Return the page of one agenda item, by its meeting's slug and its number."""
    return f"/meetings/{meeting}/{number_slug(number)}/"


def number_slug(number: str) -> str:
    """Return an item's number as addresses have it: 5, 5a, and 5-1 for 5.1."""
    return number.lower().replace(".", "-")


def card(url: str) -> str:
    """Return the picture that is shown where somebody shares the address of a page."""
    return f"{url}card.png"


def action(slug: str) -> str:
    """Return an action's page. Its slug is the meeting's, the item's number and the letter."""
    return f"/actions/{slug}/"


def actions(*parts: str) -> str:
    """Return a page of the register that lists some actions: ``/actions/owner/posts/clerk/``.

    The parts say by what the actions are chosen, the value, and perhaps a year; empty parts are
    left out. No action has such an address, because its slug begins with a year.
    """
    return ACTIONS + "".join(f"{part}/" for part in parts if part)


def decision(meeting: str, number: str, anchor: str) -> str:
    """Return the place of a decision on the page of its item."""
    return f"{item(meeting, number)}#{anchor}"


def decisions(year: str = "") -> str:
    """Return the page of all decisions, or of those of a year where they are too many."""
    return f"{DECISIONS}{year}/" if year else DECISIONS


def topic_year(topic: str, year: int) -> str:
    """Return the page of one year of a topic whose history is too long for one page."""
    return f"/topics/{topic}/{year}/"


def post_topics(post: str) -> str:
    """Return the beginning of the addresses of a post's pages by topic. It is no page itself."""
    return f"/posts/{post}/topics/"


def post_topic(post: str, topic: str) -> str:
    """Return the page of what a post has to do with a topic, whoever held the post."""
    return f"{post_topics(post)}{topic}/"


def date(when: PartialDate) -> str:
    """Return the page of a year, a month or a day."""
    return DATES + str(when).replace("-", "/") + "/"


def term(anchor: str) -> str:
    """Return the place of an entry in the glossary."""
    return f"{GLOSSARY}#{anchor}"


def ordinary(number: str) -> str:
    """Return the address of a file of ordinary words of the site's language, which are no slips."""
    return f"/search/ordinary/{number}.txt"


def everyday(start: str) -> str:
    """Return the address of a file of everyday words, by how the longest of each begins."""
    return f"/search/everyday/{start}.txt"


def references(year: str) -> str:
    """Return the address of what the search page knows of a year's items, actions and reports."""
    return f"/search/references/{year}.json"


def search(words: str) -> str:
    """Return the search page with the results for some words."""
    return f"{SEARCH}?{urlencode({'q': words})}"


def search_part(year: str) -> str:
    """Return the folder of the search index of a part of a large archive, by its first year."""
    return f"{PAGEFIND}{year}/"


def file(name: str) -> str:
    """Return the address of an original document, which is published byte for byte."""
    return f"/files/{name}"


def data(url: str) -> str:
    """Return the JSON file that has the data of a page, most often beside it.

    An item is in the file of its meeting, an action in that of the register, and what bears a date
    in the table of the meetings.
    """
    first, *rest = url.strip("/").split("/")
    if first == "meetings" and len(rest) > 1:
        url = record(first, rest[0])
    elif first == "actions":
        url = ACTIONS
    elif first == "dates":
        return table("meetings", "json")
    return beside(url)


def beside(url: str) -> str:
    """Return the address of a JSON file beside a page, where every record once had one."""
    return f"{url}index.json"


# Where data lead that once were beside a page, ``:`` and a name for any part of an address.
DATA_MOVED = (
    ("/meetings/:meeting/:item/index.json", "/meetings/:meeting/index.json"),
    ("/actions/:action/index.json", "/actions/index.json"),
    ("/dates/:year/index.json", "/data/meetings.json"),
    ("/dates/:year/:month/index.json", "/data/meetings.json"),
    ("/dates/:year/:month/:day/index.json", "/data/meetings.json"),
)


def table(name: str, ending: str) -> str:
    """Return a table of open data; the ending is ``csv`` or ``json``."""
    return f"{DATA}{name}.{ending}"


def schema(kind: str, version: int) -> str:
    """Return the JSON Schema of a kind of data file."""
    return f"{DATA}schemas/v{version}/{kind}.json"


def content_schema(kind: str, version: int) -> str:
    """Return the JSON Schema of a kind of file in ``content/``."""
    return f"{DATA}schemas/content/v{version}/{kind}.json"


def feed(kind: str, slug: str) -> str:
    """Return the Atom feed of a topic, a person or a post."""
    return f"/feeds/{kind}/{slug}.xml"


def sitemap(folder: str, number: int) -> str:
    """Return a part of the sitemap: of one folder of pages, the first, second, …, where cut."""
    return f"/sitemaps/{folder}-{number}.xml"


def calendar(slug: str) -> str:
    """Return the calendar of one body, by its slug."""
    return f"/calendars/{slug}.ics"


def event(meeting: str) -> str:
    """Return the calendar of one meeting: by its slug, or by its day where it has no page yet."""
    return f"/calendars/meetings/{meeting}.ics"


def message(address: str, subject: str, body: str) -> str:
    """Return the link that begins an e-mail to an address."""
    to, about = quote(address, safe="@+"), quote(subject)
    return f"mailto:{to}?subject={about}&body={quote(body, safe='/:')}"
