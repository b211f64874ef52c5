"""Facts of our own: letters of an invented state, built without a text."""

from tealeaves.compare.facts import Facts


def letter(
    number, countries=(), *, titles=(), words=300, complete=True, stances=(), listed=(), **more
):
    """One text: countries in order of first mention, each (code, mentions) or a code."""
    pairs = [c if isinstance(c, tuple) else (c, 1) for c in countries]
    terms = {("country", code): (n, rank) for rank, (code, n) in enumerate(pairs, 1)}
    terms |= dict.fromkeys(more.pop("terms", ()), (1, 1))
    people = {}
    for person, title in titles:
        people.setdefault(person, []).append(title)
        terms["person", person] = (1, 1)
    return Facts(
        document=number,
        sha256=f"{number:064x}",
        date=f"2026-01-{number:02d}",
        outlet="RNA",
        language="en",
        genre="leader_message",
        rung="leader_letter",
        layer="first_hand",
        words=words,
        complete=complete,
        terms=terms,
        titles={person: tuple(given) for person, given in people.items()},
        attendees=tuple(listed),
        stances=frozenset(stances),
        **more,
    )
