"""HTML that cannot be built from page text unescaped: every plain string is escaped here."""

import html
from collections.abc import Iterable

from tealeaves.show.inert import inert

VOID = frozenset(("img", "input", "meta"))
SHAPES = frozenset(("rect", "circle", "path"))  # of SVG, which has no void elements


class Html(str):
    """A string that is already HTML. Only `tag`, `together` and `trusted` make one."""

    __slots__ = ()


Child = str | Html | None | Iterable["Child"]


def text(words: str) -> Html:
    """Words as HTML: escaped, control characters harmless."""
    return Html(html.escape(inert(words), quote=False))


def tag(name: str, /, *children: Child, **attributes: str | int | float | bool | None) -> Html:
    """An element. `class_` is class, `aria_label` is aria-label; None and False are left out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    opened = f"<{name}{given}>"
    if name in VOID:
        return Html(opened)
    if name in SHAPES:
        return Html(f"<{name}{given}/>")
    return Html(f"{opened}{together(*children)}</{name}>")


def together(*children: Child) -> Html:
    """Children one after another; strings are escaped, None is nothing."""
    return Html("".join(_one(child) for child in children))


def trusted(source: str) -> Html:
    """Source of our own (a style sheet), never of a page."""
    return Html(source)


def _one(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return text(child)
    return together(*child)


def _attribute(key: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    said = f"{value:g}" if isinstance(value, float) else str(value)
    return f' {name}="{html.escape(inert(said))}"'
