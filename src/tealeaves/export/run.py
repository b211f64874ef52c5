"""An archive into a folder of files: one pass over the documents, every table at once."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tealeaves.archive.kept import count, kept
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.columns import Column
from tealeaves.archive.tables.layouts import LAYOUTS
from tealeaves.archive.tables.table import OTHERS, stamps, table
from tealeaves.export import lake
from tealeaves.export.annotations import sections_of
from tealeaves.export.folder import PACKAGE, drop, staged, take, told, write_json
from tealeaves.export.package import Facts, Resource, package, readme
from tealeaves.export.parts import AnnotationsPart, Part, ReadingsPart, TablePart
from tealeaves.export.sinks import CsvSink, LineSink, ParquetSink, Sink
from tealeaves.export.wish import Wish

README = "README.txt"
READINGS = "One reading a document, whole, as `tealeaves read --json` prints it."
ANNOTATIONS = "One annotation a finding that has words on a page."
ORDER = (*LAYOUTS, *OTHERS, "readings", "annotations")


@dataclass(frozen=True, slots=True)
class Summary:
    """What lies in the folder now, rows of each table, and what became of the files."""

    rows: dict[str, int]
    written: int
    unchanged: int
    removed: int


def export(
    archive: Archive,
    folder: Path,
    wish: Wish,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Write an archive's tables into a folder, in the state the archive has when this begins.

    Files appear whole or not at all; `heard` hears how much of how much is done. Raises
    ArchiveError for a folder that is not ours, an unknown table, a missing library, a full disk.
    """
    wish.check()
    old = take(folder, wish.to, wish.force)
    with archive.snapshot(), told(folder):
        if wish.to == "lake":
            return _lake(archive, folder, wish, heard)
        with staged(folder) as staging:
            resources = _write(archive, staging, wish, heard)
            _describe(archive, staging, wish, resources)
        files = [path for resource in resources for path in resource.paths]
        removed = drop(folder, old, files)
    rows = {resource.name: resource.rows for resource in resources}
    return Summary(rows, len(files), 0, removed)


def _lake(archive: Archive, folder: Path, wish: Wish, heard: Callable[[int, int], None]) -> Summary:
    if not (folder / PACKAGE).exists():  # the folder is ours from the first file on
        with staged(folder) as staging:
            _describe(archive, staging, wish, [])
    filled = lake.fill(archive, folder, wish, heard)
    resources = lake.resources(folder, archive, wish.scope)
    with staged(folder) as staging:
        _describe(archive, staging, wish, resources)
    rows = {resource.name: resource.rows for resource in resources}
    return Summary(rows, filled.written, filled.unchanged, filled.removed)


def _describe(archive: Archive, place: Path, wish: Wish, resources: Sequence[Resource]) -> None:
    from tealeaves import __version__

    found = stamps(archive.connection)
    facts = Facts(wish.to, __version__, found, wish.choices, wish.scope.copies, wish.mark)
    (place / README).write_text(readme(facts, resources), "utf-8")
    write_json(place / PACKAGE, package(facts, resources))


def _write(
    archive: Archive, staging: Path, wish: Wish, heard: Callable[[int, int], None]
) -> list[Resource]:
    with ExitStack() as stack:
        parts = _parts(archive, staging, wish)
        for part, _ in parts:
            stack.callback(_abandon, part)
        # near copies are passed over table by table, since some list them
        scope = replace(wish.scope, copies=True)
        total = count(archive.connection, scope) if parts else 0
        for done, each in enumerate(kept(archive.connection, scope) if parts else (), 1):
            for part, _ in parts:
                part.take(each)
            heard(done, total)
        for part, _ in parts:
            part.close()
        stack.pop_all()
    resources = [replace(resource, rows=part.count) for part, resource in parts]
    if wish.to == "annotations":
        pages = sorted(path.name for path in staging.glob("page-*.json"))
        return [replace(each, paths=("collection.json", *pages)) for each in resources]
    resources += [_other(archive, staging, wish, name) for name in OTHERS if name in wish.names]
    return sorted(resources, key=lambda resource: ORDER.index(resource.name))


def _abandon(part: Part) -> None:
    """Close files that are thrown away: the fault that led here is the one to tell."""
    with suppress(OSError, ValueError):
        part.close()


def _parts(archive: Archive, staging: Path, wish: Wish) -> list[tuple[Part, Resource]]:
    copies = wish.scope.copies
    if wish.to == "annotations":
        sections = sections_of(wish.names)
        part = AnnotationsPart(staging, _iri(archive, wish), sections, copies)
        return [(part, Resource("annotations", ANNOTATIONS, (), (), (), 0))]
    parts: list[tuple[Part, Resource]] = []
    for layout in LAYOUTS.values():
        if layout.name in wish.names:
            path = staging / f"{layout.name}.{wish.to}"
            made = (layout.name, layout.about, (path.name,), layout.columns, layout.key, 0)
            sink = _sink(path, wish, layout.columns)
            parts.append((TablePart(layout, sink, copies), Resource(*made)))
    if wish.to == "jsonl" and (not wish.tables or "readings" in wish.tables):
        path = staging / "readings.jsonl"
        made_of = Resource("readings", READINGS, (path.name,), (), (), 0)
        parts.append((ReadingsPart(LineSink(path, ()), copies), made_of))
    return parts


def _iri(archive: Archive, wish: Wish) -> str:
    """A name for the collection: the same archive and choices give the same one."""
    row = archive.connection.execute("SELECT count(*), max(sha256), min(sha256) FROM page")
    of = repr((row.fetchone(), wish.choices, stamps(archive.connection)))
    return f"urn:tealeaves:annotations:{hashlib.sha256(of.encode()).hexdigest()[:32]}"


def _other(archive: Archive, staging: Path, wish: Wish, name: str) -> Resource:
    """A table that is not made document by document."""
    made = table(archive.connection, name, wish.scope, wish.counting)
    path = staging / f"{name}.{wish.to}"
    sink = _sink(path, wish, made.columns)
    rows = 0
    try:
        for rows, row in enumerate(made.rows(), 1):  # noqa: B007
            sink.write(row)
    finally:
        sink.close()
    return Resource(name, made.about, (path.name,), made.columns, made.key, rows)


def _sink(path: Path, wish: Wish, columns: Sequence[Column]) -> Sink:
    """An empty file of the wished format."""
    if wish.to == "csv":
        return CsvSink(path, columns, wish.mark)
    if wish.to == "jsonl":
        return LineSink(path, columns)
    return ParquetSink(path, columns)
