"""A static site generator for public meeting archives."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType


class _Described(SourceFileLoader):
    """Loads a file with its docstrings, which schemas, tables, rules and help are made of."""

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_data(self.path)
        return compile(source, self.path, "exec", dont_inherit=True, optimize=1)


class _Finder(MetaPathFinder):
    """Finds the files of this package where Python leaves docstrings out (``python -OO``)."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if not fullname.startswith(f"{__name__}."):
            return None
        found = PathFinder.find_spec(fullname, path)  # type: ignore[arg-type]
        if found and isinstance(found.loader, SourceFileLoader):
            found.loader = _Described(found.loader.name, found.loader.path)
        return found


if sys.flags.optimize > 1:
    sys.meta_path.insert(0, _Finder())
