"""What is put into the search index of a text, and the same foldings for a query."""

import re
import unicodedata

EAST = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\u3400-\u9fff\uf900-\ufaff"
RUN = re.compile(f"[{EAST}]+")


def entry(title: str, text: str) -> tuple[str, str, str, str]:
    """Title, words, pairs and latin of a document, as the search table wants them."""
    both = f"{title}\n{text}"
    return folded(title), folded(text), " ".join(pairs(both)), ""


def folded(text: str) -> str:
    """Composed, marks straight, East Asian and other letters parted by a space."""
    return RUN.sub(lambda m: f" {m.group()} ", unicodedata.normalize("NFC", text))


def pairs(text: str) -> list[str]:
    """Every two neighbouring syllables of each Hangul or Han run; a lone one as it is."""
    found = []
    for run in RUN.findall(unicodedata.normalize("NFC", text)):
        found += [run[i : i + 2] for i in range(max(1, len(run) - 1))]
    return found
