"""A brief's object in each format it can be handed over in."""

import json
from collections.abc import Callable
from typing import Any

from tealeaves.show.brief_citations import to_bibtex, to_csl
from tealeaves.show.brief_docx import to_docx
from tealeaves.show.brief_html import to_html
from tealeaves.show.brief_markdown import to_markdown
from tealeaves.show.brief_pdf import to_pdf

MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "bibtex": "application/x-bibtex",
    "csl": "application/vnd.citationstyles.csl+json",
}
TEXT: dict[str, Callable[[dict[str, Any]], str]] = {
    "md": to_markdown,
    "html": to_html,
    "json": lambda body: json.dumps(body, ensure_ascii=False) + "\n",
    "bibtex": to_bibtex,
    "csl": lambda body: to_csl(body) + "\n",
}
BINARY: dict[str, Callable[[dict[str, Any]], bytes]] = {"pdf": to_pdf, "docx": to_docx}


def written(body: dict[str, Any], kind: str) -> bytes:
    """The file's bytes. Raises ArchiveError where a library is missing."""
    if kind in BINARY:
        return BINARY[kind](body)
    return TEXT[kind](body).encode("utf-8", "surrogatepass")
