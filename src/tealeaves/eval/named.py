"""The rules of what is paired by name: people, titles, lists, media, states, blocs."""

from collections.abc import Sequence
from typing import Any

from tealeaves.eval.gold import Gold
from tealeaves.eval.pairing import (
    Pieces,
    agreement,
    closeness,
    common,
    keys,
    name_key,
    pairs,
    pieces,
    squash,
)
from tealeaves.eval.prediction import words_of
from tealeaves.eval.tally import Row, Tally

Json = dict[str, Any]


def _names(one: Json) -> frozenset[str]:
    return keys([one.get("name"), *(one.get("name_forms") or [])])


def _titles(person: Json) -> Pieces:
    return pieces(person.get("title_spans"))


def _same_person(gold: Json, ours: Json) -> bool:
    """By name; two without a name by a shared title."""
    if gold.get("name") and ours.get("name"):
        return bool(_names(gold) & _names(ours))
    unnamed = not gold.get("name") and not ours.get("name")
    return unnamed and common(_titles(gold), _titles(ours)) > 0


def score_people(tally: Tally, gold: Gold, ours: Json) -> None:
    """People, their titles, who was present, and media named."""
    who = pairs(
        gold.people, ours["people"], _same_person, lambda g, p: common(_titles(g), _titles(p))
    )
    tally["people"].count(
        len(gold.people),
        len(ours["people"]),
        overlap=len(who),
        exact=sum(g.get("country") == p.get("country") for g, p in who),
    )
    if gold.item:
        _order(tally["people"], who, ours["people"], "order")
    _title_spans(tally["title_spans"], gold.people, ours["people"], who)
    if gold.attendance is not None:
        present = pairs(gold.attendance, ours["attendance_list"], _same_person)
        row = tally["attendance_list"]
        row.count(len(gold.attendance), len(ours["attendance_list"]), exact=len(present))
        _order(row, present, ours["attendance_list"], "rank")
    media = pairs(gold.outlets, ours["outlets"], lambda g, p: bool(_names(g) & _names(p)))
    tally["outlets"].count(len(gold.outlets), len(ours["outlets"]), exact=len(media))


def _order(row: Row, found: Sequence[tuple[Json, Json]], ours: Sequence[Json], key: str) -> None:
    at = {id(one): n for n, one in enumerate(ours)}
    row.share("order_tau", *agreement([(g[key], p.get(key, at[id(p)])) for g, p in found]))


def _title_spans(
    row: Row, gold: list[Json], ours: list[Json], who: Sequence[tuple[Json, Json]]
) -> None:
    same = {(id(g), id(p)) for g, p in who}
    mine = [(person, title) for person in gold for title in person["title_spans"]]
    its = [(person, title) for person in ours for title in person.get("title_spans") or []]
    found = pairs(
        mine,
        its,
        lambda g, p: (id(g[0]), id(p[0])) in same and common(pieces(g[1]), pieces(p[1])) > 0,
        lambda g, p: closeness(pieces(g[1]), pieces(p[1])),
    )
    row.count(
        len(mine),
        len(its),
        overlap=len(found),
        exact=sum(pieces(g[1]) == pieces(p[1]) for g, p in found),
    )
    for (_, title), (_, other) in found:
        if title.get("canonical"):
            row.share(
                "canonical",
                squash(title["canonical"]).lower() == squash(other.get("canonical")).lower(),
            )


def score_actors(tally: Tally, gold: Gold, ours: Json) -> None:
    """States and blocs: their spans in an item, their codes and forms in a page."""
    if gold.item:
        _mentions(tally["actors"], gold.actors, ours["actors"])
        _mentions(tally["blocs"], gold.blocs, ours["blocs"])
        named, found = gold.actors, ours["actors"]
    else:
        named = {**gold.actors, **gold.blocs}
        found = {**ours["actors"], **ours["blocs"]}
    codes, our_codes = (
        {code for code, spans in codes.items() if spans} for codes in (named, found)
    )
    tally["actor_codes"].count(len(codes), len(our_codes), exact=len(codes & our_codes))
    if not gold.item:
        forms, our_forms = (
            {(code, name_key(words_of(span))) for code, spans in side.items() for span in spans}
            for side in (named, found)
        )
        tally["actor_forms"].count(len(forms), len(our_forms), exact=len(forms & our_forms))


def _mentions(row: Row, gold: dict[str, list[Any]], ours: dict[str, list[Any]]) -> None:
    mine, its = (
        [(code, pieces(span)) for code, spans in side.items() for span in spans]
        for side in (gold, ours)
    )
    found = pairs(
        mine,
        its,
        lambda g, p: g[0] == p[0] and common(g[1], p[1]) > 0,
        lambda g, p: closeness(g[1], p[1]),
    )
    row.count(len(mine), len(its), overlap=len(found), exact=sum(g[1] == p[1] for g, p in found))
