"""What is wrong with the name of a file: leftovers of programs, copies, and what no disk holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from comsite.base.letterforms import one_form

# Names that Windows keeps for devices, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?")
_LEFTOVERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"~\$.*"),
        "a program of Office leaves this while a file is open; close the file, and delete this",
    ),
    (
        re.compile(r".*\.(?:orig|rej)"),
        "git or a program like it leaves this where changes met; take out what you need, and"
        " delete this",
    ),
    (
        re.compile(r"#.*#|.*\.(?:bak|backup|old|tmp|temp|swp|swo|part|crdownload|download)"),
        "a program leaves this behind while it works or saves; delete this",
    ),
    (
        re.compile(r"thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx"),
        "the system puts this into folders, and nobody reads it; delete this",
    ),
)
# How programs name a copy: what stands before it is the name of the file itself.
_COPIES = (
    re.compile(r"(?P<stem>.+?)(?: - copy| \(copy\))(?: \(?\d+\)?)?(?P<ending>\.\w+)?"),
    re.compile(r"(?P<stem>.+?) ?\(\d+\)(?P<ending>\.\w+)?"),
    re.compile(r"(?P<stem>.+?) \([^()]*conflicted copy[^()]*\)(?P<ending>\.\w+)?"),
)
# A name of these forms may be meant: it is a copy only beside the file itself.
_LIKE_COPIES = (
    re.compile(r"(?P<stem>.+?)[- _](?:copy|backup|bak|orig)(?:[- _]?\d+)?(?P<ending>\.\w+)?"),
    re.compile(r"copy (?:\(\d+\) )?of (?P<stem>.+?)(?P<ending>\.\w+)?"),
)


def faults_of_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return what is wrong with some of the names in one folder, by name.

    What cannot be an address for another reason is not told here.
    """
    by_form: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (name != name.lower(), name)):
        by_form.setdefault(_form(name), []).append(name)
    found = {}
    for form, (first, *others) in by_form.items():
        for name in (first, *others):
            if fault := _fault(name, form, by_form):
                found[name] = fault
        for name in others:
            found.setdefault(
                name,
                f'"{first}" beside it differs only in capitals or in how accents are written, and'
                " on Windows and Macs the two are one file; give one another name, or delete it",
            )
    return found


def _form(name: str) -> str:
    """Return what is the same for names that some disks take for one."""
    return one_form(name).casefold()


def _fault(name: str, form: str, there: Mapping[str, list[str]]) -> str:
    for leftover, told in _LEFTOVERS:
        if leftover.fullmatch(form):
            return told
    for pattern in (*_COPIES, *_LIKE_COPIES):
        if match := pattern.fullmatch(form):
            original = f"{match['stem']}{match['ending'] or ''}"
            if original in there:
                return (
                    f'this seems to be a copy of "{there[original][0]}", which stands beside it;'
                    " delete one of the two, or give this one a name that says what it is"
                )
            if pattern in _COPIES:
                return (
                    f'this is named as programs name a copy; rename it "{original}", or delete it'
                )
    if _DEVICE.fullmatch(form):
        return (
            "Windows keeps this name for a device, and can hold no file of it; give it a longer"
            " name"
        )
    if name != name.rstrip(". "):
        ends = "a space" if name.endswith(" ") else "a full stop"
        return (
            f'its name ends with {ends}, which Windows cannot hold; rename it "{name.rstrip(". ")}"'
        )
    return ""
