"""Templates of offices and bodies, written out for every country or party.

In an id `{code}` stands for a country's code in lower case and `{party}` for the id of a body of
kind party; in forms and in the canonical wording `{COUNTRY}` stands for each of a country's
names, `{DEMONYM}` for its demonyms, `{PARTY}` for a party's names. An entry that a pack writes
itself under the id that a template would make keeps what it says and gains the template's forms.
"""

from collections.abc import Iterable
from dataclasses import replace

from tealeaves.knowledge import BodyEntry, CountryEntry, OfficeEntry


def expand(
    offices: dict[str, OfficeEntry],
    bodies: dict[str, BodyEntry],
    countries: dict[str, CountryEntry],
) -> None:
    """Put the written-out entries in the place of the templates, in the given tables."""
    for body in [body for body in bodies.values() if "{" in body.id]:
        del bodies[body.id]
        for country in countries.values():
            _add_body(bodies, _body_of(body, country))
    parties = [body for body in bodies.values() if body.kind == "party"]
    for office in [office for office in offices.values() if "{" in office.id]:
        del offices[office.id]
        if "{party}" in office.id:
            made = [_office_of_party(office, party) for party in parties]
        else:
            made = [_office_of_country(office, country) for country in countries.values()]
        for one in made:
            _add_office(offices, one)


def _body_of(body: BodyEntry, country: CountryEntry) -> BodyEntry:
    forms = _for_country(body.forms, country)
    key = body.id.replace("{code}", country.id.lower())
    return replace(body, id=key, forms=forms, country=country.id)


def _office_of_country(office: OfficeEntry, country: CountryEntry) -> OfficeEntry:
    forms = _for_country(office.forms, country)
    key = office.id.replace("{code}", country.id.lower())
    return replace(office, id=key, forms=forms, country=country.id)


def _office_of_party(office: OfficeEntry, party: BodyEntry) -> OfficeEntry:
    return replace(
        office,
        id=office.id.replace("{party}", party.id),
        canonical=office.canonical.replace("{PARTY}", party.forms[0]),
        forms=_filled(office.forms, "{PARTY}", party.forms),
        body=party.id,
        country=party.country,
    )


def _for_country(forms: Iterable[str], country: CountryEntry) -> tuple[str, ...]:
    named = _filled(forms, "{COUNTRY}", country.forms)
    adjectives = [word for word in country.demonyms if word.removesuffix("s") == word]
    return _filled(named, "{DEMONYM}", adjectives)


def _filled(forms: Iterable[str], slot: str, words: Iterable[str]) -> tuple[str, ...]:
    full: dict[str, None] = {}
    for form in forms:
        for word in words if slot in form else (form,):
            filled = form.replace(slot, word)
            if " " not in word and not word.endswith("s"):  # no article: "the France"
                filled = filled.replace(f" the {word}", f" {word}")
            full[filled] = None
    return tuple(full)


def _add_office(known: dict[str, OfficeEntry], made: OfficeEntry) -> None:
    own = known.get(made.id)
    known[made.id] = replace(own, forms=_merged(own.forms, made.forms)) if own else made


def _add_body(known: dict[str, BodyEntry], made: BodyEntry) -> None:
    own = known.get(made.id)
    known[made.id] = replace(own, forms=_merged(own.forms, made.forms)) if own else made


def _merged(own: tuple[str, ...], made: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *made)))
