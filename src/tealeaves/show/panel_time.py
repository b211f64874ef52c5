"""Calendar and forecasts in the panel."""

from tealeaves.show import charts, outline
from tealeaves.show.markup import Child, Html, tag, together
from tealeaves.show.naming import date_words, scale_words
from tealeaves.show.panel import Desk, section
from tealeaves.show.strips import Months, months_of
from tealeaves.types import Event, Forecast


def calendar(desk: Desk) -> Html | None:
    """Events on their months, and the dates as printed and as read."""
    events, dates = desk.reading.events or (), desk.reading.dates or ()
    if not events and not dates:
        return None
    issued = desk.reading.published.value if desk.reading.published else None
    months = months_of(list(events), issued)
    rows = [_event(desk, number, event, months) for number, event in outline.calendar(events)]
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", "when"),
            tag("th", charts.month_names(months), class_="strip") if months else None,
            tag("th", "event, and its words"),
        ),
    )
    table = tag("table", head, tag("tbody", rows), class_="cal") if events else None
    return section(
        "calendar",
        f"Calendar {len(events)}",
        "solid past, open to come, hatched without a date",
        table,
        _dates(desk),
    )


def _event(desk: Desk, number: int, event: Event, months: Months | None) -> Html:
    id_ = f"e{number}"
    when = date_words(event.start or event.end, event.mod)
    if event.start and event.end and event.start != event.end:
        when = date_words(f"{event.start}/{event.end}", event.mod)
    said = f"{when}, {'to come' if event.tense == 'future' else 'past'}"
    alleged = f" (says {event.alleged_by})" if event.alleged_by else ""
    quotes = [desk.quote(id_, nth, span) for nth, span in enumerate(event.evidence[:2], 1)]
    return tag(
        "tr",
        tag("td", when, class_="when"),
        tag("td", charts.dates(months, event, said), class_="strip") if months else None,
        tag(
            "td",
            tag("p", outline.event_words(event) + alleged),
            [tag("p", quote, class_="words") for quote in quotes],
            desk.under(id_),
        ),
        class_=desk.lit(id_),
        id=id_,
    )


def _dates(desk: Desk) -> Html | None:
    found = desk.reading.dates or ()
    if not found:
        return None
    items = [
        tag(
            "li",
            desk.link(f"d{n}", 1, tag("q", desk.places.words(date.span))),
            " → ",
            tag("b", date_words(date.value, date.mod)),
            desk.under(f"d{n}"),
            class_=desk.lit(f"d{n}"),
            id=f"d{n}",
        )
        for n, date in enumerate(found, 1)
    ]
    return together(
        tag("h3", "Dates as printed, and as read", class_="sub"), tag("ul", items, class_="run")
    )


# ------------------------------------------------ forecasts


def forecasts(desk: Desk) -> Html | None:
    """What is foreseen, promised, threatened or demanded."""
    found = desk.reading.forecasts
    if not found:
        return None
    scales = sorted({scale_words(f.probability.scale) for f in found if f.probability})
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", "by"),
            tag("th", "claim"),
            tag("th", "by when"),
            tag("th", "chance", class_="chance"),
        ),
    )
    rows = [_forecast(desk, n, forecast) for n, forecast in enumerate(found, 1)]
    return section(
        "forecasts",
        f"Forecasts {len(found)}",
        f"bands: {', '.join(scales)}" if scales else "no word with a published band",
        tag("table", head, tag("tbody", rows)),
    )


def _forecast(desk: Desk, number: int, forecast: Forecast) -> Html:
    id_ = f"f{number}"
    condition = forecast.condition
    kind = None if forecast.kind == "forecast" else tag("span", forecast.kind, class_="tag")
    claim = [
        desk.link(id_, 1, tag("q", desk.places.words(forecast.claim))),
        " ",
        tag("small", desk.places.name(forecast.claim), class_="dim"),
    ]
    when = (
        date_words(forecast.horizon)
        if forecast.horizon
        else tag("span", "none given", class_="dim")
    )
    return tag(
        "tr",
        tag("td", outline.forecaster(forecast)),
        tag(
            "td",
            kind,
            " " if kind else None,
            claim,
            tag(
                "p", tag("q", outline.condition_words(desk.places.words(condition))), class_="words"
            )
            if condition
            else None,
        ),
        tag("td", when),
        tag("td", _chance(forecast), desk.under(id_)),
        class_=desk.lit(id_),
        id=id_,
    )


def _chance(forecast: Forecast) -> Child:
    band = forecast.probability
    if band is None or forecast.rhetorical:
        plain = forecast.kind == "forecast" or forecast.rhetorical
        said = outline.chance_words(forecast) if plain else f"“{forecast.certainty}”"
        return tag("span", said, class_="dim")
    share = f"{band.low:.0f} to {band.high:.0f} per cent"
    said = f"{forecast.certainty}: {share} ({scale_words(band.scale)})"
    return [
        charts.chance(band, said),
        " ",
        tag("span", f"{band.low:.0f}–{band.high:.0f} %", class_="num"),
        " ",
        tag("small", f"“{forecast.certainty}”", class_="dim"),
    ]
