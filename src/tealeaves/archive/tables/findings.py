"""The findings of a document as rows, one layout for each kind, from the JSON of its reading."""

from collections.abc import Callable, Iterator
from typing import Any

from tealeaves.archive.kept import Kept
from tealeaves.archive.rows import person_key, said
from tealeaves.archive.tables.columns import (
    ITEM,
    LEAD,
    PLACE,
    Column,
    Layout,
    Row,
    lead,
    number,
    several,
    tail,
    text,
    whole,
    yes,
)

Json = dict[str, Any]
Found = tuple[Row, list[Json]]  # the values of a finding and its spans
Find = Callable[[Kept], Iterator[Found]]
SIGNS = {"+": 1, "-": -1, "0": 0}


def _layout(name: str, about: str, columns: tuple[Column, ...], find: Find) -> Layout:
    def rows(kept: Kept) -> Iterator[Row]:
        for item, (values, spans) in enumerate(find(kept)):
            yield (*lead(kept), item, *values, *_place(spans), *tail(kept))

    return Layout(name, about, (*LEAD, ITEM, *columns, *PLACE), rows)


def _place(spans: list[Json]) -> Row:
    first = next((span for span in spans if "page" not in span), None)
    return (first["text"], first["start"], first["end"]) if first else (None, None, None)


def _listed(section: str, one: Callable[[Json], Row], spans: Callable[[Json], list[Json]]) -> Find:
    """Finders of a section that is a list: values and spans of each entry."""

    def find(kept: Kept) -> Iterator[Found]:
        for finding in kept.reading.get(section) or ():
            yield one(finding), spans(finding)

    return find


def _who(kept: Kept, person: Json) -> Row:
    """The values of PERSON: order, name, key as people settled it, and the machine's key."""
    key, _ = person_key(person)
    settled = kept.people.of(key, kept.document.id)
    return (person["order"], person["name"], settled, key)


def _people(kept: Kept) -> Iterator[Found]:
    for person in kept.reading.get("people") or ():
        withheld = person.get("title_withheld")
        yield (
            (
                *_who(kept, person),
                person_key(person)[1],
                person["country"],
                person["anonymous"],
                person.get("role"),
                person.get("affiliation"),
                len(person["mentions"]),
                withheld["title"] if withheld else None,
            ),
            [*person["mentions"], *person["title_spans"]],
        )


def _titles(kept: Kept) -> Iterator[Found]:
    for person in kept.reading.get("people") or ():
        who = _who(kept, person)
        for title in person["title_spans"]:
            yield (*who, title["canonical"], title.get("office"), "used"), [title]
        if withheld := person.get("title_withheld"):
            yield (*who, withheld["title"], None, "withheld"), [withheld]


def _event(x: Json) -> Row:
    return (
        x["what"],
        list(x["who"]),
        x["where"],
        x["start"],
        x["end"],
        x.get("mod"),
        x["tense"],
        x["type"],
        x["occasion"],
        bool(x.get("recurring")),
        x.get("alleged_by"),
    )


def _statement(x: Json) -> Row:
    return (
        x["kind"],
        x["speaker"],
        x["speaker_span"] and said(x["speaker_span"]),
        x["cue"],
        x["addressee"],
        x["parent"],
        bool(x.get("partly_quoted")),
        x.get("via"),
        [said(span) for span in x.get("also_content", ())],
    )


def _forecast(x: Json) -> Row:
    odds = x["probability"] or {}
    return (
        x["by"],
        x["kind"],
        x["certainty"],
        x["subject"],
        x["horizon"],
        x["conditional"],
        x["condition"] and said(x["condition"]),
        x["negated"],
        x["rhetorical"],
        odds.get("scale"),
        odds.get("low"),
        odds.get("point"),
        odds.get("high"),
    )


def _signal(x: Json) -> Row:
    base = x["baseline"] or {}
    return (
        x["kind"],
        x.get("label"),
        x["basis"],
        x.get("about"),
        x["statement"],
        len(x["evidence"]),
        base.get("n"),
        base.get("k"),
        base.get("share"),
        base.get("bits"),
    )


def _evidence(x: Json) -> list[Json]:
    spans: list[Json] = x["evidence"]
    return spans


PERSON = (
    whole("order", "order of first mention of the person, from 1"),
    text("name", "fullest form printed; null: an office without a name"),
    text("key", "who it is, merges and splits by people applied: pack id, or ~name"),
    text("found_key", "who it is as the machine found it; another key only after a merge or split"),
)

FINDINGS = (
    _layout(
        "people",
        "One row a person of a document; the quote is the first mention.",
        (
            *PERSON,
            text("label", "name, or the office or words used instead"),
            text("country", "ISO 3166 alpha-3 of the state served; null: none or not told"),
            yes("anonymous", "named by nobody"),
            text("role", "as described; null: not described"),
            text("affiliation", "as printed; null: none printed"),
            whole("mentions", "how often the name is printed"),
            text("withheld", "title that the text says was left off; null: none"),
        ),
        _people,
    ),
    _layout(
        "titles",
        "One row a title printed beside a name, or said to be withheld.",
        (
            *PERSON,
            text("title", "in standard wording"),
            text("office", "the pack's id; null: no pack knows the office"),
            text("use", "used or withheld"),
        ),
        _titles,
    ),
    _layout(
        "attendance",
        "One row an entry of an attendance list, in printed order.",
        (
            whole("rank", "place in the list, from 1"),
            text("name", "as printed"),
            text("canonical", "in standard spelling; null: not known"),
            text("note", "what the list says of the entry; null: nothing"),
        ),
        _listed(
            "attendance_list",
            lambda x: (x["rank"], x["name"], x["canonical"], x.get("note")),
            lambda x: [x["span"]],
        ),
    ),
    _layout(
        "statements",
        "One row a statement; the quote is what was said (the longest piece of it).",
        (
            text("kind", "direct, indirect or body"),
            text("speaker", "who says it; several joined by `; `"),
            text("speaker_words", "the words beside the verb; null: none"),
            text("cue", "the verb; null: a body without one"),
            text("addressee", "to whom; null: not told"),
            whole("parent", "item of the statement this one lies in; null: in none"),
            yes("partly_quoted", "indirect, with words in quotation marks"),
            text("via", "outlet through which it is known; null: none named"),
            several("more", "further pieces of a broken quotation"),
        ),
        _listed("statements", _statement, lambda x: [x["content"]]),
    ),
    _layout(
        "dates",
        "One row a time expression, worked out against the day of issue.",
        (
            text("type", "DATE, TIME, DURATION or SET"),
            text("value", "TIMEX3"),
            text("mod", "TIMEX3 modifier; null: none"),
            text("quant", "of a SET; null: none"),
            text("freq", "of a SET; null: none"),
            text("function", "dateline, or null"),
        ),
        _listed(
            "dates",
            lambda x: (
                x["type"],
                x["value"],
                x.get("mod"),
                x.get("quant"),
                x.get("freq"),
                x.get("function"),
            ),
            lambda x: [x],
        ),
    ),
    _layout(
        "events",
        "One row a dated event, past or coming; the quote names it.",
        (
            text("what", "in our words"),
            several("who", "names or ISO 3166 codes"),
            text("where", "null: not told"),
            text("begins", "TIMEX3; null: not told"),
            text("ends", "TIMEX3; null: a moment, or not told"),
            text("mod", "TIMEX3 modifier; null: none"),
            text("tense", "past or future"),
            text("type", "kind of event"),
            text("occasion", "the pack's id; null: none"),
            yes("recurring", "comes again"),
            text("alleged_by", "who claims it; null: the text itself"),
        ),
        _listed("events", _event, _evidence),
    ),
    _layout(
        "stance",
        "One row a leaning of one side towards another, with its words.",
        (
            text("holder", "code or words of the side that leans"),
            text("target", "code or words of the side leant to; `unnamed`: not said which"),
            whole("sign", "1 for, -1 against, 0 neither"),
        ),
        _listed("stance", lambda x: (x["from"], x["to"], SIGNS[x["sign"]]), _evidence),
    ),
    _layout(
        "epithets",
        "One row a loaded name.",
        (
            text("target", "code or words of what is named so"),
            whole("sign", "1 praise, -1 blame, 0 neither"),
        ),
        _listed("epithets", lambda x: (x["target"], SIGNS[x["sign"]]), lambda x: [x["span"]]),
    ),
    _layout(
        "formulas",
        "One row a stock phrase.",
        (
            text("family", "the pack's id; null: no family"),
            text("note", "null: none"),
        ),
        _listed("formulas", lambda x: (x.get("family"), x.get("note")), lambda x: [x["span"]]),
    ),
    _layout(
        "forecasts",
        "One row a forecast, commitment, threat or demand; the quote is the claim.",
        (
            text("by", "who foresees it; author: the article's own voice"),
            text("kind", "forecast, commitment, threat or demand"),
            text("certainty", "the modality as printed"),
            text("subject", "codes or words; null: not told"),
            text("horizon", "TIMEX3 or words; null: open"),
            yes("conditional", "holds under a condition only"),
            text("condition", "its words; null: none"),
            yes("negated", "that it will not be"),
            yes("rhetorical", "not meant to be scored"),
            text("scale", "published scale of words; null: the words carry no number"),
            number("low", "percent"),
            number("point", "percent"),
            number("high", "percent"),
        ),
        _listed("forecasts", _forecast, lambda x: [x["claim"]]),
    ),
    _layout(
        "signals",
        "One row a signal; the quote is its first evidence on this page.",
        (
            text("kind", "priority, absence, title_choice, …"),
            text("label", "of kind other; else null"),
            text("basis", "stated, counted or compared"),
            text("about", "code, person or topic; null: the text as a whole"),
            text("statement", "one sentence that a reader can check"),
            whole("evidence", "number of quotes; readings.jsonl has them all"),
            whole("n", "earlier texts searched; null: not compared"),
            whole("k", "of them had it; null: not compared"),
            number("share", "k / n; null: not compared"),
            number("bits", "of surprise; null: not compared"),
        ),
        _listed("signals", _signal, _evidence),
    ),
)
