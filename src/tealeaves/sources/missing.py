"""Pages that answer 200 and are none: empty ones, and a site's standard text for missing pages.

No list of error phrases in any language: a page that says nothing but what the site also says
at an address that nobody ever used is not there.
"""

import re

SHORT = 1500  # characters of visible text up to which a page may be an error page
UNSEEN = ("script", "style", "template", "head", "svg")
DIGITS = re.compile(r"\d+")
FEW = 10  # letters by which two prints of an error page may differ: a weekday, a mark of the server


def visible_lines(raw: bytes, media_type: str | None) -> tuple[str, ...]:
    """The lines of text that a reader of this page sees, white space folded, empty ones out."""
    from lxml import etree, html

    if media_type == "text/plain":
        pieces = raw.decode("utf-8", "replace").splitlines()
    else:
        try:
            tree = html.document_fromstring(raw)
        except (etree.LxmlError, ValueError, AssertionError):
            return ()
        etree.strip_elements(tree, *UNSEEN, etree.Comment, with_tail=False)
        pieces = [str(piece) for piece in tree.itertext()]
    folded = (" ".join(piece.split()) for piece in pieces)
    return tuple(line for line in folded if line)


def may_be_error(lines: tuple[str, ...], moved: bool) -> bool:
    """Worth asking for a made-up address: little text, the number 404 on top, or sent elsewhere."""
    return moved or sum(map(len, lines)) <= SHORT or any("404" in line for line in lines[:5])


def same_text(page: tuple[str, ...], made_up: tuple[str, ...], echoes: tuple[str, ...]) -> bool:
    """The page says what the made-up address says, but for numbers, its address, a few letters."""
    said = {_masked(line, echoes) for line in made_up}
    own = [line for line in (_masked(line, echoes) for line in page) if line not in said]
    return bool(said) and sum(c.isalpha() for line in own for c in line) <= FEW


def made_up(path: str, mark: str) -> str:
    """A neighbour of this path that cannot be there: `/news/4411` gives `/news/no-such-page-…`."""
    return f"{path.rsplit('/', 1)[0]}/no-such-page-{mark}"


def _masked(line: str, echoes: tuple[str, ...]) -> str:
    for echo in echoes:
        line = line.replace(echo, "")
    return " ".join(DIGITS.sub("0", line).split())
