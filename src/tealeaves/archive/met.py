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
