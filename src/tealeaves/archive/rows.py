"""A reading as rows of the archive: pure, so that it is done where the reading is made."""

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.archive.filing import Columns, Row, Rows
from tealeaves.archive.search.index import entry
from tealeaves.archive.search.places import packed
from tealeaves.archive.usage import usage
from tealeaves.archive.versions.copies import bands_of, minhash_of
from tealeaves.contract import to_json
from tealeaves.knowledge import Pack
from tealeaves.types import NOWHERE, Reading, Setting, Trait
from tealeaves.words import squash

WORD = re.compile(r"\w+")


class Terms:
    """The terms of one document, numbered as they come, with their counts."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], int] = {}
        self.labels: list[tuple[str, str, str]] = []
        self.counts: dict[int, int] = {}
        self.order: dict[str, list[int]] = {}

    def id(self, kind: str, key: str, label: str | None = None) -> int:
        """The number of a term; new ones are added."""
        found = self.ids.get((kind, key))
        if found is None:
            found = self.ids[kind, key] = len(self.labels)
            self.labels.append((kind, key, label or key))
        return found

    def count(self, term: int, n: int = 1) -> None:
        """Note n more mentions of a term; the first one gives its rank among its kind."""
        if term not in self.counts:
            self.order.setdefault(self.labels[term][0], []).append(term)
        self.counts[term] = self.counts.get(term, 0) + n

    def features(self) -> tuple[tuple[int, int, int | None], ...]:
        """(term, n, rank) of every counted term."""
        return tuple(
            (term, self.counts[term], rank)
            for terms in self.order.values()
            for rank, term in enumerate(terms, 1)
        )


def rows_of(
    reading: Reading,
    pack: Pack,
    title: str | None = None,
    topics: Sequence[str] = (),
    setting: Setting = NOWHERE,
    traits: Sequence[Trait] = (),
) -> Rows:
    """Everything the archive keeps of a reading; `title` and `topics` are by its record."""
    body = to_json(reading)
    del body["text"]  # the page has it
    text = reading.article.view.text
    terms = Terms()
    heading = _heading(body) or title
    mentions = tuple(_mentions(body, pack, terms))
    people, titles = _people(body, pack, terms)
    findings = tuple(_findings(body, terms))
    for topic in topics:
        terms.count(terms.id("topic", topic.casefold(), topic))
    if not topics:
        terms.count(terms.id("not_read", "topics"))
    keys = [person_key(person)[0] for person in body["people"] or ()]
    for term in usage(body, reading.article.page.text, keys):
        terms.count(terms.id(*term))
    if setting.occasion:
        entry_ = pack.occasions.get(setting.occasion)
        label = entry_.forms[0] if entry_ else setting.occasion
        terms.count(terms.id("occasion", setting.occasion, label))
    minhash = minhash_of(text)
    return Rows(
        columns=_columns(reading, heading),
        text=text,
        places=packed(reading.article.view),
        json=zlib.compress(json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")),
        minhash=minhash,
        bands=bands_of(minhash, heading, text),
        search=entry(heading or "", text),
        stamp=(reading.version, json.dumps(dict(reading.packs), sort_keys=True)),
        terms=tuple(terms.labels),
        features=terms.features(),
        mentions=mentions,
        people=people,
        titles=titles,
        attendees=tuple(
            (a["rank"], a["name"], a["canonical"], a["span"]["start"], a["span"]["end"])
            for a in body["attendance_list"] or ()
        ),
        findings=findings,
        setting=setting,
        traits=tuple(_trait(trait) for trait in traits),
    )


def _trait(t: Trait) -> Row:
    place = (t.span.start, t.span.end) if t.span else (None, None)
    return (t.kind, t.key, t.value, t.amount, *place)


def _heading(body: dict[str, Any]) -> str | None:
    span = body["article"]["title"]
    return squash(said(span)) if span else None


def said(span: dict[str, Any]) -> str:
    """The words of a span, damage undone."""
    words: str = span.get("clean", span["text"])
    return words


def _columns(reading: Reading, heading: str | None) -> Columns:
    rung = reading.authority.rung
    high, low = rung if isinstance(rung, tuple) else (rung, None)
    dated, article = reading.published, reading.article
    value = dated.value if dated else None
    flags = {flag.flag for flag in reading.flags}
    whole = "truncated" not in flags and any(p.role == "paragraph" for p in article.passages)
    return Columns(
        title=heading,
        outlet=article.outlet,
        section=article.section,
        language=article.language,
        genre=reading.genre,
        rung=high,
        rung_low=low,
        issuer=reading.authority.issuer,
        layer=reading.authority.layer,
        audience=reading.audience.value,
        date=value,
        latest=dated.latest if dated else None,
        precision=dated.precision if dated else None,
        basis=dated.basis if dated else None,
        printed=article.printed if article.printed != value else None,
        words=len(WORD.findall(article.view.text)),
        complete=int(whole),
    )


def _mentions(body: dict[str, Any], pack: Pack, terms: Terms) -> Iterator[tuple[int, int, int]]:
    """(start, end, term) of countries, blocs, people, outlets and places, in page order."""
    found: list[tuple[int, int, str, str, str]] = []
    for kind, section in (("country", "actors"), ("bloc", "blocs")):
        for code, spans in (body[section] or {}).items():
            entry = pack.countries.get(code)
            label = entry.forms[0] if entry else code
            found += ((s["start"], s["end"], kind, code, label) for s in spans)
    for person in body["people"] or ():
        key, label = person_key(person)
        found += ((s["start"], s["end"], "person", key, label) for s in person["mentions"])
    for outlet in body["outlets"] or ():
        key = outlet.get("key") or unknown(outlet["name"])
        found += ((s["start"], s["end"], "outlet", key, outlet["name"]) for s in outlet["spans"])
    for place in body["places"] or ():
        words = said(place)
        found.append((place["start"], place["end"], "place", unknown(words), words))
    for start, end, kind, key, label in sorted(found):
        term = terms.id(kind, key, label)
        terms.count(term)
        yield start, end, term


def person_key(person: dict[str, Any]) -> tuple[str, str]:
    """Key and label of a person of a reading: the pack's id, else the name or the office."""
    label = person["name"] or person.get("label") or person.get("role") or "unnamed"
    named = unknown(label) if person["name"] else "~" + unknown(label)
    return person.get("key") or named, label


def unknown(words: str) -> str:
    """The key of something that no pack knows."""
    return "~" + squash(words).casefold()


def _people(
    body: dict[str, Any], pack: Pack, terms: Terms
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    people: list[Row] = []
    titles: list[Row] = []
    items: dict[int, int] = {}
    for person in body["people"] or ():
        key, label = person_key(person)
        known = pack.people.get(key)
        term = terms.id("person", key, known.forms[0] if known else label)
        people.append(
            (term, person["order"], person["name"], person["country"], person.get("role"))
        )
        for span in person["title_spans"]:
            title = terms.id("title", span["canonical"])
            terms.count(title)
            item = items[term] = items.get(term, -1) + 1
            titles.append((term, item, title, said(span), span["start"], span["end"]))
    return tuple(people), tuple(titles)


def _findings(body: dict[str, Any], terms: Terms) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for section, (table, one) in TABLES.items():
        found = enumerate(body[section] or ())
        yield table, tuple((item, *one(finding, terms)) for item, finding in found)


def _place(spans: list[dict[str, Any]]) -> tuple[int | None, int | None]:
    first = next((s for s in spans if "page" not in s), None)
    return (first["start"], first["end"]) if first else (None, None)


def _statement(x: dict[str, Any], terms: Terms) -> Row:
    return (x["kind"], x["speaker"], x["cue"], x["addressee"], *_place([x["content"]]))


def _timex(x: dict[str, Any], terms: Terms) -> Row:
    return (x["type"], x["value"], x.get("mod"), x["start"], x["end"])


def _event(x: dict[str, Any], terms: Terms) -> Row:
    if x["occasion"]:
        terms.count(terms.id("occasion", x["occasion"]))
    who = json.dumps(x["who"], ensure_ascii=False)
    kind = (x["what"], who, x["type"], x["tense"], x["where"])
    return (*kind, x["start"], x["end"], x["occasion"], *_place(x["evidence"]))


def _stance(x: dict[str, Any], terms: Terms) -> Row:
    return (x["from"], x["to"], x["sign"], *_place(x["evidence"]))


def _epithet(x: dict[str, Any], terms: Terms) -> Row:
    term = terms.id("epithet", unknown(said(x["span"])), said(x["span"]))
    terms.count(term)
    return (term, x["target"], x["sign"], *_place([x["span"]]))


def _formula(x: dict[str, Any], terms: Terms) -> Row:
    words = said(x["span"])
    term = terms.id("formula", x.get("family") or unknown(words), x.get("family") or words)
    terms.count(term)
    return (term, x.get("family"), *_place([x["span"]]))


def _forecast(x: dict[str, Any], terms: Terms) -> Row:
    odds = x["probability"] or {}
    band = (odds.get("low"), odds.get("point"), odds.get("high"))
    about = (x["by"], x["kind"], x["certainty"], x["subject"], x["horizon"])
    return (*about, *band, *_place([x["claim"]]))


def _signal(x: dict[str, Any], terms: Terms) -> Row:
    return (x["kind"], x["basis"], x.get("about"), x["statement"], *_place(x["evidence"]))


# Section of the contract -> table, and the row of one finding.
TABLES = {
    "statements": ("statement", _statement),
    "dates": ("timex", _timex),
    "events": ("event", _event),
    "stance": ("stance", _stance),
    "epithets": ("epithet", _epithet),
    "formulas": ("formula", _formula),
    "forecasts": ("forecast", _forecast),
    "signals": ("signal", _signal),
}
