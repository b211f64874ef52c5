"""A brief from an archive: the texts meant, what they show, what is missing, coming and due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tealeaves.archive.kept import Document
from tealeaves.archive.store import Archive
from tealeaves.brief.ahead import coming, decided_by
from tealeaves.brief.edits import edited, hands
from tealeaves.brief.moved import charts, moved
from tealeaves.brief.signals import COMPARED, compared, stated
from tealeaves.brief.statements import statements
from tealeaves.brief.tables import came_in, not_read
from tealeaves.brief.texts import Shelf, texts_of
from tealeaves.brief.value import Brief, Figures, Item, Section
from tealeaves.errors import ArchiveError
from tealeaves.knowledge import Pack

FIRST = "first_hand"
MOST = 25  # items a section; an editor can pin what lies below


@dataclass(frozen=True, slots=True)
class Scope:
    """What a brief is on: days, or pages. `today` dates it; `state` narrows the calendar."""

    since: str | None
    until: str | None
    today: str
    pages: tuple[str, ...] = ()
    state: str | None = None
    title: str | None = None


def build(archive: Archive, pack: Pack, scope: Scope) -> Brief:
    """The brief as the machine makes it and an editor left it.

    Raises ArchiveError where the archive has no dated text of these days.
    """
    texts = texts_of(archive, scope.since, scope.until, scope.pages)
    if not texts:
        raise ArchiveError(f"no text from {scope.since} to {scope.until} in the archive")
    shelf = Shelf(archive.connection)
    first = _by_level([text for text in texts if text.layer == FIRST], pack)
    second = [text for text in texts if text.layer != FIRST]
    there, missing = compared(archive, shelf, first)
    days = sorted(text.date[:10] for text in texts if text.date and len(text.date) >= 10)
    last = scope.until or (days[-1] if days else scope.today)
    events, calendar = coming(archive, shelf, pack, last, scope.state)
    sections = [
        Section("signals", "Signals", tuple(there), "first"),
        Section("missing", "What is missing", tuple(missing), "first"),
        Section("statements", "Statements that matter", tuple(statements(shelf, first)), "first"),
        Section(
            "shown",
            "What the texts show by themselves",
            tuple(stated(shelf, first, "shown")),
            "first",
        ),
        Section("moved", "What moved", tuple(_moved(archive, shelf, scope, days)), "first"),
        Section("said", "What others say", tuple(stated(shelf, second, "said")), "second"),
        Section("coming", "What is coming", tuple(events)),
        Section("due", "What is due", tuple(decided_by(archive, shelf, last))),
    ]
    whole = Brief(
        scope.title or _title(scope, texts),
        scope.since or (days[0] if days else None),
        scope.until or (days[-1] if days else None),
        scope.today,
        len(texts),
        tuple(sections),
        _figures(came_in(texts), calendar, not_read(shelf, texts)),
        () if scope.pages else charts(archive, last),
        limits=_limits(len(first)),
    )
    return _shortened(edited(whole, hands(archive)))


def _moved(archive: Archive, shelf: Shelf, scope: Scope, days: Sequence[str]) -> list[Item]:
    if scope.pages or not days:
        return []
    return moved(archive, shelf, scope.since or days[0], scope.until or days[-1])


def _by_level(texts: list[Document], pack: Pack) -> list[Document]:
    """The highest rung first, then the latest day."""
    rank = {rung: n for n, rung in enumerate(pack.reading_ladder)}
    latest = sorted(texts, key=lambda text: (text.date or "", text.id), reverse=True)
    return sorted(latest, key=lambda text: rank.get(text.rung or "", len(rank)))


def _title(scope: Scope, texts: Sequence[Document]) -> str:
    if scope.pages:
        return texts[0].title or f"Document {texts[0].id}" if len(texts) == 1 else "Texts chosen"
    return f"{scope.since} to {scope.until}" if scope.since != scope.until else str(scope.since)


def _figures(*tables: Figures) -> tuple[Figures, ...]:
    return tuple(table for table in tables if table.rows)


def _limits(first: int) -> tuple[tuple[str, str], ...]:
    if first <= COMPARED:
        return ()
    return (("compared with precedents", f"{COMPARED} of {first} first-hand texts"),)


def _shortened(brief: Brief) -> Brief:
    """At most MOST items a section; what is left out is told among the limits."""
    limits, sections = list(brief.limits), []
    for section in brief.sections:
        if len(section.items) > MOST:
            limits.append((section.title, f"{MOST} of {len(section.items)} shown"))
        sections.append(replace(section, items=section.items[:MOST]))
    return replace(brief, sections=tuple(sections), limits=tuple(limits))
