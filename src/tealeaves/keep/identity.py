"""The names by which a page is known again."""

from pathlib import Path
from urllib.parse import urlsplit

from tealeaves.sources.address import same
from tealeaves.sources.record import Incoming


def keys_of(incoming: Incoming, sha256: str) -> tuple[str, ...]:
    """The surest name first: its address, its record's id, its file, else its very bytes."""
    keys = []
    if incoming.url and "duplicate_link" not in incoming.flags:
        keys.append("url:" + same(incoming.url))
    if incoming.asked:
        keys.append("url:" + same(incoming.asked))
    if incoming.where.kind == "url":  # as it was asked for, before any redirect
        keys.append("url:" + same(incoming.where.source))
    if incoming.id and "duplicate_guid" not in incoming.flags:
        keys.append("id:" + _scope(incoming) + incoming.id)
    if not keys and incoming.where.kind in ("file", "folder", "packed"):
        keys.append("file:" + _file(incoming))
    return tuple(dict.fromkeys(keys)) or ("sha:" + sha256,)


def _scope(incoming: Incoming) -> str:
    """Feeds number their entries each for itself; other records' ids are taken to be unique."""
    if incoming.where.kind != "feed":
        return ""
    host = urlsplit(incoming.url).hostname if incoming.url else None
    return (host or incoming.where.source) + "/"


def _file(incoming: Incoming) -> str:
    where = incoming.where
    path = Path(where.source).absolute()
    if where.kind == "folder":
        return (path / where.place).as_posix()
    return path.as_posix() + ("!" + where.place if where.place else "")
