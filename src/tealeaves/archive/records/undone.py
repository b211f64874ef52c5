"""Which records were taken back, and by which later one."""

import sqlite3


def undoings(connection: sqlite3.Connection) -> dict[int, int]:
    """Record -> the undo that holds. An undo that was itself undone holds no more."""
    pairs = connection.execute(
        "SELECT undoes, id FROM record WHERE undoes IS NOT NULL ORDER BY id DESC"
    ).fetchall()
    holds: dict[int, int] = {}
    for target, undoing in pairs:  # the newest first: whether it holds is known when it is met
        if undoing not in holds:
            holds.setdefault(target, undoing)
    return holds
