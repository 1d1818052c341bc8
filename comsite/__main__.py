"""``python -m comsite`` is the ``comsite`` command."""

from __future__ import annotations

from comsite.cli.main import main

main()
