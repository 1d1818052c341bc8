"""Pages to files: the Jinja environment, the static files, and what a web server is told."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from comsite import urls
from comsite.archive import Archive
from comsite.contexts.shared import Link, NavEntry, SiteContext
from comsite.errors import BuildError
from comsite.outputs import Output, size
from comsite.pages.page import Page
from comsite.texts import base_path

NAVIGATION = (
    NavEntry("Meetings", urls.index("meetings"), "meetings"),
    NavEntry("Reports", urls.index("reports"), "reports"),
    NavEntry("Actions", urls.ACTIONS, "actions"),
    NavEntry("Topics", urls.index("topics"), "topics"),
    NavEntry("People", urls.index("people"), "people"),
    NavEntry("Dates", urls.DATES, "dates"),
)

# Everything the pages need comes from the site itself; nothing else is allowed. Other sites may
# read what is here: all of it is public, and there is no cookie.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


# What a server may not know by the ending.
_TYPES = {
    "/feeds/*": "application/atom+xml; charset=utf-8",
    urls.OPENSEARCH: "application/opensearchdescription+xml; charset=utf-8",
    urls.CALENDAR: "text/calendar; charset=utf-8",
    "/calendars/*": "text/calendar; charset=utf-8",
}


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled by an earlier Renderer of this process; Jinja compares their sources."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def _when_rendered(function: Callable[[str], str]) -> Callable[[Context, str], str]:
    """A filter that is never worked out when a template is compiled, for others use that code."""

    @jinja2.pass_context
    def filtered(_: Context, url: str) -> str:
        return function(url)

    return filtered


class Renderer:
    """Renders the pages of one archive with the templates of a folder.

    Without ``listed`` every page asks search engines to leave it out, as a preview should.
    """

    def __init__(self, archive: Archive, templates: Path, listed: bool = True) -> None:
        self.listed = listed
        self.static = {"site.css": _style_sheet(templates)} | {
            name: _static(templates / "static" / name)
            for name in ("icon.svg", "keys.js", "mark.js", "reading.js")
        }
        self.forms_script = _static(templates / "static" / "forms.js")
        self.search_scripts = _static_folder(templates / "static" / "search")
        self.site = self._site(archive)
        self.base = base_path(archive.site.base_url)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self.environment.policies["json.dumps_kwargs"] = {
            "sort_keys": True,
            "separators": (",", ":"),
        }
        self.environment.filters["href"] = _when_rendered(self.href)
        self.environment.filters["size"] = _when_rendered(self.size)
        self.sizes: Counter[str] = Counter()

    def href(self, url: str) -> Markup:
        """A path of the site as a link on this host; fragments and other sites stay as they are."""
        prefix = self.base if url.startswith("/") else ""
        return escape(prefix + url)

    def size(self, url: str) -> str:
        """The size of a file that is in ``sizes``: one made before the page that tells of it."""
        return size(self.sizes[url])

    def page(self, page: Page, structured: Mapping[str, object] | None = None) -> Output:
        """Render a page with its context and its structured data."""
        context = {
            field.name: getattr(page.context, field.name)
            for field in dataclasses.fields(page.context)
        }
        head = page.context.head
        context["head"] = dataclasses.replace(
            head, listed=head.listed and self.listed, structured=structured
        )
        return Output(file_path(page.url), self.template(page.template, **context).encode())

    def template(self, name: str, /, **context: Any) -> str:
        """Render a template; a mistake in it is a BuildError that names it."""
        try:
            return self.environment.get_template(name).render(site=self.site, **context)
        except jinja2.TemplateNotFound as error:
            raise BuildError(f"the template {error.name} is missing") from error
        except jinja2.TemplateError as error:
            place = f" line {error.lineno}" if isinstance(error, jinja2.TemplateSyntaxError) else ""
            raise BuildError(f"the template {name}{place} is wrong: {error.message}") from error

    def static_files(self) -> Iterator[Output]:
        """The style sheet, the scripts and the icon, named by what is in them."""
        for path, data in (*self.static.values(), *self.search_scripts):
            yield Output(path.removeprefix("/"), data)

    def _site(self, archive: Archive) -> SiteContext:
        site = archive.site
        footer = [
            Link("Glossary", urls.GLOSSARY),
            Link("Posts", urls.index("posts")),
            Link("Organisations", urls.index("organisations")),
            Link("Data", urls.DATA),
            Link("Calendar", urls.CALENDAR),
        ]
        footer += [
            Link(entry.record.title, urls.record("pages", slug))
            for slug, entry in archive.pages.items()
        ]
        return SiteContext(
            title=site.title,
            summary=site.summary,
            base_url=site.base_url.rstrip("/"),
            language=site.language,
            body=site.body,
            official_record=site.official_record,
            licence=site.licence,
            contact=site.contact or "",
            repository=site.repository or "",
            navigation=NAVIGATION,
            footer=tuple(footer),
            style=self.static["site.css"][0],
            search_scripts=tuple(path for path, _ in self.search_scripts),
            reading_script=self.static["reading.js"][0],
            opensearch=urls.OPENSEARCH,
            keys_script=self.static["keys.js"][0],
            mark_script=self.static["mark.js"][0],
            icon=self.static["icon.svg"][0],
            feed=urls.FEED,
            calendar=urls.CALENDAR,
        )


def file_path(url: str) -> str:
    """Where a page is kept below the output folder."""
    return f"{url}index.html".removeprefix("/") if url.endswith("/") else url.removeprefix("/")


def _static(source: Path) -> tuple[str, bytes]:
    """A static file's address, which changes with its bytes so that browsers may keep it."""
    data = _bytes(source)
    return f"/static/{source.stem}.{_digest(data)}{source.suffix}", data


def style_files(templates: Path) -> tuple[Path, ...]:
    """What the style sheet is joined from: first the order of its layers, then general to special.

    Files of one folder are in the order of their names.
    """
    first = templates / "styles" / "layers.css"
    if not first.is_file():
        raise BuildError("the file templates/styles/layers.css is missing")
    folders = (templates / "styles", templates / "components", templates)
    found = (path for folder in folders for path in sorted(folder.glob("*.css")))
    return tuple(dict.fromkeys((first, *found)))


def _style_sheet(templates: Path) -> tuple[str, bytes]:
    """The one style sheet and its address."""
    data = b"".join(path.read_bytes() for path in style_files(templates))
    return f"/static/site.{_digest(data)}.css", data


def _static_folder(source: Path) -> tuple[tuple[str, bytes], ...]:
    """The addresses of scripts that name each other: in a folder named by all their bytes.

    The one that is run is ``main.js``, and comes first.
    """
    names = sorted(path.name for path in source.glob("*.js"))
    if "main.js" not in names:
        raise BuildError(f"the file templates/static/{source.name}/main.js is missing")
    files = {name: _bytes(source / name) for name in ("main.js", *names)}
    digest = _digest(b"".join(name.encode() + data for name, data in files.items()))
    folder = f"/static/{source.name}.{digest}"
    return tuple((f"{folder}/{name}", data) for name, data in files.items())


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise BuildError(f"the file templates/static/{source.name} is missing") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def headers_file(
    listed: bool, parts: Iterable[str], others: Mapping[str, Mapping[str, str]]
) -> Output:
    """Netlify's ``_headers``: the strict policy everywhere, long keeping for named-by-content.

    ``parts`` are the folders of the search index. ``others`` are what some paths are sent with
    instead; Netlify takes the last that is given.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    if not listed:
        lines.append("  X-Robots-Tag: noindex")
    for path, values in others.items():
        lines += [path, *(f"  {name}: {value}" for name, value in values.items())]
    for path, kind in _TYPES.items():
        lines += [path, f"  Content-Type: {kind}"]
    kept = [f"{part}{name}/" for part in parts for name in ("fragment", "index")]
    for path in ("/static/", *kept):
        lines += [f"{path}*", "  Cache-Control: public, max-age=31536000, immutable"]
    return Output("_headers", "\n".join([*lines, ""]).encode())


def redirects_file(moved: Iterable[tuple[str, str]]) -> Output:
    """Netlify's ``_redirects``: each path of the folder that has moved, and its address now."""
    lines = [f"{old} {new} 301" for old, new in sorted(moved)]
    return Output("_redirects", "\n".join([*lines, ""]).encode())


def robots_file(base_url: str) -> Output:
    """``robots.txt``: everything may be read (a page that is not to be listed says so itself)."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {base_url}{urls.SITEMAP}\n"
    return Output("robots.txt", text.encode())
