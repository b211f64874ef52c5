"""An open archive: the connection, its promises, and transactions that are whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tealeaves.archive.schema import APPLICATION_ID, TABLES, VERSION
from tealeaves.archive.search.cards import Deck, lay
from tealeaves.errors import ArchiveError

if TYPE_CHECKING:
    from tealeaves.archive.kept import Document
    from tealeaves.archive.tables.table import Table

WAIT = 60.0  # seconds a writer waits for another one to finish its batch
CACHE = 64_000  # KiB of pages kept in memory


class Archive:
    """One archive file. Use it as a context manager, or close it.

    Readers never wait for the writer, nor it for them (write-ahead log). `connection` is a plain
    sqlite3 connection; functions of this part take the archive and use it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, readonly: bool) -> None:
        self.path = path
        self.connection = connection
        self.readonly = readonly
        self.terms: dict[tuple[str, str], int] = {}  # ids of terms met in this session
        self.deck = Deck()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, readonly: bool = False) -> Self:
        """The archive at `path`; with `create` an empty one where there is none.

        Raises ArchiveError when there is no archive, it is of another program or a newer schema,
        or the place cannot be written.
        """
        path = Path(path)
        if not path.exists() and not create:
            raise ArchiveError(f"{path}: there is no archive; make one with `tealeaves add`")
        if path.is_dir():
            raise ArchiveError(f"{path}: is a folder; name the archive's file")
        with told(path):
            connection = _connect(path, readonly)
            try:
                _prepare(connection, path, create)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, readonly)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed whole, or rolled back whole on any error."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                lay(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                self.terms.clear()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def changed(self) -> tuple[int, int]:
        """Two numbers that differ after anybody has written to the file."""
        last: tuple[int, int] = self.connection.execute(
            "SELECT (SELECT max(id) FROM version), (SELECT max(id) FROM record)"
        ).fetchone()
        return last

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """One state of the archive for several reads, whatever is written meanwhile."""
        with told(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    def documents(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        copies: bool = True,
    ) -> Iterator["Document"]:
        """The documents issued from `since` to `until` (YYYY, YYYY-MM or YYYY-MM-DD), by date.

        One is held at a time. Without `copies` near copies are left out.
        """
        from tealeaves.archive.kept import documents, scope_of

        scope = scope_of(since, until, outlet=outlet, language=language, copies=copies)
        return documents(self.connection, scope)

    def reading(self, document: int) -> dict[str, Any]:
        """The reading of a document as `tealeaves read --json` prints it.

        Raises ArchiveError when there is no such document.
        """
        from tealeaves.archive.kept import contract_of, one

        return contract_of(one(self.connection, document))

    def table(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        copies: bool = False,
    ) -> "Table":
        """A table of `tealeaves export` by its name, to read as rows or frames.

        Raises ArchiveError that lists the names.
        """
        from tealeaves.archive.kept import scope_of
        from tealeaves.archive.tables.table import table

        return table(self.connection, name, scope_of(since, until, copies=copies))

    def query(self, sql: str, *values: object) -> "Table":
        """What a SELECT over the archive's own tables answers; it cannot change anything.

        Raises ArchiveError with SQLite's words when the query is wrong.
        """
        from tealeaves.archive.tables.table import query

        return query(self.path, sql, *values)

    def close(self) -> None:
        """Close the file. What was committed is on disk."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _connect(path: Path, readonly: bool) -> sqlite3.Connection:
    uri = path.resolve().as_uri() + ("?mode=ro" if readonly else "?mode=rwc")
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    """Check whose file it is and which schema it has; lay out a new one."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables == 0 and create:
        _lay_out(connection)
        return
    if owner != APPLICATION_ID:
        raise ArchiveError(f"{path}: is no archive of tealeaves; name another file")
    version = schema_version(connection)
    if version > VERSION:
        raise ArchiveError(
            f"{path}: has schema {version}, this tealeaves knows {VERSION}; upgrade tealeaves"
        )
    if version < VERSION:
        raise ArchiveError(
            f"{path}: has schema {version}; run `tealeaves archive migrate --archive {path}` once"
        )
    if connection.execute("PRAGMA query_only").fetchone()[0] == 0:
        connection.execute("PRAGMA synchronous = FULL")


def _lay_out(connection: sqlite3.Connection) -> None:
    """All tables in one transaction: two programs may meet here at once."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            for statement in statements(TABLES):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time: `executescript` would commit in between."""
    piece = ""
    for line in script.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            yield piece
            piece = ""


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema the file was written with."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


REMEDIES = (
    ("locked", "another program is writing to it; wait for it to finish and run this again"),
    ("full", "the disk is full; what was added before is safe; free some space and run this again"),
    ("readonly database", "the file or its folder is read-only; change its permissions or copy it"),
    ("unable to open", "cannot be opened; check that its folder exists and may be written"),
    ("malformed", "is damaged; restore a backup (tealeaves archive backup makes them)"),
    ("not a database", "is no archive of tealeaves; name another file"),
    ("disk i/o", "the disk reports an error; what was added before is safe; check the disk"),
)


def remedy(error: sqlite3.Error) -> str | None:
    """What is wrong with the file or its place, and what to do; None: it is a fault of ours."""
    text = str(error).casefold()
    return next((remedy for sign, remedy in REMEDIES if sign in text), None)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as one line that names the file and the remedy."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        what = remedy(error)
        if what is None:
            raise
        raise ArchiveError(f"{path}: {what}") from error
