"""`tealeaves ledger`: forecasts proposed, taken up, edited; what becomes of them."""

import json as json_
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.ledger_fields import with_fields
from tealeaves.cli.ledger_outcomes import list_due, resolve_entry, score_entries, void_entry
from tealeaves.cli.ledger_rivals import app as rivals
from tealeaves.cli.options import ArchivePath, Day, Json, Outlet, PackDirs, Sheet, check_day
from tealeaves.cli.shell import console, remark, said
from tealeaves.cli.who import Who, Why, author, now

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""Forecasts on record: proposed by the machine, taken up by people, scored when due.

\b
Nothing is overwritten: each step is a record with author and moment (`tealeaves records undo`).
Examples:
  tealeaves ledger propose page.txt --archive desk.tea
  tealeaves ledger accept 812-3fa9c1 --criterion "an envoy is sent" --until 2026-06-30 -a desk.tea
  tealeaves ledger due --date 2026-06-30 --archive desk.tea
  tealeaves ledger resolve 812-3fa9c1 yes --document 990 --quote "left for Moscow" -a desk.tea
  tealeaves ledger score --archive desk.tea
""",
)
app.command("due")(list_due)
app.command("resolve")(resolve_entry)
app.command("void")(void_entry)
app.command("score")(score_entries)
app.add_typer(rivals, name="rivals")

Id = Annotated[str, typer.Argument(metavar="ID", help="As `propose` or `list` prints it.")]


@app.command("propose")
def propose(
    page: Annotated[
        str | None,
        typer.Argument(
            metavar="PAGE",
            help="A file (added to the archive where it is not there), or a document of it: id, "
            "address or sha256. Left out: all documents of --from … --to.",
        ),
    ] = None,
    *,
    archive: ArchivePath,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    date: Day = None,
    outlet: Outlet = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Those taken up or rejected already as well.")
    ] = False,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Propose what pages foresee, promise and threaten; a person decides what enters the ledger."""
    from tealeaves.archive.kept import kept, one, scope_of
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entries
    from tealeaves.ledger.proposals import proposals_of

    with said():
        check_day(date, "--date")
        with Archive.open(archive, create=page is not None and Path(page).is_file()) as store:
            if page is None:
                pages = kept(store.connection, scope_of(since, until, copies=False))
            else:
                number = _document(store, page, date, outlet, packs)
                pages = iter((one(store.connection, number),))
            known = entries(store)
            found = [
                (p, known[p.id].status if p.id in known else None)
                for text in pages
                for p in proposals_of(text)
                if all_ or page is not None or p.id not in known
            ]
    body = {
        "format": "tealeaves.proposals/1",
        "proposals": [{**p.to_json(), "in_ledger": state} for p, state in found],
        "not_scorable": sum(p.reason is not None for p, _ in found),
    }
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    else:
        from tealeaves.show.ledger import show_proposals

        show_proposals(body, console())


def _document(
    store: "Archive", page: str, date: str | None, outlet: str | None, packs: list[Path] | None
) -> int:
    from tealeaves.keep.page import keep_page
    from tealeaves.sources.fields import Given

    return keep_page(store, page, now(), Given(date, outlet), packs or ())


@app.command("accept")
@with_fields
def accept_proposal(
    id_: Id, *, archive: ArchivePath, given: dict[str, Any], who: Who = None, why: Why = ""
) -> None:
    """Take a proposal into the ledger, with what it lacks: criterion, deadline, a number."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entry
    from tealeaves.ledger.proposals import proposal
    from tealeaves.ledger.steps import accept

    with said(), Archive.open(archive) as store:
        accept(store, author(who), now(), proposal(store, id_), given, why)
        lacks = entry(store, id_).lacks
    print(f"{id_}: in the ledger" + (f"; not scorable: {lacks}" if lacks else ""))


@app.command("new")
@with_fields
def enter_by_hand(*, archive: ArchivePath, given: dict[str, Any], who: Who = None) -> None:
    """Enter a forecast by hand: --claim, --forecaster and --made-on are needed."""
    from hashlib import sha256

    from tealeaves.archive.store import Archive
    from tealeaves.ledger.steps import enter

    at = now()
    name = sha256(f"{at}\n{given.get('claim')}".encode("utf-8", "surrogatepass")).hexdigest()[:6]
    with said(), Archive.open(archive) as store:
        enter(store, author(who), at, f"h-{name}", given)
    print(f"h-{name}: in the ledger")


@app.command("edit")
@with_fields
def edit_entry(
    id_: Id,
    *,
    archive: ArchivePath,
    given: dict[str, Any],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHEN", help="From when a new chance was held."),
    ] = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Change an open entry: criterion, deadline, chance; what it was before stays on record."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entry
    from tealeaves.ledger.steps import edit
    from tealeaves.ledger.times import moment

    with said(), Archive.open(archive) as store:
        held = moment(on, entry(store, id_).zone) if on else None
        number = edit(store, author(who), now(), id_, given, why, held)
    print(f"record {number}: {id_} edited")


@app.command("merge")
def merge_entries(
    keep: Id,
    others: Annotated[list[str], typer.Argument(metavar="OTHER…", help="What is the same.")],
    archive: ArchivePath,
    who: Who = None,
) -> None:
    """Say that entries are one forecast: the others stay on record and count no more."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.steps import merge

    with said(), Archive.open(archive) as store:
        merge(store, author(who), now(), keep, others)
    print(f"{', '.join(others)}: merged into {keep}")


@app.command("reject")
def reject_proposal(id_: Id, archive: ArchivePath, who: Who = None, why: Why = "") -> None:
    """Say that a proposal is no forecast worth keeping; it is not proposed again."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.proposals import proposal
    from tealeaves.ledger.steps import reject

    with said(), Archive.open(archive) as store:
        reject(store, author(who), now(), proposal(store, id_), why)
    print(f"{id_}: rejected")


@app.command("list")
def list_entries(
    archive: ArchivePath,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="open, yes, no, void, …")
    ] = None,
    table: Sheet = None,
    json: Json = False,
) -> None:
    """All entries, the newest last, with their state and what they lack to be scored."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entries
    from tealeaves.ledger.report import counted
    from tealeaves.ledger.views import entry_json

    with said(), Archive.open(archive, readonly=True) as store:
        found = [e for e in counted(entries(store).values()) if status in (None, e.status)]
    if table is not None:
        from tealeaves.export.sheet import write_sheet
        from tealeaves.ledger.sheet import COLUMNS
        from tealeaves.ledger.sheet import rows as sheet_rows

        with said():
            remark(f"{table}: {write_sheet(table, COLUMNS, sheet_rows(found))} entries")
        return
    rows = [entry_json(e) for e in found]
    if json:
        print(json_.dumps({"entries": rows}, ensure_ascii=False))
        return
    from tealeaves.show.ledger import show_entries

    show_entries(rows, console())
    unscorable = sum(e.lacks is not None for e in found)
    if unscorable:
        remark(f"{unscorable} of {len(found)} cannot be scored as they stand")


@app.command("show")
def show_entry(id_: Id, archive: ArchivePath, json: Json = False) -> None:
    """One entry with its quotation and its whole history."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.entry import entry
    from tealeaves.ledger.views import entry_json

    with said(), Archive.open(archive, readonly=True) as store:
        body = entry_json(entry(store, id_))
    if json:
        print(json_.dumps(body, ensure_ascii=False))
        return
    from tealeaves.show.ledger import show_one

    show_one(body, console())
