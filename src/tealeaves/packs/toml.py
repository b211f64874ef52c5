"""One TOML file -> its tables; a fault in its grammar is told with file, line and remedy."""

import re
import tomllib
from pathlib import Path
from typing import Any

from tealeaves.errors import PackError

_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def parse(file: Path) -> dict[str, Any]:
    """The tables of a file. Raises PackError where it is not TOML or not UTF-8."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise PackError(f"{file.name}:1: this is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        what = _LINE.sub("", str(error)).strip()
        raise PackError(
            f"{file.name}:{line[1] if line else 1}: this is not TOML ({what}); "
            'write name = "text" or name = ["one", "two"], texts in quotes'
        ) from error
