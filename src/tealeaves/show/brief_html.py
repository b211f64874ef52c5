"""A brief as one HTML page: no script, no outside address; light, dark and on paper."""

import base64
import hashlib
from importlib.resources import files
from typing import Any

from tealeaves.show.brief_charts import caption, svgs
from tealeaves.show.brief_words import HANDS, closing, heading, numbers, place, shown
from tealeaves.show.markup import Html, tag, together, trusted

SAFE = ("http://", "https://")


def to_html(body: dict[str, Any]) -> str:
    """The page; its policy allows its own style and nothing else."""
    style = trusted(files("tealeaves.show").joinpath("brief.css").read_text("utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    number = numbers(body)
    parts = [_section(section, number) for section in shown(body)]
    page = tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=policy),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("title", body["title"]),
            trusted(f"<style>{style}</style>"),
        ),
        tag(
            "body",
            tag("header", tag("h1", body["title"]), tag("p", heading(body), class_="when")),
            _contents(body),
            tag("main", *parts, *_charts(body), *_figures(body), _limits(body), _sources(body)),
        ),
        lang="en",
    )
    return f"<!doctype html>\n{page}\n"


def _contents(body: dict[str, Any]) -> Html:
    links = [
        tag("li", tag("a", s["title"], href=f"#{s['id']}"), tag("b", str(len(s["items"]))))
        for s in shown(body)
    ]
    links += [tag("li", tag("a", t["title"], href=f"#{t['id']}")) for t in body["figures"]]
    return tag("nav", tag("ul", *links), aria_label="Contents")


def _section(section: dict[str, Any], number: dict[int, int]) -> Html:
    hand = HANDS[section["hand"]]
    return tag(
        "section",
        tag("h2", section["title"]),
        tag("p", hand, class_="hand") if hand else None,
        *(_item(item, number) for item in section["items"]),
        id=section["id"],
        class_=f"hand-{section['hand'] or 'none'}",
    )


def _item(item: dict[str, Any], number: dict[int, int]) -> Html:
    bits = item["bits"]
    return tag(
        "article",
        tag(
            "p",
            tag("span", f"{bits:.1f}", class_="bits", title="bits of surprise") if bits else None,
            item["text"],
            tag("span", " pinned", class_="pin") if item["pinned"] else None,
            class_="says",
        ),
        tag("p", item["detail"], class_="detail") if item["detail"] else None,
        *(_quote(quote, number) for quote in item["quotes"]),
        *(_note(note) for note in item["notes"]),
        id=f"f-{item['id']}",
    )


def _quote(quote: dict[str, Any], number: dict[int, int]) -> Html:
    mark = number[quote["document"]]
    words, (start, end) = quote["text"], quote["mark"]
    whole = end - start == len(words)
    own = words[start:end] if whole else tag("mark", words[start:end])
    return tag(
        "blockquote",
        tag("q", words[:start], own, words[end:]),
        " ",
        tag("cite", place(quote), " ", tag("a", f"[{mark}]", href=f"#s-{mark}")),
    )


def _note(note: dict[str, Any]) -> Html:
    who = tag("b", f"{note['who']}, {note['at'][:10]}")
    return tag("aside", who, " ", note["text"], class_="note")


def _charts(body: dict[str, Any]) -> list[Html]:
    """Pictures that the page carries in itself."""
    found = []
    for chart, svg in zip(body["charts"], svgs(body), strict=False):
        words = caption(chart)
        packed = base64.b64encode(svg.encode("utf-8")).decode()
        picture = tag("img", src=f"data:image/svg+xml;base64,{packed}", alt=words)
        found.append(tag("figure", picture, tag("figcaption", words)))
    return found


def _figures(body: dict[str, Any]) -> list[Html]:
    return [
        tag(
            "section",
            tag("h2", table["title"]),
            tag(
                "table",
                tag("thead", tag("tr", *(tag("th", name) for name in table["columns"]))),
                tag(
                    "tbody",
                    *(tag("tr", *(tag("td", cell) for cell in row)) for row in table["rows"]),
                ),
            ),
            id=table["id"],
        )
        for table in body["figures"]
    ]


def _limits(body: dict[str, Any]) -> Html | None:
    lines = closing(body)
    if not lines:
        return None
    rows = [tag("li", line) for line in lines]
    return tag("section", tag("h2", "Limits"), tag("ul", *rows), id="limits")


def _sources(body: dict[str, Any]) -> Html:
    return tag(
        "section",
        tag("h2", "Sources"),
        tag("ol", *(_source(source) for source in body["sources"])),
        id="sources",
    )


def _source(source: dict[str, Any]) -> Html:
    url = source["url"] or ""
    link = tag("a", url, href=url) if url.startswith(SAFE) else url
    return tag(
        "li",
        f"{source['outlet'] or 'unknown outlet'}, ",
        tag("q", source["title"] or "untitled"),
        f", {source['date'] or 'undated'}",
        together(", ", link) if url else None,
        tag("small", f" sha256 {source['page']}"),
        id=f"s-{source['number']}",
        value=source["number"],
    )
