"""The short forms of posts that a document uses: "the Warden" for the Warden of Fernwick.

A new post gets a short form where the text uses it and it can mean no other post. All else is
asked, and a record that is there is never changed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import folded, words
from comsite.importing.recognising.drafts import Remark
from comsite.importing.recognising.people.offices import abbreviation_in, offices_in
from comsite.importing.recognising.people.person_names import is_word_of_role
from comsite.importing.recognising.people.register import NameRegister
from comsite.texts import phrases
from comsite.texts.names import Names, role_names
from comsite.texts.usage import PostUse, use_of_post

_Field = Literal["abbreviations", "other_names"]
_NOT_HOLDERS = re.compile(
    r"\b(?:deputy|assistant|vice|former|previous|acting|interim|lord|lady)[ -]$", re.IGNORECASE
)
_DEPUTY = re.compile(r"(?:Deputy|Assistant|Vice|Acting|Interim|Former|Lord|Lady)\b", re.IGNORECASE)
_AREA = re.compile(r" (?:(?:of|for) (?:the )?|to the )([A-Z]\w*)")
_NAMED = re.compile(r" ([A-Z][a-z]\w+)")
_TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class _ShortForm:
    """A name that may be given to ``posts``, and the ``owners``: posts that have it already."""

    form: str
    field: _Field
    posts: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(slots=True)
class _Uses:
    """How often a short form stands for a holder, and who else is named with it, if anybody is."""

    count: int = 0
    has_article: bool = False
    other: str = ""


def settle_short_forms(blocks: Sequence[Block], register: NameRegister) -> list[Remark]:
    """Give new posts the short forms that surely mean them; return the remarks on those in use."""
    short_forms = list(_short_forms(register))
    if not short_forms:
        return []
    texts = _Texts(blocks, register, [short.form for short in short_forms])
    return [remark for short in short_forms for remark in _settle(short, texts, register)]


def _short_forms(register: NameRegister) -> Iterator[_ShortForm]:
    """Yield the short forms that posts may be given, in the order of the alphabet."""
    posts_of: dict[tuple[str, _Field], set[str]] = defaultdict(set)
    owners_of: dict[str, set[str]] = defaultdict(set)
    for post in {*register.archive.posts, *_new_posts(register)}:
        names = {folded(name) for name in _settled_names(post, register)}
        for name in names:
            owners_of[name].add(post)
        for form, field in _candidates(post, register):
            if folded(form) not in names:
                posts_of[form, field].add(post)
    for (form, field), posts in sorted(posts_of.items()):
        owners = owners_of[folded(form)]
        yield _ShortForm(form, field, tuple(sorted(posts)), tuple(sorted(owners)))


def _new_posts(register: NameRegister) -> list[str]:
    return [slug for folder, slug in register.drafts if folder == "posts"]


def _settled_names(post: str, register: NameRegister) -> Sequence[str]:
    """Return the names of a post that are beyond question: of a new one its title."""
    return register.names_of(post)[: None if post in register.archive.posts else 1]


def _candidates(post: str, register: NameRegister) -> Iterator[tuple[str, _Field]]:
    """Yield the abbreviations that its roles print in brackets, and the offices in its title."""
    for role, named in register.roles:
        if named == post and (short := abbreviation_in(role)):
            yield short, "abbreviations"
    for office in offices_in(register.title_of(post)):
        yield office, "other_names"


class _Texts:
    """The texts of a document, in which short forms are counted."""

    def __init__(
        self, blocks: Sequence[Block], register: NameRegister, forms: Sequence[str]
    ) -> None:
        self.register = register
        self.texts = [phrases.folded(block.text) for block in blocks if block.kind != "heading"]
        posts = (*register.archive.posts, *_new_posts(register))
        names = {*forms, *(name for post in posts for name in register.names_of(post))}
        longest_first = sorted(map(phrases.folded, names), key=lambda name: (-len(name), name))
        any_name = "|".join(map(re.escape, longest_first))
        self.names = re.compile(rf"(?<![\w-])(?:{any_name})(?![\w-])", re.IGNORECASE)

    @cached_property
    def matches(self) -> Mapping[str, Sequence[tuple[str, int, int]]]:
        """The places of each name, as text, start and end; the longest name at a place counts."""
        places = defaultdict(list)
        for text in self.texts:
            for match in self.names.finditer(text):
                places[match[0]].append((text, match.start(), match.end()))
        return places

    @cached_property
    def names_on_record(self) -> Names:
        """The names of the archive, from which the use of a post's name is judged."""
        return Names(self.register.archive)

    def uses(self, short: _ShortForm) -> _Uses:
        """Return how the texts use a short form."""
        uses = _Uses(other=self._role_with(short))
        if short.field == "abbreviations":
            uses.count = len(self.matches.get(short.form, ()))
            return uses
        for text, start, end in self.matches.get(short.form, ()):
            self._add(uses, short, text, start, end)
        for text, start, end in self.matches.get(short.form.lower(), ()):
            if text[:start].lower().endswith("the "):
                self._add(uses, short, text, start, end)
        return uses

    def _add(self, uses: _Uses, short: _ShortForm, text: str, start: int, end: int) -> None:
        """Add a use of a short form, if it is one."""
        has_article = text[:start].lower().endswith("the ")
        area, named = _AREA.match(text, end), _NAMED.match(text, end)
        if _NOT_HOLDERS.search(text[:start]):
            return
        if area and area[1] not in self._own_words(short):
            uses.other = uses.other or text[start : area.end()]
            return
        is_named = bool(named and named[1].lower() in self._words_of_holders(short))
        if named and not (is_named or has_article or is_word_of_role(named[1])):
            uses.other = uses.other or text[start : named.end()]
            return
        use = use_of_post(text, start, end, self.names_on_record, short.posts[0])
        if area or is_named or use is PostUse.PERSON:
            uses.count += 1
            uses.has_article |= has_article

    def _own_words(self, short: _ShortForm) -> frozenset[str]:
        """Return the words of the titles of its posts and of the name of the body."""
        titles = [self.register.title_of(post) for post in short.posts]
        return frozenset(" ".join([*titles, self.register.archive.site.body.name]).split())

    def _words_of_holders(self, short: _ShortForm) -> frozenset[str]:
        """Return the words of the names of those who hold or held its posts."""
        holders = (person for post in short.posts for person in self.register.holders_of(post))
        return frozenset(word for person in holders for word in words(self.register.shown(person)))

    def _role_with(self, short: _ShortForm) -> str:
        """Return a printed role of another post, or of none, that ends with the short form."""
        for role, post in self.register.roles:
            title = (*role_names(role), role)[0]
            is_other = post not in short.posts and not _DEPUTY.match(title)
            if is_other and f" {folded(title)}".endswith(f" {folded(short.form)}"):
                return role
        return ""


def _settle(short: _ShortForm, texts: _Texts, register: NameRegister) -> Iterator[Remark]:
    """Give a short form to its one new post if it is sure; yield a remark if it is in use."""
    uses = texts.uses(short)
    post, *others = short.posts
    is_new = post not in register.archive.posts
    is_sure = not (others or short.owners or uses.other)
    if short.field == "abbreviations":
        for new in {*short.posts} - {*register.archive.posts}:
            _put(new, short, register, is_sure)
        if is_new and is_sure:
            return
    is_of_shared = short.field == "other_names" and all(
        register.is_shared(post) for post in short.posts
    )
    if not uses.count or is_of_shared or _is_settled_there(short, register):
        return
    name = f"'{'The ' if uses.has_article else ''}{short.form}'"
    times = _TIMES.get(uses.count, f"{uses.count} times")
    title, add = register.title_of(post), f"add '{short.form}' under {short.field} of"
    if is_new and is_sure:
        _put(post, short, register, True)
        message = (
            f"{name} ({times}) is taken as {title}; '{short.form}' is under {short.field} of"
            f" posts/{post}.yaml"
        )
        yield Remark("guessed", "", message)
        return
    if others or short.owners:
        titles = " or ".join(map(register.title_of, (*short.owners, *short.posts)))
        message = f"{titles}? if it always means one of them, {add} its file in posts/"
    else:
        seen = f"'{uses.other}' is named too; " if uses.other else ""
        message = f"{seen}if it always means {title}, {add} posts/{post}.yaml"
    yield Remark("question", "", f"{name} stands {times}: {message}")


def _is_settled_there(short: _ShortForm, register: NameRegister) -> bool:
    """Whether the short form is a name of a post that somebody listed here holds."""
    return any(post in short.owners for _, post in register.roles)


def _put(post: str, short: _ShortForm, register: NameRegister, is_name: bool) -> None:
    """Have a short form among the names of a new post, or not."""
    names = list(register.drafts[("posts", post)].data.get(short.field, ()))
    others = [name for name in names if name != short.form]
    if is_name and short.form in names:
        return
    register.rename(post, short.field, [*others, short.form] if is_name else others)
