"""Citing a place or a page, and following a link to words that have changed since."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page, expect

NOTES = "/meetings/2038-07-13/"
ITEM = "/meetings/2038-07-13/4/"
REPORT = "/reports/2035-10-09-flooding/"
ACTION = "/actions/2038-07-13-4a/"
CORRECTED = "/meetings/2034-02-06/"

WHERE = "https://town.example"
BODY = "Brindlemouth Open Meeting"
BUSES = "“Item 4: Night Buses”"
# How what the page of an address leads to is cited; the check and the day are left out.
CITATIONS = {
    f"{NOTES}#p4-2": f"{BODY}, {BUSES}, paragraph 4.2 (digest of the notes of 13 July 2038)",
    f"{ITEM}#p4-2": f"{BODY}, {BUSES}, paragraph 4.2 (digest of the notes of 13 July 2038)",
    f"{ITEM}#decision-4a": f"{BODY}, {BUSES}, Decision 4a (digest of the notes of 13 July 2038)",
    f"{NOTES}#decision-4b": f"{BODY}, {BUSES}, Decision 4b (digest of the notes of 13 July 2038)",
    "/meetings/2038-07-13/3/#p3-a": f"{BODY}, “Item 3: The Mayor's announcements”, point a"
    " (digest of the notes of 13 July 2038)",
    ITEM: f"{BODY}, {BUSES} (digest of the notes of 13 July 2038)",
    f"{REPORT}#p2": "Mayor of Brindlemouth, “Flooding”, paragraph 2"
    " (digest of the report of 9 October 2035)",
    REPORT: "Mayor of Brindlemouth, “Flooding” (digest of the report of 9 October 2035)",
    f"{CORRECTED}#p5-3": f"{BODY}, “Item 5: River Rescue and Ferry Ramps”, paragraph 5.3"
    " (notes of 6 February 2034)",
    CORRECTED: f"{BODY}, “Meeting of 6 February 2034” (notes of 6 February 2034)",
    ACTION: f"{BODY}, “Action 4a under item 4: Night Buses” (digest of the notes of 13 July 2038)",
}


def _tools(page: Page, path: str) -> Locator:
    """The tools of the paragraph in an address, or those of the page."""
    groups = page.get_by_role("group")
    whole = page.get_by_role("group", name="This page", exact=True)
    return groups.and_(page.locator(".prose *")) if "#" in path else whole


def _copied(tools: Locator) -> str:
    expect(tools.get_by_role("status")).to_contain_text("is copied")
    return str(tools.page.evaluate("navigator.clipboard.readText()"))


def _cited(page: Page, path: str, form: str) -> str:
    tools = _tools(page, path)
    tools.get_by_role("combobox", name="Format of the citation").select_option(form)
    tools.get_by_role("button", name="Copy citation").click()
    return _copied(tools)


def _check(page: Page, path: str) -> str:
    """The check of the words that an address leads to; empty where it is of many paragraphs."""
    fragment = path.partition("#")[2]
    place = page.locator(f"[id='{fragment}'][data-check]" if fragment else ".promise")
    return str(place.get_attribute("data-check")) if place.count() else ""


def _link(page: Page, path: str) -> str:
    before, sign, fragment = path.partition("#")
    check = _check(page, path)
    return f"{WHERE}{before}{'?v=' if check else ''}{check}{sign}{fragment}"


@pytest.mark.parametrize(("path", "citation"), CITATIONS.items())
def test_a_place_is_cited_with_its_title_and_the_day(
    page: Page, address: str, path: str, citation: str
) -> None:
    """Whoever reads a paragraph or a record can copy its link or a citation, and is told."""
    page.goto(address + path)
    day = datetime.date.today()
    link, tools = _link(page, path), _tools(page, path)
    assert ("?v=" in link) == ("#" in path or path == ACTION)
    assert _cited(page, path, "Plain text") == (
        f"{citation}. {BODY} archive, {link} (accessed {day.day} {day:%B %Y})."
    )
    tools.get_by_role("button", name="Copy link").click()
    expect(tools.get_by_role("status")).to_have_text("The link is copied.")
    assert _copied(tools) == link


def test_a_paragraph_is_cited_by_keyboard_alone(page: Page, address: str) -> None:
    """Enter on a number brings the tools; they follow it, and Escape takes them away."""
    page.goto(address + NOTES)
    assert page.locator(".prose").get_by_role("button", name="Copy").count() == 0
    number = page.get_by_role("link", name="Paragraph 4.3", exact=True)
    number.focus()
    page.keyboard.press("Enter")
    tools = page.get_by_role("group", name="Paragraph 4.3", exact=True)
    expect(tools).to_be_visible()
    page.keyboard.press("Tab")  # the number again: the browser starts at the paragraph
    expect(number).to_be_focused()
    page.keyboard.press("Tab")
    expect(tools.get_by_role("button", name="Copy quote")).to_be_focused()
    page.keyboard.press("Tab")
    expect(tools.get_by_role("button", name="Copy link")).to_be_focused()
    page.keyboard.press("Enter")
    assert _copied(tools) == _link(page, f"{NOTES}#p4-3")
    page.keyboard.press("Tab")
    expect(tools.get_by_role("button", name="Copy citation")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("m")
    expect(tools.get_by_role("combobox")).to_have_value("Markdown")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(tools.get_by_role("status")).to_have_text("The citation is copied.")
    assert _copied(tools).startswith(f"{BODY}, [Item 4: ")
    page.keyboard.press("Escape")
    expect(tools).to_have_count(0)
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    expect(tools).to_be_visible()
    assert tools.get_by_role("status").inner_text() == ""


def test_a_mistake_is_reported_with_its_paragraph(page: Page, address: str) -> None:
    """The message names the page, and at a paragraph the paragraph's own address."""
    page.goto(address + ITEM)
    to_page = page.get_by_role("link", name="Report a mistake", exact=True)
    subject = "mailto:archive@town.example?subject=Mistake%3A%20"
    assert str(to_page.get_attribute("href")).startswith(subject)
    assert str(to_page.get_attribute("href")).endswith(f"&body={WHERE}{ITEM}")
    page.goto(f"{address}{ITEM}#p4-2")
    in_place = _tools(page, "#p4-2").get_by_role("link", name="Report a mistake in this paragraph")
    assert unquote(str(in_place.get_attribute("href"))).endswith(f"&body={WHERE}{ITEM}#p4-2")


SELECT = """([id, words]) => {
  const walk = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  while (!walk.nextNode().data.includes(words));
  const at = walk.currentNode.data.indexOf(words);
  getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
}"""


def _quoted(tools: Locator) -> list[str]:
    tools.get_by_role("button", name="Copy quote").click()
    expect(tools.get_by_role("status")).to_have_text("The quote is copied.")
    return _copied(tools).split("\n\n")


@pytest.mark.parametrize("path", [NOTES, ITEM])
def test_selected_words_are_quoted_with_who_and_where(page: Page, address: str, path: str) -> None:
    """Whoever selects words is offered the tools; the quote has them, who spoke, and the place."""
    page.goto(address + path)
    said = page.locator("#p4-1").inner_text()
    words = " ".join(said.split()[-4:])
    page.evaluate(SELECT, ["p4-1", words])
    tools = page.get_by_role("group", name="Paragraph 4.1", exact=True)
    expect(tools).to_be_visible()
    quote, who, where = _quoted(tools)
    assert quote == f"“{words}”"
    assert who == "Speaking there: Marigold Underhay, Mayor of Brindlemouth."
    assert where.startswith(f"{BODY}, {BUSES}, paragraph 4.1 (digest of the notes of 13 July 2038)")
    assert f"{WHERE}{path}?v=" in where
    page.evaluate("getSelection().removeAllRanges()")
    whole = _quoted(tools)[0]
    assert whole.startswith("“")
    assert words in whole
    assert whole.count(" ") > 4
    assert "4.1" not in whole
    assert "Copy" not in whole


def test_words_that_nobody_is_on_record_for_are_quoted_without_a_name(
    page: Page, address: str
) -> None:
    """A paragraph of a report, and a promise, are quoted with where they stand."""
    page.goto(f"{address}{REPORT}#p2")
    quote, where = _quoted(_tools(page, "#p2"))
    assert quote.startswith("“")
    assert where.startswith("Mayor of Brindlemouth, “Flooding”, paragraph 2")
    page.goto(address + ACTION)
    quote, where = _quoted(_tools(page, ACTION))
    assert quote == f"“{page.locator('.promise').inner_text()}”"
    assert "Action 4a" in where
    page.goto(address + REPORT)
    assert _tools(page, REPORT).get_by_role("button", name="Copy quote").count() == 0


def test_what_cannot_be_copied_is_shown(browser: Browser, address: str) -> None:
    """Where the browser refuses, the words stand there to be copied by hand."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.goto(f"{address}{ITEM}#p4-2")
    tools = _tools(page, "#p4-2")
    tools.get_by_role("button", name="Copy link").click()
    link = _link(page, f"{ITEM}#p4-2")
    expect(tools.get_by_role("status")).to_have_text(f"Not copied: {link}")
    context.close()


# An item whose words are full of what the formats use as signs, and of which little is known.
HARD = {
    "type": "report",
    "title": '50% of $5 & #1_a ~ ^ \\ {x "q" <b> [l](u) *s* `c` &amp; é',
    "author": [{"literal": "Mud, Silt & Co. and Sons"}, {"family": "van Mockup", "given": "Eve"}],
    "genre": "digest of the report",
    "issued": {"date-parts": [[2031, 6]]},
    "publisher": "A_B",
    "archive": "The *Archive*",
    "language": "en-GB",
}
TEX = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
TEX |= {"textbraceleft{}": "{", "textbraceright{}": "}"}


@pytest.fixture
def abroad(browser: Browser, address: str) -> Iterator[Page]:
    """A page where the reader has another day already, to cite things on."""
    context = browser.new_context(
        timezone_id="Pacific/Auckland", permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime(2041, 2, 2, 20, tzinfo=datetime.UTC))
    yield page
    context.close()


def _of_hard(page: Page, address: str, form: str) -> str:
    page.goto(f"{address}{REPORT}")
    url = f"{WHERE}{REPORT}?v=1a2b#p2"
    script = """async ([form, item, url]) => {
      const { src } = document.querySelector("script[src*=reading]");
      return (await import(new URL("cite.js", src))).cite(form, item, { url }); }"""
    return str(page.evaluate(script, [form, HARD, url]))


def _bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """The kind, key and fields of an entry as BibTeX reads it: it counts braces, escaped or not."""
    found = re.fullmatch(r"@(\w+)\{([\w-]+),\n(.*)\n\}", text, re.DOTALL)
    assert found
    fields = {}
    for line in found[3].split("\n"):
        field = re.fullmatch(r"  (\w+) = \{(.*)\},", line)
        assert field
        depths = [0]
        for sign in field[2]:
            depths.append(depths[-1] + {"{": 1, "}": -1}.get(sign, 0))
        assert min(depths) == depths[-1] == 0
        fields[field[1]] = field[2]
    return found[1], found[2], fields


def _untex(value: str) -> str:
    """What LaTeX prints; a sign that it would take for a command fails."""
    value = value.removeprefix("{").removesuffix("}")
    assert not re.search(r"(?<!\\)[$&#_%~^]", value)
    return re.sub(r"\\(\w+\{\}|[$&#_%])", lambda found: TEX.get(found[1], found[1]), value)


def _ris(text: str) -> list[tuple[str, str]]:
    """The lines of a record in RIS: a tag of two signs, two spaces, a hyphen, a space, a value."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line) for line in lines]
    assert all(found)
    return [(line[1], line[2]) for line in found if line]


def test_a_paragraph_is_cited_in_bibtex(abroad: Page, address: str) -> None:
    """The entry has the item's title, the body as a whole name, and the reader's own day."""
    abroad.goto(f"{address}{NOTES}#p4-2")
    assert _bibtex(_cited(abroad, "#p4-2", "BibTeX")) == (
        "misc",
        "meetings-2038-07-13-p4-2",
        {
            "author": f"{{{BODY}}}",
            "title": "{Item 4: Night Buses, paragraph 4.2}",
            "howpublished": f"{BODY} archive",
            "note": "Digest of the notes of 13 July 2038",
            "date": "2038-07-13",
            "year": "2038",
            "url": _link(abroad, f"{NOTES}#p4-2"),
            "urldate": "2041-02-03",
        },
    )


def test_bibtex_takes_no_word_for_a_command(abroad: Page, address: str) -> None:
    """Whatever signs are in a title or a name, BibTeX and LaTeX print them."""
    kind, _, fields = _bibtex(_of_hard(abroad, address, "BibTeX"))
    assert (kind, fields["date"], fields["year"]) == ("techreport", "2031-06", "2031")
    assert _untex(fields["title"]) == HARD["title"]
    assert fields["author"] == "{Mud, Silt \\& Co. and Sons} and van Mockup, Eve"
    assert _untex(fields["institution"]) == "A_B"
    assert fields["url"] == f"{WHERE}{REPORT}?v=1a2b#p2"


def test_a_paragraph_is_cited_in_ris(abroad: Page, address: str) -> None:
    """Each line has one tag; the type comes first, the end last; a date has its slashes."""
    abroad.goto(f"{address}{NOTES}#p4-2")
    assert _ris(_cited(abroad, "#p4-2", "RIS")) == [
        ("TY", "ELEC"),
        ("AU", BODY),
        ("TI", "Item 4: Night Buses, paragraph 4.2"),
        ("T2", f"{BODY} archive"),
        ("M3", "Digest of the notes"),
        ("PY", "2038"),
        ("DA", "2038/07/13/"),
        ("Y2", "2041/02/03/"),
        ("LA", "en-GB"),
        ("UR", _link(abroad, f"{NOTES}#p4-2")),
        ("ER", ""),
    ]
    hard = _ris(_of_hard(abroad, address, "RIS"))
    assert hard[0] == ("TY", "RPRT")
    assert [value for tag, value in hard if tag in ("AU", "TI", "DA")] == [
        "Mud, Silt & Co. and Sons",
        "van Mockup, Eve",
        HARD["title"],
        "2031/06//",
    ]


def test_a_report_is_cited_in_csl_json(abroad: Page, address: str) -> None:
    """The item has the names of CSL's schema and no others, dates in parts, authors as printed."""
    abroad.goto(f"{address}{REPORT}#p2")
    cited: list[dict[str, Any]] = json.loads(_cited(abroad, "#p2", "CSL-JSON"))
    assert cited == [
        {
            "id": "reports-2035-10-09-flooding-p2",
            "type": "report",
            "title": "Flooding, paragraph 2",
            "author": [{"literal": "Mayor of Brindlemouth"}],
            "publisher": "Brindlemouth Town Council",
            "archive": f"{BODY} archive",
            "genre": "digest of the report",
            "issued": {"date-parts": [[2035, 10, 9]]},
            "accessed": {"date-parts": [[2041, 2, 3]]},
            "language": "en-GB",
            "URL": _link(abroad, f"{REPORT}#p2"),
        }
    ]


def test_a_citation_in_markdown_is_a_link(abroad: Page, address: str) -> None:
    """It shows the words as they are, whatever signs are in them, and leads to the place."""
    text = _of_hard(abroad, address, "Markdown")
    html = MarkdownIt().render(text)
    words = re.sub(r"<[^>]*>", "", html)
    for sign, written in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        words = words.replace(sign, written)
    assert words.strip() == (
        f"Mud, Silt & Co. and Sons and Eve van Mockup, {HARD['title']}"
        " (digest of the report of June 2031). The *Archive* (accessed 3 February 2041)."
    )
    assert re.findall(r'href="([^"]*)"', html) == [f"{WHERE}{REPORT}?v=1a2b#p2"]
    assert "<em>The *Archive*</em>" in html


@pytest.mark.parametrize("path", [CORRECTED, f"{CORRECTED}7/"])
def test_a_link_to_words_that_changed_says_so(page: Page, address: str, path: str) -> None:
    """At the paragraph, with what the correction of it says; the text of it stays in view."""
    page.goto(f"{address}{path}?v=0000#p7-2")
    told = page.locator("#p7-2 + .notice")
    expect(told).to_contain_text("Changed. The words here have changed since")
    expect(told.get_by_role("listitem")).to_contain_text(["Was eleven cheeses Now twelve cheeses"])
    expect(told).to_contain_text("pointed out by a cheesemonger")
    expect(page.locator("#p7-2")).to_be_in_viewport()
    page.get_by_role("link", name="Paragraph 7.1", exact=True).click()
    expect(page).to_have_url(f"{address}{path}#p7-1")  # the check was of another paragraph
    page.reload()
    expect(page.get_by_role("group", name="Paragraph 7.1")).to_be_visible()
    assert page.get_by_text("Changed.").count() == 0


def test_a_correction_of_a_report_is_none_of_the_words_that_tell_of_it(
    page: Page, address: str
) -> None:
    """Where notes say that a report was corrected, a change of the notes is another matter."""
    page.goto(f"{address}{CORRECTED}?v=0000#p5-4")
    told = page.locator("#p5-4 + .notice")
    expect(told).to_contain_text("Changed.")
    assert "correction" not in told.inner_text()


@pytest.mark.parametrize("path", [f"{NOTES}#p4-2", f"{REPORT}#p2", ACTION])
def test_a_link_to_an_unchanged_place_says_nothing(page: Page, address: str, path: str) -> None:
    """What is copied leads back to its place; only another check brings a notice."""
    page.goto(address + path)
    link = _link(page, path)
    page.goto(address + link.removeprefix(WHERE))
    expect(_tools(page, path)).to_be_visible()
    page.wait_for_timeout(300)  # longer than a notice takes
    assert page.get_by_text("Changed.").count() == 0
    page.goto(address + re.sub("v=....", "v=0000", link.removeprefix(WHERE)))
    expect(page.get_by_text("Changed.")).to_be_visible()


def test_without_script_a_link_leads_to_its_paragraph(browser: Browser, address: str) -> None:
    """The check in it makes no difference."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{CORRECTED}?v=0000#p7-2")
    expect(page.locator("#p7-2:target")).to_be_in_viewport()
    assert page.locator("main :is(button, select)").count() == 0
    context.close()


def test_the_same_words_have_the_same_check_on_every_page(page: Page, address: str) -> None:
    """That of a paragraph is the same on the pages of its meeting and its item; an action's too."""
    script = """[...document.querySelectorAll("[id^=p4-][data-check], [id=action-4a]")].map(
      (one) => [one.id, one.dataset.check])"""
    page.goto(address + NOTES)
    whole = page.evaluate(script)
    page.goto(address + ITEM)
    assert page.evaluate(script) == whole
    page.goto(address + ACTION)
    assert ["action-4a", _check(page, ACTION)] in whole
