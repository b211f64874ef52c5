"""`tealeaves export`: an archive's findings as files for other programs."""

import json as json_
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath
from tealeaves.cli.progress import Bar
from tealeaves.cli.shell import remark, said
from tealeaves.errors import ArchiveError

if TYPE_CHECKING:
    from tealeaves.export.run import Summary

WHOLE = 1000  # steps of the bar

EXAMPLES = """
\b
Examples:
  tealeaves export --archive desk.tea --to csv tables/            every table, for spreadsheets
  tealeaves export --archive desk.tea --to csv --bom tables/      the same, for a double click
  tealeaves export --archive desk.tea --to parquet out/ --table mentions --table documents
  tealeaves export --archive desk.tea --to csv out/ --table counts --kind person --period year
  tealeaves export --archive desk.tea --to jsonl out/ --from 2024-08 --until 2024-10
  tealeaves export --archive desk.tea --to annotations notes/     W3C Web Annotation, JSON-LD
  tealeaves export --archive desk.tea --to lake lake/             by month; again: only changes
"""


def export_archive(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write into; made when new.")
    ],
    archive: ArchivePath,
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORMAT", help="csv, jsonl, parquet, annotations or lake."),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="NAME", help="Only this table; may be given again."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Documents issued on this day or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Documents issued on this day or earlier."),
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Rows for the findings of near copies, too.")
    ] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="What table counts counts: country, bloc (these two if left), person, title, "
            "outlet, place, formula, epithet, occasion, topic; may be given again.",
        ),
    ] = None,
    period: Annotated[
        str,
        typer.Option("--period", help="Of table counts: day, week, month, quarter or year."),
    ] = "month",
    by: Annotated[
        str | None,
        typer.Option("--by", help="Part table counts by outlet, genre, rung or language."),
    ] = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help="CSV: begin with a byte order mark, as spreadsheets want."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that holds other files.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Write an archive's findings as tables, whole readings, annotations or a lake of Parquet."""
    try:
        with said():
            wish = _wish(to, table, (since, until, copies), (kind, period, by), bom, force)
            summary = _export(archive, folder, wish)
    except KeyboardInterrupt:
        remark("tealeaves: stopped; no half-written file was left")
        raise typer.Exit(130) from None
    if json:
        print(json_.dumps(_facts(folder, summary)))
    else:
        _say(folder, summary)


def _wish(
    to: str,
    tables: list[str] | None,
    scope: tuple[str | None, str | None, bool],
    counting: tuple[list[str] | None, str, str | None],
    bom: bool,
    force: bool,
) -> Any:
    from tealeaves.archive.dates import check_order
    from tealeaves.archive.kept import scope_of
    from tealeaves.archive.tables.counts import GROUPS, KINDS, SECTION, Counting
    from tealeaves.archive.tables.periods import PERIODS
    from tealeaves.export.wish import FORMATS, Wish

    (since, until, copies), (kinds, period, by) = scope, counting
    check_order(since, until)
    _one_of("--to", to, FORMATS)
    for kind in kinds or ():
        _one_of("--kind", kind, tuple(SECTION))
    _one_of("--period", period, PERIODS)
    if by is not None:
        _one_of("--by", by, GROUPS)
    return Wish(
        to,  # type: ignore[arg-type]
        tuple(tables or ()),
        scope_of(since, until, copies=copies),
        Counting(tuple(kinds or KINDS), period, by),  # type: ignore[arg-type]
        bom,
        force,
    )


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ArchiveError(f"{option} {value}: unknown; there are {', '.join(known)}")


def _export(path: Path, folder: Path, wish: Any) -> "Summary":
    from tealeaves.archive.store import Archive
    from tealeaves.export.run import export

    unit = "months" if wish.to == "lake" else "documents"
    with Archive.open(path, readonly=True) as archive, Bar(WHOLE, "exporting", unit) as bar:

        def heard(done: int, total: int) -> None:
            bar.show(WHOLE * done // max(total, 1), done)

        return export(archive, folder, wish, heard)


def _facts(folder: Path, summary: "Summary") -> dict[str, Any]:
    return {
        "folder": str(folder),
        "rows": summary.rows,
        "files": {
            "written": summary.written,
            "unchanged": summary.unchanged,
            "removed": summary.removed,
        },
    }


def _say(folder: Path, summary: "Summary") -> None:
    for name, rows in summary.rows.items():
        print(f"{rows:>12,}  {name}")
    parts = [f"{summary.written:,} files written"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged:,} unchanged")
    if summary.removed:
        parts.append(f"{summary.removed:,} of an earlier export removed")
    print(f"{', '.join(parts)}; {folder / 'README.txt'} says what stands in them")


export_archive.__doc__ = (export_archive.__doc__ or "") + "\n" + EXAMPLES
