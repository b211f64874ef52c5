"""The right side of the page: signals first, then every finding with a link to its words."""

from collections.abc import Callable
from dataclasses import dataclass

from tealeaves.knowledge import Pack
from tealeaves.show import charts, outline
from tealeaves.show.inert import clipped
from tealeaves.show.marks import Marked
from tealeaves.show.markup import Child, Html, tag, together
from tealeaves.show.naming import country, kind_words, many, plain, rung_words
from tealeaves.show.places import Places
from tealeaves.spans import Span
from tealeaves.types import Baseline, Reading, Signal, Statement

LONGEST_BODY = 320  # characters of a body statement that are repeated in the panel


def nothing(id_: str) -> None:
    """A report has nothing under its findings."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section of the panel needs."""

    reading: Reading
    pack: Pack
    shown: Marked
    places: Places
    under: Callable[[str], Html | None] = nothing  # what people said of a finding, and its forms
    struck: frozenset[str] = frozenset()  # findings that somebody rejected

    def lit(self, id_: str, extra: str = "") -> str:
        """Classes that light up with the finding's words."""
        return f"{extra}{' struck' if id_ in self.struck else ''} f-{id_} h-{id_}".strip()

    def country(self, code: str) -> str:
        """A country or bloc by its usual name."""
        return country(code, self.pack)

    def link(self, id_: str, nth: int, *words: Child, class_: str | None = None) -> Html:
        """Words that open the nth place of a finding; plain where the text shown has it not."""
        href = self.shown.link(id_, nth)
        if href is None:
            return tag("span", *words, class_=class_)
        return tag("a", *words, href=href, class_=class_)

    def quote(self, id_: str, nth: int, span: Span) -> Html:
        """The page's words in quotation marks, with their paragraph."""
        where = self.places.name(span)
        return self.link(
            id_,
            nth,
            tag("q", f"“{self.places.words(span)}”"),
            " ",
            tag("small", where, class_="dim", title=f"character {span.start}"),
        )


def section(id_: str, head: str, side: str, *children: Child) -> Html:
    """A section of the panel with its head."""
    return together(
        tag(
            "section",
            tag("h2", head, " ", tag("small", side) if side else None),
            *children,
            class_="sec",
            id=id_,
        ),
        Html("\n"),
    )


def no_finding(words: str) -> Html:
    """Looked for, none."""
    return tag("p", words, class_="none")


def not_looked_for(desk: Desk) -> list[Html]:
    """Each reason with what it kept from being looked for: hatched, never blank."""
    return [
        tag(
            "p",
            tag("span", tag("b", "Not looked for:"), f" {', '.join(names)}; {why}."),
            class_="notread",
        )
        for why, names in outline.not_looked_for(desk.reading)
    ]


# ------------------------------------------------ signals


def signals(desk: Desk) -> Html | None:
    """Cards in their groups: what is missing, new, moved, unchanged, unsure."""
    found = desk.reading.signals
    if found is None:
        return section("signals", "Signals", "", not_looked_for(desk))
    bases = [signal.basis for signal in found]
    side = ", ".join(
        f"{bases.count(b)} {b}" for b in ("stated", "counted", "compared") if b in bases
    )
    if not found:
        return section("signals", "Signals", "", no_finding("signals"))
    groups = [
        together(
            tag("h3", tag("i", group.sign, aria_hidden="true"), group.name, class_="grp"),
            [_card(desk, number, signal) for number, signal in group.signals],
        )
        for group in outline.signal_groups(found)
    ]
    return section("signals", f"Signals {len(found)}", side, groups, _not_compared(desk))


def _not_compared(desk: Desk) -> Html | None:
    if any(signal.baseline for signal in desk.reading.signals or ()):
        return None
    return tag(
        "p",
        tag(
            "span",
            tag("b", "Not looked for:"),
            " what is new or missing against earlier texts; this reading had none to compare with.",
        ),
        class_="notread",
    )


def _card(desk: Desk, number: int, signal: Signal) -> Html:
    id_ = f"s{number}"
    sign = outline.sign_of(signal)
    extra = {"=": "card calm", "?": "card thin"}.get(sign, "card")
    quotes = [tag("li", desk.quote(id_, nth, span)) for nth, span in enumerate(signal.evidence, 1)]
    return tag(
        "article",
        tag("span", f"S{number}", class_="id"),
        tag("p", outline.sentence(signal.statement), class_="say"),
        tag("span", signal.basis, class_=f"basis {signal.basis}"),
        _measure(signal.baseline),
        tag("ul", quotes, class_="quo"),
        tag("p", _why(desk, signal), class_="why"),
        desk.under(id_),
        class_=desk.lit(id_, extra),
        id=id_,
    )


def _measure(base: Baseline | None) -> Html | None:
    if base is None:
        return None
    had = f"{base.k} of {base.n} had it"
    if base.n < outline.THIN:
        return tag("p", had, " · thin", class_="meas")
    scale = 4.0 if base.bits <= 4 else 6.0
    return tag(
        "p",
        had,
        tag("span", f"{base.bits:.2f} bits", class_="bits"),
        charts.bits(base.bits, scale),
        tag("small", f"of {scale:.0f}", class_="dim"),
        class_="meas",
    )


def _why(desk: Desk, signal: Signal) -> str:
    said = [signal.label or kind_words(signal.kind)]
    if signal.about:
        said.append(f"about {desk.country(signal.about)}")
    said += [
        f"{plain(key)}: {words}"
        for key, value in signal.details
        if (words := _detail(desk, value)) and value != signal.about
    ]
    if signal.kind == "absence" and desk.reading.authority.layer == "second_hand":
        said.append("second-hand: the article says so; the text it reports was not read")
    return " · ".join(said)


def _detail(desk: Desk, value: str | int | tuple[str, ...]) -> str:
    values = value if isinstance(value, tuple) else str(value).split(", ")
    return ", ".join(rung_words(desk.country(each)) for each in values if each)


def statements(desk: Desk) -> Html | None:
    """Who says what, the one who says most first."""
    found = desk.reading.statements
    if not found:
        return None
    groups = [
        together(
            tag("h3", outline.speaker_words(who), " ", tag("small", str(len(mine))), class_="who"),
            [_statement(desk, number, said) for number, said in mine],
        )
        for who, mine in outline.by_speaker(found).items()
    ]
    return section("statements", f"Statements {len(found)}", "by speaker", groups)


def _statement(desk: Desk, number: int, said: Statement) -> Html:
    id_ = f"q{number}"
    pieces = sorted((said.content, *said.also_content))
    words = " … ".join(_clipped(desk, piece, said) for piece in pieces)
    quoted = f"“{words}”" if said.kind == "direct" else words
    return tag(
        "div",
        tag("span", f"Q{number}", class_="id"),
        tag(
            "span",
            desk.link(id_, 1, tag("q", quoted)),
            " ",
            tag("small", _circumstances(desk, said), class_="dim"),
            desk.under(id_),
        ),
        class_=desk.lit(id_, "st"),
        id=id_,
    )


def _clipped(desk: Desk, span: Span, said: Statement) -> str:
    words = desk.places.words(span)
    return words if said.kind != "body" else clipped(words, LONGEST_BODY)


def _circumstances(desk: Desk, said: Statement) -> str:
    length = desk.places.length(said.content)
    kinds = {
        "body": f"the whole text, {many(length, 'word')}",
        "direct": "direct",
        "indirect": "indirect",
    }
    parts = [
        said.cue,
        f"to {said.addressee}" if said.addressee else None,
        f"via {said.via}" if said.via else None,
        kinds[said.kind],
        "partly quoted" if said.partly_quoted else None,
        f"within Q{said.parent + 1}" if said.parent is not None else None,
    ]
    return ", ".join(part for part in parts if part) + f" · {desk.places.name(said.content)}"
