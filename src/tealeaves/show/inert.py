"""Page text made harmless to show: no control character or bidi override acts on the reader.

One character in, one out, so that places stay where they are.
"""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_C1 = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_DIRECTION = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD
)
_BREAKS = dict.fromkeys((0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029), 0x20)
_HIDDEN = dict.fromkeys(
    (0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xD800, 0xE000), *range(0xE0000, 0xE0080)), 0xFFFD
)
_INERT = {**_PICTURES, 0x7F: 0x2421, **_C1, **_DIRECTION, **_HIDDEN, **_BREAKS}


def clipped(text: str, most: int) -> str:
    """The text, its end left off at a space where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


def inert(text: str) -> str:
    """The text with control characters shown instead of obeyed; line breaks become spaces."""
    return text.translate(_INERT)
