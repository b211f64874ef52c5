"""A reading as one HTML page that needs nothing else: no script, no outside address."""

from pathlib import Path

from tealeaves.knowledge import Pack
from tealeaves.show import (
    outline,
    panel,
    panel_countries,
    panel_people,
    panel_rest,
    panel_time,
)
from tealeaves.show.alone import alone
from tealeaves.show.head import page_head
from tealeaves.show.marks import Marked, marked
from tealeaves.show.markup import Html, tag
from tealeaves.show.panel import Desk
from tealeaves.show.places import Places
from tealeaves.show.text_pane import text_pane
from tealeaves.types import Reading
from tealeaves.whole import replaced

MOST_LIT = 400  # findings that light up under the pointer; above, only the target of a link
HATCH = tag(
    "svg",
    tag(
        "defs",
        tag(
            "pattern",
            tag("path", d="M0 0V4", class_="c-axis"),
            id="hatch",
            width=4,
            height=4,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    ),
    class_="vh",
    aria_hidden="true",
)


def report_file(reading: Reading, pack: Pack, path: Path) -> None:
    """Write the page: all of it or nothing. Raises OSError when the place cannot be written."""
    with replaced(path) as beside:
        beside.write_bytes(to_html(reading, pack).encode("utf-8"))


def to_html(reading: Reading, pack: Pack) -> str:
    """The report: the article with its findings marked, and every finding beside it."""
    desk = Desk(reading, pack, marked(reading), Places(reading.article))
    body = tag(
        "body",
        HATCH,
        tag("a", "Skip to the signals", class_="skip", href="#panel"),
        _masthead(reading),
        page_head(desk),
        tag("main", text_pane(reading, desk.shown, desk.places), panel_of(desk), class_="two"),
        class_="panes",
    )
    return alone(f"Reading: {outline.headline(reading.article)}", body, lighting(desk.shown))


def lighting(shown: Marked) -> str:
    """Pointing at a finding or its words, or following a link, lights both."""
    if not shown.ids:
        return ""
    few = len(shown.ids) <= MOST_LIT
    rule = ":root:has(:is({hover}.f-{id}:target)) .f-{id}"
    each = (rule.format(id=id_, hover=f".h-{id_}:hover," if few else "") for id_ in shown.ids)
    return ",\n".join(each) + "{background:var(--lit);outline:1px solid var(--ink)}\n"


def _masthead(reading: Reading) -> Html:
    page = reading.article.page
    name = Path(page.uri).name if page.uri and page.uri != "-" else "standard input"
    packs = ", ".join(id_ for id_, _ in reading.packs)
    return tag(
        "header",
        tag("b", "tealeaves"),
        tag("span", f"reading of {name}", class_="dim"),
        tag("span", f"sha256 {page.id[:8]}… · packs {packs or 'none'}", class_="end"),
        class_="mast",
    )


def panel_of(desk: Desk) -> Html:
    """The right side: every finding, signals first."""
    parts = {
        "signals": panel.signals(desk),
        "countries": panel_countries.countries(desk),
        "statements": panel.statements(desk),
        "people": panel_people.people(desk),
        "present": panel_people.attendance(desk),
        "calendar": panel_time.calendar(desk),
        "forecasts": panel_time.forecasts(desk),
        "formulas": panel_rest.wordings(desk),
        "media": panel_rest.media(desk),
        "read": panel_rest.how_read(desk),
    }
    kept = {name: part for name, part in parts.items() if part is not None}
    names = {"people": "Titles", "read": "How read", "formulas": "Wording", "media": "Media"}
    counts = _counts(desk)
    jumps = [
        tag(
            "a",
            f"{names.get(name, name.capitalize())}",
            tag("b", f" {counts[name]}") if name in counts else None,
            href=f"#{name}",
        )
        for name in kept
        if name != "media"
    ]
    return tag(
        "section",
        tag("nav", jumps, class_="jump", aria_label="Findings"),
        list(kept.values()),
        class_="pane panel",
        aria_label="What was found",
        tabindex=0,
        id="panel",
    )


def _counts(desk: Desk) -> dict[str, int]:
    r = desk.reading
    return {
        "signals": len(r.signals or ()),
        "statements": len(r.statements or ()),
        "countries": len(outline.treated(r, desk.pack)),
        "present": len(r.attendance or ()),
        "people": len(outline.titles(r.people or ())),
        "calendar": len(r.events or ()),
        "forecasts": len(r.forecasts or ()),
        "formulas": len(r.formulas or ()) + len(r.epithets or ()),
    }
