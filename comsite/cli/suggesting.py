"""``comsite suggest-words``: search words for topics, for an editor to take or leave."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comsite.cli.shared import run, source_option


@click.command("suggest-words")
@click.argument("topics", metavar="[TOPIC]…", nargs=-1)
@source_option
def suggest_words(topics: tuple[str, ...], source: Path) -> None:
    """Suggest search words for each TOPIC, or for all.

    They come from the thesaurus, and from words that are usual in paragraphs that name the topic.
    Nothing is written: paste those that readers would type into search_words of the topic's file.

    \b
    Example: comsite suggest-words robbery
    """
    from comsite.checking.gate import Options, read
    from comsite.search.suggesting import suggested_words

    library = run(lambda: read(Options(source, source)), source, "Nothing was suggested.")
    unknown = sorted(set(topics) - library.archive.topics.keys())
    if unknown:
        click.echo(f"There is no topic {', '.join(unknown)} in {source / 'topics'}.", err=True)
        sys.exit(1)
    for slug, everyday, usual in suggested_words(library):
        if (topics and slug not in topics) or not (everyday or usual):
            continue
        click.echo(f"# {(source / 'topics' / slug).with_suffix('.yaml')}\nsearch_words:")
        for word in everyday:
            click.echo(f"  - {word} # an everyday word")
        for word in usual:
            click.echo(f"  - {word} # usual beside it")
