"""`tealeaves search`: words and findings looked up in an archive."""

import json as json_
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tealeaves.cli.options import FromDay, Json, ToDay
from tealeaves.cli.shell import console, remark, said

if TYPE_CHECKING:
    from rich.text import Text

    from tealeaves.archive.search.find import Found
    from tealeaves.archive.search.hits import Hit, Place

EXAMPLES = """
\b
Examples:
  tealeaves search "Hwasong-20" --archive desk.tea
  tealeaves search '"self-reliance" OR 자력갱생' --archive desk.tea
  tealeaves search 'missil* NEAR/5 test -flood' --from 2024-06 --archive desk.tea
  tealeaves search --country RUS --genre agency_commentary --sort date --archive desk.tea
  tealeaves search 로동당 --lang ko --facets --json --archive desk.tea
  tealeaves search --archive desk.tea -- -flood      a query that begins with a hyphen
"""


def search_archive(
    archive: Annotated[
        Path, typer.Option("--archive", "-a", metavar="FILE", help="The archive: one file.")
    ],
    query: Annotated[
        str,
        typer.Argument(
            metavar="[QUERY]",
            help='Words; "a phrase"; word*; a NEAR/5 b; OR, NOT or -word; ( ). None: list.',
        ),
    ] = "",
    since: FromDay = None,
    until: ToDay = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Named in it: RUS, CHN, NATO.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Named in it: a name or a key.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="A person's title printed in it.")
    ] = None,
    rung: Annotated[
        str | None, typer.Option("--rung", metavar="RUNG", help="Rung of authority.")
    ] = None,
    genre: Annotated[str | None, typer.Option("--genre", metavar="GENRE")] = None,
    occasion: Annotated[str | None, typer.Option("--occasion", metavar="OCCASION")] = None,
    formula: Annotated[
        str | None, typer.Option("--formula", metavar="FORMULA", help="A stock phrase's family.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="A topic its record names.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Has findings of a kind: forecasts, signals, signals:absence.",
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="Language: en, ko, zh, ru.")
    ] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="LAYER", help="first_hand or second_hand.")
    ] = None,
    sort: Annotated[
        Literal["rank", "date"], typer.Option("--sort", help="Best first, or newest first.")
    ] = "rank",
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to show.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, help="How many to skip.")] = 0,
    copies: Annotated[
        bool, typer.Option("--copies", help="List near copies one by one as well.")
    ] = False,
    this_script: Annotated[
        bool,
        typer.Option("--this-script", help="Names as typed only: Lavrov does not find Лавров."),
    ] = False,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count the whole result by outlet, month, person …")
    ] = False,
    json: Json = False,
) -> None:
    """Find texts by their words and by what was read of them, each hit with its place."""
    from tealeaves.archive.dates import check_order
    from tealeaves.archive.search.filters import Filters
    from tealeaves.archive.search.find import Query, search
    from tealeaves.archive.store import Archive

    filters = Filters(
        since, until, outlet, genre, lang, layer, rung, country, person, title, occasion, formula,
        topic, kind,
    )  # fmt: skip
    asked = Query(query, filters, sort, limit, offset, copies, this_script, facets)
    with said(), Archive.open(archive, readonly=True) as store:
        check_order(since, until)
        found = search(store, asked)
    if json:
        print(json_.dumps(to_json(found, offset), ensure_ascii=False))
    else:
        _print(found, offset)
    for note in found.notes:
        remark(f"tealeaves: {note}")


search_archive.__doc__ = (search_archive.__doc__ or "") + "\n" + EXAMPLES


def to_json(found: "Found", offset: int) -> dict[str, Any]:
    """The answer as `--json` prints it."""
    return {
        "total": found.total,
        "partial": found.partial,
        "offset": offset,
        "next": found.next,
        "hits": [{**asdict(hit), "partial": found.partial} for hit in found.hits],
        "notes": list(found.notes),
        **(
            {
                "facets": {
                    facet.name: [{"value": value, "n": n} for value, n in facet.values]
                    for facet in found.facets
                }
            }
            if found.facets is not None
            else {}
        ),
    }


def _print(found: "Found", offset: int) -> None:
    out = console()
    for hit in found.hits:
        for line in _lines(hit, out.is_terminal):
            out.print(line, soft_wrap=False)
        out.print()
    for facet in found.facets or ():
        shown = ", ".join(f"{value} {n}" for value, n in facet.values)
        more = f" … and {facet.more} more" if facet.more else ""
        if shown:
            out.print(f"{facet.name}: {shown}{more}")
    if found.partial:
        out.print("no text has all the words; these have at least half of them")
    shown = f"{offset + 1}-{offset + len(found.hits)} of " if found.hits else ""
    more = f"; the next: --offset {found.next}" if found.next else ""
    out.print(f"{shown}{found.total} documents{more}")


def _lines(hit: "Hit", styled: bool) -> "tuple[Text, Text, Text]":
    from rich.text import Text

    head = Text(f"{hit.date or 'undated'}  ")
    head.append_text(_marked(hit.title or "(no title)", hit.title_marks, styled))
    facts = [str(hit.id), hit.outlet, hit.genre, hit.rung, hit.language]
    if hit.copies:
        facts.append(f"{hit.copies} near {'copy' if hit.copies == 1 else 'copies'}")
    if hit.copy_of is not None:
        facts.append(f"near copy of {hit.copy_of}")
    if hit.gone:
        facts.append(f"gone since {hit.gone[:10]}")
    line = Text("  " + " · ".join(fact for fact in facts if fact), style="dim")
    piece = Text("  ").append_text(_marked(hit.snippet, hit.marks, styled))
    return head, line, piece


def _marked(text: str, marks: "tuple[Place, ...]", styled: bool) -> "Text":
    """The text with its hits bold, or between stars where nothing can be bold."""
    from rich.text import Text

    from tealeaves.show.inert import inert

    if styled:
        shown = Text(inert(text))
        for start, end in marks:
            shown.stylize("bold", start, end)
        return shown
    for start, end in reversed(marks):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return Text(inert(text))
