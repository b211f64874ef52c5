"""`tealeaves archive reread`: readings made anew where code or packs have changed."""

import json as json_
import os
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json, PackDirs
from tealeaves.cli.progress import Bar
from tealeaves.cli.shell import console, remark, said, table
from tealeaves.cli.who import now

if TYPE_CHECKING:
    from tealeaves.keep.reread import Renewed

FEW = 12  # documents for which no worker processes are started


def reread_archive(
    archive: ArchivePath,
    everything: Annotated[
        bool, typer.Option("--all", help="Read every document, also those that are up to date.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Reading processes; all cores if left."),
    ] = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Rebuild the readings that older code or packs made, and say what changed in the findings.

    \b
    Pages, versions and what people recorded are not touched. Stopped, it goes on where it was.
    Examples:
      tealeaves archive reread --archive desk.tea
      tealeaves archive reread --archive desk.tea --packs my-pack
    """
    from tealeaves.archive.care.stale import count_stale
    from tealeaves.archive.store import Archive
    from tealeaves.keep.add import Reader
    from tealeaves.keep.reread import reread, stamp_of
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup

    try:
        with said(), Archive.open(archive) as store:
            lookup = Lookup(load(packs or []))
            total = count_stale(store, stamp_of(lookup.pack), everything)
            count = workers or (1 if total <= FEW else os.cpu_count() or 1)
            reader = Reader(lookup, tuple(packs or ()), count)
            with Bar(total, "rereading", "documents") as bar:
                renewed = reread(
                    store,
                    reader,
                    now(),
                    everything,
                    lambda _, r: bar.show(r.documents, r.documents),
                )
    except KeyboardInterrupt:
        remark("tealeaves: stopped; what was renewed is safe, the same command goes on from here")
        raise typer.Exit(130) from None
    for line in renewed.failed:
        remark(f"tealeaves: {line}; its old reading stays")
    _print(renewed, json)
    if renewed.failed:
        raise typer.Exit(1)


def _print(renewed: "Renewed", json: bool) -> None:
    sections = sorted(renewed.found | renewed.lost)
    if json:
        counts = {s: {"new": renewed.found[s], "gone": renewed.lost[s]} for s in sections}
        figures = {"read": renewed.documents, "changed": renewed.changed, "findings": counts}
        print(json_.dumps({**figures, "failed": len(renewed.failed)}))
        return
    print(f"{renewed.documents:,} documents read anew, {renewed.changed:,} with other findings")
    if sections:
        rows = table("findings", "new", "gone")
        for s in sections:
            rows.add_row(s, f"{renewed.found[s]:,}", f"{renewed.lost[s]:,}")
        console().print(rows)
