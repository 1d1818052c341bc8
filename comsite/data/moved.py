"""Files of open data that were published once, and where their addresses lead now.

What is beside pages is in ``base/urls.py``; this is what lies in ``/data/``.
"""

from __future__ import annotations

from comsite.base import urls
from comsite.data.schemas import VERSION
from comsite.data.tables import TABLES


def _schema(kind: str) -> str:
    return urls.schema(kind, VERSION)


_LONG = [table.name for table in TABLES if not table.has_json]

MOVED = {
    **{urls.table(name, "json"): urls.table(name, "csv") for name in _LONG},
    **{_schema(f"{name}-table"): urls.DATAPACKAGE for name in _LONG},
    _schema("item"): _schema("meeting"),
    _schema("action"): _schema("actions"),
    _schema("date"): _schema("meetings-table"),
}
