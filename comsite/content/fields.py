"""The types of single fields: slugs, references to records, times, web addresses.

Each check raises PydanticCustomError with a sentence for an editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

_LONGEST_LINE, _LONGEST_NAME = 3_000, 300  # letters
_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def _in_one_line(value: str) -> str:
    """Join the lines of a text: titles, calendars and feeds can hold no line break."""
    return _LINE_ENDS.sub(" ", value)


def _at_most(longest: int, what: str) -> AfterValidator:
    def checked(value: str) -> str:
        if len(value) > longest:
            raise PydanticCustomError(
                "too_long",
                "this has {found} letters, and {what} at most {longest}; write a shorter one",
                {"found": f"{len(value):,}", "what": what, "longest": f"{longest:,}"},
            )
        return value

    return AfterValidator(checked)


_Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[_Text, AfterValidator(_in_one_line), _at_most(_LONGEST_LINE, "a text here")]
Name = Annotated[_Text, AfterValidator(_in_one_line), _at_most(_LONGEST_NAME, "a name or title")]
Path = Annotated[_Text, _at_most(_LONGEST_LINE, "an address")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that names a record, or a file, in this folder of ``content/``."""

    folder: str


@dataclass(frozen=True, slots=True)
class OrNone:
    """Marks a list that may be replaced by the word ``none``."""


MeetingSlug = Annotated[Slug, Reference("meetings")]
ReportSlug = Annotated[Slug, Reference("reports")]
PersonSlug = Annotated[Slug, Reference("people")]
PostSlug = Annotated[Slug, Reference("posts")]
OrganisationSlug = Annotated[Slug, Reference("organisations")]
TopicSlug = Annotated[Slug, Reference("topics")]
FileName = Annotated[Line, Reference("files")]

_TIME = "[0-9]{2}:[0-9]{2}"
_COUNT = "[0-9]{1,6}"
_NUMBER = r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?"
_WEB_ADDRESS = r"https?://[^\s/]\S*"


def _time(value: str) -> str:
    """Accept a time of day like ``09:30``."""
    if not re.fullmatch(_TIME, value):
        raise PydanticCustomError("time", "write the time as hours:minutes, like 09:30 or 14:00")
    if value[:2] > "23" or value[3:] > "59":
        raise PydanticCustomError("time", "there is no such time; write it like 09:30 or 14:00")
    return value


def _web_address(value: str) -> str:
    """Accept a whole address of http or https."""
    if not re.fullmatch(_WEB_ADDRESS, value):
        raise PydanticCustomError(
            "address", "write a whole web address that begins with https:// or http://"
        )
    return value


def _number(value: str) -> str:
    """Accept digits, with commas between thousands and a point before what is less than one."""
    if not re.fullmatch(_NUMBER, value):
        raise PydanticCustomError(
            "number",
            "write the number alone, as it stands in the text, like 1,500 or 19.7; what it counts"
            " is its label and its unit",
        )
    return value


def _count(value: str) -> str:
    """Accept the digits of a whole number."""
    if not re.fullmatch(_COUNT, value):
        raise PydanticCustomError("count", "write how many in digits, like 7; 0 for none")
    return value


def written(name: str, field: FieldInfo) -> str:
    """Return what a field is called in a file; `for` is a word of Python's own."""
    return field.alias or name


def no_entries(value: object) -> object:
    """Return an empty list for the word ``none``, and any other value as it is."""
    return () if value == "none" else value


def _mail_service(value: str) -> str:
    """Accept a whole web address with ``{feed}`` in it."""
    if "{feed}" not in _web_address(value):
        raise PydanticCustomError(
            "mail_service",
            "write {feed} where the address of the feed goes, like"
            " https://mail.example.org/?feed={feed}",
        )
    return value


def _email(value: str) -> str:
    """Accept what has the form of an e-mail address."""
    name, at, host = value.partition("@")
    if not (name and at and "." in host) or any(map(str.isspace, value)):
        raise PydanticCustomError("email", "write an e-mail address, like team@example.org")
    return value


def _repository(value: str) -> str:
    """Accept an owner and a name on GitHub, with a slash between."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", value):
        raise PydanticCustomError(
            "repository", "write its owner and its name on GitHub, like larkwick/meetings"
        )
    return value


Time = Annotated[str, AfterValidator(_time), Field(json_schema_extra={"pattern": _TIME})]

Number = Annotated[str, AfterValidator(_number)]

Count = Annotated[str, AfterValidator(_count), Field(json_schema_extra={"pattern": _COUNT})]

WebAddress = Annotated[
    str, AfterValidator(_web_address), Field(json_schema_extra={"pattern": _WEB_ADDRESS})
]

MailService = Annotated[
    str, AfterValidator(_mail_service), Field(json_schema_extra={"pattern": _WEB_ADDRESS})
]

EmailAddress = Annotated[str, AfterValidator(_email)]
Repository = Annotated[str, AfterValidator(_repository)]
