"""What a preview shows: the last site without problems, and what is wrong in the content now.

A page is made when it is asked for, so that a change shows as soon as the content is read and
checked; of the content only what may have changed is read again. All else that a build makes (data,
feeds, the search index) is made behind that, by a build in a process of its own, once nothing has
changed for a moment.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from comsite.base.language import speaking
from comsite.base.problems import BuildError, ContentError, Problem, system_reason
from comsite.base.urls import DATA
from comsite.checking.gate import Options
from comsite.library.routes import Route
from comsite.publishing.beside import behind
from comsite.publishing.build import build
from comsite.publishing.kept import Kept
from comsite.publishing.stages import Plan, nothing_collected, planned

QUIET = 0.5  # seconds without a change until the rest is made
PATIENCE = 30.0  # seconds that a request waits for the rest
PARTING = 1.0  # seconds to wait after a failure, in case the preview ends: that explains it
Say = Callable[[Iterable[Problem] | str], None]


@dataclass(frozen=True)
class State:
    """What a page in a browser is told: ``version`` names the site shown, the rest is wrong."""

    serial: int = 0
    version: str = ""
    problems: tuple[Problem, ...] = ()
    failure: str = ""


@dataclass(frozen=True)
class _Shown:
    """A site without problems: its plan, its routes by address, its static files by path."""

    plan: Plan
    routes: Mapping[str, Route]
    static: Mapping[str, bytes]


class Preview:
    """One archive in preview; ``options.output`` is a folder of its own. Safe to use by threads."""

    def __init__(self, options: Options, say: Say) -> None:
        self.options = options
        self.say = say
        self.state = State()
        self._shown: _Shown | None = None
        self._kept = Kept()
        self._whole = ""  # the version of which everything is in the output folder
        self._reading = False  # the content is being read, and nothing else should hold it up
        self._changed = threading.Condition()
        self._ended = threading.Event()

    def renew(self) -> None:
        """Read the content again. If anything is wrong with it, what was shown stays."""
        self._reading = True
        try:
            with nothing_collected():
                shown = _shown(planned(self.options, self._kept))
        except ContentError as error:
            self.say(error.problems)
            self._tell(problems=error.problems)
        except BuildError as error:
            self.say(str(error))
            self._tell(failure=str(error))
        except (
            OSError
        ) as error:  # a file was removed while it was read; the watch will report that change
            self.say(f"the content could not be read: {system_reason(error)}")
            self._tell(failure=self.state.failure, problems=self.state.problems)
        else:
            self.say("Showing the content as it is now")
            self._tell(shown)

    def page(self, path: str) -> bytes | None:
        """Return the page or static file at a path below the output folder; None if it is neither.

        Raises BuildError if a template is wrong.
        """
        shown = self._shown
        if shown is None:
            return None
        if path in shown.static:
            return shown.static[path]
        route = shown.routes.get(f"/{path.removesuffix('index.html')}")
        if route is None:
            return None
        if route.url == DATA:  # that page tells the sizes of files that are made with the rest
            file = self.whole() / path
            return file.read_bytes() if file.is_file() else None
        with speaking(shown.plan.renderer.catalogue):
            return shown.plan.renderer.page(shown.plan.pages.at(route)).data

    def whole(self) -> Path:
        """Return the folder with all else, once it is as new as the pages.

        While something is wrong with the content, it may be older.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._whole == self.state.version or bool(self.state.problems), PATIENCE
            )
        return self.options.output

    def after(self, serial: int, seconds: float) -> State:
        """Return the state once it is newer than ``serial``, or as it is after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.serial > serial, seconds)
            return self.state

    def complete(self) -> None:
        """Make the rest of each site that is shown, to the end; meant for a thread of its own."""
        while not self._ended.is_set():
            with self._changed:
                self._changed.wait_for(lambda: self._unfinished() or self._ended.is_set())
                if self._changed.wait_for(lambda: not self._unfinished(), QUIET):
                    continue
                version = self.state.version
            gc.collect()  # what was read before refers to itself
            failure = ""
            try:
                made = behind(partial(_made, self.options), partial(self._is, version))
            except (BuildError, OSError) as error:
                if self._ended.wait(PARTING):
                    return  # Ctrl-C ended Pagefind too, so this failure is not reported
                made, failure = self._is(version), str(error)
                if made:
                    self.say(failure)
            if not made:
                continue
            with self._changed:
                self._whole = version
                self._changed.notify_all()
            if failure:
                self._tell(failure=failure)

    def end(self) -> None:
        """Make nothing more, and report nothing that goes wrong, because the preview ends."""
        with self._changed:
            self._ended.set()
            self._changed.notify_all()

    def _unfinished(self) -> bool:
        """Whether all else is to be made anew: that needs content without mistakes."""
        is_right = not self._reading and not self.state.problems
        return is_right and self._whole != self.state.version

    def _is(self, version: str) -> bool:
        """Whether a version is still the one that is shown, and nothing newer is being read."""
        return self.state.version == version and not self._reading and not self._ended.is_set()

    def _tell(
        self,
        shown: _Shown | None = None,
        problems: tuple[Problem, ...] = (),
        failure: str = "",
    ) -> None:
        with self._changed:
            serial, version = self.state.serial + 1, self.state.version
            if shown:
                self._shown = shown
                version = f"{os.getpid()}-{serial}"  # never that of an earlier preview
            self._reading = False
            self.state = State(serial, version, problems, failure)
            self._changed.notify_all()


def _made(options: Options) -> bool:
    """Build all; return whether it could be: content that is wrong is about to be read anew."""
    try:
        build(options, alone=True)
    except ContentError:
        return False
    return True


def _shown(plan: Plan) -> _Shown:
    return _Shown(
        plan=plan,
        routes={route.url: route for route in plan.library.pages},
        static={output.path: output.data for output in plan.renderer.static_files()},
    )
