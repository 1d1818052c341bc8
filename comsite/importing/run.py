"""Import a document: read it, recognise records, try them, account for each word, write files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.base.problems import ContentError, Problem
from comsite.content.loader import load
from comsite.importing.apart import read
from comsite.importing.composing.announced import announcement, with_announcement
from comsite.importing.composing.body import AS_PARAGRAPH, WITHOUT_FORM
from comsite.importing.composing.keeping import with_every_word
from comsite.importing.composing.plain_report import plain_report
from comsite.importing.composing.removal import without_entries
from comsite.importing.composing.settling import SettledDrafts, UnsettledError, settle
from comsite.importing.composing.topics import asked_of, with_topics
from comsite.importing.composing.trial import Trial, trial
from comsite.importing.composing.writing import path_of
from comsite.importing.document import SourceDocument
from comsite.importing.outcome import File, Outcome, RefusedError, State, UndatedError
from comsite.importing.readers.common import CannotRead
from comsite.importing.recognising.drafts import Draft, RecognisedDocument, Remark
from comsite.importing.recognising.pipeline import recognise
from comsite.importing.shelf import Shelf, read_bytes

_MOST_PROBLEMS = 3  # problems quoted in a refusal


class Importer:
    """Imports documents into a content folder, one after the other.

    ``force`` lets a document replace what is there; ``drafts`` marks new meetings and reports so
    that they show in previews only; with ``dry_run`` nothing is written. Raises ContentError where
    the folder holds no archive.
    """

    def __init__(
        self, source: Path, *, force: bool = False, drafts: bool = False, dry_run: bool = False
    ) -> None:
        content, problems = load(source)
        if content is None:
            raise ContentError(problems)
        self.source = source
        self.force = force
        self.drafts = drafts
        self.shelf = Shelf(source, dry_run)
        self.trial = trial(content, problems, source.resolve().name)

    @property
    def top(self) -> str:
        """The name of the content folder, with which the paths of its files begin."""
        return self.trial.top

    def take(self, path: Path, date: PartialDate | None = None) -> Outcome:
        """Import the document in a file; ``date`` is the date of its first part, if given."""
        remarks: list[Remark] = []
        try:
            files = self._import_document(path, date, remarks)
        except RefusedError as refused:
            distinct = tuple(dict.fromkeys(remarks))
            is_undated = isinstance(refused, UndatedError)
            return Outcome(str(path), (), distinct, str(refused), refused.in_the_way, is_undated)
        except Exception as error:  # noqa: BLE001  (the other documents can still be imported)
            return Outcome(str(path), refused=_fault_message(error))
        return Outcome(str(path), files, tuple(dict.fromkeys(remarks)))

    def _import_document(
        self, path: Path, date: PartialDate | None, remarks: list[Remark]
    ) -> tuple[File, ...]:
        """Import a document and return its files; add what the review says to ``remarks``."""
        document = _read(path.name, read_bytes(path, self.source))
        document = replace(document, date=str(date or ""))
        remarks += _notices(document)
        settled = self._settled_files(document, self.trial, remarks)
        files = self._write_files(document, settled)
        if any(file.state != "same" for file in files):
            remarks += asked_of(settled.drafts, settled.laid)
        self.trial = self.trial.after(settled.laid)
        return files

    def _settled_files(
        self, document: SourceDocument, archive: Trial, remarks: list[Remark]
    ) -> SettledDrafts:
        """Return the drafts and files of a document for an archive; add to ``remarks``."""
        recognised = _recognised_document(document, archive)
        try:
            if any(draft.is_undated for draft in recognised.drafts):
                raise UndatedError
            drafts, settled, document_remarks = self._settled_drafts(document, recognised, archive)
        except RefusedError:
            remarks += recognised.remarks
            raise
        remarks += [*document_remarks, *settled.remarks]
        told_words = [remark.lost for remark in remarks]
        settled, further = with_every_word(document, drafts, settled, archive, told_words)
        remarks += further
        return settled

    def _settled_drafts(
        self, document: SourceDocument, recognised: RecognisedDocument, archive: Trial
    ) -> tuple[Sequence[Draft], SettledDrafts, Sequence[Remark]]:
        """Return the drafts that the archive accepts, or the whole document as a plain report.

        The remarks come with them. Where the recognised drafts are given up for the plain report,
        their remarks are given up too. Raises RefusedError.
        """
        drafts, further = _with_announcements(recognised.drafts, archive)
        drafts, by_title = with_topics(drafts, archive.archive)
        further += by_title
        recognised = replace(recognised, remarks=(*recognised.remarks, *further))
        new = [self._as_draft(draft) for draft in _uniquely_named(drafts) if not draft.matched]
        problems: tuple[Problem, ...] = ()
        if any(draft.folder in ("meetings", "reports") for draft in drafts):
            try:
                return drafts, settle(new, archive), recognised.remarks
            except UnsettledError as error:
                problems = error.problems
        draft, date_remarks = plain_report(document, drafts)
        plain, last = self._as_draft(draft), problems
        for step in (AS_PARAGRAPH, WITHOUT_FORM):
            try:
                settled = settle([plain], archive, step)
            except UnsettledError as error:
                last = error.problems
                continue
            remarks = (
                [self._remark_on_plain_report(plain, new, problems[0])]
                if problems
                else recognised.remarks
            )
            return [plain], settled, [*remarks, *date_remarks]
        messages = dict.fromkeys(
            self._problem_text(problem, [plain]) for problem in last[:_MOST_PROBLEMS]
        )
        raise RefusedError(f"the archive would have problems with it: {'; '.join(messages)}")

    def _remark_on_plain_report(
        self, report: Draft, drafts: Sequence[Draft], problem: Problem
    ) -> Remark:
        """Say that the whole document became one plain report, and which problem was the reason."""
        date = PartialDate.parse(report.data["date"]).text
        return Remark(
            "guessed",
            "",
            f"the whole document is one report of plain paragraphs, of {date}; made into what it"
            f" seemed to be, there was a problem: {self._problem_text(problem, drafts)}",
        )

    def _problem_text(self, problem: Problem, drafts: Sequence[Draft]) -> str:
        """Return a problem as text, with its path and line if the file existed before."""
        is_ours = problem.path in {f"{self.top}/{path_of(draft)}" for draft in drafts}
        return problem.message if is_ours else str(problem)

    def _as_draft(self, draft: Draft) -> Draft:
        if not self.drafts or draft.folder not in ("meetings", "reports"):
            return draft
        return replace(draft, data={**draft.data, "draft": True})

    def _as_at_first(self, document: SourceDocument, paths: Sequence[str]) -> tuple[File, ...]:
        """Return the files of a document that was imported before, if nobody changed them since.

        People and posts that were added since can change how the document is read. So the document
        is read again without them, and without the records that it made itself.
        """
        named = (path.rpartition(".")[0].partition("/") for path in paths)
        own = frozenset((folder, slug) for folder, _, slug in named)
        remarks = _notices(document)
        try:
            earlier = trial(without_entries(self.trial.content, own), (), self.top)
            settled = self._settled_files(document, earlier, remarks)
        except RefusedError:
            return ()
        same = all(self.shelf.bytes_at(file.path) == file.text.encode() for file in settled.files)
        return tuple(File(file.path, "same") for file in settled.files) if same else ()

    def _write_files(self, document: SourceDocument, settled: SettledDrafts) -> tuple[File, ...]:
        """Write the new files. Raises RefusedError if a file with another text exists."""
        files, new = [], {}
        for written in settled.files:
            data = written.text.encode()
            existing = self.shelf.bytes_at(written.path)
            state: State = "new" if existing is None else "same" if existing == data else "replaced"
            if state == "replaced" and announcement(self.trial.archive, written.path):
                state = "completed"
            files.append(File(written.path, state))
            if state != "same":
                new[written.path] = data
        replaced = [file.path for file in files if file.state == "replaced"]
        if replaced and not self.force:
            if same := self._as_at_first(document, replaced):
                return same
            lost = [path for path in replaced if not self.shelf.is_committed(path)]
            message = _already_there_message(self.top, replaced, lost)
            raise RefusedError(message, tuple(replaced))
        self.shelf.put(new)
        return tuple(files)


def _fault_message(error: Exception) -> str:
    return (
        f"comsite has a fault that shows with this document ({type(error).__name__}); nothing was"
        " written. Please report it, and import the document as .txt meanwhile"
    )


def _already_there_message(top: str, paths: Sequence[str], lost: Sequence[str]) -> str:
    """Say which files are in the way; no commit has what stands in those that would be lost."""
    named = join(f"{top}/{path}" for path in paths)
    verb, them = ("are", "them") if len(paths) > 1 else ("is", "it")
    in_git = "git keeps what stood there"
    if lost:
        in_git = f"but first commit {join(f'{top}/{path}' for path in lost)}, or what stands there"
        in_git += " is lost"
    return (
        f"{named} {verb} there already, with another text; nothing was written. To replace {them},"
        f" type the same with --force; {in_git}"
    )


def _read(name: str, data: bytes) -> SourceDocument:
    try:
        return read(name, data)
    except CannotRead as error:
        raise RefusedError(error.message) from error


def _notices(document: SourceDocument) -> list[Remark]:
    return [
        Remark("left out", notice.place, notice.message, notice.lost) for notice in document.notices
    ]


def _recognised_document(document: SourceDocument, trial: Trial) -> RecognisedDocument:
    try:
        return recognise(document, trial.archive)
    except Exception as error:  # noqa: BLE001  (a document may be odd in any way; none is lost)
        message = (
            f"its parts could not be told apart ({type(error).__name__}), so it is one report of"
            " plain paragraphs; please report this"
        )
        return RecognisedDocument((), (Remark("guessed", "", message),))


def _with_announcements(drafts: Sequence[Draft], trial: Trial) -> tuple[list[Draft], list[Remark]]:
    """Return the drafts, each meeting with what announced it, and what is to be said of that."""
    found, remarks = [], []
    for draft in drafts:
        entry = None if draft.matched else announcement(trial.archive, path_of(draft))
        if entry and draft.data.get("status") == "held":
            whole, told = with_announcement(draft, entry)
            found.append(whole)
            remarks += told
        else:
            found.append(draft)
    return found, remarks


def _uniquely_named(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with a suffix added to repeated names; equal drafts count once."""
    by_path: dict[str, Draft] = {}
    for draft in drafts:
        renamed, number = draft, 1
        while path_of(renamed) in by_path and by_path[path_of(renamed)] != draft:
            number += 1
            suffix = f"-{number}" if draft.folder != "meetings" else f"-{chr(96 + number)}"
            renamed = replace(draft, slug=f"{draft.slug}{suffix}")
        by_path.setdefault(path_of(renamed), renamed)
    return list(by_path.values())
