"""``python -m comsite`` is the ``comsite`` command."""

from comsite.cli import main

main()
