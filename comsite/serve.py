"""A preview on this machine: builds into a folder of its own, and again when a file changes."""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from comsite.build import Options, build, templates_folder
from comsite.errors import BuildError, ContentError, Problem
from comsite.render import HEADERS

HOST = "127.0.0.1"
_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]+)?", re.IGNORECASE)
Say = Callable[[Iterable[Problem] | str], None]


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files with the site's own headers, to this machine only."""

    server: ThreadingHTTPServer

    def send_head(self) -> Any:
        # A page elsewhere could name this machine under another name to read the preview.
        if not _OURS.fullmatch(self.headers.get("Host", "")):
            self.send_error(421, "This preview is for this machine only")
            return None
        try:
            return super().send_head()
        except ValueError:  # an address that is no path
            self.send_error(404)
            return None

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the base class's name)
        pass


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of a built folder on the loopback address; port 0 takes a free one."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror}); name another with --port"
        ) from error


def serve(source: Path, base_url: str | None, drafts: bool, port: int, say: Say) -> None:
    """Build, serve and watch until interrupted. With problems, the last good site is shown."""
    if not source.is_dir():
        raise BuildError(f"there is no folder {source}; name the content folder with --source")
    with tempfile.TemporaryDirectory(prefix="comsite-") as folder:
        output = Path(folder) / "site"
        server = server_of(output, port)
        address = f"http://localhost:{server.server_address[1]}"
        options = Options(source, output, base_url or address, drafts)
        _build(options, say)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at {address}/ (Ctrl-C ends it)")
        try:
            for _ in watch(source, templates_folder(), raise_interrupt=True):
                _build(options, say)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            server.shutdown()


def _build(options: Options, say: Say) -> None:
    try:
        say(f"Built {build(options).pages:,} pages")
    except ContentError as error:
        say(error.problems)
    except BuildError as error:
        say(str(error))
