"""What somebody asks an export for."""

from dataclasses import dataclass
from typing import Literal, get_args

from tealeaves.archive.kept import Scope
from tealeaves.archive.tables.arrow import arrow_module
from tealeaves.archive.tables.counts import Counting
from tealeaves.archive.tables.table import NAMES
from tealeaves.errors import ArchiveError

Format = Literal["csv", "jsonl", "parquet", "annotations", "lake"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Wish:
    """Format, tables (none named: all), documents, how to count, and what to do in the folder."""

    to: Format
    tables: tuple[str, ...] = ()
    scope: Scope = Scope(copies=False)  # noqa: RUF009
    counting: Counting = Counting()  # noqa: RUF009
    mark: bool = False  # a byte order mark in CSV
    force: bool = False  # into a folder with other files

    @property
    def names(self) -> tuple[str, ...]:
        """The tables to write."""
        return self.tables or NAMES

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen, for the description: nothing for what is so by default."""
        scope, counting = self.scope, self.counting
        given = {
            "from": scope.since,
            "to": scope.until,
            "tables": " ".join(self.tables),
            "near copies": "with rows of their own" if scope.copies else "",
            "counts of": ", ".join(counting.kinds),
            "counts by": " and ".join(filter(None, (counting.period, counting.by))),
        }
        return {name: value for name, value in given.items() if value}

    def check(self) -> None:
        """Raise ArchiveError for what cannot be done."""
        known = (*NAMES, "readings") if self.to == "jsonl" else NAMES
        for name in self.tables:
            if name not in known:
                raise ArchiveError(f"--table {name}: there is none; there are {', '.join(known)}")
        if self.to in ("parquet", "lake"):
            arrow_module()
        if self.to == "lake" and self.counting != Counting(self.counting.kinds):
            raise ArchiveError("a lake is counted by month; export to parquet for other counts")
        for day, end in ((self.scope.since, "-01"), (self.scope.until, "-31")):
            if self.to == "lake" and day and not day.endswith(end):
                raise ArchiveError(f"a lake has whole months; write {day[:7]} for {day}")
