"""How often a term was met before a day, in texts of which rung."""

import sqlite3


def met_before(
    connection: sqlite3.Connection, term: tuple[str, str], day: str | None
) -> tuple[tuple[str, int], ...]:
    """(rung, texts) for a term (kind, key) before a day, the most first; near copies once.

    A text without a rung counts under "". Without a day all texts count.
    """
    rows = connection.execute(
        "SELECT rung, sum(tally.texts) AS n FROM term JOIN tally ON tally.term = term.id "
        "WHERE kind = ? AND key = ? AND day < ? GROUP BY rung HAVING n > 0 ORDER BY n DESC, rung",
        (*term, day or "~"),
    )
    return tuple((str(rung), int(n)) for rung, n in rows)


def rungs_met(
    connection: sqlite3.Connection, term: tuple[str, str], day: str | None, most: int = 500
) -> dict[str, dict[str, float]]:
    """Rung -> ladder -> place on it, of the first texts before a day that have a term."""
    found: dict[str, dict[str, float]] = {}
    for rung, ladder, place in connection.execute(
        "SELECT DISTINCT r.rung, trait.key, trait.amount FROM (SELECT document FROM term JOIN "
        "feature ON feature.term = term.id WHERE kind = ? AND term.key = ? LIMIT ?) AS met "
        "JOIN document AS d ON d.id = met.document JOIN reading AS r ON r.version = d.version "
        "JOIN trait ON trait.document = d.id AND trait.kind = 'ladder' "
        "WHERE r.date < ? AND d.copy_of IS NULL AND r.rung IS NOT NULL",
        (*term, most, day or "~"),
    ):
        found.setdefault(rung, {})[ladder] = place
    return found
