"""The messages of templates."""

from __future__ import annotations

import jinja2

from comsite.base.language import Catalogue, _, speaking
from comsite.site.wording import Wording

TEMPLATE = (
    '{{ _("Search & find") }} {{ pgettext("verb", "Search") }} {{ _(kind) }} '
    "{% trans %}See <b>it</b>.{% endtrans %} {% trans date=when | upper %}On {{ date }} in "
    "{{ place }}.{% endtrans %} {% trans number=n %}{{ number }} item{% pluralize %}{{ number }}"
    " items{% endtrans %}"
)
VALUES = {"kind": "paper", "when": "<a>", "place": "York & so"}
OTHER = Catalogue(
    "xx",
    {
        ("", "Search & find"): ("Zoek & vind",),
        ("verb", "Search"): ("Zoek",),
        ("", "paper"): ("stuk",),
        ("", "See <b>it</b>."): ("Zie <i>dit</i>.",),
        ("", "On {date} in {place}."): ("{place}: {date}.",),
        ("", "{number} item"): ("een", "{number} stukken", "{number} stuks"),
    },
    lambda number: min(number - 1, 2),
)


def rendered(catalogue: Catalogue | None, number: int) -> str:
    """Return what the template makes in a language."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, extensions=[Wording]
    )
    environment.extend(catalogue=catalogue)
    environment.globals |= {"_": _, "form_of": catalogue and catalogue.form}
    with speaking(catalogue):
        return environment.from_string(TEMPLATE).render(n=number, **VALUES)


def test_english_is_as_the_template_has_it() -> None:
    """Words are escaped where they are text, and values always."""
    assert rendered(None, 1) == (
        "Search &amp; find Search paper See <b>it</b>. On &lt;A&gt; in York &amp; so. 1 item"
    )
    assert rendered(None, 2).endswith(" 2 items")


def test_another_language_has_its_own_order_and_forms() -> None:
    """Each value stands where the language wants it, and each number has its form."""
    assert rendered(OTHER, 1) == (
        "Zoek &amp; vind Zoek stuk Zie <i>dit</i>. York &amp; so: &lt;A&gt;. een"
    )
    assert rendered(OTHER, 2).endswith(" 2 stukken")
    assert rendered(OTHER, 7).endswith(" 7 stuks")


def test_a_message_is_put_in_when_the_template_is_compiled() -> None:
    """A page asks no catalogue for words that are the same on every page."""
    environment = jinja2.Environment(autoescape=True, extensions=[Wording])
    environment.extend(catalogue=OTHER)
    assert environment.from_string('{{ _("Search & find") }}').render() == "Zoek &amp; vind"
