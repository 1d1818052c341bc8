"""Other people's verdicts on a built site, as lists of problems.

Every function raises CannotCheckError where its checker cannot run or has
nothing to check, so that an empty list always means: looked at, and well.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import unquote

from tests.tools.programs import (
    JAVA,
    NODE,
    NODE_MODULES,
    TOOLS,
    VNU_JAR,
    CannotCheckError,
    installed,
    run,
    said,
)

# The Nu checker knows nesting, layers, :has(), light-dark() and color-mix(), but
# not yet these at-rules. It passes over them and says so; nothing else is hushed.
_CSS_NOT_KNOWN_YET: Final = r"CSS: Unrecognized at-rule .@(container|property|starting-style).*"

# Pagefind writes this folder; its style sheets are not ours to mend.
_NOT_OURS: Final = "pagefind"


def nu_errors(folder: Path) -> list[str]:
    """Errors of the Nu HTML checker in the pages and style sheets under a folder.

    Each reads `path:line: message`, with the path from the folder. All the pages
    are one run: starting Java takes a second, a page a few milliseconds. The
    style sheets are another: their option would put every HTML error a line too high.
    """
    pages = _files(folder, "html")
    styles = _files(folder, "css", may_be_none=True)
    css_options = ["--also-check-css", "--filterpattern", _CSS_NOT_KNOWN_YET]
    messages = [*_nu_messages([], pages), *_nu_messages(css_options, styles)]
    return sorted(
        f"{_from(folder, found.get('url', ''))}:{found.get('lastLine', 1)}: {found['message']}"
        for found in messages
    )


def html_validate_errors(folder: Path) -> list[str]:
    """Errors and warnings of html-validate in the pages under a folder.

    Each reads `path:line: message (rule)`, with the path from the folder.
    """
    program = installed(NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs")
    with TemporaryDirectory() as temporary:
        # A file, because html-validate exits before a pipe has taken a long verdict.
        verdict = Path(temporary, "verdict.json")
        options = ["--config", str(TOOLS / ".htmlvalidate.mjs"), "--formatter", f"json={verdict}"]
        result = run([NODE, program, *options, *_files(folder, "html")])
        try:
            pages = json.loads(verdict.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            msg = f"html-validate gave no verdict. It said:\n{said(result)}"
            raise CannotCheckError(msg) from error
    return sorted(
        f"{_from(folder, page['filePath'])}:{message['line']}: "
        f"{message['message']} ({message['ruleId']})"
        for page in pages
        for message in page["messages"]
    )


def schema_org_errors(nodes: Sequence[Mapping[str, Any]]) -> list[str]:
    """Where JSON-LD has a property that schema.org does not give to its type, or a wrong value.

    The verdict is TypeScript's, by Google's types of the whole vocabulary.
    """
    program = installed(NODE_MODULES / "typescript" / "bin" / "tsc")
    installed(NODE_MODULES / "schema-dts" / "package.json")
    lines = ['import type * as s from "schema-dts";']
    lines += [
        f"export const n{place}: {_schema_org_type(node)} = {json.dumps(node)};"
        for place, node in enumerate(nodes)
    ]
    with TemporaryDirectory(dir=TOOLS) as temporary:  # beside node_modules, where types are found
        source = Path(temporary, "nodes.ts")
        source.write_text("\n".join(lines), encoding="utf-8")
        options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"]
        result = run([NODE, program, *options, "--moduleResolution", "bundler", source])
    if result.returncode and "error TS" not in result.stdout:
        msg = f"TypeScript did not check: {said(result)}"
        raise CannotCheckError(msg)
    return [line for line in result.stdout.splitlines() if "error TS" in line]


def _schema_org_type(node: Mapping[str, Any]) -> str:
    """The type of a node; an action's may have inputs (schema.org/docs/actions.html) beside."""
    name = f"s.{node['@type']}"
    return f"s.WithActionConstraints<{name}>" if name.endswith("Action") else name


def axe_source() -> str:
    """The script of axe-core, to be run in a page: it defines `axe`."""
    return installed(NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def netlify_redirects(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The rules that Netlify reads in a `_redirects` file, and its errors.

    A rule has `from`, `to`, `status` and `force`, and `query`, `conditions`
    where the line gives them.
    """
    return _netlify("redirects", path)


def netlify_headers(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The rules that Netlify reads in a `_headers` file, and its errors.

    A rule has `for`, a path, and `values`, the headers by name.
    """
    return _netlify("headers", path)


def netlify_config(path: Path, context: str = "production") -> tuple[dict[str, Any], list[str]]:
    """What a `netlify.toml` comes to in a deploy context, and Netlify's errors.

    The `_headers` and `_redirects` of the published folder are part of it, as
    `headers` and `redirects`, where that folder is there.
    """
    return _netlify("config", path, context)


def _nu_messages(options: list[str], files: list[Path]) -> list[dict[str, Any]]:
    """What the Nu checker has against some files, in its own words and fields."""
    if not files:
        return []
    options = ["--errors-only", "--format", "json", "--stdout", *options]
    result = run([JAVA, "-jar", installed(VNU_JAR), *options, *files])
    try:
        messages: list[dict[str, Any]] = json.loads(result.stdout)["messages"]
    except (ValueError, KeyError) as error:
        msg = f"The Nu checker gave no verdict. It said:\n{said(result)}"
        raise CannotCheckError(msg) from error
    return messages


def _netlify(kind: str, path: Path, *options: str) -> tuple[Any, list[str]]:
    """What one of Netlify's parsers made of a file, and its errors."""
    if not path.is_file():  # the parsers take a missing file for an empty one
        msg = f"{path} is not there, so Netlify's parser cannot read it."
        raise CannotCheckError(msg)
    installed(NODE_MODULES / "@netlify" / "config" / "package.json")
    result = run([NODE, TOOLS / "netlify.mjs", kind, path.resolve(), *options])
    if result.returncode:
        msg = f"Netlify's parser gave no verdict on {path}. It said:\n{said(result)}"
        raise CannotCheckError(msg)
    verdict = json.loads(result.stdout)
    return verdict["parsed"], verdict["errors"]


def _files(folder: Path, suffix: str, *, may_be_none: bool = False) -> list[Path]:
    """The site's own files of a kind, sorted, with absolute paths."""
    root = folder.resolve()
    files = sorted(
        path for path in root.rglob(f"*.{suffix}") if path.relative_to(root).parts[0] != _NOT_OURS
    )
    if not files and not may_be_none:
        msg = f"There is no .{suffix} file under {folder}, so there is nothing to check."
        raise CannotCheckError(msg)
    return files


def _from(folder: Path, path: str) -> str:
    """A checker's path or file URL, as a path from the folder."""
    prefix = f"{folder.resolve()}/"
    plain = unquote(path.removeprefix("file:")) if path.startswith("file:") else path
    return plain.removeprefix(prefix)
