"""`tealeaves ledger due|resolve|void|score`: what became of the forecasts."""

import json as json_
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, Json, check_day
from tealeaves.cli.shell import console, said
from tealeaves.cli.who import Who, Why, author, now, today
from tealeaves.errors import LedgerError

Id = Annotated[str, typer.Argument(metavar="ID", help="As `list` or `due` prints it.")]


class Outcome(StrEnum):
    """What became of a forecast. A thing half come true is kept as such and not scored."""

    yes = "yes"
    no = "no"
    partial = "partial"
    unresolvable = "unresolvable"


def list_due(
    archive: ArchivePath,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="By when; today if left out.")
    ] = None,
    json: Json = False,
) -> None:
    """List what has to be decided by a day, with the texts of the archive that may decide it."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.due import due_with_candidates
    from tealeaves.ledger.entry import entries
    from tealeaves.ledger.views import due_json

    with said():
        check_day(date, "--date")
        by = date or today().isoformat()
        with Archive.open(archive, readonly=True) as store:
            found = due_with_candidates(store, entries(store).values(), by)
    body = {"date": by, "due": [due_json(d) for d in found]}
    if json:
        print(json_.dumps(body, ensure_ascii=False))
        return
    from tealeaves.show.ledger import show_due

    show_due(body, console())


def resolve_entry(
    id_: Id,
    outcome: Annotated[Outcome, typer.Argument(help="yes, no, partial or unresolvable.")],
    *,
    archive: ArchivePath,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="WORDS", help="The words that decide it.")
    ] = None,
    document: Annotated[
        int | None, typer.Option("--document", metavar="ID", help="Where those words stand.")
    ] = None,
    searched: Annotated[
        str | None,
        typer.Option(
            "--searched", metavar="QUERY", help="For `no`: the search that found nothing."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="WHEN",
            help="When it came out: a day, or a moment as '2026-02-12 23:30 (Pyongyang)'; the "
            "day of the quoted text, or the end of the window, if left out.",
        ),
    ] = None,
    condition_met: Annotated[
        bool | None,
        typer.Option("--condition-met/--condition-not-met", help="Whether its condition came."),
    ] = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Decide a forecast on evidence: a quotation, or a search over its window that found nothing.

    \b
    Examples:
      tealeaves ledger resolve 812-3fa9c1 yes --document 990 --quote "left for Moscow" -a desk.tea
      tealeaves ledger resolve 812-3fa9c1 no --searched "envoy Moscow" -a desk.tea
    """
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import Entry, entry
    from tealeaves.ledger.evidence import quotation, search_made
    from tealeaves.ledger.steps import resolve

    def shown(store: Archive, found: Entry) -> dict[str, Any]:
        if (quote is None) != (document is None):
            raise LedgerError("--quote and --document go together")
        if quote is not None and document is not None:
            return quotation(store, document, quote)
        if searched is None:
            return {}
        if outcome is not Outcome.no or not found.until:
            raise LedgerError("--searched shows that nothing came by the end of a window: for `no`")
        return search_made(store, searched, found.since or found.made_on, found.until)

    with said(), Archive.open(archive) as store:
        found = entry(store, id_)
        evidence = shown(store, found)
        when = on or (evidence.get("date") if quote else found.until) or today().isoformat()
        number = resolve(
            store,
            author(who),
            now(),
            id_,
            outcome.value,
            when,
            evidence,
            condition_met=condition_met,
            why=why,
        )
        found = entry(store, id_)
    assert found.outcome is not None
    print(f"record {number}: {id_} is {outcome.value}, on {found.outcome['on']} ({found.zone})")


def void_entry(id_: Id, archive: ArchivePath, who: Who = None, why: Why = "") -> None:
    """Say that a forecast counts no more: its condition was not met, its question fell away."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.steps import void

    with said(), Archive.open(archive) as store:
        print(f"record {void(store, author(who), now(), id_, why)}: {id_} is void")


def score_entries(
    archive: ArchivePath,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture", metavar="FILE", help="Draw the calibration: .svg, .png (extra `brief`)."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Score what is decided: Brier, skill, calibration; by forecaster, outlet, topic and word."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entries
    from tealeaves.ledger.report import report

    with said():
        with Archive.open(archive, readonly=True) as store:
            body = report(entries(store).values())
        if picture is not None:
            _draw(picture, body)
    if json:
        print(json_.dumps(body, ensure_ascii=False))
        return
    from tealeaves.show.ledger_scores import show_scores

    show_scores(body, console())


def _draw(path: Path, body: dict[str, Any]) -> None:
    from tealeaves.show.calibration_chart import to_vega
    from tealeaves.show.picture import to_png, to_svg
    from tealeaves.whole import write_whole

    chart = to_vega(body)
    match path.suffix:
        case ".svg":
            write_whole(path, to_svg(chart).encode("utf-8"))
        case ".png":
            write_whole(path, to_png(chart))
        case _:
            raise LedgerError(f"{path}: the ending says the format; use .svg or .png")
