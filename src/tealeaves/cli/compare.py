"""`tealeaves precedents` and `tealeaves compare`: a text against earlier ones of its kind."""

import json as json_
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, Day, Json, Outlet, PackDirs, Page, check_day
from tealeaves.cli.shell import console, said, table
from tealeaves.cli.who import today

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive
    from tealeaves.compare.compare import Comparison
    from tealeaves.compare.subject import Subject

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="As known on that day: what is missing while an occasion runs is pending (today).",
    ),
]


def list_precedents(
    page: Page,
    archive: ArchivePath,
    date: Day = None,
    outlet: Outlet = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """List the earlier texts that a text can be compared with, and why each was chosen.

    \b
    Examples:
      tealeaves precedents 812 --archive desk.tea
      tealeaves precedents page.txt --date 2026-01-01 --outlet KCNA --archive desk.tea
    """
    from tealeaves.archive.store import Archive
    from tealeaves.compare.precedents import choose

    with said(), Archive.open(archive, readonly=True) as store:
        subject = _subject(store, page, packs, date, outlet)
        choice = choose(store.connection, subject.facts, subject.setting)
    if json:
        from tealeaves.compare.compare import precedent_json, text_json

        body = {
            "text": text_json(subject),
            "precedents": [precedent_json(p) for p in choice.precedents],
            "same": list(choice.same),
            "dropped": list(choice.dropped),
        }
        print(json_.dumps(body, ensure_ascii=False))
        return
    rows = table("id", "date", "outlet", "title", "agrees in")
    for p in choice.precedents:
        rows.add_row(
            str(p.document), p.date or "–", p.outlet or "–", p.title or "–", ", ".join(p.same)
        )
    console().print(rows if choice.precedents else "no earlier text of this kind")
    if choice.dropped:
        console().print(f"too few agree in all; given up: {', '.join(choice.dropped)}")


def compare_page(
    page: Page,
    archive: ArchivePath,
    with_: Annotated[
        list[int] | None,
        typer.Option("--with", metavar="ID", help="A precedent chosen by hand; repeat it."),
    ] = None,
    date: Day = None,
    outlet: Outlet = None,
    as_of: AsOf = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Write a page: signals, then side by side."),
    ] = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Say what a text has that its precedents lacked and what it leaves out, in bits of surprise.

    \b
    No baseline, no signal: each line carries n, k and its quotations, and the report says what a
    precedent would have shown in the text's place. Faces of one fact are one signal; observations
    below them are no more unusual than what precedents show. Phrases that no pack knows are mined.
    Examples:
      tealeaves compare 812 --archive desk.tea
      tealeaves compare page.txt --date 2026-01-01 --outlet KCNA --archive desk.tea --json
      tealeaves compare 812 --with 640 --with 512 --archive desk.tea --html compared.html
    """
    from tealeaves.archive.store import Archive
    from tealeaves.compare.compare import compare
    from tealeaves.compare.pending import with_standing
    from tealeaves.packs.load import load

    with said(), Archive.open(archive, readonly=True) as store:
        check_day(as_of, "--as-of")
        subject = _subject(store, page, packs, date, outlet)
        found = compare(store, subject, with_)
        body = with_standing(
            store, load(packs or ()), subject, found.to_json(), as_of or today().isoformat()
        )
        if html:
            _write_page(store, found, dict(body), html)
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    elif not html:
        from tealeaves.show.comparison import to_terminal

        to_terminal(body, console())


def _write_page(store: "Archive", found: "Comparison", body: dict[str, Any], path: Path) -> None:
    """The comparison as a page, beside its nearest precedent."""
    from tealeaves.compare.beside import beside, nearest, with_cells
    from tealeaves.show.compare_html import to_html
    from tealeaves.whole import write_whole

    near = nearest(found.subject.facts, found.precedents)
    if near:
        body["beside"] = beside(store, found.subject, near[0])
    write_whole(path, to_html(with_cells(found, body)).encode("utf-8", "surrogatepass"))


def _subject(
    store: "Archive", page: str, packs: list[Path] | None, date: str | None, outlet: str | None
) -> "Subject":
    from tealeaves.compare.subject import find_subject

    check_day(date, "--date")
    return find_subject(store, page, packs or (), date=date, outlet=outlet)
