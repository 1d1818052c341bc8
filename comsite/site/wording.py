"""The words of templates, put into the language of the archive when a template is compiled.

So a page costs the same in every language. ``_("…")`` is a message, and ``{% trans %}`` one with
values: ``{% trans date=when %}Agreed on {{ date }}.{% endtrans %}``, in which what stands between
is HTML; ``{% pluralize %}`` comes between the forms for one and for many of a ``number``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from comsite.base.language import Catalogue

_CALLS = {"_": 1, "pgettext": 2}  # functions of so many texts, of which the last is the message
_PLACE = re.compile(r"\{(\w+)\}")


class Wording(Extension):
    """Takes the messages of a template from the catalogue of its environment."""

    tags = {"trans"}  # noqa: RUF012  (Jinja's own name)

    @property
    def _catalogue(self) -> Catalogue | None:
        found: Catalogue | None = getattr(self.environment, "catalogue", None)
        return found

    def _text(self, message: str, context: str = "") -> str:
        return self._catalogue.text(message, context) if self._catalogue else message

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Replace each call with nothing but texts by the text that it would return."""
        tokens, at = [*stream], 0
        while at < len(tokens):
            wanted = _wanted(tokens[at])
            call = tokens[at : at + len(wanted)]
            if wanted and [one.type for one in call] == wanted:
                texts = [one.value for one in call if one.type == "string"]
                yield Token(call[0].lineno, "string", self._text(*reversed(texts)))
                at += len(call)
            else:
                yield tokens[at]
                at += 1

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Read a message with its values, and write it in the language."""
        line = next(parser.stream).lineno
        values: dict[str, nodes.Expr] = {}
        while parser.stream.current.type != "block_end":
            if values:
                parser.stream.expect("comma")
            name = parser.stream.expect("name").value
            parser.stream.expect("assign")
            values[name] = parser.parse_expression()
        parser.stream.expect("block_end")
        one = _body(parser, values)
        if parser.stream.expect("name").value == "endtrans":
            return nodes.Output(_parts(self._text(one), values), lineno=line)
        parser.stream.expect("block_end")
        many = _body(parser, values)
        parser.stream.expect("name:endtrans")
        return self._counted(one, many, values, line)

    def _counted(self, one: str, many: str, values: dict[str, nodes.Expr], line: int) -> nodes.Node:
        """Write each form of a message, of which the number chooses."""
        catalogue, number = self._catalogue, values["number"]
        forms = catalogue.forms(one, many) if catalogue else ()
        if not forms:
            test = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
            return _choice([(test, one), (None, many)], values, line)
        form = nodes.Call(nodes.Name("form_of", "load"), [number], [], None, None)
        choices = [
            (nodes.Compare(form, [nodes.Operand("eq", nodes.Const(place))]), text)
            for place, text in enumerate(forms[:-1])
        ]
        return _choice([*choices, (None, forms[-1])], values, line)


def _wanted(first: Token) -> list[str]:
    """Return the kinds of tokens in a call that is replaced; none where no such call begins."""
    texts = _CALLS.get(first.value, 0) if first.type == "name" else 0
    between = ["string", *["comma", "string"] * (texts - 1)]
    return ["name", "lparen", *between, "rparen"] if texts else []


def _body(parser: Parser, values: dict[str, nodes.Expr]) -> str:
    """Read what stands in a message up to the next tag: words, and names of values."""
    parts = []
    while parser.stream.current.type != "block_begin":
        token = next(parser.stream)
        if token.type == "data":
            parts.append(token.value)
        elif token.type == "variable_begin":
            name = parser.stream.expect("name").value
            values.setdefault(name, nodes.Name(name, "load"))
            parser.stream.expect("variable_end")
            parts.append(f"{{{name}}}")
    next(parser.stream)
    return "".join(parts)


def _parts(text: str, values: dict[str, nodes.Expr]) -> list[nodes.Expr]:
    """Cut a message into its words, which are HTML, and the values between them."""
    pieces = _PLACE.split(text)
    return [
        values[piece] if place % 2 else nodes.TemplateData(piece)
        for place, piece in enumerate(pieces)
        if piece
    ]


def _choice(
    choices: list[tuple[nodes.Expr | None, str]], values: dict[str, nodes.Expr], line: int
) -> nodes.Node:
    """Write the text of the first test that holds."""
    (test, text), *others = choices
    shown = nodes.Output(_parts(text, values), lineno=line)
    if test is None:
        return shown
    return nodes.If(test, [shown], [], [_choice(others, values, line)], lineno=line)


_SAID = re.compile(r'\bsay\(\s*(\[[^\]]*\]|"(?:[^"\\]|\\.)*")')
_FORM = "Number(n !== 1)"  # what tells a script the form for a number


def in_language(script: str, catalogue: Catalogue | None) -> str:
    """Return a script with the messages that it says in the language of a catalogue."""
    if catalogue is None:
        return script

    def put(found: re.Match[str]) -> str:
        message = json.loads(re.sub(r",\s*\]", "]", found[1]))
        if isinstance(message, str):
            said: object = catalogue.text(message)
        else:
            said = catalogue.forms(*message) or message
        written = json.dumps(said, ensure_ascii=False)
        return found[0].removesuffix(found[1]) + written

    return _SAID.sub(put, script).replace(_FORM, f"Number({catalogue.rule})")
