"""Every address that was ever published is answered by every host, at its top and in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.asked import asked
from comsite.checking.gate import Options, read
from comsite.ledger.addresses import Addresses
from comsite.publishing.build import build
from tests import small
from tests.ledger.test_addresses import FILES, FRONT, NOTES, run
from tests.publishing import hosts

MORE = {
    "topics/mud.yaml": "title: Mud\n",
    "topics/nets.yaml": "title: Nets\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "reports/nets.md": small.report(
        "2031-05-06", "topics: [nets]\nauthors: [{post: clerk}]\n", "The Net Loft mends nets.\n"
    ),
    "organisations/net-loft.yaml": "name: Net Loft\n",
    "organisations/quay-office.yaml": "name: Quay Office\n",
    "files/chart.csv": "a,b\n",
    "files/plan.csv": "a,b\n",
    "pages/about.md": "---\ntitle: About\n---\n\n[A chart](/files/chart.csv).\n",
    "pages/plans.md": "---\ntitle: Plans\n---\n\n[A plan](/files/plan.csv).\n",
    "meetings/2031-05-06.md": small.meeting("2031-05-06", "", "## 5.1 Nets\n\nNets were mended.\n"),
}

# Addresses of an earlier system, and where editors led them.
EARLIER = {
    "/Meetings/Agenda.aspx?ID=12": "/meetings/2031-05-06/",
    "/Meetings/Agenda.aspx?ID=13&Ver=4": "/meetings/2031-05-06/5-1/#p5-1-1",
    "/Meetings/Agenda.aspx": "/meetings/",
    "/?p=7": "/about/",
    "/Old%20Papers/Mud,%20(deep).PDF": "/reports/silt/",
    "/Old Papers/Ada's plan & more": "/people/ada-example/",
    "/Café/Index.htm": "/about/",
    "/mud-and-nets": "/search/?q=mud&topic=mud",
    "/feeds/older.xml": "/feeds/all.xml",
}
# Of these, a host that reads no rules can answer those that can be the file of a page.
AS_FILES = ("/Old Papers/Ada's plan & more", "/Café/Index.htm", "/mud-and-nets")

# What a visitor types or an old link has, and the address that was meant.
NEARLY = {
    "/Meetings/2031-05-06/5-1": "/meetings/2031-05-06/5-1/",
    "/meetings/2031-05-06/5.1/": "/meetings/2031-05-06/5-1/",
    "/PEOPLE/Ben-Sample.html": "/people/ben-sample/",
    "/people/ben-sample/INDEX.htm": "/people/ben-sample/",
    "/Feeds/All.XML": "/feeds/all.xml",
    "/Index.html": "/",
}

LEFT = NOTES[: NOTES.index("## 2.")]  # the second item is removed


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which much has moved or was taken away since it was published."""
    found = small.write(tmp_path_factory.mktemp("hosts"), {**FILES, **MORE})
    run(found)("update")
    (found / "reports" / "mud.md").rename(found / "reports" / "silt.md")
    run(found)("move", "/reports/mud/", "/reports/silt/")
    (found / "people" / "benn-sampel.yaml").unlink()
    run(found)("move", "/People/Benn-Sampel", "/people/ben-sample/")
    (found / "meetings" / "2031-03-04.md").unlink()
    moved = small.meeting("2031-04-05", FRONT, LEFT)
    (found / "meetings" / "2031-04-05.md").write_text(moved, "utf-8")
    silt = found / "reports" / "silt.md"
    silt.write_text(silt.read_text("utf-8").replace("2031-03-04", "2031-04-05"), "utf-8")
    run(found)("move", "/meetings/2031-03-04/", "/meetings/2031-04-05/")
    run(found)("remove", "/meetings/2031-03-04/2/", "It was another board's.")
    (found / "topics" / "mud.yaml").unlink()
    run(found)("remove", "/topics/mud/", "Too deep.")
    (found / "files" / "chart.csv").unlink()
    (found / "pages" / "about.md").write_text("---\ntitle: About\n---\n\nUs.\n", "utf-8")
    run(found)("remove", "/files/chart.csv", "It had names.")
    (found / "files" / "plan.csv").unlink()
    (found / "pages" / "plans.md").unlink()
    run(found)("move", "/files/plan.csv", "/about/")
    run(found)("move", "/plans/", "/about/")
    (found / "organisations" / "quay-office.yaml").unlink()
    run(found)("move", "/organisations/quay-office/", "/organisations/net-loft/")
    nets = found / "reports" / "nets.md"  # the page of the post for the topic goes
    nets.write_text(nets.read_text("utf-8").replace("authors: [{post: clerk}]\n", ""), "utf-8")
    for old, new in EARLIER.items():
        run(found)("move", old, new.replace("&topic=mud", ""))
    return found


class Site:
    """A build in a folder of a host, and what a host should know of it."""

    def __init__(self, content: Path, output: Path, base: str) -> None:
        self.base = base
        self.root = output
        self.build = output / base.strip("/") if base else output / "build"
        if not base:
            self.root = self.build
        options = Options(content, self.build, f"https://host.example{base}", search=False)
        build(options)
        self.addresses = Addresses(read(options))

    def rules(self, host: str) -> hosts.Rules:
        """What a host does with an address before it looks for a file."""
        if host == "netlify":
            return hosts.netlify(self.build)
        return hosts.nginx(self.build, self.root) if host == "nginx" else hosts.plain


@pytest.fixture(scope="module", params=["", "/archive/of/mud"])
def site(
    content: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Site:
    """The archive, built for the top of a host and for a folder."""
    return Site(content, tmp_path_factory.mktemp("built"), request.param)


HOSTS = ("netlify", "nginx", "plain")
EVERY_HOST = pytest.mark.parametrize("host", HOSTS)


@EVERY_HOST
def test_every_address_of_the_ledger_is_answered(site: Site, host: str) -> None:
    """Each has its page, leads to one, or says that its page was taken away, with 410 if it can."""
    ledger, removed = site.addresses.archive.ledger.addresses, site.addresses.removed
    assert len(ledger) > 40
    assert len(removed) == 3
    wrong = []
    with hosts.asking(site.root, site.rules(host)) as ask:
        for address in sorted(ledger):
            status, _, text = ask(site.base + address)
            gone = "This page was taken away" in text
            expected = 410 if address in removed and host != "plain" else 200
            if host == "plain" and address in site.addresses.leads and "." in address:
                expected = 404  # a file cannot lead on by itself
            if status != expected or gone != (address in removed):
                wrong.append((address, status, gone))
    assert wrong == []


@EVERY_HOST
def test_a_record_without_a_page_leads_to_its_row_for_now(site: Site, host: str) -> None:
    """Its data stay, and what has moved to it leads there at once, for good."""
    rules, row = site.rules(host), f"{site.base}/organisations/#net-loft"
    lead = {"/organisations/net-loft/": (302, row), "/organisations/quay-office/": (301, row)}
    assert {old: rules(site.base + old) for old in lead} == (
        dict.fromkeys(lead) if host == "plain" else lead
    )
    with hosts.asking(site.root, rules) as ask:
        for old in lead:
            assert ask(site.base + old)[:2] == (200, f"{site.base}/organisations/")
        data = "/organisations/net-loft/index.json"
        assert ask(site.base + data)[:2] == (200, site.base + data)
        if host != "plain":
            moved = ask(f"{site.base}/organisations/quay-office/index.json")
            assert moved[:2] == (200, site.base + data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/meetings/2031-05-06/5-1/index.json", "/meetings/2031-05-06/index.json"),
        ("/meetings/2031-03-04/1/index.json", "/meetings/2031-04-05/index.json"),
        ("/actions/2031-04-05-1a/index.json", "/actions/index.json"),
        ("/dates/2031/index.json", "/data/meetings.json"),
        ("/dates/2031/05/index.json", "/data/meetings.json"),
        ("/dates/2031/05/06/index.json", "/data/meetings.json"),
        ("/data/mentions.json", "/data/mentions.csv"),
        ("/data/schemas/v2/item.json", "/data/schemas/v2/meeting.json"),
    ],
)
def test_data_lead_to_the_file_that_has_them_now(site: Site, old: str, new: str) -> None:
    """Items, actions and dates had files of their own, and long tables had JSON too."""
    for host in ("netlify", "nginx"):
        with hosts.asking(site.root, site.rules(host)) as ask:
            assert ask(site.base + old)[:2] == (200, site.base + new), host


@EVERY_HOST
def test_addresses_of_an_earlier_system_lead_on(site: Site, host: str) -> None:
    """With capitals, spaces, signs and queries; a host without rules has those that are pages."""
    with hosts.asking(site.root, site.rules(host)) as ask:
        for old, new in EARLIER.items():
            if host == "plain" and old not in AS_FILES:
                continue
            sent = asked(old).sent + (f"?{asked(old).query}" if asked(old).query else "")
            status, end, _ = ask(site.base + sent)
            new_one = new.replace("&topic=mud", "").partition("#")[0]
            assert (status, end) == (200, site.base + new_one), old


def test_nginx_leads_home_what_is_nearly_right(site: Site) -> None:
    """Capitals, a missing slash, other endings, and points in an item's number."""
    with hosts.asking(site.root, site.rules("nginx")) as ask:
        for old, new in NEARLY.items():
            assert ask(site.base + old)[:2] == (200, site.base + new), old
        assert ask(f"{site.base}/nowhere/")[0] == 404


def test_a_query_that_nobody_led_on_is_no_hindrance(site: Site) -> None:
    """What others add to an address leads on with it; another page's query does not."""
    for host in ("netlify", "nginx"):
        with hosts.asking(site.root, site.rules(host)) as ask:
            end = ask(f"{site.base}/reports/mud/?from=a-letter")[1]
            assert end.partition("?")[0] == f"{site.base}/reports/silt/"
            assert ask(f"{site.base}/meetings/agenda.aspx?id=99")[1] == f"{site.base}/meetings/"
            assert ask(f"{site.base}/?q=7")[1] == f"{site.base}/?q=7"


def test_the_data_of_what_was_taken_away_is_gone_too(site: Site) -> None:
    """It says so with the page, in capitals as well; nothing else of its folder is touched."""
    for host in ("netlify", "nginx"):
        with hosts.asking(site.root, site.rules(host)) as ask:
            for address in ("/topics/mud/index.json", "/Topics/Mud", "/Files/Chart.CSV"):
                status, _, text = ask(site.base + address)
                assert status == 410, address
                assert "This page was taken away" in text
            assert ask(f"{site.base}/topics/")[0] == 200


def test_the_page_of_what_was_taken_away_is_not_listed(site: Site) -> None:
    """Where a host cannot say 410, the page asks to be left out."""
    for address in ("topics/mud", "files/chart.csv", "meetings/2031-03-04/2"):
        page = (site.build / address / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in page
