"""What stands beside the files: a Frictionless data package, and the same for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.tables.columns import Column

FIELD_TYPES = {"list": "array"}  # the others have Frictionless's names
MEDIA = {"csv": "text/csv", "jsonl": "application/x-ndjson", "parquet": "application/x-parquet"}

NOTES = """\
What is what
  empty cell / null   looked for, and the text does not say; or no such thing (see the column)
  0 in counts         looked for in all_texts texts, found in none of them
  all_texts 0         no text of that period is in the archive: no silence, only nothing to read
  no row              nothing found; or not looked for, if the section is in documents.not_read
  period null         texts whose date is unknown or too coarse to be placed
  near copies         {copies}
  start, end          code points of the page's text, from 0, end excluded. In HTML they index
                      the source; the quote is that piece without its markup

Shares: texts / all_texts, or mentions / all_words. Compare shares, not counts: how much of an
outlet the archive holds differs from month to month. A language for which no finder exists counts
in neither.
"""
COPIES = {
    False: "marked in documents.copy_of; they have no rows elsewhere and count nowhere",
    True: "marked in documents.copy_of; they have rows too (--copies), but count nowhere",
}
CELLS = """\
Cells whose text a spreadsheet would take for a formula have an apostrophe in front; `tealeaves
add` takes it off again. UTF-8{mark}, lines end in CR LF (RFC 4180).
"""
LAKE = """\
DuckDB reads a table by its months:
  SELECT month, count(*) FROM read_parquet('mentions/**/*.parquet', hive_partitioning = true)
  GROUP BY month;
month=__HIVE_DEFAULT_PARTITION__ (null) holds what cannot be placed in a month.
"""
ANNOTATIONS = """\
W3C Web Annotation, JSON-LD. collection.json is the collection; page-00001.json, … are its pages.
Every annotation has its kind and its values as bodies, and as target each of its places: by
TextPositionSelector (characters of the page as text, markup taken off) and TextQuoteSelector.
The source is the page's address, else urn:sha256: with the hash of its bytes.
Ids: urn:tealeaves:finding:PAGE SHA256:SECTION:START-END, the same that records use.
"""


@dataclass(frozen=True, slots=True)
class Resource:
    """A table as it was written: its files, what stands in it, and how many rows."""

    name: str
    about: str
    paths: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files were made with: kind of export, code, packs, documents, choices."""

    to: str
    version: str
    stamps: tuple[tuple[str, dict[str, str]], ...]
    choices: Mapping[str, str]  # options given, as words
    copies: bool
    mark: bool  # a byte order mark


def package(facts: Facts, resources: Sequence[Resource]) -> dict[str, Any]:
    """The data package: the same archive and options give the same one."""
    return {
        "profile": "tabular-data-package" if facts.to == "csv" else "data-package",
        "name": "tealeaves-export",
        "title": f"Findings of tealeaves, exported to {facts.to}",
        "tealeaves": {
            "export": facts.to,
            "version": facts.version,
            "readings": [{"tealeaves": version, "packs": packs} for version, packs in facts.stamps],
            "options": dict(facts.choices),
        },
        "resources": [
            _resource(facts, resource, any(r.name == "documents" for r in resources))
            for resource in resources
        ],
    }


def _resource(facts: Facts, resource: Resource, linked: bool) -> dict[str, Any]:
    format_ = "parquet" if facts.to == "lake" else facts.to
    described: dict[str, Any] = {
        "name": resource.name,
        "description": resource.about,
        "path": resource.paths[0] if len(resource.paths) == 1 else list(resource.paths),
        "format": format_,
        "mediatype": MEDIA.get(format_, "application/ld+json"),
        "encoding": "utf-8",
        "rows": resource.rows,
    }
    if format_ == "csv":
        described["profile"] = "tabular-data-resource"
        described["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "header": True}
    if resource.columns:
        described["schema"] = schema(resource, linked)
    return described


def schema(resource: Resource, linked: bool) -> dict[str, Any]:
    """The Frictionless table schema of a table; `linked`: table documents lies beside it."""
    fields = [
        {
            "name": column.name,
            "type": FIELD_TYPES.get(column.type, column.type),
            "description": column.about,
        }
        for column in resource.columns
    ]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if resource.key and "period" not in resource.key:  # a key may hold no null
        described["primaryKey"] = list(resource.key)
    if linked and resource.columns[0].name == "document":
        described["foreignKeys"] = [
            {"fields": "document", "reference": {"resource": "documents", "fields": "id"}}
        ]
    return described


def readme(facts: Facts, resources: Sequence[Resource]) -> str:
    """The same in words, for whoever opens the folder in a year."""
    lines = [f"Exported by tealeaves {facts.version} to {facts.to}."]
    lines += [f"  {name}: {value}" for name, value in facts.choices.items()]
    for version, packs in facts.stamps:
        named = ", ".join(f"{id_} {sha[:12]}" for id_, sha in sorted(packs.items()))
        lines.append(f"Read by tealeaves {version} with packs {named}.")
    lines += ["", "Tables"]
    lines += [f"  {r.name:<12}{r.rows:>10,} rows  {r.about}" for r in resources]
    for resource in resources:
        if resource.columns:
            lines += ["", f"{resource.name}: {resource.paths[0] if resource.paths else '-'}"]
            lines += [f"  {c.name:<14}{c.type:<9}{c.about}" for c in resource.columns]
    more = [NOTES.format(copies=COPIES[facts.copies])]
    if facts.to == "csv":
        more.append(CELLS.format(mark=" with a byte order mark" if facts.mark else ""))
    more += {"lake": [LAKE], "annotations": [ANNOTATIONS]}.get(facts.to, [])
    return "\n".join([*lines, "", *more])
