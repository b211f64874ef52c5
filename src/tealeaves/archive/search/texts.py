"""The clean texts of a selection, near copies once: what phrases are counted in."""

from dataclasses import dataclass

from tealeaves.archive.search.filters import Filters, conditions
from tealeaves.archive.store import Archive

MOST = 5_000  # texts that are read; of more, so many evenly spread over the days


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts read of a selection, by day, and how many it has."""

    total: int
    documents: tuple[int, ...]
    texts: tuple[str, ...]


def texts_of(
    archive: Archive, filters: Filters, without: Filters | None = None, most: int = MOST
) -> Texts:
    """The texts that meet the filters, and do not all of `without`.

    Raises ArchiveError for a day or a kind that is none.
    """
    asked = conditions(archive, filters)
    where = [c.sql for c in asked]
    values = [value for c in asked for value in c.values]
    if without is not None and (barred := conditions(archive, without)):
        where.append(f"NOT ({' AND '.join(f'coalesce({c.sql}, 0)' for c in barred)})")
        values += [value for c in barred for value in c.values]
    ids = [
        row[0]
        for row in archive.connection.execute(
            "SELECT d.id FROM document AS d JOIN reading AS r ON r.version = d.version "
            f"WHERE d.copy_of IS NULL{''.join(f' AND {one}' for one in where)} "
            "ORDER BY r.date, d.id",
            values,
        )
    ]
    chosen = _spread(ids, most)
    texts = [
        archive.connection.execute(
            "SELECT text FROM document AS d JOIN reading AS r ON r.version = d.version "
            "WHERE d.id = ?",
            (document,),
        ).fetchone()[0]
        for document in chosen
    ]
    return Texts(len(ids), tuple(chosen), tuple(texts))


def _spread(ids: list[int], most: int) -> list[int]:
    if len(ids) <= most:
        return ids
    return [ids[i * len(ids) // most] for i in range(most)]
