"""The gate that every build passes: content is read and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from comsite.base.problems import ContentError, Problem, found_by
from comsite.checking.addresses import check_addresses
from comsite.checking.errors import run_errors
from comsite.checking.notices import run_notices
from comsite.checking.permanence import check_permanence
from comsite.checking.questions import run_questions
from comsite.checking.settled import unsettled
from comsite.checking.warnings import run_warnings
from comsite.content.archive import Archive
from comsite.content.entries import Content
from comsite.content.history import read_history
from comsite.content.loader import ReadFile, load
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library
from comsite.library.reach import held_back
from comsite.texts.items import Texts
from comsite.texts.reader import read_texts
from comsite.texts.surroundings import Surroundings, alike_without, surroundings


@dataclass(frozen=True)
class Options:
    """What a build is asked to do. ``base_url`` replaces that of ``site.yaml`` if given.

    With ``history``, the earlier versions of records are read from git.
    """

    source: Path
    output: Path
    base_url: str | None = None
    drafts: bool = False
    search: bool = True
    history: bool = False


@dataclass
class Earlier:
    """What was read before, so that only what may have changed is read again.

    ``readings`` are the last two that differ in the names they know, latest first. While a name is
    mistyped the earlier one is kept, and it serves again once the name is mended.
    """

    files: dict[str, ReadFile] = field(default_factory=dict)
    readings: list[tuple[Surroundings, Archive, Texts]] = field(default_factory=list)

    def texts(
        self, archive: Archive, asking: bool, fuller: tuple[Archive, Texts] | None = None
    ) -> Texts:
        """Return the texts of an archive; only those that may have changed are read again.

        ``fuller`` is the same archive before anything was held back, with its texts.
        """
        now = surroundings(archive)
        same = next((reading for reading in self.readings if reading[0].named == now.named), None)
        if same:
            then = same[0]
            texts = read_texts(
                archive, asking, same[1:], lambda entry: now.are_alike(then, entry.record.date)
            )
        elif fuller:
            texts = read_texts(archive, asking, fuller, alike_without(fuller[0], archive))
        else:
            texts = read_texts(archive, asking)
        others = [reading for reading in self.readings if reading is not same]
        self.readings = [(now, archive, texts), *others[:1]]
        return texts

    def current(self) -> Earlier:
        """Return what is read of the content as it is, and no word of what it was before."""
        entries = {id(read.entry) for read in self.files.values()}
        readings = [
            reading
            for reading in self.readings
            if all(id(entry) in entries for entry in reading[1].entries())
        ]
        return Earlier(self.files, readings)


def read(options: Options, asking: bool = False, earlier: Earlier | None = None) -> Library:
    """Read and check the content; raise ContentError with every problem in it.

    With ``asking``, what only an editor can settle is noted too; a build has no use for it.
    What was read goes into ``earlier``, for the next time.
    """
    library, problems = read_despite(options, asking, earlier)
    if problems:
        raise ContentError(problems)
    return library


def read_despite(
    options: Options, asking: bool = False, earlier: Earlier | None = None
) -> tuple[Library, list[Problem]]:
    """Read the content as `read` does; return what can be read of it, and every problem.

    Raises ContentError where nothing can be read, as without ``site.yaml``.
    """
    earlier = earlier or Earlier()
    content, problems = load(options.source, earlier.files)
    problems = found_by("files", problems)
    if content is None:
        raise ContentError(problems)
    library = _library(content, options, asking, earlier)
    addresses = Addresses(library)
    problems += [
        *run_errors(library),
        *found_by("links", check_addresses(library, addresses)),
        *found_by("permanent", check_permanence(library, addresses)),
    ]
    return library, problems


def _library(content: Content, options: Options, asking: bool, earlier: Earlier) -> Library:
    """Read the texts, and leave out what is held back, unless drafts are shown.

    Where a file could not be read, nobody can say what it uses: then nothing is held back.
    """
    archive = Archive(content, options.drafts, options.base_url)
    history = read_history(options.source, archive) if options.history else None
    texts = earlier.texts(archive, asking)
    if options.drafts or content.unread:
        return Library(archive, texts, history=history)
    whole = Archive(content, drafts=True)
    held = held_back(whole, read_texts(whole, before=(archive, texts)))
    if not held.keys:
        return Library(archive, texts, history=history)
    published = Archive(content, False, options.base_url, held.keys)
    return Library(published, earlier.texts(published, asking, (archive, texts)), held, history)


def read_leniently(source: Path) -> tuple[Archive, Texts]:
    """Read as much of the content as can be read, drafts too, whatever else is wrong with it.

    Raises ContentError where not even that is possible, as without ``site.yaml``.
    """
    content, problems = load(source)
    if content is None:
        raise ContentError(found_by("files", problems))
    archive = Archive(content, drafts=True)
    return archive, read_texts(archive)


def check(options: Options) -> list[Problem]:
    """Return every error of the content, or if there is none all else that is not settled, sorted.

    Nothing is written. What is asked of a text depends on all records being right, so errors come
    first and alone.
    """
    try:
        library = read(options, asking=True)
    except ContentError as error:
        return list(error.problems)
    told = [*run_warnings(library), *run_questions(library), *run_notices(library)]
    return unsettled(library, told)
