"""Words brought by a line that ends with a colon: `He said:`, `the editorial says, and goes on:`.

They follow without quotation marks, a paragraph or more, up to where the reporter speaks again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.statements.cast import Cast, Range
from tealeaves.read.statements.content import Said
from tealeaves.read.statements.speakers import source_of
from tealeaves.read.statements.verbs import subject_of
from tealeaves.types import Article, Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

GOES_ON = re.compile(r"\b(?:and )?(?:goes|went) on(?: to say)?:$|\bcontinued(?: to say)?:$")
REPORTER = re.compile(r"^(?:He|She|They|It|The respected|Kim Jong Un|Then|After|Saying|Noting)\b")
FIRST = re.compile(r"\b(?:I|we|our|us|my)\b", re.I)
OPENS = "“\"«《‘'"
MOST = 8  # paragraphs of one speech


def retold(
    article: Article, parsed: Parsed, cast: Cast, cues: Cues, known: list[Said]
) -> list[Said]:
    """The paragraphs that a colon brings, as statements of who is told to go on."""
    text = article.view.text
    running = [p for p in article.passages if p.role in ("paragraph", "list")]
    found = []
    for number, passage in enumerate(running[:-1]):
        line = text[passage.start : passage.end].rstrip()
        follows = running[number + 1]
        if not line.endswith(":") or text[follows.start : follows.start + 1] in OPENS:
            continue
        sentence = parsed.covering(passage.start + len(line) - 1, passage.end)
        said = _brought(text, cast, sentence, cues, running[number + 1 :], known)
        if said:
            found.append(said)
    return found


def _brought(
    text: str,
    cast: Cast,
    sentence: Sentence | None,
    cues: Cues,
    after: list[Passage],
    known: list[Said],
) -> Said | None:
    if sentence is None or sentence.doc is None:
        return None
    verb = _last_verb(sentence, cues)
    if verb is None:
        return None
    subject = subject_of(verb)
    source = source_of(cast, sentence, subject, cues) if subject is not None else None
    if source is None:
        return None
    low, high = sentence.at(verb)
    on = GOES_ON.search(text[low : low + 20].split("\n")[0])
    pieces = tuple(_pieces(text, after, known))
    spoken = FIRST.search(text[pieces[0][0] : pieces[0][1]]) is not None
    return Said(
        "direct" if spoken and not on else "indirect",
        pieces,
        source.name,
        source.at,
        (low, low + on.end() - 1 if on else high),
        outlet=source.sort == "outlet",
    )


def _last_verb(sentence: Sentence, cues: Cues) -> Token | None:
    """The verb of report right before the colon."""
    doc = sentence.doc
    if doc is None:
        return None
    for token in reversed(doc[-8:]):
        if token.tag_ in ("VBD", "VBZ", "VBP", "VBG"):
            base = cues.base(token.text)
            return token if base in cues.clause or token.lower_ in ("goes", "went") else None
    return None


def _pieces(text: str, after: list[Passage], known: list[Said]) -> list[Range]:
    """The first paragraph, and those after it in which no reporter speaks."""
    pieces: list[Range] = []
    cues = sorted(said.cue[0] for said in known if said.cue)
    for passage in after[:MOST]:
        line = text[passage.start : passage.end]
        told = any(passage.start <= at < passage.end for at in cues)
        if pieces and (told or REPORTER.match(line) or not FIRST.search(line)):
            break
        end = re.search(r"[.\s]*(?:-\s?0\s?-)?\s*$", line)
        stop = end.start() if end else len(line)
        pieces.append((passage.start, passage.start + max(1, stop)))
    return pieces
