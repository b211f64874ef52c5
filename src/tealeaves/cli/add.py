"""`tealeaves add`: pages, folders, tables, packed archives, feeds and addresses into an archive."""

import json as json_
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self, TextIO

import typer

from tealeaves.cli.options import ArchivePath, PackDirs, check_day
from tealeaves.cli.progress import Bar
from tealeaves.cli.shell import remark
from tealeaves.cli.who import now, today
from tealeaves.errors import ArchiveError, TealeavesError

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive
    from tealeaves.keep.add import Tally
    from tealeaves.sources.record import Item, Refused

SMALL = 300_000  # bytes of input for which no worker processes are started
SHOWN = 5  # conflicts and refusals printed; all are in the archive

EXAMPLES = """
\b
Examples:
  tealeaves add page.html --archive desk.tea          one page (the archive is made when new)
  tealeaves add clips/ 'more/*.txt' --archive desk.tea
  tealeaves add kcna.jsonl.gz --archive desk.tea --outlet KCNA \\
      --fields title=headline,date=date,text=text,url=url,topics=topics
  tealeaves add crawl.warc.gz feed.xml --archive desk.tea
  tealeaves add --url https://example.org/story --archive desk.tea
  tealeaves add page.html --url https://example.org/story --archive desk.tea
                                                      a saved page and where it was taken from
"""


def add_pages(
    archive: ArchivePath,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help="Pages, folders, globs, JSONL, CSV, WARC, zip, tar, feeds; - is standard input.",
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="MAP",
            help="Which fields of a row are what: title=headline,date=day,text=body,url=link.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published the pages.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="Day of issue, where no record gives it."
        ),
    ] = None,
    url: Annotated[
        list[str] | None,
        typer.Option(
            "--url",
            metavar="URL",
            help="An address to fetch; beside one PATH: where that page was taken from.",
        ),
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Fetch the pages that a feed's entries link to.")
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch from private and loopback addresses as well."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Reading processes; all cores if left."),
    ] = None,
    refused: Annotated[
        Path | None,
        typer.Option(
            "--refused",
            metavar="FILE",
            help="Where to list what was refused (ARCHIVE.refused.tsv).",
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the closing counts as one JSON object.")
    ] = False,
    packs: PackDirs = None,
) -> None:
    """Add pages to an archive: read each one, keep it with its reading, pass over what is there."""
    try:
        check_day(date, "--date")
        beside = url[0] if url and paths and len(url) == len(paths) == 1 else None
        wish = Wish(
            tuple(paths or ()),
            () if beside else tuple(url or ()),
            fields,
            (date, outlet, beside),
            follow,
            allow_private,
        )
        listed = refused or archive.with_name(archive.name + ".refused.tsv")
        tally = _add(archive, wish, listed, workers, packs or [])
    except TealeavesError as error:
        remark(f"tealeaves: {error}")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        remark("tealeaves: stopped; what was written is safe, the same command goes on from here")
        raise typer.Exit(130) from None
    if json:
        counts: dict[str, Any] = {**tally.outcomes, "conflicts": len(tally.conflicts)}
        print(json_.dumps(counts | ({"flags": tally.flags} if tally.flags else {})))
    else:
        _summary(tally)
    if tally.outcomes["refused"] and sum(tally.outcomes.values()) == tally.outcomes["refused"]:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be added and how it is to be taken."""

    paths: tuple[str, ...]
    urls: tuple[str, ...]  # to fetch
    fields: str | None
    given: tuple[str | None, str | None, str | None]  # day, outlet, address of the one page
    follow: bool
    private: bool


def _add(
    path: Path, wish: Wish, refused: Path, workers: int | None, packs: Sequence[Path]
) -> "Tally":
    from tealeaves.archive.store import Archive
    from tealeaves.keep.add import Reader, add
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup
    from tealeaves.sources.paths import total

    size = total(wish.paths)
    count = workers or (1 if size < SMALL else os.cpu_count() or 1)
    reader = Reader(Lookup(load(packs)), tuple(packs), count)
    with (
        Archive.open(path, create=True) as archive,
        Bar(size, "adding", "pages") as bar,
        Refusals(refused) as complaints,
    ):

        def told(written: Iterable[Any], tally: "Tally") -> None:
            complaints.take(written)
            bar.show(tally.bytes, sum(tally.outcomes.values()))

        return add(archive, _items(archive, wish), reader, now(), told)


def _items(archive: "Archive", wish: Wish) -> Iterator["Item"]:
    from tealeaves.keep.follow import followed
    from tealeaves.keep.poll import polled
    from tealeaves.sources.client import Client
    from tealeaves.sources.fields import Fields, Given
    from tealeaves.sources.paths import items
    from tealeaves.sources.rules import Rules

    date, outlet, beside = wish.given
    known = Given(date=date, outlet=outlet, url=beside, today=today().isoformat())
    fields = Fields.parse(wish.fields) if wish.fields else None
    found = items(wish.paths, fields=fields, given=known, say=remark)
    with Client(Rules(allow_private=wish.private)) as client:
        yield from followed(found, archive, client) if wish.follow else found
        if wish.urls:
            fetched = polled(wish.urls, archive, client, known)
            yield from followed(fetched, archive, client) if wish.follow else fetched


class Refusals:
    """The file of what was refused: made when there is something, one line each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: TextIO | None = None
        self.first: list[str] = []

    def __enter__(self) -> Self:
        return self

    def take(self, written: Iterable[Any]) -> None:
        """Note the refusals among what was written."""
        from tealeaves.sources.record import Refused

        for piece in written:
            if isinstance(piece, Refused):
                self._note(piece)

    def _note(self, piece: "Refused") -> None:
        if self.file is None:
            try:
                self.file = self.path.open("w", encoding="utf-8")
            except OSError as error:
                raise ArchiveError(
                    f"{self.path}: {(error.strerror or str(error)).lower()}; "
                    "choose another place with --refused"
                ) from None
            self.file.write("source\tplace\twhy\n")
        cells = (piece.where.source, piece.where.place, piece.why)
        self.file.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
        if len(self.first) < SHOWN:
            self.first.append(f"{piece.where}: {piece.why}")

    def __exit__(self, *of_error: object) -> None:
        if self.file is not None:
            self.file.close()
            for line in self.first:
                remark(f"tealeaves: {line}")
            remark(f"tealeaves: all that was refused: {self.path}")


WORDS = (
    ("added", "added"),
    ("copy", "near copies of others (kept, counted once)"),
    ("replaced", "new versions, really changed"),
    ("trivial", "new versions, only a clock, a count or a comma changed"),
    ("already", "already there"),
    ("empty", "came back empty; the text kept before stands"),
    ("unchanged", "unchanged at their address"),
    ("gone", "no longer where they came from (kept, marked as gone)"),
    ("missing", "not there when asked for (noted)"),
    ("soft_404", "answered with a page that says not found (noted)"),
    ("failed", "could not be fetched (noted)"),
    ("not_allowed", "not allowed by robots.txt (noted)"),
    ("refused", "refused"),
)


FLAGS = (
    ("duplicate_guid", "entries share their id with others of their feed; all are kept"),
    ("duplicate_link", "entries share their link with others of their feed; all are kept"),
    ("bad_date", "pages come with a date that cannot be read"),
    ("future_date", "pages come with a date after today"),
)


def _summary(tally: "Tally") -> None:
    """What became of everything, and where records and pages disagree about the day."""
    lines = [f"{tally.outcomes[key]:>9,}  {word}" for key, word in WORDS if tally.outcomes[key]]
    print("\n".join(lines) or "nothing to add")
    for flag, said in FLAGS:
        if number := tally.flags[flag]:
            remark(f"tealeaves: {number:,} {said} ({flag})")
    for line in tally.conflicts[:SHOWN]:
        remark(f"tealeaves: {line}")
    if (more := len(tally.conflicts) - SHOWN) > 0:
        remark(f"tealeaves: and {more:,} more pages print another day than the one given")


add_pages.__doc__ = (add_pages.__doc__ or "") + "\n" + EXAMPLES
