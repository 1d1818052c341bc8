"""The notices on Word files, each in singular and plural, in the order of the review."""

from __future__ import annotations

from comsite.importing.readers.tables import TABLE_HEADING

SENTENCES: dict[str, tuple[str, str]] = {
    "header": (
        "the header or footer of the pages was left out",
        "{count} headers and footers of the pages were left out",
    ),
    "contents": (
        "a line of the list of contents was left out; the site makes its own",
        "the list of contents ({count} lines) was left out; the site makes its own",
    ),
    "table heading": TABLE_HEADING,
    "deleted": (
        "a word deleted with Track Changes was left out; look whether it should be",
        "{count} words deleted with Track Changes were left out; look whether they should be",
    ),
    "comment": (
        "a comment in the margin was left out",
        "{count} comments in the margin were left out",
    ),
    "hidden": (
        "a hidden or blacked-out word was left out; before the file itself is published, delete it",
        "{count} hidden or blacked-out words were left out; before the file itself is published,"
        " delete them",
    ),
    "white": (
        "a white word on white paper was left out; if it can be seen in Word, on something"
        " coloured, give it a dark colour and import the document again; else delete it before the"
        " file itself is published",
        "{count} white words on white paper were left out; if they can be seen in Word, on"
        " something coloured, give them a dark colour and import the document again; else delete"
        " them before the file itself is published",
    ),
    "struck": (
        "words that are struck out were kept as plain words; delete them if they no longer hold",
        "words that are struck out in {count} places were kept as plain words; delete them if they"
        " no longer hold",
    ),
    "picture": (
        "a picture was left out; if it says something that the text does not, say it in words there"
        " (alternative text)",
        "{count} pictures were left out; if they say something that the text does not, say it in"
        " words there (alternative text)",
    ),
    "described": (
        "a picture was left out; its alternative text is in the list of words left out",
        "{count} pictures were left out; their alternative texts are in the list of words left out",
    ),
    "chart": (
        "a chart or diagram was left out; say in words or in a table what it shows",
        "{count} charts or diagrams were left out; say in words or in tables what they show",
    ),
    "object": (
        "a part made with another program was left out; say in words or in a table what it shows",
        "{count} parts made with other programs were left out; say in words or in tables what they"
        " show",
    ),
    "inserted file": (
        "a file inserted into the document was left out; import it by itself",
        "{count} files inserted into the document were left out; import them by themselves",
    ),
    "symbol": (
        "a symbol that only its font knows is shown as �; look at it in the original",
        "{count} symbols that only their fonts know are shown as �; look at them in the original",
    ),
    "placeholder": (
        "a form field that nobody filled in was left out",
        "{count} form fields that nobody filled in were left out",
    ),
    "number": (
        "an empty paragraph with a number was left out",
        "{count} empty paragraphs with numbers were left out",
    ),
}
