"""Whose voice a piece of text is, as states: who is quoted there, who stands behind it all."""

from collections.abc import Sequence

from tealeaves.knowledge import Pack
from tealeaves.read.wording import stems
from tealeaves.types import Article, Person, Statement

Quoted = tuple[int, int, str]  # from, to in the clean text, and the state that speaks


def quoted_states(
    article: Article, people: Sequence[Person], statements: Sequence[Statement], pack: Pack
) -> tuple[Quoted, ...]:
    """Where an officer of a state is quoted or reported; whole bodies are left out.

    The head of a party or a friendship society does not speak for a state.
    """
    states: dict[str, str] = {}
    for person in people:
        name = person.name or person.label
        if name and person.country and has_office(person, pack):
            states[name] = person.country
    return tuple(
        (*article.view.within(span), states[statement.speaker])
        for statement in statements
        if statement.kind != "body" and statement.speaker in states
        for span in (statement.content, *statement.also_content)
    )


def has_office(person: Person, pack: Pack) -> bool:
    """True for somebody printed with an office that speaks for a state."""
    of_state = stems(pack, "voice-of-state")
    return any(of_state.search(t.canonical) for t in person.title_spans)


def stands_for_state(person: Person, pack: Pack) -> bool:
    """True for an officer of today, and for anyone whom the packs know by name."""
    if any(t.canonical.lower().startswith("former") for t in person.title_spans):
        return False
    return person.key is not None or has_office(person, pack)


def holder_at(place: int, quoted: Sequence[Quoted], voice: str) -> str:
    """The state that speaks at a place: the innermost one quoted there, else the text's own."""
    over = [q for q in quoted if q[0] <= place < q[1]]
    return min(over, key=lambda q: q[1] - q[0])[2] if over else voice


def text_voice(people: Sequence[Person], statements: Sequence[Statement], home: str) -> str:
    """Whose text it is: the country of a first-person text's author, else the medium's."""
    body = max(
        (s for s in statements if s.kind == "body" and s.parent is None),
        key=lambda s: s.content.end - s.content.start,
        default=None,
    )
    if body is None or body.speaker is None:
        return home
    author = next((p for p in people if body.speaker in (p.name, p.label)), None)
    return author.country if author and author.country else home
