"""`tealeaves demo`: an archive to try things on, of the press of an invented country."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.progress import Bar
from tealeaves.cli.shell import remark, said
from tealeaves.cli.who import now

if TYPE_CHECKING:
    from tealeaves.demo.build import Folder
    from tealeaves.demo.press import Press

LEAST, MOST, USUAL = 20, 1000, 400
SHOWN = ("rung_raised", "rank_exit", "formula_strengthened", "title_withheld", "country_dropped")
FEW = 100  # texts below which no worker processes are started


def make_demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it; made when new.")],
    texts: Annotated[
        int, typer.Option("--texts", metavar="N", min=LEAST, max=MOST, help="How many texts.")
    ] = USUAL,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Reading processes; all cores if left."),
    ] = None,
) -> None:
    """Make a demo archive: the press of Sarvenia, which does not exist, with changes planted in it.

    \b
    DIR gets demo.tea (the archive), press.jsonl (its texts), pack/ (what tealeaves is to know of
    Sarvenia), page.txt (one text as a page) and changes.tsv (what was planted where: look last).
    Examples:
      tealeaves demo sarvenia
      tealeaves demo sarvenia --texts 100
    """
    from tealeaves.demo.build import Folder, build, lay_out
    from tealeaves.demo.press import press

    place = Folder(folder)
    count = workers or (1 if texts < FEW else os.cpu_count() or 1)
    try:
        with said():
            made = press(texts=texts)
            lay_out(place, made)
            size = place.pages.stat().st_size
            with Bar(size, "reading", "texts") as bar:
                tally = build(
                    place, now(), count, lambda t: bar.show(t.bytes, sum(t.outcomes.values()))
                )
    except KeyboardInterrupt:
        remark("tealeaves: stopped; what was written is safe, the same command goes on from here")
        raise typer.Exit(130) from None
    kept = sum(tally.outcomes.values()) - tally.outcomes["refused"]
    print(f"{kept:,} texts in {place.archive}\n\nTry:\n")
    print("\n".join(f"  {line}" for line in to_try(place, made)))


def to_try(place: "Folder", made: "Press") -> list[str]:
    """Commands that show something on this archive."""
    from tealeaves.archive.store import Archive

    archive = f"--archive {place.archive}"
    urls = {text.plan.id: text.url for text in made.texts}
    changed = [
        urls[change.text] for kind in SHOWN for change in made.changes if change.kind == kind
    ]
    with Archive.open(place.archive, readonly=True) as store:
        known = dict(store.connection.execute("SELECT url, document FROM version"))
    ids = [known[url] for url in changed if url in known] or [known[made.texts[-1].url]]
    return [
        f'tealeaves search "river line" {archive}',
        f"tealeaves precedents {ids[0]} {archive}",
        *(f"tealeaves compare {id_} {archive}" for id_ in ids[:3]),
        f"tealeaves track countries --by year {archive}",
        f"tealeaves people list {archive}",
        f"tealeaves read {place.page} --packs {place.pack} --outlet SCA",
        f"tealeaves desk {archive}",
    ]
