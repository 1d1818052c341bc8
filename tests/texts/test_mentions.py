"""Names in texts, resolved by the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.small import archive, meeting, report

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\nother_names: [Dr Example]\n",
    "people/ben-sample.yaml": (
        "name: Ben Sample\nother_names: [Captain Sample]\ntenures:\n"
        "  - post: harbour-master\n    start: 2029\n    end: 2030-12-31\n"
    ),
    "people/bea-sample.yaml": "name: Bea Sample\nother_names: [Captain Sample]\n",
    "people/cora-specimen.yaml": (
        "name: Cora Specimen\ntenures:\n"
        "  - post: harbour-master\n    start: 2031-01-01\n    end: 2031-12-31\n"
    ),
    "people/dan-placeholder.yaml": "name: Dan Placeholder\n",
    "people/eve-van-mockup.yaml": (
        "name: Eve van Mockup\nsort_name: van Mockup, Eve\ntenures:\n  - post: assistant\n"
    ),
    "people/finn-o-dummy.yaml": "name: Finn O’Dummy\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "posts/assistant.yaml": "title: Assistant\nabbreviations: [AHM]\nshared: true\n",
    "posts/chair.yaml": "title: Chair\n",
    "organisations/board.yaml": "name: Harbour Board\nabbreviations: [FHB]\n",
    "organisations/office.yaml": "name: Harbour Board Office\n",
}


def mentions(folder: Path, date: str, front: str, text: str) -> list[tuple[str, str]]:
    """The names found in a meeting's text and the records they stand for."""
    files = {f"meetings/{date}.md": meeting(date, front, f"## 1. Gulls\n\n{text}\n")}
    _, texts = archive(folder, {**RECORDS, **files})
    (item,) = texts.meetings[date].items
    return [(one.name, one.target.slug) for one in item.mentions]


def present(**posts: str) -> str:
    """The front matter of a meeting where these people sat, each in a post."""
    lines = ["present:"]
    for person, post in posts.items():
        lines.append(f"  - person: {person.replace('_', '-')}")
        lines += [f"    post: {post}"] if post else []
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("date", "front", "holder"),
    [
        ("2030-05-01", "", "ben-sample"),
        ("2031-05-01", "", "cora-specimen"),
        ("2028-05-01", "", "harbour-master"),
        ("2032-05-01", "", "harbour-master"),
        ("2031-05-01", present(ben_sample="harbour-master"), "ben-sample"),
        (
            "2031-05-01",
            present(ben_sample="harbour-master", cora_specimen="harbour-master"),
            None,
        ),
        ("2031-05-01", "apologies:\n  - person: cora-specimen\n", "cora-specimen"),
    ],
)
def test_post_on_a_date(date: str, front: str, holder: str | None, tmp_path: Path) -> None:
    """A post's name stands for who sat in it that day, then for who held it, else for itself.

    Where two sat in it the name stays plain.
    """
    found = [("HM", holder)] if holder else []
    assert mentions(tmp_path, date, front, "The HM spoke.") == found


def test_one_name_on_two_dates(tmp_path: Path) -> None:
    """The same words in two meetings are two people, and each page says so."""
    files = {
        f"meetings/{date}.md": meeting(date, "", "## 1. Gulls\n\nThe HM spoke.\n")
        for date in ("2030-05-01", "2031-05-01")
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    first, second = (str(texts.meetings[date].items[0].html) for date in sorted(texts.meetings))
    assert 'href="/people/ben-sample/" title="Ben Sample, Harbour Master"' in first
    assert 'href="/people/cora-specimen/" title="Cora Specimen, Harbour Master"' in second


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("", []),
        (present(ben_sample=""), [("Captain Sample", "ben-sample")]),
        (present(bea_sample=""), [("Captain Sample", "bea-sample")]),
        (present(ben_sample="", bea_sample=""), []),
        ("apologies:\n  - person: ben-sample\n", []),
    ],
)
def test_two_people_of_one_name(front: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """A name of two people stands for the one who was there, and is never guessed."""
    assert mentions(tmp_path, "2031-05-01", front, "Captain Sample laughed.") == found


def test_ambiguous_name_is_plain(tmp_path: Path) -> None:
    """A name that could be two people is plain text, not a shorter name within it."""
    files = {
        "organisations/captains.yaml": "name: Captain\n",
        "meetings/2031-05-01.md": meeting("2031-05-01", "", "## 1. G\n\nCaptain Sample sat.\n"),
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert item.mentions == ()
    assert "Captain Sample sat." in item.html


def test_who_is_only_described_has_no_name(tmp_path: Path) -> None:
    """Where a name was taken down, neither "a" nor "resident" stands for that person."""
    files = {
        "people/taken-down.yaml": "name: a resident\n",
        "meetings/2031-05-01.md": meeting(
            "2031-05-01",
            "present:\n  - person: taken-down\n    role: Cllr\n",
            "## 1. G\n\nCllr Resident promised a date, and a resident asked for a lamp.\n",
        ),
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert item.mentions == ()
    assert item.doubts == ()


ACCENTS = {
    "people/jose-nunez.yaml": "name: José Núñez\n",
    "people/lech-zolty.yaml": "name: Łech Żółty\n",
    "people/zoe-brule.yaml": "name: Zoë Brûlé\n",
    "people/zoe-brule-two.yaml": "name: Zoe Brule\n",
    "people/mary-oshea.yaml": "name: Mary O’Shea-Quay\n",
}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("José Núñez", "jose-nunez"),
        ("Jose\u0301 Nu\u0301n\u0303ez", "jose-nunez"),
        ("Jo\u00adsé\u00a0Núñez", "jose-nunez"),
        ("Jose Nunez", "jose-nunez"),
        ("Cllr Nunez", "jose-nunez"),
        ("Lech Zolty", "lech-zolty"),
        ("Zoë Brûlé", "zoe-brule"),
        ("Zoe Brule", "zoe-brule-two"),
        ("Mary O'Shea-Quay", "mary-oshea"),
        ("Mary O\u02bcShea\u2011Quay", "mary-oshea"),
        ("Mary O\u00b4Shea\u2010Quay", "mary-oshea"),
    ],
)
def test_a_name_is_known_however_its_letters_are_written(
    name: str, who: str, tmp_path: Path
) -> None:
    """With accents, composed or not, and without, unless somebody else has that name."""
    notes = meeting("2031-05-01", present(jose_nunez=""), f"## 1. Gulls\n\n{name} sat.\n")
    _, texts = archive(tmp_path, {**ACCENTS, "meetings/2031-05-01.md": notes})
    (item,) = texts.meetings["2031-05-01"].items
    assert [one.target.slug for one in item.mentions] == [who]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Board Office and the Harbour Board.", ["office", "board"]),
        ("HM Specimen sat.", ["cora-specimen"]),
        ("Harbour Master Cora Specimen sat.", ["cora-specimen"]),
        ("AHM van Mockup sat.", ["eve-van-mockup"]),
        ("An AHM sat.", ["assistant"]),
        ("Finn O’Dummy's boat.", ["finn-o-dummy"]),
        ("Ada Example’s lamp and the HM's rope.", ["ada-example", "cora-specimen"]),
        ("FHB's rope and FHBs.", ["board"]),
        ("HMS Gull, OHM, HM1, hm.", []),
        ("(HM) “HM”, HM-led HM/FHB.", [*["cora-specimen"] * 4, "board"]),
        ("HM's Safer Boats Fund.", []),
        ("Harbour Boards and the Harbour Board2.", []),
        ("Dr Example and **Ada Example**.", ["ada-example"] * 2),
    ],
)
def test_names(text: str, found: list[str], tmp_path: Path) -> None:
    """The longest name wins; names are whole words; possessives are names, titles are not."""
    assert [slug for _, slug in mentions(tmp_path, "2031-05-01", "", text)] == found


@pytest.mark.parametrize(
    "text",
    ["[the HM](/meetings/)", "`HM`", "<https://x.example/HM>", "### HM\n\nText."],
)
def test_left_alone(text: str, tmp_path: Path) -> None:
    """Names inside links, code and headings stay as they are."""
    assert mentions(tmp_path, "2031-05-01", "", text) == []


def links(html: str) -> Mapping[str, int]:
    """How often each record is linked."""
    found = re.findall(r'<a href="([^"]*)"', html)
    return {url: found.count(url) for url in found}


def test_linked_once(tmp_path: Path) -> None:
    """A name is linked once in an item, whoever it is of; all its mentions are found."""
    text = "The HM and the HM of the FHB.\n\nThe HM and the FHB.\n"
    files = {"meetings/2031-05-01.md": meeting("2031-05-01", "", f"## 1. Gulls\n\n{text}")}
    _, texts = archive(tmp_path, {**RECORDS, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert links(item.html) == {"/people/cora-specimen/": 1, "/organisations/board/": 1}
    assert [one.anchor for one in item.mentions] == ["p1-1"] * 3 + ["p1-2"] * 2


def test_linked_in_each_section(tmp_path: Path) -> None:
    """In a report a person is linked again under the next heading, an organisation is not."""
    text = "## Mud\n\nThe HM of the FHB.\n\nThe HM.\n\n## Rope\n\nThe HM of the FHB.\n"
    files = {"reports/mud.md": report("2031-05-01", "", text)}
    _, texts = archive(tmp_path, {**RECORDS, **files})
    linked = links(texts.reports["mud"].html)
    assert linked == {"/people/cora-specimen/": 2, "/organisations/board/": 1}


def test_report_by_its_date(tmp_path: Path) -> None:
    """Names in a report are resolved by the date it bears."""
    _, texts = archive(
        tmp_path, {**RECORDS, "reports/mud.md": report("2030", "", "1. The HM dug.\n")}
    )
    (mention,) = texts.reports["mud"].mentions
    assert (mention.target.slug, mention.target.post, mention.anchor) == (
        "ben-sample",
        "harbour-master",
        "p1",
    )


def test_escaped(tmp_path: Path) -> None:
    """Names with marks of HTML in them are linked as text."""
    files = {
        "organisations/odd.yaml": "name: Rope & <Tar>\n",
        "meetings/2031-05-01.md": meeting("2031-05-01", "", "## 1. G\n\nRope & \\<Tar> came.\n"),
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    assert "<Tar>" not in texts.meetings["2031-05-01"].items[0].html


def test_open_tenure(tmp_path: Path) -> None:
    """A tenure without an end is not taken to last beyond the days that documents show."""
    person = "name: Gus Trial\ntenures:\n  - post: chair\n    start: 2030\n    seen: [2031-06]\n"
    files = {"people/gus-trial.yaml": person}
    for date in ("2030-05-01", "2031-06-30", "2031-07-01"):
        files[f"meetings/{date}.md"] = meeting(date, "", "## 1. Gulls\n\nThe Chair spoke.\n")
    _, texts = archive(tmp_path, {**RECORDS, **files})
    assert {
        date: text.items[0].mentions[0].target.slug for date, text in texts.meetings.items()
    } == {"2030-05-01": "gus-trial", "2031-06-30": "gus-trial", "2031-07-01": "chair"}


EVERYDAY = {
    "people/grace-hope.yaml": "name: Grace Hope\n",
    "people/ian-price.yaml": "name: Ian Price\n",
    "people/rose-banks.yaml": "name: Rose Banks\n",
    "people/ruth-may.yaml": "name: Ruth May\n",
    "people/joan-fox.yaml": "name: Joan Fox\n",
}
THERE = present(grace_hope="", ian_price="", rose_banks="", ruth_may="", joan_fox="")


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Hope was expressed.", "Hope"),
        ("Lamps failed. Banks are closing.", "Banks"),
        ("Price was the main concern.", "Price"),
        ("Price, quality and time were weighed.", "Price"),
        ("Price reported in March was wrong.", "Price"),
        ("Banks said that they would close.", "Banks"),
        ("Rose to 40 per cent.", "Rose"),
        ("Grace was said.", "Grace"),
        ("May started badly.", "May"),
        ("The lamps that were lit in May failed.", "May"),
        ("Fox was seen on the quay.", "Fox"),
    ],
)
def test_an_ordinary_word_that_begins_a_sentence_is_asked_about(
    text: str, doubted: str, tmp_path: Path
) -> None:
    """It is linked to nobody until an editor says whom it means."""
    files = {"meetings/2031-05-01.md": meeting("2031-05-01", THERE, f"## 1. Words\n\n{text}\n")}
    _, texts = archive(tmp_path, {**RECORDS, **EVERYDAY, **files})
    read = texts.meetings["2031-05-01"]
    assert [one for item in read.items for one in item.mentions] == []
    assert [doubt.name for doubt in read.doubts] == [doubted]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hope said no.", ["grace-hope"]),
        ("Price had asked for figures.", ["ian-price"]),
        ("Price was asked to look.", ["ian-price"]),
        ("Hope noted that it was late.", ["grace-hope"]),
        ("Hope’s oar was lost.", ["grace-hope"]),
        ("Price and Fox left early.", ["ian-price", "joan-fox"]),
        ("May asked why.", ["ruth-may"]),
        ("Cllr Banks was late.", ["rose-banks"]),
        ("Grace Hope was late.", ["grace-hope"]),
        ("It was clear to Price that lamps fail.", ["ian-price"]),
    ],
)
def test_an_ordinary_word_is_a_name_beside_what_people_do(
    text: str, found: list[str], tmp_path: Path
) -> None:
    """So it is with a title, a whole name, another's name, and within a sentence."""
    files = {"meetings/2031-05-01.md": meeting("2031-05-01", THERE, f"## 1. Words\n\n{text}\n")}
    _, texts = archive(tmp_path, {**RECORDS, **EVERYDAY, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert [one.target.slug for one in item.mentions] == found


@pytest.mark.parametrize("text", ["Long queues formed.", "Young people want lamps.", "Brown bins."])
def test_an_ordinary_word_before_a_thing_is_no_name(text: str, tmp_path: Path) -> None:
    """Nobody is asked about it."""
    names = ("Long", "Young", "Brown")
    people = {f"people/al-{name.lower()}.yaml": f"name: Al {name}\n" for name in names}
    notes = meeting("2031-05-01", "", f"## 1. Words\n\n{text}\n")
    _, texts = archive(tmp_path, {**people, "meetings/2031-05-01.md": notes})
    read = texts.meetings["2031-05-01"]
    assert [one for item in read.items for one in item.mentions] == []
    assert read.doubts == ()
