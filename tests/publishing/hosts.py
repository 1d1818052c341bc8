"""A built site as hosts answer for it: Netlify and nginx by their files, others without.

Files are asked of the local server; what a host does before that is done here.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from comsite.publishing.serve import server_of
from tests.tools.checkers import netlify_redirects

# What a host says before it looks for a file: a status and an address; of 410, that of the page.
Rule: TypeAlias = tuple[int, str] | None
Rules: TypeAlias = Callable[[str], Rule]

MAPS = ("bare", "path", "moved", "for_now", "removed", "stem", "home")
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_MAP = re.compile(r"map (\S+) \$(\w+) \{\n(.*?)\}\n", re.DOTALL)
_NAME = re.compile(r"(?<=/):(\w+)")
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_PATTERN = re.compile(r'"~\*(\^.*\$)" "(.*)";')
_LINE = re.compile(r'"([^"$]*)" "([^"$]*)";')


def own_rules(build: Path) -> list[str]:
    """The lines for Netlify that an archive has by its own history."""
    text, mark, _ = (build / "_redirects").read_text("utf-8").partition("# Data that have moved")
    assert mark
    return text.splitlines()


def plain(_: str) -> Rule:
    """A host that reads no rules."""
    return None


def netlify(build: Path) -> Rules:
    """Netlify: the first rule of its own parser; no capitals, no slash at the end are compared."""
    found, errors = netlify_redirects(build / "_redirects")
    assert errors == []
    assert all(rule["force"] for rule in found)

    def answer(address: str) -> Rule:
        asked = urlsplit(address)
        query = dict(parse_qsl(asked.query))
        for rule in found:
            named = _named(_bare(unquote(rule["from"])), _bare(unquote(asked.path)))
            if named is not None and (not rule["query"] or rule["query"] == query):
                return rule["status"], _filled(_NAME, rule["to"], named)
        return None

    return answer


def _named(rule: str, path: str) -> dict[str, str] | None:
    """What the parts of a path are that a rule has names for; None where it is not of the rule."""
    pieces = _NAME.split(rule)  # what is written out, and every second one a name
    pattern = "".join(
        f"(?P<{piece}>[^/]+)" if place % 2 else re.escape(piece)
        for place, piece in enumerate(pieces)
    )
    match = re.fullmatch(pattern, path)
    return match.groupdict() if match else None


def _filled(name: re.Pattern[str], address: str, parts: Mapping[str, str]) -> str:
    return name.sub(lambda found: parts[found[1]], address)


def _bare(path: str) -> str:
    return path.lower().removesuffix("index.html").rstrip("/")


def maps(build: Path) -> Mapping[str, Mapping[str, str]]:
    """The maps of a build's file for nginx by their variables. Every line is of its form."""
    text = (build / "nginx-moved.conf").read_text("utf-8")
    found = {}
    for source, name, lines in _MAP.findall(text):
        entries = {}
        for line in lines.splitlines():
            entry = _LINE.fullmatch(line)
            if entry is None:
                assert line.startswith(("default $", '"~*^', '"~^')), line
                continue
            key = entry[1].lower()
            assert key not in entries, f"nginx refuses a key that stands twice: {key}"
            entries[key] = entry[2]
        found[name] = entries
        assert source in ("$uri", "$uri$is_args$args", "$comsite_bare", "$comsite_stem")
    assert list(found) == [f"comsite_{name}" for name in MAPS]
    return found


def nginx(build: Path, root: Path) -> Rules:
    """Answer as nginx does, set up as docs/deployment.md says."""
    found = maps(build)

    def answer(address: str) -> Rule:
        asked = urlsplit(address)
        uri = unquote(asked.path)
        args = f"?{asked.query}" if asked.query else ""
        bare = (uri.removesuffix("/") or uri).lower()
        removed = found["comsite_removed"].get(bare)
        if removed:
            return 410, removed
        moved = found["comsite_moved"].get((uri + args).lower())
        moved = moved or found["comsite_path"].get(bare) or _by_pattern(build, bare)
        if moved:
            return 301, moved
        for_now = found["comsite_for_now"].get(bare)
        if for_now:
            return 302, for_now
        if (root / uri.strip("/")).exists():
            return None
        stem = re.sub(r"(/index)?(\.html?)?/?$", "", uri, flags=re.IGNORECASE)
        home = found["comsite_home"].get(stem.lower())
        return (301, home + args) if home else None

    return answer


def _by_pattern(build: Path, uri: str) -> str:
    """Where a path leads by the patterns in the map of paths; nothing if by none."""
    text = (build / "nginx-moved.conf").read_text("utf-8")
    (paths,) = (lines for _, name, lines in _MAP.findall(text) if name == "comsite_path")
    for pattern, onward in _PATTERN.findall(paths):
        match = re.fullmatch(pattern.replace("(?<", "(?P<"), uri, re.IGNORECASE)
        if match:
            return _filled(_VARIABLE, onward, match.groupdict())
    return ""


@contextmanager
def asking(root: Path, rules: Rules) -> Iterator[Callable[[str], tuple[int, str, str]]]:
    """How a host is asked: what it says in the end, at which address, in which words."""
    server = server_of(root, 0)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def fetch(path: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("localhost", server.server_port)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        connection.close()
        return response.status, response.getheader("Location", ""), text

    def ask(address: str) -> tuple[int, str, str]:
        for _ in range(4):
            rule = rules(address)
            if rule and rule[0] == 410:
                status, _, text = fetch(rule[1])
                assert status == 200, rule
                return 410, address, text
            status, onward, text = (rule[0], rule[1], "") if rule else fetch(address)
            refresh = _REFRESH.search(text)
            if refresh:
                onward = refresh[1].replace("&amp;", "&")
            if not onward:
                return status, address, text
            address = urlsplit(onward)._replace(scheme="", netloc="", fragment="").geturl()
        raise AssertionError(f"{address} leads round and round")

    yield ask
    server.shutdown()
    server.server_close()
    thread.join()
