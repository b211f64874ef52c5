"""Who and what is named, how it is called, who is for or against whom, and who was to read it."""

from collections.abc import Iterator, Sequence

from tealeaves.compare.countries import home_of
from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Column, Feature, able, label_of, same_language

KINDS = ("country", "bloc", "person", "outlet", "epithet", "topic", "occasion")
UNKNOWN = "~"  # begins the key of what no pack knows; twice where not even a name is known
ARTICLES = ("the ", "a ", "an ")
FEW = 2  # texts in which words that no pack knows must stand to be compared
OFTEN = 2  # mentions of a country that let it be called by more than one name
QUOTED = "“"


def columns(texts: Sequence[Facts]) -> Iterator[Column]:
    """Yes/no features of terms, stance, naming and audience."""
    for kind in KINDS:
        yield from _terms(texts, kind)
    yield from _stances(texts)
    yield from _namings(texts)
    yield from _audiences(texts)
    yield from _rungs(texts)


def _terms(texts: Sequence[Facts], kind: str) -> Iterator[Column]:
    looked = _looked_for(texts, kind)
    if kind == "epithet":
        yield from _epithets(texts, looked)
        return
    for key in dict.fromkeys(key for text in texts for key in text.of(kind)):
        having = [(kind, key) in text.terms for text in texts]
        known = not key.startswith(UNKNOWN)
        if key.startswith(UNKNOWN * 2) or (not known and sum(having) < FEW):
            continue
        if kind == "occasion" and " " in key:
            continue  # an event's own words, no occasion of the packs
        country = key if kind == "country" else _served(texts, key) if kind == "person" else None
        could = [
            ok and not (country and _other_addressee(texts, text, country))
            for ok, text in zip(looked, texts, strict=True)
        ]
        group = _group(texts, country, (kind, key)) if kind == "person" else (kind, key)
        yield Feature(kind, (key,), label_of(texts, kind, key), group), having, could


def _epithets(texts: Sequence[Facts], looked: list[bool]) -> Iterator[Column]:
    """An epithet's key is its words, also where a pack knows it; its article makes no other one."""
    given = [{plain_epithet(key) for key in text.of("epithet")} for text in texts]
    for words in dict.fromkeys(words for found in given for words in sorted(found)):
        feature = Feature("epithet", (words,), words, ("epithet", words))
        yield feature, [words in found for found in given], looked


def plain_epithet(key: str) -> str:
    """The words of an epithet's key without the article in front."""
    words = key.removeprefix(UNKNOWN)
    return next((words.removeprefix(a) for a in ARTICLES if words.startswith(a)), words)


def _looked_for(texts: Sequence[Facts], kind: str) -> list[bool]:
    read = able(texts, kind)
    if kind == "topic":
        return [ok and bool(t.of("topic")) for ok, t in zip(read, texts, strict=True)]
    if kind == "epithet":
        return [ok and like for ok, like in zip(read, same_language(texts), strict=True)]
    return read


def _served(texts: Sequence[Facts], person: str) -> str | None:
    return next((t.serves[person] for t in texts if person in t.serves), None)


def _other_addressee(texts: Sequence[Facts], text: Facts, country: str) -> bool:
    """Whether a country is there because the text is addressed to it, and others are not."""
    return text.counterpart == country and any(t.counterpart != country for t in texts)


def _group(texts: Sequence[Facts], country: str | None, own: tuple[str, ...]) -> tuple[str, ...]:
    """A person who serves a country that is foreign to most is one fact with that country."""
    named = sum(("country", country) in t.terms for t in texts) if country else 0
    return ("country", country) if country and 2 * named < len(texts) else own


def _stances(texts: Sequence[Facts]) -> Iterator[Column]:
    """Who is for or against whom, where both are named."""
    read = able(texts, "stance")
    for stance in sorted({stance for text in texts for stance in text.stances}):
        holder, target, sign = stance
        pair = [("country", holder), ("country", target)]
        having = [stance in text.stances for text in texts]
        could = [
            ok and (has or all(term in text.terms for term in pair))
            for ok, has, text in zip(read, having, texts, strict=True)
        ]
        names = [label_of(texts, *term) for term in pair]
        label = f"{names[0]} {sign} {names[1]}"
        yield Feature("stance", stance, label, ("stance", holder, target)), having, could


def _namings(texts: Sequence[Facts]) -> Iterator[Column]:
    """What a foreign country is called where it is named: case and quotation marks are kept."""
    alike, home = same_language(texts), home_of(texts)
    epithets = {plain_epithet(key) for text in texts for key in text.of("epithet")}
    for key in dict.fromkeys(key for text in texts for key in text.of("naming")):
        code, _, form = key.partition("\t")
        having = [("naming", key) in text.terms for text in texts]
        could = [
            ok and text.terms.get(("country", code), (0, None))[0] >= OFTEN
            for ok, text in zip(alike, texts, strict=True)
        ]
        having = [has and ok for has, ok in zip(having, could, strict=True)]
        if code == home or sum(having) < (1 if form.startswith(QUOTED) else FEW):
            continue
        label = f"{label_of(texts, 'country', code)} called {form}"
        words = plain_epithet(UNKNOWN + form.casefold())
        group = ("epithet", words) if words in epithets else ("naming", code)
        yield Feature("naming", (code, form), label, group), having, could


def _audiences(texts: Sequence[Facts]) -> Iterator[Column]:
    could = [text.audience is not None for text in texts]
    for value in sorted({text.audience for text in texts if text.audience}):
        feature = Feature("audience", (value,), f"for {value} readers", ("audience",))
        yield feature, [text.audience == value for text in texts], could


def _rungs(texts: Sequence[Facts]) -> Iterator[Column]:
    """The rung that carries a text; one that lies between two is not compared."""
    rungs = [text.rung if text.layer == "first_hand" else None for text in texts]
    could = [rung is not None for rung in rungs]
    for value in sorted({rung for rung in rungs if rung}):
        feature = Feature("rung", (value,), value.replace("_", " "), ("rung",))
        yield feature, [rung == value for rung in rungs], could
