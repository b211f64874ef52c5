"""A reading as the JSON of the contract, `tealeaves.reading/1`: the one place that names its keys.

Optional keys are left out where they would say nothing; the order of keys is the contract's.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tealeaves.evidence import shown, words
from tealeaves.spans import Span
from tealeaves.types import (
    Actor,
    Article,
    Attendee,
    Block,
    Dated,
    Event,
    Forecast,
    Outlet,
    Person,
    Place,
    Reading,
    Signal,
    Statement,
    Timex,
    TitleSpan,
)
from tealeaves.words import squash

FORMAT = "tealeaves.reading/1"
Json = dict[str, Any]


def to_text(reading: Reading) -> str:
    """The reading as one line of JSON, without the newline."""
    return json.dumps(to_json(reading), ensure_ascii=False)


def to_json(reading: Reading) -> Json:
    """The reading as the contract's object. The same reading gives the same object."""
    a = reading.article
    page = a.page
    return {
        "format": FORMAT,
        "made": {
            "tealeaves": reading.version,
            "packs": [{"id": id_, "sha256": sha} for id_, sha in reading.packs],
        },
        "source": {
            "uri": page.uri,
            "sha256": page.id,
            "media_type": page.media_type,
            "encoding": page.encoding,
            "language": a.language,
        },
        "text": page.text,
        "article": _article(reading),
        "genre": reading.genre,
        "authority": {
            "rung": _rung(reading),
            "issuer": reading.authority.issuer,
            "layer": reading.authority.layer,
            "evidence": _spans(a, reading.authority.evidence),
        },
        "audience": {
            "value": reading.audience.value,
            "evidence": _spans(a, reading.audience.evidence),
        },
        "people": _list(reading.people, lambda p: _person(a, p)),
        "attendance_list": _list(reading.attendance, lambda x: _attendee(a, x)),
        "outlets": _list(reading.outlets, lambda o: _outlet(a, o)),
        "actors": _by_code(a, reading.actors),
        "blocs": _by_code(a, reading.blocs),
        "places": _list(reading.places, lambda p: _place(a, p)),
        "statements": _list(reading.statements, lambda s: _statement(a, s)),
        "dates": _list(reading.dates, lambda t: _timex(a, t)),
        "events": _list(reading.events, lambda e: _event(a, e)),
        "stance": _list(
            reading.stance,
            lambda s: {
                "from": s.holder,
                "to": s.target,
                "sign": s.sign,
                "evidence": _spans(a, s.evidence),
            },
        ),
        "epithets": _list(
            reading.epithets,
            lambda e: {"span": _span(a, e.span), "target": e.target, "sign": e.sign},
        ),
        "formulas": _list(
            reading.formulas,
            lambda f: {"span": _span(a, f.span), **_given(family=f.family, note=f.note)},
        ),
        "forecasts": _list(reading.forecasts, lambda f: _forecast(a, f)),
        "signals": _list(reading.signals, lambda s: _signal(a, s)),
        "flags": [{"flag": f.flag, "evidence": _spans(a, f.evidence)} for f in reading.flags],
        **_given(not_read=[{"section": s, "why": w} for s, w in reading.not_read]),
    }


def _list(values: Sequence[Any] | None, one: Any) -> list[Json] | None:
    return None if values is None else [one(value) for value in values]


def _given(**keys: Any) -> Json:
    """The keys that say something."""
    return {
        k: v
        for k, v in keys.items()
        if v is not None and v is not False and (isinstance(v, int | float) or v)
    }


def _span(article: Article, span: Span) -> Json:
    text = shown(article.page, span)
    clean = words(article, span)
    return {
        "text": text,
        "start": span.start,
        "end": span.end,
        **({"clean": clean} if clean not in ("", text) else {}),
    }


def _spans(article: Article, spans: Iterable[Span]) -> list[Json]:
    return [_span(article, span) for span in spans]


def _maybe(article: Article, span: Span | None) -> Json | None:
    return None if span is None else _span(article, span)


def _article(reading: Reading) -> Json:
    a = reading.article
    title = None if a.title is None else _block_span(a, a.blocks[a.title])
    line = a.dateline
    return {
        "title": title,
        "outlet": a.outlet,
        "section": a.section,
        "byline": a.byline,
        "dateline": None
        if line is None
        else {
            "place": line.place,
            "date": line.date,
            "agency": line.agency,
            "span": _span(a, line.span),
        },
        "published": _dated(a, reading.published),
        "blocks": [
            {
                "role": block.role,
                **_block_span(a, block),
                **_given(
                    part_of=block.part_of,
                    copy_of=block.copy_of,
                    credit=block.credit,
                    level=block.level,
                ),
            }
            for block in a.blocks
        ],
    }


def _block_span(article: Article, block: Block) -> Json:
    text = shown(article.page, block.span)
    clean = squash(block.view.text)
    return {
        "text": text,
        "start": block.span.start,
        "end": block.span.end,
        **({"clean": clean} if clean not in ("", text) else {}),
    }


def _dated(article: Article, dated: Dated | None) -> Json | None:
    if dated is None:
        return None
    return {
        "value": dated.value,
        "latest": dated.latest,
        "precision": dated.precision,
        "basis": dated.basis,
        "evidence": _spans(article, dated.evidence),
        **_given(why=dated.why),
    }


def _rung(reading: Reading) -> Any:
    rung = reading.authority.rung
    return list(rung) if isinstance(rung, tuple) else rung


def _title(article: Article, title: TitleSpan) -> Json:
    return {
        **_span(article, title.span),
        "canonical": title.canonical,
        **_given(office=title.office),
    }


def _person(article: Article, p: Person) -> Json:
    withheld = p.title_withheld
    return {
        "name": p.name,
        "anonymous": p.anonymous,
        "country": p.country,
        "order": p.order,
        "mentions": _spans(article, p.mentions),
        "title_spans": [_title(article, t) for t in p.title_spans],
        **_given(
            label=p.label,
            key=p.key,
            name_forms=list(p.name_forms),
            role=p.role,
            honorifics=_spans(article, p.honorifics),
            address_terms=_spans(article, p.address_terms),
            affiliation=p.affiliation,
            title_withheld=withheld
            and {
                **_span(article, withheld.span),
                "title": withheld.title,
                **_given(item=withheld.item),
            },
        ),
    }


def _attendee(article: Article, x: Attendee) -> Json:
    return {
        "rank": x.rank,
        "name": x.name,
        "canonical": x.canonical,
        "span": _span(article, x.span),
        **_given(note=x.note),
    }


def _outlet(article: Article, o: Outlet) -> Json:
    return {
        "name": o.name,
        **_given(key=o.key, name_forms=list(o.name_forms)),
        "spans": _spans(article, o.spans),
        **_given(described_as=_spans(article, o.described_as)),
    }


def _by_code(article: Article, actors: Sequence[Actor] | None) -> dict[str, list[Json]] | None:
    if actors is None:
        return None
    found: dict[str, list[Json]] = {}
    for actor in actors:
        found.setdefault(actor.code, []).append(_span(article, actor.span))
    return found


def _place(article: Article, p: Place) -> Json:
    return {**_span(article, p.span), "country": p.country, **_given(level=p.level)}


def _statement(article: Article, s: Statement) -> Json:
    return {
        "speaker": s.speaker,
        "speaker_span": _maybe(article, s.speaker_span),
        "cue": s.cue,
        "cue_span": _maybe(article, s.cue_span),
        "kind": s.kind,
        "content": _span(article, s.content),
        **_given(also_content=_spans(article, s.also_content)),
        "addressee": s.addressee,
        "parent": s.parent,
        **_given(partly_quoted=s.partly_quoted, via=s.via, key=s.key),
    }


def _timex(article: Article, t: Timex) -> Json:
    return {
        **_span(article, t.span),
        "type": t.type,
        "value": t.value,
        **_given(mod=t.mod, quant=t.quant, freq=t.freq, function=t.function),
    }


def _event(article: Article, e: Event) -> Json:
    return {
        "what": e.what,
        "who": list(e.who),
        "where": e.where,
        "start": e.start,
        "end": e.end,
        **_given(mod=e.mod),
        "tense": e.tense,
        "type": e.type,
        "occasion": e.occasion,
        **_given(recurring=e.recurring, alleged_by=e.alleged_by),
        "evidence": _spans(article, e.evidence),
    }


def _forecast(article: Article, f: Forecast) -> Json:
    chance = f.probability
    return {
        "by": f.by,
        "kind": f.kind,
        "certainty": f.certainty,
        "subject": f.subject,
        "horizon": f.horizon,
        "claim": _span(article, f.claim),
        "conditional": f.conditional,
        "condition": _maybe(article, f.condition),
        "negated": f.negated,
        "rhetorical": f.rhetorical,
        "probability": chance
        and {"scale": chance.scale, "low": chance.low, "point": chance.point, "high": chance.high},
    }


def _signal(article: Article, s: Signal) -> Json:
    base = s.baseline
    return {
        "kind": s.kind,
        **_given(label=s.label),
        "basis": s.basis,
        **_given(about=s.about),
        "statement": s.statement,
        "evidence": _spans(article, s.evidence),
        "baseline": base
        and {
            "n": base.n,
            "k": base.k,
            "share": round(base.k / base.n, 4),
            "bits": round(base.bits, 2),
            "same": list(base.same),
            "against": list(base.against),
        },
        **{key: list(value) if isinstance(value, tuple) else value for key, value in s.details},
    }
