"""Findings as W3C Web Annotations: where they stand, what kind they are, what they say."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tealeaves.archive.kept import Kept
from tealeaves.evidence import around
from tealeaves.export.visible import Words, words_of

Json = dict[str, Any]
SPAN_KEYS = frozenset(("text", "start", "end", "clean"))


@dataclass(frozen=True, slots=True)
class Kind:
    """How the findings of a section become annotations."""

    motivation: str
    tag: str  # in people's words, the first body
    spans: Callable[[Json], list[Json]]


def _at(*keys: str) -> Callable[[Json], list[Json]]:
    """The spans under some keys of a finding, in that order."""

    def spans(finding: Json) -> list[Json]:
        found: list[Json] = []
        for key in keys:
            value = finding.get(key) or []
            found += value if isinstance(value, list) else [value]
        return found

    return spans


def _itself(finding: Json) -> list[Json]:
    return [finding]


def _named(person: Json) -> list[Json]:
    """A person's mentions, or where only the office is printed, the office."""
    spans: list[Json] = person["mentions"] or person["title_spans"]
    return spans


KINDS = {
    "people": Kind("identifying", "person", _named),
    "titles": Kind("classifying", "title", _itself),
    "attendance_list": Kind("describing", "attendance", _at("span")),
    "outlets": Kind("identifying", "outlet", _at("spans")),
    "actors": Kind("identifying", "country", _itself),
    "blocs": Kind("identifying", "bloc", _itself),
    "places": Kind("identifying", "place", _itself),
    "statements": Kind("describing", "statement", _at("content", "also_content")),
    "dates": Kind("describing", "date", _itself),
    "events": Kind("describing", "event", _at("evidence")),
    "stance": Kind("assessing", "stance", _at("evidence")),
    "epithets": Kind("assessing", "epithet", _at("span")),
    "formulas": Kind("classifying", "formula", _at("span")),
    "forecasts": Kind("describing", "forecast", _at("claim")),
    "signals": Kind("highlighting", "signal", _at("evidence")),
}
TABLES = {  # of the export -> sections
    "mentions": ("actors", "blocs", "outlets", "places"),
    "people": ("people",),
    "attendance": ("attendance_list",),
}


def sections_of(tables: tuple[str, ...]) -> frozenset[str]:
    """The sections that stand for these tables of an export."""
    named = {section for table in tables for section in TABLES.get(table, (table,))}
    return frozenset(named & KINDS.keys())


def annotations_of(kept: Kept, sections: frozenset[str]) -> Iterator[Json]:
    """The annotations of a document, section by section; a finding without a place has none."""
    page = _Target(kept)
    generator = _generator(kept)
    used: dict[str, int] = {}
    for section, finding in _findings(kept.reading):
        if section not in sections:
            continue
        kind = KINDS[section]
        spans = kind.spans(finding)
        if not spans:
            continue
        targets = [page.of(span) for span in spans]
        name = page.name(section, spans)
        used[name] = used.get(name, 0) + 1
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name if used[name] == 1 else f"{name}:{used[name]}",
            "type": "Annotation",
            "motivation": kind.motivation,
            "generator": generator,
            "body": [_tag(kind.tag), _values(finding)],
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _findings(body: Json) -> Iterator[tuple[str, Json]]:
    for section in KINDS:
        found = body.get(section) or ()
        if section == "titles":
            for person in body.get("people") or ():
                for title in person["title_spans"]:
                    yield section, {"person": person["name"], **title}
        elif isinstance(found, dict):
            for code, spans in found.items():
                for span in spans:
                    yield section, {"code": code, **span}
        else:
            for finding in found:
                yield section, finding


def _tag(kind: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": kind}


def _values(finding: Json) -> Json:
    """What a finding says besides its places, as JSON in a textual body."""
    values = {
        key: value
        for key, value in finding.items()
        if key not in SPAN_KEYS and not _has_place(value)
    }
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": json.dumps(values, ensure_ascii=False),
    }


def _has_place(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, dict) for each in value)
    return isinstance(value, dict) and "start" in value


def _generator(kept: Kept) -> Json:
    version = kept.reading.get("made", {}).get("tealeaves", "unknown")
    return {
        "id": f"urn:tealeaves:software:{version}",
        "type": "Software",
        "name": f"tealeaves {version}",
    }


@dataclass(frozen=True)
class _Target:
    kept: Kept
    cache: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        return words_of(self.kept.page, self.kept.media_type)

    def name(self, section: str, spans: list[Json]) -> str:
        """The stable id of a finding: page, section and the place of its first words here."""
        first = next((span for span in spans if "page" not in span), {"start": 0, "end": 0})
        place = f"{first['start']}-{first['end']}"
        return f"urn:tealeaves:finding:{self.kept.document.sha256}:{section}:{place}"

    def of(self, span: Json) -> Json:
        if "page" in span:  # a quotation from an earlier text
            quote = _quote(span["text"], span.get("before", ""), span.get("after", ""))
            return _resource(f"urn:sha256:{span['page']}", [quote])
        start, end = self.words.place(span["start"], span["end"])
        text = self.words.text
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        document = self.kept.document
        source = _resource(
            _source(document.url, document.sha256),
            [position, _quote(text[start:end], **around(text, start, end))],
        )
        if source["source"] == document.url:  # the address may say something else by now
            source["state"] = {"type": "TimeState", "sourceDate": document.seen}
        return source


def _resource(source: str, selectors: list[Json]) -> Json:
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _quote(exact: str, before: str, after: str) -> Json:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}


def _source(url: str | None, sha256: str) -> str:
    is_iri = url is not None and url.startswith(("http://", "https://")) and not _spaced(url)
    return url if url is not None and is_iri else f"urn:sha256:{sha256}"


def _spaced(url: str) -> bool:
    return any(c.isspace() or c in '<>"{}|\\^`' for c in url)
