"""A page that needs nothing else: its style within, no script, no outside address."""

import base64
import hashlib
from importlib.resources import files

from tealeaves.show.markup import Html, tag, trusted


def alone(title: str, body: Html, more: str = "", lang: str = "en") -> str:
    """A whole page with the report's sheet and `more` rules of our own."""
    style = trusted(files("tealeaves.show").joinpath("report.css").read_text("utf-8") + more)
    return f"<!doctype html>\n{tag('html', head(title, style), body, lang=lang)}\n"


def head(title: str, style: Html) -> Html:
    """The head of such a page: a policy that allows this style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style),
    )
