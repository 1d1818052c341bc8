"""The sitemap, of one file or of parts."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comsite.base.output import Output
from comsite.checking.gate import Options
from comsite.publishing.stages import Plan, planned
from comsite.site.sitemap import sitemap
from tests import cases

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PLAN = planned(Options(cases.ARCHIVE, Path("build")))
BASE = PLAN.renderer.site.base_url


def files(plan: Plan, **limits: int) -> dict[str, Output]:
    made = list(sitemap(plan.library.routes, plan.renderer, plan.pages.dates, **limits))
    found = {output.path: output for output in made}
    assert len(found) == len(made)
    return found


def located(output: Output) -> list[str]:
    """The addresses that a file lists, in their order."""
    return [one.text or "" for one in ET.fromstring(output.data).iter(f"{NAMESPACE}loc")]  # noqa: S314  (our own)


WHOLE = located(files(PLAN)["sitemap.xml"])


def test_one_file_where_that_is_enough() -> None:
    """As many as are allowed are no parts."""
    (alone,) = files(PLAN, most=len(WHOLE)).values()
    assert ET.fromstring(alone.data).tag == f"{NAMESPACE}urlset"  # noqa: S314  (our own)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(most=st.integers(1, len(WHOLE) - 1), largest=st.integers(500, 100_000))
def test_parts_have_every_page_once(most: int, largest: int) -> None:
    """None is longer or larger than allowed; the sitemap lists them, and nothing else."""
    made = files(PLAN, most=most, largest=largest)
    top = made.pop("sitemap.xml")
    assert ET.fromstring(top.data).tag == f"{NAMESPACE}sitemapindex"  # noqa: S314  (our own)
    assert located(top) == [f"{BASE}/{path}" for path in made]
    assert sorted(address for part in made.values() for address in located(part)) == WHOLE
    for path, part in made.items():
        assert len(located(part)) <= most
        assert len(part.data) <= largest
        folder = path.removeprefix("sitemaps/").rpartition("-")[0]
        for address in located(part):
            assert folder == "pages" or address.startswith(f"{BASE}/{folder}/")


def test_a_part_keeps_its_address(tmp_path: Path) -> None:
    """One page more leaves the parts of other folders as they were, byte for byte."""
    content = cases.copy_archive(tmp_path)
    before = files(planned(Options(content, tmp_path / "build")), most=20)
    (content / "people/zoe-zander.yaml").write_text("name: Zoe Zander\nalways_published: true\n")
    after = files(planned(Options(content, tmp_path / "build")), most=20)
    assert before.keys() <= after.keys()
    others = [path for path in before if path.startswith(("sitemaps/meet", "sitemaps/dates"))]
    assert others
    assert [before[path] for path in others] == [after[path] for path in others]
