"""Searches that somebody keeps: marks among the records, the latest of each address holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from tealeaves.archive.records.log import append
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError

NAMED = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Saved:
    """One kept search. `asked` is the query and its filters, `newest` the last document then."""

    record: int
    at: str
    name: str
    asked: tuple[tuple[str, str], ...]
    newest: int

    @property
    def address(self) -> str:
        """The query part of the address that asks it again."""
        return urlencode(self.asked)


def keep_search(archive: Archive, who: str, at: str, name: str, asked: Mapping[str, str]) -> int:
    """Keep a search, or, when it is kept already, take what there is now as seen; the record.

    Raises ArchiveError for a search of nothing and for no author.
    """
    given = {key: value for key, value in sorted(asked.items()) if value.strip()}
    if not given:
        raise ArchiveError("a search of everything is not kept; give words or a filter")
    body = {"name": name.strip()[:NAMED] or urlencode(given)[:NAMED], "newest": _newest(archive)}
    return append(archive, who, at, "search", _about(given), body)


def drop_search(archive: Archive, who: str, at: str, record: int) -> int:
    """Keep a search no longer; the record that says so. Raises ArchiveError for one not kept."""
    found = next((one for one in searches(archive, who) if one.record == record), None)
    if found is None:
        raise ArchiveError(f"search {record}: {who or 'nobody'} keeps none of this number")
    return append(archive, who, at, "search", _about(dict(found.asked)), {"dropped": True})


def searches(archive: Archive, who: str) -> tuple[Saved, ...]:
    """The searches that a person keeps, in the order they were first kept."""
    rows = archive.connection.execute(
        "SELECT id, at, about, body FROM record WHERE kind = 'search' AND who = ? ORDER BY id",
        (who.strip(),),
    )
    kept: dict[str, Saved] = {}
    for record, at, about, packed in rows:
        body = json.loads(packed)
        if body.get("dropped"):
            kept.pop(about, None)
            continue
        asked = tuple(parse_qsl(about.partition(":")[2]))
        kept[about] = Saved(record, at, body["name"], asked, body["newest"])
    return tuple(kept.values())


def _about(given: Mapping[str, str]) -> str:
    return f"search:{urlencode(sorted(given.items()))}"


def _newest(archive: Archive) -> int:
    row = archive.connection.execute("SELECT max(id) FROM document").fetchone()
    return row[0] or 0
