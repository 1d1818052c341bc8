"""Pages become files: the Jinja environment, its filters, and the static files."""

from __future__ import annotations

import dataclasses
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from comsite.base import urls
from comsite.base.language import _, speaking
from comsite.base.output import Output
from comsite.base.problems import BuildError
from comsite.base.urls import base_path
from comsite.content.archive import Archive
from comsite.content.catalogues import catalogue_of
from comsite.content.kinds import KINDS, RECORDS
from comsite.site.face import colours
from comsite.site.lean import lean
from comsite.site.navigation import navigation
from comsite.site.page import Link, SiteContext, SitePage
from comsite.site.route_pages import page_makers
from comsite.site.static import Templates, static_file, static_folder, style_sheet
from comsite.site.wording import Wording


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled by an earlier Renderer of this process; Jinja compares their sources."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}
        self.used: set[str] = set()

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            self.used.add(bucket.key)
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.used.add(bucket.key)
        self.code[bucket.key] = bucket.bytecode_to_string()


# Those for a sandbox call nothing by themselves, so they are not those for use outside one.
# Each language has templates of its own.
_ENVIRONMENTS = {
    kind.__name__: kind for kind in (jinja2.Environment, ImmutableSandboxedEnvironment)
}
_COMPILED: defaultdict[str, _Compiled] = defaultdict(_Compiled)


def compiled() -> dict[str, bytes]:
    """Return the compiled templates that were used since others were taken over."""
    return {
        f"{kind} {key}": cache.code[key] for kind, cache in _COMPILED.items() for key in cache.used
    }


def take_compiled(templates: Mapping[str, bytes]) -> None:
    """Take over what was compiled by another process of the same program; forget what was used."""
    for cache in _COMPILED.values():
        cache.used.clear()
    for name, code in templates.items():
        kind, __, key = name.rpartition(" ")
        _COMPILED[kind].code.setdefault(key, code)


def _when_rendered(function: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Make a filter that runs only when a page is rendered, and never when a template is compiled.

    Compiled templates are kept and used for other sites, whose links differ.
    """

    @jinja2.pass_context
    def filtered(_: Context, url: str) -> str:
        return function(url)

    return filtered


class Renderer:
    """Renders the pages of one archive with templates that may be laid over others.

    A template can name one of the last folder, which others are laid over, as
    ``comsite/base.html``. What an archive brings runs in a sandbox. What is rendered depends on
    the template, the site and the context alone.
    """

    def __init__(self, archive: Archive, *folders: Path) -> None:
        templates = Templates(*folders)
        sheet = style_sheet(templates, colours(archive.site.face))
        self.catalogue = catalogue_of(archive.site.language)
        self.static = {"site.css": sheet} | {
            name: static_file(templates, name, self.catalogue)
            for name in ("icon.svg", "feed.css", "keys.js", "lost.js", "mark.js")
        }
        self.forms_script = static_file(templates, "forms.js")
        self.search_scripts = static_folder(templates, "search", self.catalogue)
        self.reading_scripts = static_folder(templates, "reading", self.catalogue)
        self.site = self._site(archive)
        self.base = base_path(archive.site.base_url)
        ours = jinja2.FileSystemLoader(templates.folders[-1])
        laid = jinja2.FileSystemLoader(templates.folders)
        self._folders, self._own = templates.folders, len(templates.folders) > 1
        kind = "ImmutableSandboxedEnvironment" if self._own else "Environment"
        spoken = self.catalogue.language if self.catalogue else "en"
        self.environment = _ENVIRONMENTS[kind](
            loader=jinja2.ChoiceLoader([laid, jinja2.PrefixLoader({"comsite": ours})]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_COMPILED[f"{kind} {spoken}"],
            extensions=[Wording],
        )
        self.environment.extend(catalogue=self.catalogue)
        self.environment.globals["_"] = _
        self.environment.globals["form_of"] = self.catalogue.form if self.catalogue else None
        self.environment.policies["json.dumps_kwargs"] = {
            "sort_keys": True,
            "separators": (",", ":"),
        }
        self.environment.filters["href"] = _when_rendered(self.href)

    def href(self, url: str) -> Markup:
        """Return a path of the site as a link on this host; fragments and other sites stay."""
        prefix = self.base if url.startswith("/") else ""
        return escape(prefix + url)

    def page(self, page: SitePage) -> Output:
        """Render a page."""
        fields = dataclasses.fields(page.context)
        context = {field.name: getattr(page.context, field.name) for field in fields}
        unit = page.context.head.search
        html = self.template(page.template, **context)
        path, data = file_path(page.url), lean(html).encode()
        return (
            Output(path, data, searched=unit.year, indexed=html.encode())
            if unit
            else Output(path, data)
        )

    def template(self, name: str, /, **context: Any) -> str:
        """Render a template; a mistake in it is a BuildError that names it.

        Of our own templates, what is no mistake of a template is raised as it is.
        """
        try:
            with speaking(self.catalogue):
                return self.environment.get_template(name).render(site=self.site, **context)
        except jinja2.TemplateNotFound as error:
            raise BuildError(f"the template {error.name} is missing") from error
        except jinja2.TemplateSyntaxError as error:
            place = f"{error.name or name} line {error.lineno}"
            raise BuildError(f"the template {place} is wrong: {error.message}") from error
        except MemoryError:
            raise
        except Exception as error:
            if not (self._own or isinstance(error, jinja2.TemplateError)):
                raise
            place = self._place(error, name)
            raise BuildError(f"the template {place} is wrong: {error}") from error

    def _place(self, error: Exception, name: str) -> str:
        """Return the template in which an error arose, with its line, or ``name``."""
        for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
            path = Path(frame.f_code.co_filename)
            for folder in self._folders:
                if path.is_relative_to(folder):
                    return f"{path.relative_to(folder).as_posix()} line {line}"
        return name

    def static_files(self) -> Iterator[Output]:
        """List the style sheet, the scripts and the icon, named by what is in them."""
        for path, data in (*self.static.values(), *self.search_scripts, *self.reading_scripts):
            yield Output(path.removeprefix("/"), data)

    def _site(self, archive: Archive) -> SiteContext:
        site, face = archive.site, archive.site.face
        footer = [
            Link(_("Glossary"), urls.GLOSSARY),
            Link(_("Posts"), urls.index("posts")),
            Link(_("Organisations"), urls.index("organisations")),
            *(
                Link(_(KINDS[kind].titles), urls.index(kind))
                for kind in RECORDS
                if kind not in page_makers()
            ),
            Link(_("Dates"), urls.DATES),
            Link(_("Corrections"), urls.CORRECTIONS),
            Link(_("Data"), urls.DATA),
            Link(_("Get updates"), urls.UPDATES),
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
            navigation=navigation(archive.has_decisions),
            footer=tuple(footer),
            own_footer=tuple(Link(link.text, link.url) for link in face.footer) if face else (),
            logo=urls.file(face.logo) if face and face.logo else "",
            home_text=(face and face.home_text) or "",
            style=self.static["site.css"][0],
            search_scripts=tuple(path for path, __ in self.search_scripts),
            reading_scripts=tuple(path for path, __ in self.reading_scripts),
            opensearch=urls.OPENSEARCH,
            keys_script=self.static["keys.js"][0],
            mark_script=self.static["mark.js"][0],
            lost_script=self.static["lost.js"][0],
            icon=self.static["icon.svg"][0],
            feed=urls.FEED,
            feed_style=self.static["feed.css"][0],
            updates=urls.UPDATES,
            calendar=urls.CALENDAR,
        )


def file_path(url: str) -> str:
    """Return where a page is kept below the output folder."""
    return f"{url}index.html".removeprefix("/") if url.endswith("/") else url.removeprefix("/")
