"""What the markup says an element is for: its name, its role, the words of its class and id."""

import re
from collections.abc import Mapping
from functools import lru_cache

from tealeaves.knowledge import WordList

PREFIX = "markup-hint-"
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SPLIT = re.compile(r"[^a-z0-9]+")

BY_NAME = {
    "nav": "menu",
    "aside": "aside",
    "footer": "footer",
    "form": "form",
    "button": "form",
    "select": "form",
    "option": "form",
    "textarea": "form",
    "fieldset": "form",
    "datalist": "form",
    "dialog": "promo",
    "menu": "menu",
    "head": "head",
    "title": "head",
    "svg": "hidden",
    "iframe": "hidden",
    "object": "hidden",
    "audio": "hidden",
    "video": "hidden",
    "canvas": "hidden",
    "figcaption": "caption",
    "caption": "caption",
    "script": "hidden",
    "style": "hidden",
}
BY_ROLE = {
    "navigation": "menu",
    "complementary": "aside",
    "contentinfo": "footer",
    "search": "menu",
    "dialog": "promo",
    "alert": "promo",
    "alertdialog": "promo",
    "menu": "menu",
    "menubar": "menu",
    "tablist": "menu",
    "button": "form",
    "form": "form",
}
# Elements whose class describes the page or the whole story, never furniture.
TRUSTED = frozenset(("html", "body", "main", "article", "h1"))


def hint_of(name: str, attrs: Mapping[str, str], words: Mapping[str, str]) -> str | None:
    """The kind of furniture an element is, `caption`, `meta` (byline and date), or None."""
    if "hidden" in attrs or re.search(r"display\s{0,3}:\s{0,3}none", attrs.get("style", "")[:500]):
        return "hidden"
    if name in BY_NAME:
        return BY_NAME[name]
    if name in TRUSTED:
        return None
    if role := BY_ROLE.get(attrs.get("role", "").lower()):
        return role
    found = {words[w] for w in _name_words(attrs) if w in words}
    if not found:
        return None
    order = (
        "comments",
        "related",
        "share",
        "promo",
        "menu",
        "footer",
        "tags",
        "aside",
        "hidden",
        "gate",
        "caption",
        "meta",
    )
    return next(kind for kind in order if kind in found)


def _name_words(attrs: Mapping[str, str]) -> list[str]:
    names = f"{attrs.get('class', '')} {attrs.get('id', '')}"[:600]
    out = []
    for name in names.split():
        low = SPLIT.sub(" ", CAMEL.sub(" ", name).lower()).split()
        out += low
        if len(low) == 2:
            out.append("".join(low))
    return out


def hint_words(lists: Mapping[str, WordList]) -> Mapping[str, str]:
    """Word of a class or id to the kind it stands for, from the packs' word lists."""
    entries = tuple((key, entry.forms) for key, entry in lists.items() if key.startswith(PREFIX))
    return _hint_words(entries)


@lru_cache(maxsize=8)
def _hint_words(entries: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {form: key.removeprefix(PREFIX) for key, forms in entries for form in forms}
