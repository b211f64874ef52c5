"""A brief as PDF, set by Typst. Words of pages go in as data: none of them is markup."""

import json
import re
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tealeaves.errors import ArchiveError
from tealeaves.show.brief_charts import caption, svgs
from tealeaves.show.brief_words import HANDS, closing, heading, numbers, place, shown
from tealeaves.show.inert import inert


def to_pdf(body: dict[str, Any]) -> bytes:
    """The PDF's bytes. Raises ArchiveError where Typst is not installed."""
    try:
        import typst
    except ImportError:
        raise ArchiveError("PDF needs the extra `brief`: pip install 'tealeaves[brief]'") from None
    template = files("tealeaves.show").joinpath("brief.typ").read_text("utf-8")
    with TemporaryDirectory() as folder:
        page = Path(folder, "brief.typ")
        page.write_text(template, "utf-8")
        drawn = svgs(body)
        for n, svg in enumerate(drawn):
            Path(folder, f"chart-{n}.svg").write_text(svg, "utf-8")
        given = _clean(_body(body, len(drawn)))
        made: bytes = typst.compile(str(page), sys_inputs={"body": json.dumps(given)})
    return made


def _body(body: dict[str, Any], drawn: int) -> dict[str, Any]:
    number = numbers(body)
    words = {
        "heading": heading(body),
        "hands": {key: value for key, value in HANDS.items() if key},
        "closing": closing(body),
    }
    return {
        "title": body["title"],
        "words": words,
        "sections": [
            {**section, "items": [_item(item, number) for item in section["items"]]}
            for section in shown(body)
        ],
        "figures": body["figures"],
        "charts": [
            {"file": f"chart-{n}.svg", "words": caption(chart)}
            for n, chart in enumerate(body["charts"][:drawn])
        ],
        "sources": [_source(source) for source in body["sources"]],
    }


def _item(item: dict[str, Any], number: dict[int, int]) -> dict[str, Any]:
    return {
        "text": item["text"],
        "detail": item["detail"],
        "pinned": item["pinned"],
        "bits": None if item["bits"] is None else f"{item['bits']:.1f}",
        "notes": [{**note, "at": note["at"][:10]} for note in item["notes"]],
        "quotes": [
            {"words": _pieces(q), "place": place(q), "number": str(number[q["document"]])}
            for q in item["quotes"]
        ],
    }


def _pieces(quote: dict[str, Any]) -> list[str]:
    """What stands before the finding's own words, they themselves, what stands after."""
    words, (start, end) = quote["text"], quote["mark"]
    return [re.sub(r"\s+", " ", part) for part in (words[:start], words[start:end], words[end:])]


def _source(source: dict[str, Any]) -> dict[str, Any]:
    outlet, title = source["outlet"] or "unknown outlet", source["title"] or "untitled"
    address = f", {source['url']}" if source["url"] else ""
    return {
        "number": str(source["number"]),
        "page": source["page"],
        "words": f"{outlet}, “{title}”, {source['date'] or 'undated'}{address}",
    }


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list | tuple) else value
