"""The left side of the page: the article as it stands, each block a row with margin notes."""

from collections.abc import Iterator

from tealeaves.show import outline
from tealeaves.show.inert import clipped
from tealeaves.show.layers import layered
from tealeaves.show.marks import Mark, Marked, Row, is_kept
from tealeaves.show.markup import Html, tag, text, together
from tealeaves.show.naming import date_words, kind_words
from tealeaves.show.places import Places
from tealeaves.types import Reading

SWITCHES = (
    ("signal", True),
    ("statement", True),
    ("title", True),
    ("formula", True),
    ("forecast", True),
    ("date", True),
    ("country", False),
    ("person", False),
)


def text_pane(reading: Reading, shown: Marked, places: Places, whole: bool = False) -> Html:
    """The text with its switches; the title stands in the head of the page.

    `whole`: with the rest of the page shown, in grey.
    """
    rows = [
        _row(reading, shown, places, n)
        for n in range(len(reading.article.blocks))
        if n != reading.article.title
    ]
    return tag(
        "section",
        _switches(sum(not is_kept(block) for block in reading.article.blocks), whole),
        rows,
        class_="pane text",
        aria_label="The text",
        tabindex=0,
        id="text",
        lang=reading.article.language,
    )


def title(reading: Reading, shown: Marked) -> Html:
    """The page's one h1, with the findings in it."""
    at = reading.article.title
    row = shown.rows.get(at) if at is not None else None
    if row is None:
        return tag("h1", tag("span", outline.headline(reading.article), class_="dim"))
    return tag("h1", layered(row), class_="w", lang=reading.article.language)


def _switches(rest: int, whole: bool) -> Html:
    """What can be shown and hidden; `rest` counts the blocks that are not the article's."""
    labels = [_switch(kind, tag("span", kind, class_=f"f {kind}"), on) for kind, on in SWITCHES]
    return tag(
        "form",
        tag("span", "Marked", class_="dim"),
        labels,
        _switch("chrome", tag("span", f"rest of the page {rest}"), whole),
        class_="keys",
        aria_label="What is marked",
    )


def _switch(kind: str, name: Html, on: bool) -> Html:
    return tag("label", tag("input", type="checkbox", id=f"k-{kind}", checked=on), name)


def _row(reading: Reading, shown: Marked, places: Places, n: int) -> Html | None:
    article = reading.article
    block = article.blocks[n]
    if not is_kept(block):
        what = (
            "rest of the page"
            if block.copy_of is None
            else (f"copy of {places.block_name(block.copy_of)}")
        )
        return _line(
            "chrome",
            None,
            tag("div", block.view.text, class_="w", dir="auto"),
            tag("ul", tag("li", what)),
            n,
        )
    row = shown.rows.get(n)
    if row is None:  # a part: it stands with what it continues
        return None
    name = "h2" if block.role == "heading" else "p"
    number = places.number(n)
    notes = list(_notes(reading, row))
    voice = any(mark.kind == "body" for mark in row.marks)
    return _line(
        f"{block.role} voice" if voice else block.role,
        number,
        tag(name, layered(row), class_="w", dir="auto"),
        tag("ul", notes) if notes else None,
        n,
    )


def _line(role: str, number: int | None, words: Html, margin: Html | None, block: int) -> Html:
    named = together(tag("span", "paragraph ", class_="vh"), str(number)) if number else None
    count = tag("div", named, class_="no")
    return together(
        tag(
            "div",
            count,
            words,
            tag("div", margin, class_="m"),
            class_=f"b {role}",
            data_block=block,
        ),
        Html("\n"),
    )


def _notes(reading: Reading, row: Row) -> Iterator[Html]:
    """What begins in this row, in order of its first character."""
    seen: set[str] = set()
    for mark in sorted(row.marks, key=lambda m: m.start):
        if mark.anchor is None or mark.id in seen:
            continue
        seen.add(mark.id)
        said = _note(reading, row, mark)
        if said is not None:
            yield tag("li", tag("a", said, href=f"#{mark.id}"), class_=f"{mark.kind} h-{mark.id}")


def _note(reading: Reading, row: Row, mark: Mark) -> Html | None:
    number = int(mark.id[1:]) - 1 if mark.id[1:].isdigit() else 0
    if mark.kind == "signal" and reading.signals:
        signal = outline.signals_shown(reading.signals)[number]
        kind = signal.label or kind_words(signal.kind)
        return tag("b", f"{outline.sign_of(signal)} S{number + 1} {kind}")
    if mark.kind in ("statement", "body") and reading.statements:
        said = reading.statements[number]
        cue = said.cue or ("whole text" if said.kind == "body" else "")
        return together(_short(outline.speaker_words(said.speaker)), " ", tag("i", cue))
    if mark.kind == "forecast" and reading.forecasts:
        forecast = reading.forecasts[number]
        kind = "" if forecast.kind == "forecast" else f"{forecast.kind}, "
        heard = {_speaker(reading, other.id) for other in row.marks if other.kind == "statement"}
        by = None if forecast.by in heard else f"{_short(outline.forecaster(forecast))}: "
        return together(by, kind, tag("i", forecast.certainty))
    if mark.kind == "date" and reading.dates:
        date = reading.dates[number]
        value, words = date_words(date.value, date.mod), row.words[mark.start : mark.end]
        return (
            None
            if value == words
            else together(text(" ".join(words.split())), " → ", tag("b", value))
        )
    return None


def _speaker(reading: Reading, id_: str) -> str | None:
    return (reading.statements or ())[int(id_[1:]) - 1].speaker


def _short(name: str) -> str:
    """A name that leaves room in the margin; the panel has it whole."""
    return clipped(name, 40)
