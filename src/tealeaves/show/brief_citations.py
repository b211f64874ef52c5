"""The sources of a brief for reference managers: BibTeX and CSL-JSON."""

import json
import re
from typing import Any

SPECIAL = re.compile(r"([&%$#_{}~^\\])")
SPELLED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def to_bibtex(body: dict[str, Any]) -> str:
    """An @misc entry a page, keyed by its sha256; all text escaped for LaTeX."""
    return "\n".join(_entry(source) for source in body["sources"])


def _entry(source: dict[str, Any]) -> str:
    year, month, day = _parts(source["date"])
    fields = {
        "title": _tex(source["title"]),
        "author": f"{{{_tex(source['outlet'])}}}" if source["outlet"] else None,
        "year": year,
        "month": MONTHS[int(month) - 1] if month else None,
        "day": day,
        "url": source["url"],
        "urldate": source["seen"][:10],
        "note": f"sha256 {source['page']}",
    }
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{_key(source)},", *lines, "}", ""])


def to_csl(body: dict[str, Any]) -> str:
    """CSL-JSON: one webpage item a page."""
    return json.dumps([_item(source) for source in body["sources"]], ensure_ascii=False, indent=1)


def _item(source: dict[str, Any]) -> dict[str, Any]:
    parts = [int(part) for part in _parts(source["date"]) if part]
    seen = [int(part) for part in source["seen"][:10].split("-")]
    found = {
        "id": _key(source),
        "type": "article-newspaper",
        "title": source["title"],
        "container-title": source["outlet"],
        "URL": source["url"],
        "issued": {"date-parts": [parts]} if parts else None,
        "accessed": {"date-parts": [seen]},
        "note": f"sha256 {source['page']}",
    }
    return {key: value for key, value in found.items() if value is not None}


def _key(source: dict[str, Any]) -> str:
    return f"tl{source['page'][:12]}"


def _parts(date: str | None) -> tuple[str, str, str]:
    year, month, day = ((date or "") + "--").split("-")[:3]
    return year, month, day


def _tex(words: str | None) -> str:
    found = " ".join((words or "untitled").split())
    return SPECIAL.sub(lambda m: SPELLED.get(m[1], "\\" + m[1]), found)
