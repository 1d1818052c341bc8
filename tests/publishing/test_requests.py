"""The preview answers whatever is sent to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comsite.publishing.serve import HOST, server_of

HEAD = b"Host: localhost\r\n\r\n"


class Heard:
    """A server of a small folder, and what went wrong in it."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.server = server
        self.wrong: list[object] = []
        self.server.handle_error = (  # type: ignore[method-assign]  # it would print a traceback
            lambda *about: self.wrong.append(about)
        )

    def answer(self, request: bytes) -> bytes:
        """Send bytes, and nothing more; return all that is sent back."""
        with socket.create_connection((HOST, self.server.server_port), timeout=60) as sent:
            try:
                sent.sendall(request)
                sent.shutdown(socket.SHUT_WR)
                return b"".join(iter(lambda: sent.recv(65_536), b""))
            except ConnectionError:  # the answer came before all was sent
                return b""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("Hello")
    server = server_of(folder, 0)
    found = Heard(server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n" + HEAD, b"200"),
        (b"HEAD / HTTP/1.0\r\n" + HEAD, b"200"),
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET / HTTP/x.y\r\n" + HEAD, b"400"),
        (b"GET / / HTTP/1.1\r\n" + HEAD, b"400"),
        (b"\x16\x03\x01\x02\0\x01\0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HEAD, b"405"),
        (b"OPTIONS * HTTP/1.1\r\n" + HEAD, b"405"),
        (b"BREW / HTTP/1.1\r\n" + HEAD, b"501"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + HEAD, b"414"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n" + HEAD, b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200 + HEAD, b"431"),
        (b"GET / HTTP/3.0\r\n" + HEAD, b"505"),
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"GET http://localhost/ HTTP/1.1\r\n" + HEAD, b"404"),
        (b"GET /%ff%00 HTTP/1.1\r\n" + HEAD, b"404"),
    ],
)
def test_a_request_that_is_none(request_: bytes, status: bytes, heard: Heard) -> None:
    """The status says what is wrong with it, and the policy goes with it."""
    heard.wrong.clear()
    answer = heard.answer(request_)
    assert answer.split()[1] == status
    assert b"Content-Security-Policy: default-src 'none'" in answer
    assert (b"\r\nAllow: GET, HEAD\r\n" in answer) == (status == b"405")
    if status == b"405":
        assert answer.split(b"\r\n")[0].decode() == "HTTP/1.0 405 A preview is only read"
    assert heard.wrong == []


WORDS = st.binary(max_size=12)
LINES = st.one_of(
    st.binary(max_size=60),
    st.builds(
        lambda method, path, version: b" ".join((method, path, version)),
        st.one_of(st.sampled_from([b"GET", b"HEAD", b"POST"]), WORDS),
        st.one_of(WORDS, WORDS.map(lambda word: b"/" + word)),
        st.one_of(st.sampled_from([b"HTTP/1.0", b"HTTP/1.1", b"HTTP/0.9"]), WORDS),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, max_size=5), end=st.sampled_from([b"\r\n", b"\n", b"\r\n\r\n"]))
@example(lines=[b"GET /\r?a HTTP/1.1", b"Host: localhost"], end=b"\n")
@example(lines=[b"GET / HTTP/1.1", b"Host: localhost", b"Range: bytes=9-"], end=b"\r\n")
@example(lines=[b"GET / HTTP/1.1", b"Host: localhost", b"If-Modified-Since: \xff"], end=b"\r\n")
def test_anything(heard: Heard, lines: list[bytes], end: bytes) -> None:
    """No bytes end the thread that reads them."""
    heard.wrong.clear()
    heard.answer(end.join([*lines, b"", b""]))
    assert heard.wrong == []
