"""`tealeaves people`: who is in an archive, under which names and titles, and since when."""

import json as json_
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.options import ArchivePath, FromDay, Json, ToDay
from tealeaves.cli.shell import console, said, table
from tealeaves.cli.who import Who, Why, author, now

if TYPE_CHECKING:
    from tealeaves.archive.records.people import Profile

app = typer.Typer(
    rich_markup_mode=None,
    help="""Who is in an archive: names, titles over time, first and last seen; merges and splits.

\b
Examples:
  tealeaves people list --archive desk.tea
  tealeaves people list --find choe --archive desk.tea
  tealeaves people show choe-son-hui --archive desk.tea
  tealeaves people merge "~choe son hui" choe-son-hui --archive desk.tea --why "same minister"
  tealeaves people split kim-song-nam --document 812 --as "Kim Song Nam (coach)" --archive desk.tea
  tealeaves records undo 3 --archive desk.tea
""",
    no_args_is_help=True,
)


@app.command("list")
def list_people(
    archive: ArchivePath,
    find: Annotated[
        str | None, typer.Option("--find", metavar="TEXT", help="Part of a name or key.")
    ] = None,
    since: FromDay = None,
    until: ToDay = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many people.")] = 50,
    json: Json = False,
) -> None:
    """People by the number of texts that name them."""
    from tealeaves.archive.records.people import everyone
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive, readonly=True) as store:
        people = everyone(store, find, since, until, limit)
    if json:
        print(json_.dumps({"people": [asdict(p) for p in people]}, ensure_ascii=False))
        return
    rows = table("key", "name", "texts", "mentions", "first", "last")
    for p in people:
        also = f" (+ {', '.join(p.merged)})" if p.merged else ""
        rows.add_row(
            p.key + also, p.name, str(p.texts), str(p.mentions), p.first or "–", p.last or "–"
        )
    console().print(rows if people else "nobody")


@app.command("show")
def show_person(
    key: Annotated[str, typer.Argument(help="A key, as `people list` prints it.")],
    archive: ArchivePath,
    json: Json = False,
) -> None:
    """One person: names as printed, titles over time, latest texts, and what people recorded."""
    from tealeaves.archive.records.people import profile
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive, readonly=True) as store:
        found = profile(store, key)
    if json:
        print(json_.dumps(asdict(found), ensure_ascii=False))
    else:
        _print(found)


@app.command("merge")
def merge_people(
    key: Annotated[str, typer.Argument(help="The key that is the same person …")],
    into: Annotated[str, typer.Argument(help="… as this one.")],
    archive: ArchivePath,
    who: Who = None,
    why: Why = "",
) -> None:
    """Record that two keys are one person. Undo it with `tealeaves records undo`."""
    from tealeaves.archive.records.identity import merge
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        number = merge(store, author(who), now(), key, into, why)
    print(f"record {number}: {key} is {into}")


@app.command("split")
def split_person(
    key: Annotated[str, typer.Argument(help="The key under which two people were found.")],
    documents: Annotated[
        list[int],
        typer.Option("--document", metavar="ID", help="A document with the other one; repeat it."),
    ],
    name: Annotated[
        str, typer.Option("--as", metavar="NAME", help="Who the other one is: a key, or a name.")
    ],
    archive: ArchivePath,
    who: Who = None,
    why: Why = "",
) -> None:
    """Record that in some documents a key is another person."""
    from tealeaves.archive.records.identity import split
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        number = split(store, author(who), now(), key, tuple(documents), name, why)
    print(f"record {number}: {key} is {name} in {len(documents)} documents")


def _print(found: "Profile") -> None:
    out = console()
    s = found.summary
    out.print(f"{s.name}  ({s.key})")
    out.print(
        f"{s.texts} texts, {s.mentions} mentions, {s.first or '–'} to {s.last or '–'}; "
        f"serves {', '.join(found.countries) or '–'}"
    )
    of = f" (in the newest {found.looked:,} texts)" if found.looked else ""
    out.print(f"as printed{of}: " + "; ".join(f"{name} ({n})" for name, n in found.names))
    rows = table("title", "texts", "first", "last", "as printed")
    for t in found.titles:
        printed = "; ".join(t.printed[:3])
        rows.add_row(t.title, str(t.texts), t.first or "–", t.last or "–", printed)
    out.print(rows if found.titles else "no titles printed")
    rows = table("document", "date", "outlet", "title", "list rank")
    for x in found.sightings:
        rank = str(x.rank) if x.rank else ""
        rows.add_row(str(x.document), x.date or "–", x.outlet or "–", x.title or "–", rank)
    out.print(rows)
    if found.records:
        out.print("recorded by people:")
    for r in found.records:
        state = "" if r.stands else "  (undone)"
        out.print(f"  {r.id}  {r.at[:10]}  {r.who}: {r.kind} {r.about} {r.body}{state}")
