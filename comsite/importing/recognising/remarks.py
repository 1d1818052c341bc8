"""The remarks of the review in plain English: a few lines, each on one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.importing.document import Block
from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.drafts import Remark
from comsite.importing.recognising.notes.agenda import Agenda
from comsite.importing.recognising.notes.meeting_notes import MeetingNotes
from comsite.importing.recognising.papers import Paper
from comsite.importing.recognising.people.register import NameRegister
from comsite.importing.recognising.people.slips import questions_on_slips

_HERE = re.compile(r"\b(?:here|this link|click)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_MOST_NAMED = 6
_KEPT = (
    "the items are {first} to {last} in the document; here they are {numbers}, and each title keeps"
    " what was printed"
)
_ANEW = "the items are numbered {first} to {last} in the document; here they are {numbers}"
_STYLES = {
    "headings": "the items have no numbers in the document; they are numbered in order here",
    "romans": _ANEW,
    "dotted": _ANEW,
    "references": _KEPT,
    "letters": _KEPT,
    "": "no items were found; the text stands as a whole",
}


def remarks_on_notes(notes: MeetingNotes, register: NameRegister, extract: str) -> Iterator[Remark]:
    """Yield the remarks on the notes of a meeting."""
    yield from notes.remarks
    day = notes.date.text if notes.date else "a day that is not known"
    if extract:
        message = f"this looks like an extract of {day}, item {extract}"
        yield Remark("guessed", "", message)
    else:
        yield Remark("understood", "", f"notes of {day}{_sum(notes)}")
        yield from _single_item(notes, day)
        yield from _numbering(notes.agenda)
    yield from _people(notes, register, extract)
    yield from _shared_posts(notes, register)
    yield from _actions(notes)
    if notes.lost:
        message = "labels and titles that the page has in words of its own are not repeated"
        yield Remark("left out", "", message, notes.lost)


def _single_item(notes: MeetingNotes, day: str) -> Iterator[Remark]:
    items = notes.agenda.items
    if len(items) == 1 and items[0].number != "1":
        message = (
            f"only item {items[0].number} is here: is it an extract? No meeting of {day} with that"
            " item is on record"
        )
        yield Remark("question", items[0].place, message)


def _sum(notes: MeetingNotes) -> str:
    how = {name: sum(seat.how == name for seat, _ in notes.seats) for name in _HOW}
    actions = sum(len(promised.actions) for _, promised in notes.promises)
    parts = [f"{count} {_HOW[name]}" for name, count in how.items() if count]
    counts = ((len(notes.agenda.items), "item"), (actions, "action"))
    parts += [_count(number, noun) for number, noun in counts if number]
    return f": {join(parts)}" if parts else ""


_HOW = {"present": "present", "also_present": "also present", "apologies": "with apologies"}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _numbering(agenda: Agenda) -> Iterator[Remark]:
    if agenda.style == "item":
        message = "the words before the numbers of the items are not repeated"
        yield Remark("left out", "", message, " ".join(item.printed for item in agenda.items))
    if agenda.style not in _STYLES:
        return
    items = agenda.items
    message = _STYLES[agenda.style]
    if items:
        first, last = (item.printed.rstrip(".) ") for item in (items[0], items[-1]))
        numbers = f"{items[0].number} to {items[-1].number}"
        message = message.format(first=first, last=last, numbers=numbers)
    lost = " ".join(item.printed for item in items) if _STYLES[agenda.style] == _ANEW else ""
    yield Remark("guessed", "", message, lost)


def _people(notes: MeetingNotes, register: NameRegister, extract: str) -> Iterator[Remark]:
    if not notes.seats and not extract and notes.draft.data["status"] == "held":
        message = "nobody was found who was there; write who was, under present"
        yield Remark("question", "", message)
    without = [register.shown(slug) for seat, slug in notes.seats if not seat.printed.role]
    if without and len(without) < len(notes.seats):
        verb = "is" if len(without) == 1 else "are"
        yield Remark("unsaid", "", f"{_named(without)} {verb} listed without a role")
    elif len(without) > 1:
        yield Remark("unsaid", "", f"nobody of the {len(without)} people listed has a role")
    elif without:
        yield Remark("unsaid", "", f"{without[0]}, who alone is listed, has no role")
    if notes.unlisted or notes.odd:
        message = "the lists of people were not understood whole; if somebody is missing, add them"
        if notes.odd:
            more = f" and {len(notes.odd) - 3} more" if len(notes.odd) > 3 else ""
            shown = "; ".join(f'"{_start(block)}"' for block in notes.odd[:3])
            message += f" (still in the text: {shown}{more})"
        place = (*notes.odd, *notes.listed)[0].place
        yield Remark("question", place, message, notes.unlisted)


def _shared_posts(notes: MeetingNotes, register: NameRegister) -> Iterator[Remark]:
    """Yield a question about each post that several hold here, unless its record says so."""
    holders: dict[str, list[str]] = {}
    for how in _HOW:
        for seat in notes.draft.data.get(how, ()):
            if "post" in seat and not register.is_shared(seat["post"]):
                holders.setdefault(seat["post"], []).append(register.shown(seat["person"]))
    for post, names in holders.items():
        if len(names) > 1:
            message = (
                f"{_named(names)} are listed as {register.title_of(post)}; if several hold it at"
                f" once, write shared: true into posts/{post}.yaml"
            )
            yield Remark("question", "", message)


def _actions(notes: MeetingNotes) -> Iterator[Remark]:
    where = 'write it as a list under "### Actions"'
    yield from _question_about(
        [block for _, promised in notes.promises for block in promised.named],
        "an action that says who and not what",
        f"if the text before is the action, {where}",
    )
    yield from _question_about(
        [block for _, promised in notes.promises for block in promised.inside],
        "an action within or before another list",
        f"to have it among the actions, {where}",
    )
    actions = [action for _, promised in notes.promises for action in promised.actions]
    if not actions:
        return
    undated = sum(promised.undated for _, promised in notes.promises)
    if undated == len(actions):
        ending = "without a due date" if len(actions) == 1 else "none with a due date"
        yield Remark("unsaid", "", f"{_count(len(actions), 'action')}, {ending}")
    elif undated:
        verb = "has" if undated == 1 else "have"
        yield Remark("unsaid", "", f"{undated} of {len(actions)} actions {verb} no due date")
    unowned = [action for _, promised in notes.promises for action in promised.unowned]
    if unowned:
        shown = "; ".join(f'"{_start(action)}"' for action in unowned[:3])
        more = f" and {len(unowned) - 3} more" if len(unowned) > 3 else ""
        message = f"{_count(len(unowned), 'action')} do not begin with who is to do it: {shown}"
        if len(unowned) == 1:
            message = f"1 action does not begin with who is to do it: {shown}"
        yield Remark("unsaid", unowned[0].place, message + more)
    rewritten = sum(promised.rewritten for _, promised in notes.promises)
    if rewritten:
        message = f"{_count(rewritten, 'action')} from a table: each begins with who is to do it"
        yield Remark("guessed", "", message)


def _question_about(blocks: Sequence[Block], finding: str, remedy: str) -> Iterator[Remark]:
    """Yield a question about these lines, if there are any; it quotes the first three."""
    if blocks:
        shown = "; ".join(f'"{_start(block)}"' for block in blocks[:3])
        more = f" and {len(blocks) - 3} more" if len(blocks) > 3 else ""
        yield Remark("question", blocks[0].place, f"{finding}: {shown}{more}; {remedy}")


def _start(block: Block) -> str:
    text = flat(block.text)
    return text if len(text) <= 50 else text[:50].rpartition(" ")[0] + " …"


def remarks_on_papers(papers: Sequence[Paper]) -> Iterator[Remark]:
    """Yield the remarks on reports and other papers."""
    for paper in papers:
        yield from paper.remarks
        date = _day(paper.data["date"])
        message = f'{paper.data["kind"]} "{paper.data["subject"]}"' + (
            f" of {date}" if date else ""
        )
        yield Remark("understood", "", message)
    unknown = list(dict.fromkeys(name for paper in papers for name in paper.unknown))
    if unknown:
        quoted = join(f"'{name}'" for name in unknown[:_MOST_NAMED])
        message = (
            f"{quoted}: nobody on record has that name; write who it is under authors or sponsor"
        )
        yield Remark("question", "", message)
    without = [paper for paper in papers if "meeting" not in paper.data and paper.data["date"]]
    dates = list(dict.fromkeys(paper.data["date"] for paper in without))
    for date in dates:
        count = sum(paper.data["date"] == date for paper in without)
        verb = "is" if count == 1 else "are"
        message = (
            f"{_count(count, 'paper')} {verb} of {_day(date)}; no meeting of that day is on record;"
            f' once one is, write "meeting: {date}" into {"it" if count == 1 else "each"}'
        )
        yield Remark("question", "", message)
    lost = " ".join(word for paper in papers for word in paper.lost if words(word))
    if lost:
        yield Remark("left out", "", "labels of the front part are not repeated", lost)


def _day(date: str) -> str:
    return PartialDate.parse(date).text if date else ""


def remarks_on_register(register: NameRegister) -> Iterator[Remark]:
    """Yield the remarks on new people, and on those who may be somebody on record."""
    for near in register.near_names:
        names = " or ".join(register.shown(slug) for slug in near.candidates[:3])
        ending = "taken as the same, who holds that post" if near.is_taken else "made a new person"
        yield Remark("question", "", f"'{near.printed}': {names}? {ending}")
    if register.by_initial:
        pairs = [f"'{printed}' is {register.shown(slug)}" for printed, slug in register.by_initial]
        yield Remark("guessed", "", join(dict.fromkeys(pairs)))
    if register.new:
        verb = "is" if len(register.new) == 1 else "are"
        message = f"{_count(len(register.new), 'person').replace('persons', 'people')} {verb} new: "
        yield Remark("guessed", "", message + _named(register.new))
    if register.single:
        verb = "is" if len(register.single) == 1 else "are"
        message = f"{_named(register.single)} {verb} printed by one name; write the whole name"
        yield Remark("question", "", message)


def _named(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    if len(listed) > _MOST_NAMED:
        return f"{', '.join(listed[:_MOST_NAMED])} and {len(listed) - _MOST_NAMED} more"
    return join(listed)


def remarks_on_document(
    blocks: Sequence[Block], meetings: Sequence[MeetingNotes], register: NameRegister
) -> Iterator[Remark]:
    """Yield remarks on links that lead nowhere and on names that nobody has."""
    for notes in meetings:
        seats = [(seat.printed.role, slug) for seat, slug in notes.seats]
        yield from questions_on_slips(notes.draft.body, seats, register)
    yield from _dead_links(blocks)


def _dead_links(blocks: Sequence[Block]) -> Iterator[Remark]:
    spans = [
        (block, span)
        for block in blocks
        for span in (*block.spans, *(s for row in block.rows for cell in row for s in cell))
        if span.href
    ]
    dead = [(b, s) for b, s in spans if not _ADDRESS.match(s.href.strip())]
    saying_here = [(b, s) for b, s in dead if _HERE.search(s.text) and len(words(s.text)) <= 3]
    others = len(dead) - len(saying_here)
    if saying_here:
        verb = "says" if len(saying_here) == 1 else "say"
        goes = "goes" if len(saying_here) == 1 else "go"
        message = (
            f"{_count(len(saying_here), 'link')} {verb} 'here' and {goes} nowhere: which report?"
        )
        yield Remark("question", saying_here[0][0].place, message)
    if others:
        verb = "leads" if others == 1 else "lead"
        message = f"{_count(others, 'link')} {verb} to no web address; only the words stay"
        yield Remark("question", "", message)
