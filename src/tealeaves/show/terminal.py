"""The report in the terminal: what an analyst reads in a minute, each line with its place."""

from rich.cells import cell_len
from rich.console import Console

from tealeaves.knowledge import Pack
from tealeaves.show import outline, terminal_tables
from tealeaves.show.inert import clipped, inert
from tealeaves.show.naming import (
    FLAGS,
    issued_words,
    kind_words,
    many,
    plain,
    rung_words,
)
from tealeaves.show.places import Places
from tealeaves.show.sheet import Sheet
from tealeaves.show.strips import ladder
from tealeaves.spans import Span
from tealeaves.types import Reading, Signal, Statement

LONGEST_BODY = 240  # characters of a body statement that are shown
CUE = 18  # column in which the words of a statement begin


def to_terminal(reading: Reading, pack: Pack, console: Console) -> None:
    """Print a reading: signals first, then countries, statements and the rest."""
    sheet, places = Sheet(console), Places(reading.article)
    _head(sheet, reading, places)
    _signals(sheet, reading, places)
    terminal_tables.countries(sheet, reading, pack, places)
    _statements(sheet, reading, places)
    terminal_tables.titles(sheet, reading, places)
    terminal_tables.attendance(sheet, reading, places)
    terminal_tables.events(sheet, reading, places)
    terminal_tables.forecasts(sheet, reading, places)
    terminal_tables.wordings(sheet, reading, pack, places)
    _foot(sheet, reading)


def _head(sheet: Sheet, reading: Reading, places: Places) -> None:
    article = reading.article
    sheet.row([], inert(outline.headline(article)), "bold", hang=0)
    sheet.row([], " · ".join(_what(reading)), hang=0)
    _fact(sheet, "issued", *_issued(reading, places))
    _level(sheet, reading)
    _speaks(sheet, reading)
    for flag in reading.flags:
        where = ", ".join(places.full(s) for s in flag.evidence[:3])
        _fact(sheet, "warning", FLAGS.get(flag.flag, plain(flag.flag)), where, style="bold red")


def _fact(sheet: Sheet, name: str, words: str, tail: str = "", style: str = "dim") -> None:
    sheet.row([(name, style)], words, hang=9, tail=tail)


def _what(reading: Reading) -> list[str]:
    kind, layer, audience = outline.what_it_is(reading)
    first = f"{kind}, {layer}" if layer else kind
    return [inert(first), reading.article.language, audience]


def _issued(reading: Reading, places: Places) -> tuple[str, str]:
    dated = reading.published
    value, basis = issued_words(dated)
    quotes = ", ".join(f"“{places.words(s)}”" for s in (dated.evidence if dated else ())[:4])
    return f"{value}, {basis}" + (f": {quotes}" if quotes else ""), ""


def _level(sheet: Sheet, reading: Reading) -> None:
    rung = outline.rung(reading)
    if rung is None:
        _fact(sheet, "level", outline.silence(reading, "authority"))
        return
    names = reading.authority.rung
    strip = "" if sheet.narrow else f"{ladder(rung)}  "
    if isinstance(names, tuple) and rung.high != rung.low:
        ends = f"{rung_words(names[0])} to {rung_words(names[1])}"
        _fact(sheet, "level", f"{strip}{rung.high}–{rung.low} of {rung.of}, a range: {ends}")
        return
    name = names if isinstance(names, str) else (names or ("",))[0]
    _fact(sheet, "level", f"{strip}{rung.high} of {rung.of}: {rung_words(name)}")


def _speaks(sheet: Sheet, reading: Reading) -> None:
    if not reading.statements:
        return
    said = [
        f"{inert(outline.speaker_words(who))} {len(mine)}"
        for who, mine in outline.by_speaker(reading.statements).items()
    ]
    more = f" · and {len(said) - 6} more" if len(said) > 6 else ""
    _fact(sheet, "speaks", " · ".join(said[:6]) + more)


def _signals(sheet: Sheet, reading: Reading, places: Places) -> None:
    if reading.signals is None:
        _missing(sheet, reading)
    if not reading.signals:
        return
    bases = [s.basis for s in reading.signals]
    counts = " · ".join(
        f"{b} {bases.count(b)}" for b in ("stated", "counted", "compared") if b in bases
    )
    if "compared" not in bases:
        counts += " · compared: not looked for"
    sheet.rule(f"Signals {len(bases)}", counts)
    for group in outline.signal_groups(reading.signals):
        sheet.line((group.sign, "bold red"), (f" {group.name.lower()}", ""))
        for number, signal in group.signals:
            _signal(sheet, number, signal, reading, places)


def _signal(sheet: Sheet, number: int, signal: Signal, reading: Reading, places: Places) -> None:
    name = f"  S{number}"
    sheet.row(
        [(name, "bold")],
        inert(outline.sentence(signal.statement)),
        "bold",
        hang=6,
        right=(_badge(sheet, signal), "dim"),
    )
    for span in signal.evidence[:4]:
        sheet.row([(" " * 6, "")], f"“{places.words(span)}”", hang=7, tail=places.full(span))
    if len(signal.evidence) > 4:
        sheet.line((f"      and {len(signal.evidence) - 4} more places", "dim"))
    if signal.kind == "absence" and reading.authority.layer == "second_hand":
        sheet.row(
            [], "second-hand: the article says so; the text it reports was not read", "dim", hang=6
        )


def _badge(sheet: Sheet, signal: Signal) -> str:
    """The basis; the kind beside it where it takes no room from the sentence."""
    base = signal.baseline
    if base is None:
        full = f"{signal.label or kind_words(signal.kind)} · {signal.basis}"
        room = sheet.width - 8 - cell_len(inert(signal.statement))
        return full if cell_len(full) <= room or sheet.narrow else signal.basis
    if base.n < outline.THIN:
        return f"{base.k} of {base.n} had it · thin"
    return f"{base.k} of {base.n} had it · {base.bits:.2f} bits · {signal.basis}"


def _statements(sheet: Sheet, reading: Reading, places: Places) -> None:
    if not reading.statements:
        return
    sheet.rule(f"Statements {len(reading.statements)}", "speaker · cue · words · place")
    for who, mine in outline.by_speaker(reading.statements).items():
        sheet.line((inert(outline.speaker_words(who)), "bold"))
        for number, statement in mine:
            _statement(sheet, number, statement, places)


def _statement(sheet: Sheet, number: int, statement: Statement, places: Places) -> None:
    name = f"  Q{number}".ljust(6)
    cue = inert(statement.cue or "") or ("whole text" if statement.kind == "body" else "no verb")
    tail = places.full(statement.content) + _side(statement)
    lead = [(name, "dim"), (cue, "cyan")]
    if sheet.narrow or cell_len(cue) > CUE - 7:
        sheet.line(*lead)
        lead = []
    sheet.row(lead, _said(statement, places), hang=6 if sheet.narrow else CUE, tail=tail)


def _said(statement: Statement, places: Places) -> str:
    pieces = sorted((statement.content, *statement.also_content))
    words = " … ".join(_clipped(places, piece, statement) for piece in pieces)
    return f"“{words}”" if statement.kind == "direct" else words


def _clipped(places: Places, span: Span, statement: Statement) -> str:
    words = places.words(span)
    if statement.kind != "body" or len(words) <= LONGEST_BODY:
        return words
    return f"{clipped(words, LONGEST_BODY)} ({many(places.length(span), 'word')})"


def _side(statement: Statement) -> str:
    said = [
        f"to {inert(statement.addressee)}" if statement.addressee else "",
        f"via {inert(statement.via)}" if statement.via else "",
        "partly quoted" if statement.partly_quoted else "",
        f"in Q{statement.parent + 1}" if statement.parent is not None else "",
    ]
    return "".join(f" · {words}" for words in said if words)


def _foot(sheet: Sheet, reading: Reading) -> None:
    sheet.blank()
    none = outline.empty_sections(reading)
    if none:
        sheet.row([], " · ".join(f"0 {words}" for words in none), "dim", hang=0)
    if reading.signals is not None:
        _missing(sheet, reading)
    sheet.row([], "everything with its characters: --json · as a page: --html OUT", "dim", hang=0)


def _missing(sheet: Sheet, reading: Reading) -> None:
    for why, sections in outline.not_looked_for(reading):
        sheet.row([], f"not looked for: {', '.join(sections)} ({why})", "dim", hang=0)
