"""A terminal as a sheet of lines: widths in cells, glyphs that the terminal can print."""

import codecs

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from tealeaves.show.inert import clipped

WIDEST = 98
LONGEST = 2000  # characters of one row
NARROW = 80
Piece = tuple[str, str]  # words and their style

_PLAIN = str.maketrans(
    {
        "█": "#",
        "▪": "-",
        "▫": ".",
        "▇": "#",
        "▬": "=",
        "━": "=",
        "●": "*",
        "□": "o",
        "░": ":",
        "─": "-",
        "├": "|",
        "┤": "|",
        "−": "-",
        "↕": "^",
        "¶": "p",
        "■": "#",
        "▯": "o",
        "‹": "<",
        "›": ">",
    }
)
_TYPEWRITER = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": ".",
        "\u00a0": " ",
    }
)


class Sheet:
    """Lines for one console, at most 98 columns, in the characters it can print."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = max(24, min(WIDEST, console.width))
        self.narrow = self.width < NARROW
        self.encoding = console.encoding or "utf-8"
        self.unicode = codecs.lookup(self.encoding).name.startswith("utf")
        self.rich = self.unicode and not console.is_dumb_terminal

    def say(self, text: str) -> str:
        """The text in characters that this terminal can print."""
        if not self.rich:
            text = text.translate(_PLAIN)
        if not self.unicode:
            text = text.translate(_TYPEWRITER)
            text = text.encode(self.encoding, "backslashreplace").decode(self.encoding)
        return text

    def line(self, *pieces: Piece) -> None:
        """One line as it is, trailing space cut."""
        text = Text(end="")
        for words, style in pieces:
            text.append(self.say(words), style or None)
        text.rstrip()
        text.truncate(self.width, overflow="ellipsis" if self.rich else "crop")
        self.console.print(text, no_wrap=True, overflow="ignore", crop=False, highlight=False)

    def blank(self) -> None:
        """An empty line."""
        self.line()

    def rule(self, name: str, right: str = "") -> None:
        """The head of a section: a rule with a name, and what its columns mean."""
        self.blank()
        if self.narrow:
            self.line((f"── {name} ", "bold"))
            return
        fill = self.width - cell_len(name) - 4 - (cell_len(right) + 1 if right else 0)
        self.line(
            ("── ", "dim"),
            (f"{name} ", "bold"),
            ("─" * max(2, fill), "dim"),
            (f" {right}" if right else "", "dim"),
        )

    def row(
        self,
        lead: list[Piece],
        words: str,
        style: str = "",
        *,
        hang: int = 2,
        tail: str = "",
        right: Piece = ("", ""),
    ) -> None:
        """Words wrapped beside a lead; `tail` follows the last of them, `right` ends line one."""
        words = clipped(words, LONGEST)
        right_said = self.say(right[0])
        room = self.width - hang
        side = cell_len(right_said) + 2 if right_said and not self.narrow else 0
        used = sum(cell_len(self.say(text)) for text, _ in lead)
        lines = wrap(self.say(words), max(8, room - side)) or [""]
        if used > hang:  # the lead is longer than its column: words go below it
            self.line(*lead)
            lead, used = [], 0
        for n, text in enumerate(lines):
            head = [*lead, (" " * (hang - used), "")] if n == 0 else [(" " * hang, "")]
            pieces = [*head, (text, style)]
            if n == 0 and side:
                gap = room - cell_len(text) - cell_len(right_said)
                pieces += [(" " * gap, ""), (right_said, right[1])]
            last = n == len(lines) - 1
            if last and tail and self._fits(hang, text, tail, right_said if n == 0 else ""):
                pieces.insert(len(head) + 1, (f"  {tail}", "dim"))
                if n == 0 and side:
                    cut = cell_len(self.say(tail)) + 2
                    pieces[-2] = (" " * (gap - cut), "")
                tail = ""
            self.line(*pieces)
        if tail:
            self.line((" " * hang, ""), (tail, "dim"))
        for text in wrap(right_said, max(8, room)) if self.narrow else ():
            self.line((" " * hang, ""), (text, right[1]))

    def _fits(self, hang: int, text: str, tail: str, right: str) -> bool:
        beside = cell_len(right) + 2 if right and not self.narrow else 0
        return hang + cell_len(text) + 2 + cell_len(self.say(tail)) + beside <= self.width


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces; a longer word is cut."""
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in text.split():
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(" ".join(line))
            line, used = [], 0
        while size > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
            size = cell_len(word)
        if word:
            used += size + (1 if line else 0)
            line.append(word)
    return [*lines, " ".join(line)] if line else lines


def _head(word: str, width: int) -> str:
    """The longest beginning of a word that fits; at least one character."""
    used = 0
    for n, char in enumerate(word):
        used += cell_len(char)
        if used > width:
            return word[: max(1, n)]
    return word


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where it was longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(1, width - 1)).rstrip() + "…"


def pad(text: str, width: int) -> str:
    """The text, filled with spaces to `width` cells."""
    return text + " " * (width - cell_len(text))
