"""`tealeaves records`: notes and corrections, each with author and day; undone, never erased."""

import json as json_
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, Json
from tealeaves.cli.shell import console, said, table
from tealeaves.cli.who import Who, Why, author, now
from tealeaves.errors import ArchiveError

app = typer.Typer(
    rich_markup_mode=None,
    help="""What people recorded: notes, corrections of findings, merges. Appended, never erased.

\b
Examples:
  tealeaves records note 812 "compare with the reply of 2023" --archive desk.tea
  tealeaves records correct 812 stance 0 reject --why "quotes another outlet" --archive desk.tea
  tealeaves records correct 812 statements 2 edit --set speaker="Kim Yo Jong" --archive desk.tea
  tealeaves records add 812 formulas "single-minded unity" --archive desk.tea
  tealeaves records list --document 812 --archive desk.tea
  tealeaves records undo 5 --archive desk.tea
""",
    no_args_is_help=True,
)

Document = Annotated[int, typer.Argument(metavar="ID", help="A document, as search prints it.")]
Section = Annotated[
    str, typer.Argument(metavar="KIND", help="people, statements, stance, formulas, …")
]
Values = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A value of the finding; repeat it."),
]


class Verdict(StrEnum):
    """What a person says of a finding."""

    confirm = "confirm"
    reject = "reject"
    edit = "edit"


@app.command("note")
def note_document(
    document: Document,
    text: Annotated[str, typer.Argument(help="The note.")],
    archive: ArchivePath,
    who: Who = None,
) -> None:
    """Put a note on a document."""
    from tealeaves.archive.records.corrections import note
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        print(f"record {note(store, author(who), now(), document, text)}: note on {document}")


@app.command("correct")
def correct_finding(
    document: Document,
    section: Section,
    item: Annotated[int, typer.Argument(help="Which one, counted from 0 as in the JSON.")],
    verdict: Annotated[Verdict, typer.Argument(help="confirm, reject or edit.")],
    archive: ArchivePath,
    values: Values = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Confirm, reject or edit a finding. What the machine found stays beside it."""
    from tealeaves.archive.records.corrections import correct
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        changes = _values(values)
        if (verdict is Verdict.edit) != bool(changes):
            raise ArchiveError("edit goes with --set KEY=VALUE, the other verdicts without")
        number = correct(
            store, author(who), now(), document, section, item, verdict.value, changes, why
        )
    print(f"record {number}: {verdict.value} {section} {item} of {document}")


@app.command("add")
def add_own(
    document: Document,
    section: Section,
    words: Annotated[str, typer.Argument(help="Words that stand once on the page.")],
    archive: ArchivePath,
    values: Values = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Add a finding of your own on words of the page."""
    from tealeaves.archive.records.corrections import add_finding
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        number = add_finding(
            store, author(who), now(), document, section, words, _values(values), why
        )
    print(f"record {number}: {section} added to {document}")


@app.command("undo")
def undo_record(
    number: Annotated[int, typer.Argument(metavar="RECORD", help="Its number.")],
    archive: ArchivePath,
    who: Who = None,
    why: Why = "",
) -> None:
    """Take a record back, by another one; both stay."""
    from tealeaves.archive.records.log import undo
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        print(f"record {undo(store, author(who), now(), number, why)}: undoes {number}")


@app.command("list")
def list_records(
    archive: ArchivePath,
    document: Annotated[
        int | None, typer.Option("--document", metavar="ID", help="Only on this document.")
    ] = None,
    json: Json = False,
) -> None:
    """All records in the order they were made; of a document, where its corrections hold now."""
    from tealeaves.archive.records.corrections import corrections
    from tealeaves.archive.records.log import records
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive, readonly=True) as store:
        found = [r for r in records(store) if document is None or _on(r, document)]
        holding = {} if document is None else {c.record.id: c for c in corrections(store, document)}
    if json:
        rows = [{**asdict(r), "stands": r.stands} for r in found]
        print(json_.dumps({"records": rows}, ensure_ascii=False))
        return
    shown = table("record", "day", "who", "kind", "about", "says")
    for r in found:
        state = "undone" if r.undone_by else ""
        if r.id in holding and not holding[r.id].holds:
            state = "its finding is no longer there"
        says = json_.dumps(r.body, ensure_ascii=False)
        shown.add_row(str(r.id), r.at[:10], r.who, r.kind, r.about, f"{state} {says}".strip())
    console().print(shown if found else "no records")


def _on(record: Any, document: int) -> bool:
    return record.about == f"document:{document}" or bool(record.body.get("document") == document)


def _values(given: list[str] | None) -> dict[str, Any]:
    """KEY=VALUE as a dict; a value is JSON where it reads as such, else the words themselves."""
    values: dict[str, Any] = {}
    for pair in given or ():
        key, sign, value = pair.partition("=")
        if not sign or not key:
            raise ArchiveError(f"--set {pair}: give KEY=VALUE")
        try:
            values[key] = json_.loads(value)
        except ValueError:
            values[key] = value
    return values
