"""The preview on this machine: what it answers, and the watch for changed files."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import escape
from watchfiles import watch

from comsite.base.problems import BuildError
from comsite.base.urls import ADMIN
from comsite.checking.gate import Options
from comsite.editing.forms import SENT_WITH
from comsite.publishing.hosting import HEADERS
from comsite.publishing.preview import PATIENCE, Preview, Say, State
from comsite.publishing.shipped import templates_folder
from comsite.publishing.workspace import workspace

HOST = "127.0.0.1"
USUAL = 8000  # the port, unless another is asked for
OWN = "/.preview/"  # addresses of the preview itself; no site has a file there
STEP, SETTLED = (
    20,
    400,
)  # milliseconds: a change counts after STEP without another, or after SETTLED
TICK = 15.0  # seconds between messages to a waiting page; a failed one shows that it has gone
_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]+)?", re.IGNORECASE)

# Other sites may read what is published, but not what is in preview.
_KEPT_HERE = {name: value for name, value in HEADERS.items() if not name.startswith("Access-")}

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}

Server = TypeVar("Server", bound=ThreadingHTTPServer)

_INSTEAD = """\
<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body><main><h1>{title}</h1>
<p>{text}</p></main></body>
</html>
"""

_WAIT = "The site shows here as soon as the problems are mended."


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files with the site's own headers, to this machine only."""

    server: ThreadingHTTPServer
    sent_with: Mapping[str, str] = HEADERS
    default_request_version = "HTTP/1.0"  # an older one would be answered without headers
    timeout = 60  # seconds that a request may take to come
    refused = False  # whether the request asks for more than to read

    def do_POST(self) -> None:
        self.refused = True
        self.send_error(405, "A preview is only read")

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815

    def send_head(self) -> Any:
        # A page elsewhere could name this machine under another name to read the preview.
        if not _OURS.fullmatch(self.headers.get("Host", "")):
            self.send_error(421, "This preview is for this machine only")
            return None
        try:
            return self.send_found()
        except ValueError:  # the address is no path
            self.send_error(404)
            return None

    def send_found(self) -> Any:
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.not_found() if code == 404 else None
        if page is None:
            super().send_error(code, message, explain)
        else:
            self.send_whole(404, "text/html", page)

    def not_found(self) -> bytes | None:
        page = Path(self.directory) / "404.html"
        return page.read_bytes() if page.is_file() else None

    def send_whole(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        path = getattr(self, "path", "")  # a request that cannot be read has none
        special = SENT_WITH[f"{ADMIN}*"] if path.startswith(ADMIN) else {}
        for name, value in {**self.sent_with, **special}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        if self.refused:
            self.send_header("Allow", "GET, HEAD")
        super().end_headers()

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser went on to another page
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the base class's name)
        pass


class _PreviewServer(ThreadingHTTPServer):
    preview: Preview  # set before it serves


class _PreviewHandler(_Handler):
    """Serves a preview: each page as it is now, and a script that shows it again when it changes.

    The script is added to a page as it is sent. It is no part of the site.
    """

    server: _PreviewServer
    sent_with = _KEPT_HERE

    @property
    def preview(self) -> Preview:
        return self.server.preview

    def send_found(self) -> Any:
        path = self.path.partition("?")[0]
        if path == f"{OWN}events":
            return self._send_events()
        if path.startswith(OWN):
            return self._send_own(path.removeprefix(OWN))
        if not self.preview.state.version:
            return self._send_instead(503, "Nothing to show yet", _WAIT)
        name = f"{path}index.html" if path.endswith("/") else path
        try:
            body = self.preview.page(name.removeprefix("/"))
        except BuildError as error:
            return self._send_instead(500, "This page cannot be made", str(error))
        if body is None:
            self.preview.whole()
            return super().send_found()
        kind = _TYPES[Path(name).suffix]
        return self.send_whole(200, kind, self._with_script(body) if kind == "text/html" else body)

    def _send_instead(self, code: int, title: str, text: str) -> None:
        page = _INSTEAD.format(title=title, text=escape(text))
        self.send_whole(code, "text/html", self._with_script(page.encode()))

    def not_found(self) -> bytes | None:
        page = self.preview.page("404.html")
        return page and self._with_script(page)

    def _with_script(self, page: bytes) -> bytes:
        tag = f'<script src="{OWN}preview.js" defer data-version="{self.preview.state.version}">'
        return page.replace(b"</head>", f"{tag}</script></head>".encode(), 1)

    def _send_own(self, name: str) -> None:
        own = {path.name: path for path in (templates_folder() / "preview").iterdir()}
        if name in own:
            self.send_whole(200, _TYPES[own[name].suffix], own[name].read_bytes())
        else:
            self.send_error(404)

    def _send_events(self) -> None:
        """Tell the page of each change for as long as it listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        state = State(serial=-1)
        while self.command != "HEAD":
            state = self.preview.after(state.serial, TICK)
            self.wfile.write(f"data: {json.dumps(_event_data(state))}\n\n".encode())


def _event_data(state: State) -> dict[str, object]:
    """Return a state as the script reads it."""
    problems = [{"place": problem.place, "message": problem.message} for problem in state.problems]
    if state.failure:
        problems.append({"place": "", "message": state.failure})
    return {"version": state.version, "problems": problems}


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """Make a server of a built folder on the loopback address; port 0 takes a free port."""
    return _listening(ThreadingHTTPServer, _Handler, folder, port)


def preview_server(
    source: Path, base_url: str | None, drafts: bool, port: int | None, folder: Path, say: Say
) -> _PreviewServer:
    """Make a server of a preview of ``source``, which works in ``folder``.

    Nothing is read yet.
    """
    output = folder / "site"
    server = _listening(_PreviewServer, _PreviewHandler, output, port)
    address = f"http://localhost:{server.server_port}"
    server.preview = Preview(Options(source, output, base_url or address, drafts), say)
    return server


def _listening(
    server: type[Server], handler: type[_Handler], folder: Path, port: int | None
) -> Server:
    for tried in (USUAL, 0) if port is None else (port,):
        try:
            return server((HOST, tried), partial(handler, directory=str(folder)))
        except OSError as error:
            reason = error.strerror
    raise BuildError(f"port {tried} cannot be used ({reason}); name another with --port")


def serve(
    source: Path,
    base_url: str | None,
    drafts: bool,
    port: int | None,
    say: Say,
    ready: Callable[[str], None],
) -> None:
    """Show the site and watch its files until interrupted.

    Without a ``port`` it is the usual one, or another where that is taken. ``ready`` is told the
    address, without a slash at its end, once pages are shown there.
    """
    if not source.is_dir():
        raise BuildError(f"there is no folder {source}; name the content folder with --source")
    with workspace() as folder:
        server = preview_server(source, base_url, drafts, port, folder, say)
        preview = server.preview
        threading.Thread(target=server.serve_forever, daemon=True).start()
        rest = threading.Thread(target=preview.complete, daemon=True)
        rest.start()
        try:
            preview.renew()
            ready(f"http://localhost:{server.server_port}")
            for _ in watch(
                source, templates_folder(), debounce=SETTLED, step=STEP, raise_interrupt=True
            ):
                preview.renew()
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            preview.end()
            server.shutdown()
            rest.join(PATIENCE)  # what still writes would put files back into the folder
