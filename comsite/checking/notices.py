"""Notices: what an editor may want to know, and need do nothing about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comsite.base.english import join
from comsite.base.problems import Problem
from comsite.base.slugs import slugify
from comsite.checking.rule_tables import Check, run
from comsite.content.archive import TERMS, Archive, Key
from comsite.content.kinds import KINDS
from comsite.library.library import Library


def run_notices(library: Library) -> list[Problem]:
    """Tell everything that an editor may want to know, sorted."""
    return sorted(run(NOTICES, "notice", library))


def drafts_hold_back_what_only_they_use(library: Library) -> Iterator[Problem]:
    """What only drafts use is published with the first of them."""
    for draft, keys in library.held_back.by_draft:
        waiting = join(_file(library.archive, key) for key in keys)
        yield draft.problem(
            f"what no published page uses is held back with this draft: {waiting}. To publish a"
            ' record of these now, write "always_published: true" among its fields',
            "draft",
        )


def files_are_used(library: Library) -> Iterator[Problem]:
    """A file that a page uses is published with it; no other is."""
    folder = library.archive.site_entry.path.rpartition("/")[0]
    for name in library.held_back.unused:
        yield Problem(
            f"{folder}/files/{name}",
            0,
            "this file is held back, because no page uses it; link to it in a text, or name it"
            ' under "files" of a meeting or report',
        )


def _file(archive: Archive, key: Key) -> str:
    """Return where a record or file stands: ``people/ada-example.yaml``."""
    folder, name = key
    if folder == TERMS:
        terms = archive.glossary.record.terms if archive.glossary else ()
        short = next(one.abbreviation for one in terms if slugify(one.abbreviation) == name)
        return f'"{short}" in glossary.yaml'
    return f"{folder}/{name}{KINDS[folder].ending if folder in KINDS else ''}"


# Each notice, and why it matters.
NOTICES: Mapping[Check, str] = {
    drafts_hold_back_what_only_they_use: "A draft is not published, so neither is whom and what"
    " it alone brings with it.",
    files_are_used: "Nobody comes upon a file to which no page leads.",
}
