"""All traits of a reading, in one call."""

from collections.abc import Iterator

from tealeaves.packs.lookup import Lookup
from tealeaves.read.genre import house
from tealeaves.read.traits.treatment import find_greetings, find_treatment
from tealeaves.read.traits.wordings import find_wordings
from tealeaves.types import Reading, Trait

DELAYS = ("response_delay", "publication_delay")


def find_traits(reading: Reading, lookup: Lookup) -> tuple[Trait, ...]:
    """What comparisons ask of a text. Sections that were not read give none."""
    outlet = house(reading.article, lookup.pack)
    home = outlet.country if outlet and outlet.country else ""
    return (
        *([Trait("home", home)] if home else []),
        *find_treatment(reading, home),
        *find_greetings(reading, home),
        *find_wordings(reading, lookup),
        *_delays(reading),
        *_places(reading, lookup),
    )


def _delays(reading: Reading) -> Iterator[Trait]:
    """Days that the text itself gives, between an act and its answer or its printing."""
    for signal in reading.signals or ():
        details = dict(signal.details)
        days, between = details.get("days"), details.get("between")
        if signal.kind in DELAYS and isinstance(days, int):
            said = between if isinstance(between, str) else None
            yield Trait("delay", signal.kind, said, float(days), signal.evidence[0])


def _places(reading: Reading, lookup: Lookup) -> Iterator[Trait]:
    """The rung's place on each ladder that has it, 1 the highest; none where a range is known."""
    rung = reading.authority.rung
    if not isinstance(rung, str):
        return
    span = next(iter(reading.authority.evidence), None)
    for ladder in lookup.pack.ladders.values():
        if rung in ladder.rungs:
            yield Trait("ladder", ladder.id, rung, float(ladder.rungs.index(rung) + 1), span)
