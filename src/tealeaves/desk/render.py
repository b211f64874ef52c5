"""Answers of the desk: templates with everything escaped, JSON, and errors a person can read."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tealeaves.desk.settings import Settings
from tealeaves.desk.words import LANGUAGES, language_of, words_in
from tealeaves.show.inert import inert
from tealeaves.show.markup import Html

PLACES = (
    ("today", "/", "t"),
    ("search", "/search", "s"),
    ("tracks", "/tracks", "r"),
    ("people", "/people", "p"),
    ("calendar", "/calendar", "k"),
    ("ledger", "/ledger", "l"),
    ("brief", "/brief", "b"),
    ("add", "/add", "a"),
    ("packs", "/packs", "d"),
)


@cache
def environment() -> Environment:
    """Jinja with escaping on everywhere and undefined names as errors."""
    made = Environment(
        loader=PackageLoader("tealeaves.desk", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals["places"] = PLACES
    made.globals["asset"] = asset
    made.globals["sheet"] = sheet
    return made


def _harmless(value: object) -> object:
    """Control and direction characters of a page's words do nothing on ours."""
    if isinstance(value, Html):
        return Marked(value)
    return inert(value) if type(value) is str else value


class Marked(str):
    """HTML made by `show.markup`, which escapes everything itself."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@cache
def asset(name: str) -> str:
    """The address of a file of the desk, which changes with its content."""
    raw = files("tealeaves.desk").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(raw).hexdigest()[:12]}"


@cache
def sheet() -> str:
    """The address of the report's sheet, which the desk shares."""
    raw = files("tealeaves.show").joinpath("report.css").read_bytes()
    return f"/report.css?v={hashlib.sha256(raw).hexdigest()[:12]}"


def language(request: Request) -> str:
    """The interface's language for this request."""
    return language_of(
        request.query_params.get("lang"),
        request.cookies.get("lang"),
        request.headers.get("accept-language", ""),
    )


def page(
    request: Request, template: str, place: str, *, status: int = 200, **values: Any
) -> Response:
    """A page of the desk; htmx asks for the part inside `main` alone by the header HX-Request."""
    settings: Settings = request.app.state.settings
    words = words_in(language(request))
    given: Mapping[str, Any] = {
        "t": teller(words),
        "lang": language(request),
        "place": place,
        "csrf": settings.secret,
        "readonly": settings.readonly,
        "who": request.state.who,
        "texts": _texts(request),
        "here": request.url.path,
        "other_language": _in_other_language(request),
        **values,
    }
    made = environment().get_template(template).render(given)
    answer = HTMLResponse(made, status)
    if request.query_params.get("lang"):
        answer.set_cookie("lang", language(request), samesite="strict", max_age=31_536_000)
    return answer


def _in_other_language(request: Request) -> str:
    """The address of the same page, with its query, in the next language."""
    rest = [pair for pair in request.query_params.multi_items() if pair[0] not in ("lang", "token")]
    after = LANGUAGES.index(language(request)) + 1
    return f"?{urlencode([*rest, ('lang', LANGUAGES[after % len(LANGUAGES)])])}"


def teller(words: Mapping[str, str]) -> Callable[..., str]:
    """A function: key and values to the words of the interface."""

    def told(key: str, **values: object) -> str:
        return words[key].format(**values) if values else words[key]

    return told


def _texts(request: Request) -> int:
    """How many documents there are: the highest id, which costs nothing."""
    archive = request.app.state.opened.read()
    row = archive.connection.execute("SELECT max(id) FROM document").fetchone()
    return row[0] or 0


def wrong(request: Request, status: int, why: str) -> Response:
    """A page that says what did not work, in one line."""
    return page(request, "wrong.html", "", status=status, why=why)
