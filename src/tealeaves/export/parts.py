"""What one pass over the documents writes: a table, the whole readings, annotations."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tealeaves.archive.kept import Kept, contract_of
from tealeaves.archive.tables.columns import Layout
from tealeaves.export.annotations import annotations_of
from tealeaves.export.folder import write_json
from tealeaves.export.sinks import LineSink, Sink

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE_SIZE = 1000  # annotations


class Part(Protocol):
    """Something that takes every document in turn and counts what it writes."""

    count: int

    def take(self, kept: Kept) -> None:
        """Write what a document gives."""

    def close(self) -> None:
        """Finish the files."""


@dataclass(slots=True)
class TablePart:
    """The rows of one table."""

    layout: Layout
    sink: Sink
    copies: bool
    count: int = 0

    def take(self, kept: Kept) -> None:
        """Write the rows of a document; of a near copy only where they are wanted."""
        if kept.document.copy_of is not None and not (self.copies or self.layout.of_copies):
            return
        for row in self.layout.rows(kept):
            self.sink.write(row)
            self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self.sink.close()


@dataclass(slots=True)
class ReadingsPart:
    """Whole readings, one contract object a line."""

    sink: LineSink
    copies: bool
    count: int = 0

    def take(self, kept: Kept) -> None:
        """Write the reading of a document."""
        if self.copies or kept.document.copy_of is None:
            self.sink.object(contract_of(kept))
            self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self.sink.close()


@dataclass(slots=True)
class AnnotationsPart:
    """An annotation collection: pages of PAGE_SIZE, one held at a time."""

    folder: Path
    id: str  # IRI of the collection
    sections: frozenset[str]
    copies: bool
    count: int = 0
    pages: int = 0
    items: list[dict[str, object]] = field(default_factory=list)

    def take(self, kept: Kept) -> None:
        """Write the annotations of a document."""
        if not self.copies and kept.document.copy_of is not None:
            return
        for annotation in annotations_of(kept, self.sections):
            if len(self.items) == PAGE_SIZE:
                self._page(last=False)
            self.items.append(annotation)
            self.count += 1

    def _page(self, last: bool) -> None:
        self.pages += 1
        page: dict[str, object] = {
            "@context": CONTEXT,
            "id": self._name(self.pages),
            "type": "AnnotationPage",
            "partOf": {"id": self.id, "type": "AnnotationCollection"},
            "startIndex": self.count - len(self.items),
        }
        if self.pages > 1:
            page["prev"] = self._name(self.pages - 1)
        if not last:
            page["next"] = self._name(self.pages + 1)
        write_json(self.folder / f"page-{self.pages:05}.json", {**page, "items": self.items})
        self.items = []

    def _name(self, page: int) -> str:
        return f"{self.id}:page-{page:05}"

    def close(self) -> None:
        """Write the last page and the collection."""
        self._page(last=True)
        collection = {
            "@context": CONTEXT,
            "id": self.id,
            "type": "AnnotationCollection",
            "label": "Findings of tealeaves",
            "total": self.count,
            "first": self._name(1),
            "last": self._name(self.pages),
        }
        write_json(self.folder / "collection.json", collection)
