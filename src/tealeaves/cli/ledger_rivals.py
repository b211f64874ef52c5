"""`tealeaves ledger rivals`: several explanations of one signal, side by side."""

import json as json_
from dataclasses import asdict
from typing import Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json
from tealeaves.cli.shell import console, said, table
from tealeaves.cli.who import Who, author, now, today

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""Rival readings: explanations of one signal, with who holds them; scored when decided.

\b
Examples:
  tealeaves ledger rivals add "China left out on 1 Jan" "a slight" --by "A. Analyst" -a desk.tea
  tealeaves ledger rivals list --archive desk.tea
  tealeaves ledger rivals decide "China left out on 1 Jan" 3fa9c1 --document 990 \\
      --quote "greetings to Beijing" --archive desk.tea
""",
)
About = Annotated[
    str, typer.Argument(metavar="SIGNAL", help="What is explained: words of yours, always alike.")
]


@app.command("add")
def add_reading(
    about: About,
    text: Annotated[str, typer.Argument(metavar="READING", help="The explanation.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Whose it is.")],
    archive: ArchivePath,
    point: Annotated[
        float | None, typer.Option("--point", metavar="PERCENT", help="The chance given to it.")
    ] = None,
    made_on: Annotated[
        str | None, typer.Option("--made-on", metavar="DAY", help="When; today if left out.")
    ] = None,
    document: Annotated[
        int | None, typer.Option("--document", metavar="ID", help="Where it was said.")
    ] = None,
    who: Who = None,
) -> None:
    """Put an explanation beside the others."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.rivals import offer
    from tealeaves.ledger.times import day

    with said(), Archive.open(archive) as store:
        made = day(made_on) if made_on else today().isoformat()
        id_ = offer(store, author(who), now(), about, by, text, made, point, document)
    print(f"{id_}: {by} on {about}")


@app.command("decide")
def decide_reading(
    about: About,
    right: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Those borne out; none: none was.")
    ] = None,
    *,
    archive: ArchivePath,
    quote: Annotated[str, typer.Option("--quote", metavar="WORDS", help="What decides it.")],
    document: Annotated[int, typer.Option("--document", metavar="ID", help="Where it stands.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="When.")] = None,
    who: Who = None,
) -> None:
    """Say which explanations the outcome bore out, with the words that show it."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.evidence import quotation
    from tealeaves.ledger.rivals import decide
    from tealeaves.ledger.times import day

    with said(), Archive.open(archive) as store:
        evidence = quotation(store, document, quote)
        when = day(on) if on else evidence["date"] or today().isoformat()
        number = decide(store, author(who), now(), about, right or (), when, evidence)
    print(f"record {number}: {about} decided")


@app.command("list")
def list_rivals(
    archive: ArchivePath,
    json: Json = False,
) -> None:
    """All signals with their explanations, who holds them, and how they did."""
    from tealeaves.archive.store import Archive
    from tealeaves.ledger.rivals import all_rivals

    with said(), Archive.open(archive, readonly=True) as store:
        found = all_rivals(store)
    if json:
        rows = [
            {**asdict(r), "scores": {reading.id: brier for reading, brier in r.scores()}}
            for r in found
        ]
        print(json_.dumps({"rivals": rows}, ensure_ascii=False))
        return
    for group in found:
        rows_ = table("id", "whose", "on", "chance", "reading", "came true", "Brier")
        scores = {reading.id: brier for reading, brier in group.scores()}
        for r in group.readings:
            came = "–" if group.right is None else "yes" if r.id in group.right else "no"
            chance = "–" if r.point is None else f"{r.point:g} %"
            brier = f"{scores[r.id]:.3f}" if r.id in scores else "–"
            rows_.add_row(r.id, r.by, r.made_on, chance, r.text, came, brier)
        console().print(group.about)
        console().print(rows_)
    if not found:
        print("no rival readings")
