"""How a long command gets on: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
from time import monotonic

import click

_WIDTH = 24  # signs of a bar
_OFTEN = 0.1  # seconds between two states of a bar
LONG = 1.0  # seconds from which on it is worth telling how long something took


class Progress:
    """Is told of each stage of a build, and of how many pages are done; prints it to stderr.

    ``seconds`` are what each stage took, by its name, once it is over.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._is_terminal = sys.stderr.isatty()
        self._stage = ""
        self._since = self._shown = monotonic()

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        """Say what is being done; ``done`` of so many are."""
        now = monotonic()
        if stage != self._stage:
            self.end()
            self._stage, self._since, self._shown = stage, now, now - _OFTEN
        if self._is_terminal and now - self._shown >= _OFTEN:
            self._shown = now
            bar = f" {'█' * (_WIDTH * done // of):░<{_WIDTH}} {done:,} of {of:,}" if of else " …"
            click.echo(f"\r\x1b[K{stage}{bar}", err=True, nl=False)

    def end(self) -> None:
        """Say how long the last stage took: on a terminal the bar goes, for all is told at once."""
        if not self._stage:
            return
        took = self.seconds[self._stage] = monotonic() - self._since
        if self._is_terminal:
            click.echo("\r\x1b[K", err=True, nl=False)
        elif took >= LONG:
            click.echo(f"{self._stage}: {took:.1f} s", err=True)
        self._stage = ""

    def summary(self) -> str:
        """Return what took how long; empty where nothing was long."""
        if sum(self.seconds.values()) < LONG:
            return ""
        stages = ", ".join(f"{stage.lower()} {took:.1f}" for stage, took in self.seconds.items())
        return f"It took {sum(self.seconds.values()):.1f} seconds: {stages}"
