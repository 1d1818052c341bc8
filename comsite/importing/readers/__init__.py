"""Read the bytes of a source document into its words, whatever program made it."""

from __future__ import annotations

from comsite.importing.document import SourceDocument
from comsite.importing.readers.common import CannotRead
from comsite.importing.readers.detecting import Kind, kind_of


def read(name: str, data: bytes) -> SourceDocument:
    """Read the document in a file. Raises CannotRead.

    The kind is recognised from the bytes, and from the ending only if the bytes do not show it.
    """
    try:
        document = _read(kind_of(name, data), name, data)
    except ModuleNotFoundError as error:
        if error.name not in ("pypdfium2", "selectolax"):
            raise
        message = (
            f"reading this kind of file takes {error.name}, which is not installed; type"
            " pip install pypdfium2 selectolax, and try again"
        )
        raise CannotRead(name, message) from None
    except RecursionError:
        message = (
            "its parts are nested far deeper than a document's are; save it anew and try again"
        )
        raise CannotRead(name, message) from None
    if not any(True for _ in document.words()):
        raise CannotRead(name, "there are no words in it; was it saved before it was written?")
    return document


def _read(kind: Kind, name: str, data: bytes) -> SourceDocument:
    """Each reader is loaded only when a file needs it."""
    if kind == "docx":
        from comsite.importing.readers.docx import read as reader
    elif kind == "pdf":
        from comsite.importing.readers.pdf import read as reader
    elif kind == "html":
        from comsite.importing.readers.html import read as reader
    elif kind == "markdown":
        from comsite.importing.readers.markdown import read as reader
    else:
        from comsite.importing.readers.plain_text import read as reader
    document = reader(name, data)
    return document if kind in ("markdown", "text") else _with_markdown(document)


def _with_markdown(document: SourceDocument) -> SourceDocument:
    from comsite.importing.readers.typed_markdown import with_markdown

    return with_markdown(document)
