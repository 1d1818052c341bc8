"""What a web server is told: headers, ``robots.txt``. Where addresses lead: ``redirects.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comsite.base import urls
from comsite.base.output import Output

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

# Types that a server may not know by the ending of a file. A feed is sent as any XML: some browsers
# offer what is sent as a feed as a file to keep, instead of showing it.
_TYPES = {
    "/feeds/*": "application/xml; charset=utf-8",
    urls.DATABASE: "application/vnd.sqlite3",
    urls.OPENSEARCH: "application/opensearchdescription+xml; charset=utf-8",
    urls.CALENDAR: "text/calendar; charset=utf-8",
    "/calendars/*": "text/calendar; charset=utf-8",
}


def headers_file(
    listed: bool, parts: Iterable[str], others: Mapping[str, Mapping[str, str]]
) -> Output:
    """Make Netlify's ``_headers``: a strict policy for all; files named by content are kept long.

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
    return Output(urls.HEADERS[1:], "\n".join([*lines, ""]).encode())


def robots_file(base_url: str) -> Output:
    """Make ``robots.txt``: everything may be read (a page that is not listed says so itself)."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {base_url}{urls.SITEMAP}\n"
    return Output(urls.ROBOTS[1:], text.encode())
