"""`tealeaves watch`: feeds, folders and addresses looked at once, or again and again."""

import json as json_
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, PackDirs
from tealeaves.cli.shell import console, remark, said
from tealeaves.cli.who import ago, now, today
from tealeaves.errors import ArchiveError, SourceError
from tealeaves.whole import write_whole

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive
    from tealeaves.keep.watch import Compare

EXAMPLES = """
\b
Examples:
  tealeaves watch https://example.org/feed.xml clips/ --archive desk.tea
  tealeaves watch https://example.org/feed.xml --follow --every 30 --archive desk.tea
  tealeaves watch @sources.txt --archive desk.tea --json >> rounds.jsonl
  tealeaves watch @sources.txt --archive desk.tea --every 60 --atom news.atom
                                                  a feed that any reader of feeds can show
"""


def watch_sources(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Addresses of feeds and pages, files, folders; @FILE lists sources, one a line.",
        ),
    ],
    archive: ArchivePath,
    every: Annotated[
        float | None,
        typer.Option(
            "--every", metavar="MINUTES", min=0.01, help="Look again and again until Ctrl-C."
        ),
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Fetch the pages that a feed's entries link to.")
    ] = False,
    recheck: Annotated[
        float | None,
        typer.Option(
            "--recheck",
            metavar="HOURS",
            min=0,
            help="With --follow: ask again for pages of unchanged entries not seen for so long.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published the pages.")
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a round, each on one line.")
    ] = False,
    atom: Annotated[
        Path | None,
        typer.Option("--atom", metavar="FILE", help="Keep an Atom feed of the newest texts there."),
    ] = None,
    entries: Annotated[
        int, typer.Option("--entries", metavar="N", min=1, help="Texts in the Atom feed.")
    ] = 50,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch from private and loopback addresses as well."),
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Reading processes.")
    ] = 1,
    packs: PackDirs = None,
) -> None:
    """Look at feeds, folders and addresses; keep what is new or changed and say what stands out."""
    waiting = [False]
    try:
        with said(), _told_to_stop():
            _watch(
                archive,
                _listed(sources),
                (every, waiting),
                (follow, recheck, outlet, allow_private),
                (json, atom, entries),
                (workers, packs or []),
            )
    except KeyboardInterrupt:
        if waiting[0]:  # between two rounds everything is done
            return
        remark("tealeaves: stopped; what was written is safe, the next round takes the rest")
        raise typer.Exit(130) from None


def _watch(
    path: Path,
    sources: tuple[str, ...],
    pace: tuple[float | None, list[bool]],
    how: tuple[bool, float | None, str | None, bool],
    out: tuple[bool, Path | None, int],
    reading: tuple[int, Sequence[Path]],
) -> None:
    from tealeaves.archive.store import Archive
    from tealeaves.keep.add import Reader
    from tealeaves.keep.watch import Watch, look, report
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup
    from tealeaves.sources.client import Client
    from tealeaves.sources.fields import Given
    from tealeaves.sources.rules import Rules

    follow, recheck, outlet, private = how
    workers, packs = reading
    reader = Reader(Lookup(load(packs)), tuple(packs), workers)
    with Archive.open(path, create=True) as store, Client(Rules(allow_private=private)) as client:
        compare = comparing(store)
        for number in rounds(*pace):
            given = Given(outlet=outlet, today=today().isoformat())
            again = None if recheck is None else ago(recheck)
            with _going_on(number > 0):
                found = look(store, Watch(sources, given, follow, again), reader, client, now())
                _show(report(found, store, compare), out[0])
                if out[1] is not None:
                    write_whole(out[1], _feed(store, compare, out[2], path.stem).encode("utf-8"))


@contextmanager
def _going_on(wanted: bool) -> Iterator[None]:
    """A locked file or a full disk costs a later round, not the watch: the next one tries again."""
    try:
        yield
    except ArchiveError as error:
        if not wanted:
            raise
        remark(f"tealeaves: {error}")


def rounds(
    every: float | None,
    waiting: list[bool],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[int]:
    """The number of each round, when it is due; only one without `every` (minutes).

    A round that takes longer than that is followed by the next one at once. `waiting` tells whether
    a round is under way.
    """
    number, due = 0, clock()
    while True:
        yield number
        if every is None:
            return
        number += 1
        due = max(due + every * 60, clock())
        waiting[0] = True
        if (left := due - clock()) > 0:
            sleep(left)
        waiting[0] = False


def comparing(store: "Archive") -> "Compare":
    """A function: a document to its compared signals; none where nothing earlier is comparable."""
    from tealeaves.compare.compare import compare
    from tealeaves.compare.subject import subject_of

    known: dict[tuple[int, int], list[dict[str, Any]]] = {}

    def compared(document: int) -> list[dict[str, Any]]:
        row = store.connection.execute("SELECT version FROM document WHERE id = ?", (document,))
        key = (document, row.fetchone()[0])
        if key not in known:
            found = compare(store, subject_of(store, document))
            known[key] = [signal.to_json() for signal in found.signals]
        return known[key]

    return compared


def _show(body: dict[str, Any], json: bool) -> None:
    if json:
        print(json_.dumps(body, ensure_ascii=False), flush=True)
    else:
        from tealeaves.show.watch import to_terminal

        to_terminal(body, console())


def _feed(store: "Archive", compare: "Compare", entries: int, name: str) -> str:
    from tealeaves.archive.versions.newest import newest
    from tealeaves.keep.strength import by_bits
    from tealeaves.show.atom import AtomEntry, to_atom
    from tealeaves.show.watch import signal_line

    found = tuple(
        AtomEntry(
            text.sha256,
            text.title,
            text.seen,
            text.date,
            text.outlet,
            text.url,
            text.change == "real",
            tuple(map(signal_line, (*by_bits(compare(text.document)), *text.signals)))
            or ("no signal found",),
        )
        for text in newest(store.connection, entries)
    )
    return to_atom(found, f"tealeaves: {name}", str(store.path.absolute()), now())


def _listed(sources: Sequence[str]) -> tuple[str, ...]:
    """The sources, those that files list in their place, each once. Raises SourceError."""
    found: list[str] = []
    for source in sources:
        if not source.startswith("@"):
            found.append(source)
            continue
        try:
            text = Path(source[1:]).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "is no text in UTF-8"
            raise SourceError(f"{source[1:]}: {why.lower()}; list one source a line") from None
        lines = (line.strip() for line in text.splitlines())
        found += [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise SourceError("no source to look at; give addresses, folders or @FILE")
    return tuple(dict.fromkeys(found))


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """SIGTERM stops as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


watch_sources.__doc__ = (watch_sources.__doc__ or "") + "\n" + EXAMPLES
