"""`tealeaves phrases`: what one selection of an archive says more often than another."""

import json as json_
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, FromDay, Json, ToDay
from tealeaves.cli.shell import console, said, table

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive
    from tealeaves.compare.phrases import Mined

Text = str | None


def mine_phrases(
    archive: ArchivePath,
    since: FromDay = None,
    until: ToDay = None,
    against_from: Annotated[
        Text, typer.Option("--against-from", metavar="DATE", help="First day of the reference.")
    ] = None,
    against_until: Annotated[
        Text, typer.Option("--against-until", metavar="DATE", help="Last day of the reference.")
    ] = None,
    outlet: Annotated[Text, typer.Option("--outlet", metavar="NAME")] = None,
    genre: Annotated[Text, typer.Option("--genre", metavar="GENRE")] = None,
    country: Annotated[
        Text, typer.Option("--country", metavar="CODE", help="Named in it: RUS, CHN.")
    ] = None,
    person: Annotated[
        Text, typer.Option("--person", metavar="NAME", help="Named in it: a name or a key.")
    ] = None,
    topic: Annotated[
        Text, typer.Option("--topic", metavar="TOPIC", help="A topic its record names.")
    ] = None,
    lang: Annotated[
        Text, typer.Option("--lang", metavar="LANG", help="Language: en, ko, zh.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Phrases shown on either side.")] = 20,
    json: Json = False,
) -> None:
    """Mine phrases of several words that one selection uses more, or less, than another.

    \b
    The filters choose the texts of both sides. The target is what they give from --from to --until;
    the reference what they give before, or in the days of --against-from and --against-until. With
    no days: the texts that meet the filters against all others of that outlet, genre and language.
    Scores are log-odds with a Dirichlet prior, in standard deviations; counts stand beside them,
    and phrases met under 5 times are counted as thin, not ranked.
    Examples:
      tealeaves phrases --genre press_statement --from 2024-10 --archive desk.tea
      tealeaves phrases --from 2024-10 --until 2024-10 --against-from 2024-09 \\
          --against-until 2024-09 --archive desk.tea
      tealeaves phrases --country RUS --top 50 --json --archive desk.tea
    """
    from dataclasses import replace

    from tealeaves.archive.dates import check_order
    from tealeaves.archive.search.filters import Filters
    from tealeaves.archive.store import Archive
    from tealeaves.compare.phrases import mine

    target = Filters(since, until, outlet, genre, lang, country=country, person=person, topic=topic)
    days = (against_from, against_until)
    reference = replace(target, since=days[0], until=days[1]) if any(days) else None
    with said(), Archive.open(archive, readonly=True) as store:
        check_order(since, until)
        found = mine(store, target, reference)
        body = _with_places(store, found, top)
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    else:
        _print(body)


def _with_places(store: "Archive", found: "Mined", top: int) -> dict[str, Any]:
    """The answer with a place of each phrase that is shown."""
    from tealeaves.compare.phrases import where

    body = found.to_json(top)
    for side, texts in (("more", found.target), ("less", found.reference)):
        for row in body[side]:
            row["evidence"] = where(store, texts, row["phrase"])
    return body


def _print(body: dict[str, Any]) -> None:
    here, there = body["target"], body["reference"]
    out = console()
    out.print(f"target {_texts(here)}, reference {_texts(there)}")
    out.print(f"{body['tried']:,} phrases tried, {body['thin']:,} of them too few to rank")
    for side, heading in (("more", "used more"), ("less", "used less")):
        if not body[side]:
            continue
        rows = table(heading, "target", "reference", "per 10,000", "score", "log-odds, 95 in 100")
        for row in body[side]:
            rows.add_row(
                row["phrase"],
                f"{row['target_count']} in {row['target_texts']}",
                f"{row['reference_count']} in {row['reference_texts']}",
                f"{row['per_10k']:.2f} : {row['reference_per_10k']:.2f}",
                f"{row['score']:.1f}",
                f"{row['interval'][0]:.2f} to {row['interval'][1]:.2f}",
            )
        out.print(rows)
    if not (here["texts"] and there["texts"]):
        out.print("nothing to compare: one side has no texts; widen the days or the filters")
    elif not body["more"] and not body["less"]:
        out.print("no phrase differs beyond chance")


def _texts(side: dict[str, int]) -> str:
    read = "" if side["read"] == side["texts"] else f", {side['read']:,} of them read"
    return f"{side['texts']:,} texts{read}"
