"""One TOML file -> its tables; a fault in its grammar is told with file, line and remedy.

rtoml reads the megabyte of built-in packs in 40 ms, the standard library in 300.
"""

import re
from pathlib import Path
from typing import Any

import rtoml

from tealeaves.errors import PackError

_PLACE = re.compile(r"\s*\bat line (\d+) column \d+")


def parse(file: Path, name: str = "") -> dict[str, Any]:
    """The tables of a file, which a complaint calls by `name` (else by its own).

    Raises PackError where it is not TOML or not UTF-8.
    """
    name = name or file.name
    try:
        return dict(rtoml.loads(file.read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise PackError(f"{name}:1: this is not UTF-8 text; save it as UTF-8") from error
    except rtoml.TomlParsingError as error:
        place = _PLACE.search(str(error))
        what = " ".join(_PLACE.sub("", str(error)).split())
        raise PackError(
            f"{name}:{place[1] if place else 1}: this is not TOML ({what}); "
            'write name = "text" or name = ["one", "two"], texts in quotes'
        ) from error
