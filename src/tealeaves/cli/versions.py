"""`tealeaves archive versions` and `copies`: what became of a page, and who else ran it."""

import json as json_
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, Json
from tealeaves.cli.shell import console, said

if TYPE_CHECKING:
    from rich.text import Text

    from tealeaves.archive.versions.changes import Changed, Run
    from tealeaves.archive.versions.states import Cluster, State

WORDS = {
    "first": "as first seen",
    "trivial": "only a clock, a count, a comma or white space changed",
    "real": "the text changed",
}
OLD, NEW = "red strike", "green"


def list_versions(
    document: Annotated[
        str, typer.Argument(metavar="ID|URL", help="A document's number, or its address.")
    ],
    archive: ArchivePath,
    json: Json = False,
) -> None:
    """Print the states of a document and what changed from one to the next, word by word.

    \b
    Words that went are shown [-so-], words that came {+so+}, with colours in a terminal.
    Examples:
      tealeaves archive versions 17 --archive desk.tea
      tealeaves archive versions https://example.org/story --archive desk.tea --json
    """
    from tealeaves.archive.store import Archive
    from tealeaves.archive.versions.states import changes, document_of, states

    with said(), Archive.open(archive, readonly=True) as store:
        number = document_of(store.connection, document)
        found = states(store.connection, number)
    if json:
        print(json_.dumps(_object(number, found), ensure_ascii=False))
        return
    out = console()
    steps = {new.version: (old, parts) for old, new, parts in changes(found)}
    for state in found:
        out.print(f"{state.seen[:19]}Z  {WORDS[state.change]}  ({state.source})")
        old, parts = steps.get(state.version, (None, ()))
        for line in _lines(old, state, parts):
            out.print(line)


def _object(number: int, found: "tuple[State, ...]") -> dict[str, Any]:
    from tealeaves.archive.versions.states import changes

    diffs = {new.version: (old, new, parts) for old, new, parts in changes(found)}
    return {
        "document": number,
        "versions": [
            {**asdict(state), "diff": [_part(*diffs[state.version][:2], p) for p in parts]}
            if (parts := diffs.get(state.version, (None, None, None))[2]) is not None
            else asdict(state)
            for state in found
        ],
    }


def _part(old: "State", new: "State", part: "Changed") -> dict[str, Any]:
    """A sentence with its places in both texts and its runs."""
    return {
        "kind": part.kind,
        "from": part.old
        and {"start": part.old[0], "end": part.old[1], "text": _cut(old, part.old)},
        "to": part.new and {"start": part.new[0], "end": part.new[1], "text": _cut(new, part.new)},
        "runs": [{"from": _run(r.before, r.old), "to": _run(r.after, r.new)} for r in part.runs],
    }


def _run(text: str, place: tuple[int, int]) -> dict[str, Any]:
    return {"text": text, "start": place[0], "end": place[1]}


def _cut(state: "State", place: tuple[int, int]) -> str:
    return (state.text or "")[slice(*place)]


def _lines(old: "State | None", new: "State", parts: "tuple[Changed, ...]") -> Iterator["Text"]:
    """One line a sentence that is not as it was; those kept between are counted."""
    from rich.text import Text

    kept = 0
    for part in parts:
        if part.kind == "kept":
            kept += 1
            continue
        if kept:
            yield Text(f"    {kept} sentence{'s' if kept > 1 else ''} as before", "dim")
            kept = 0
        mark = {"changed": "  ~ ", "added": "  + ", "dropped": "  - ", "moved": "  > "}[part.kind]
        line = Text(mark)
        if part.kind == "dropped" and old and part.old:
            line.append(f"[-{_cut(old, part.old)}-]", OLD)
        elif part.kind == "added" and part.new:
            line.append(f"{{+{_cut(new, part.new)}+}}", NEW)
        elif part.new:
            _write(line, new, part.new, part.runs)
        yield line


def _write(line: "Text", new: "State", place: tuple[int, int], runs: "tuple[Run, ...]") -> None:
    """The new sentence with the words that went and came marked where they stand."""
    at = place[0]
    for run in runs:
        line.append(_cut(new, (at, run.new[0])))
        if run.before:
            line.append(f"[-{run.before}-]", OLD)
        if run.after:
            line.append(f"{{+{run.after}+}}", NEW)
        at = run.new[1]
    line.append(_cut(new, (at, place[1])))


def list_copies(
    archive: ArchivePath,
    document: Annotated[
        str | None,
        typer.Argument(metavar="[ID|URL]", help="Only the cluster of this document."),
    ] = None,
    json: Json = False,
) -> None:
    """Print the clusters of near copies: the counted document, then who else ran it.

    \b
    Examples:
      tealeaves archive copies --archive desk.tea
      tealeaves archive copies 17 --archive desk.tea --json
    """
    from tealeaves.archive.store import Archive
    from tealeaves.archive.versions.states import clusters, document_of

    with said(), Archive.open(archive, readonly=True) as store:
        connection = store.connection
        number = None if document is None else document_of(connection, document)
        found = list(clusters(connection, number))
    if json:
        print(json_.dumps({"clusters": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for cluster in found:
        print("\n".join(_cluster(cluster)))
    if not found:
        print("no near copies" if number is None else f"document {number} has no near copies")


def _cluster(cluster: "Cluster") -> Iterator[str]:
    for mark, one in (("", cluster.original), *(("  = ", copy) for copy in cluster.copies)):
        facts = (one.date or "undated", one.outlet or "unknown outlet", one.title or "no title")
        yield f"{mark}{one.document}  " + "  ".join(facts)
