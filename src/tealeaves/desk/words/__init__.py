"""The desk's own words, in the languages of the people who use it."""

from functools import cache
from importlib.resources import files

import rtoml

LANGUAGES = ("en", "ko")


@cache
def words_in(language: str) -> dict[str, str]:
    """Key -> words in a language; what a language lacks stands in English."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(("en", language if language in LANGUAGES else "en")):
        found |= rtoml.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    return found


def language_of(asked: str | None, cookie: str | None, accepted: str) -> str:
    """The interface's language: asked for, chosen before, or the browser's first known one."""
    for wanted in (asked, cookie):
        if wanted in LANGUAGES:
            return str(wanted)
    first = (part.partition(";")[0].strip()[:2].lower() for part in accepted.split(","))
    return next((code for code in first if code in LANGUAGES), "en")
