"""The claims of an analysis: those its reading states as signals, and those that cue words make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.rows import said
from tealeaves.check.analysis import Analysis, Line, Named, Span
from tealeaves.read.wording import sentence_pattern, written_out
from tealeaves.words import folded, squash

# Kind of a stated signal and how its sentence begins -> kind of claim.
STATED = {
    ("priority", ""): "priority",
    ("title_withheld", "Title not used"): "title_withheld",
    ("title_choice", "Title used"): "title_used",
    ("name_withheld", "Without a name"): "absence",
    ("absence", "Left out"): "absence",
    ("disclosure", "Printed in full"): "printed",
    ("disclosure", "Not made public"): "mentioned_only",
    ("shift", "No change"): "no_shift",
    ("shift", "Changed"): "shift",
    ("formula_dropped", "Phrase gone"): "phrase_dropped",
    ("formula_new", "Phrase new"): "phrase_new",
}
CUES = {
    "claim-first": "first_time",
    "claim-unusual": "unusual",
    "claim-usual": "usual",
    "claim-more": "more_often",
    "claim-less": "less_often",
    "claim-mentioned": "mentioned_only",
}
QUOTED = re.compile(r'"([^"\n]{3,80})"')
NOUN = re.compile(r"(?:[Tt]he |[Aa]ny )((?:[\w'-]{2,20} ){1,2}[\w'-]{3,20})")
SINCE = re.compile(r"\bsince ([^.,;:\n]{2,40})")
LEADING = 24  # characters in which the head of a matter stands
LEAD = re.compile(r"^(?:[A-Z][a-z ]{2,30}): ")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `matters` is what it is about: terms of the archive, or quoted words (phrase)."""

    kind: str
    statement: str  # ours, one sentence
    line: Line
    evidence: tuple[Span, ...]  # the contract's, of the page
    matters: tuple[Named, ...] = ()
    over: tuple[str, ...] = ()  # priority: codes of those put behind
    words: str = ""  # the matter in the page's words
    since: str | None = None  # first_time: since when, in the page's words

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Its places in the page."""
        return tuple((s["start"], s["end"]) for s in self.evidence)


def claims_of(analysis: Analysis) -> tuple[Claim, ...]:
    """All claims that can be put to an archive, by place; of two on one thing the surer one."""
    signals = analysis.reading["signals"] or ()
    found = [c for c in (_stated(analysis, signal) for signal in signals) if c]
    taken = {(c.kind, c.line.start) for c in found}
    found += [c for c in _cued(analysis) if (c.kind, c.line.start) not in taken]
    kinds = {(c.kind, c.line.start) for c in found}
    kept = [c for c in found if not any((kind, c.line.start) in kinds for kind in _surer(c))]
    return tuple(sorted(kept, key=lambda c: (c.spans[0], c.kind)))


def _surer(claim: Claim) -> tuple[str, ...]:
    """Kinds of claim that say what this one says, on the same sentence."""
    match claim.kind:
        case "title_used":
            return ("title_withheld",)
        case "first_time":
            return ("phrase_new", "phrase_dropped")
        case "absence" if not claim.matters:
            return ("mentioned_only",)
        case _:
            return ()


def untested(analysis: Analysis) -> dict[str, int]:
    """Stated signals of kinds that are not put to the archive, by kind."""
    counts: dict[str, int] = {}
    for signal in analysis.reading["signals"] or ():
        if signal["basis"] == "stated" and _kind(signal) is None:
            counts[signal["kind"]] = counts.get(signal["kind"], 0) + 1
    return counts


def _kind(signal: dict[str, Any]) -> str | None:
    if signal["kind"] == "priority":
        return "priority"
    return STATED.get((signal["kind"], signal["statement"].partition(":")[0]))


def _stated(analysis: Analysis, signal: dict[str, Any]) -> Claim | None:
    kind = _kind(signal)
    spans = tuple(s for s in signal["evidence"] if "page" not in s)
    if signal["basis"] != "stated" or kind is None or not spans:
        return None
    line = analysis.line_at(spans[0]["start"])
    if line is None:
        return None
    words = LEAD.sub("", signal["statement"]).strip(" .…")
    if kind == "priority":
        codes = (signal.get("first"), *signal.get("over", ()))
        matters = tuple(analysis.state(code) for code in codes[:1] if code)
        return Claim(
            kind, signal["statement"], line, spans, matters, tuple(signal.get("over", ())), words
        )
    whole = said(spans[0])
    wide = kind.startswith("phrase") or signal["statement"].endswith("…")
    told = matters_in(analysis, (spans[0]["start"], spans[0]["end"]), whole if wide else words)
    if kind.startswith("phrase"):
        told = tuple(m for m in told if m.kind in ("phrase", "formula"))
    if kind == "phrase_dropped" and not _says(analysis, "claim-dropped", whole):
        kind = "absence"  # not there, which is no word of whether it used to be
    if kind == "absence" and not any(m.kind == "phrase" for m in told) and of_text(analysis, words):
        told = ()
    if kind.endswith("shift"):
        told = tuple(m for m in told if m.kind != "person")
    since = SINCE.search(squash(whole)) if kind == "phrase_new" else None
    return Claim(
        kind, signal["statement"], line, spans, told, (), words, since[1] if since else None
    )


def _says(analysis: Analysis, name: str, words: str) -> bool:
    entry = analysis.pack.words.get(name)
    return any(sentence_pattern(f).search(words) for f in (entry.forms if entry else ()))


def of_text(analysis: Analysis, words: str, leading: int | None = LEADING) -> bool:
    """Whether the words are about a text, and names only say about which: "the reply to X"."""
    heads = (f"claim-vehicle-{name}" for name in ("speech", "message", "statement", "text"))
    forms = [
        f for head in heads if head in analysis.pack.words for f in analysis.pack.words[head].forms
    ]
    return any(sentence_pattern(f).search(words[:leading]) for f in forms)


def matters_in(analysis: Analysis, span: tuple[int, int], words: str) -> tuple[Named, ...]:
    """What `words`, said within a span, are about: quoted phrases, else what is named there.

    The state that the analysis is about, media and dates are no matter.
    """
    plain = folded(squash(words))
    phrases = [m[1].strip(" ,.") for m in QUOTED.finditer(plain)]
    if phrases:
        return tuple(Named("phrase", p.casefold(), p, *span) for p in dict.fromkeys(phrases))
    found: dict[tuple[str, str], Named] = {}
    for one in analysis.within(*span, "country", "bloc", "person", "formula"):
        shown = folded(squash(analysis.subject.source.page[one.start : one.end]))
        known = (one.kind, one.key) != ("country", analysis.home)
        if known and re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", plain):
            known_as = analysis.state(one.key) if one.kind == "country" else one
            found.setdefault((one.kind, one.key), known_as)
    return tuple(found.values()) or _short_words(plain, span)


def _short_words(plain: str, span: tuple[int, int]) -> tuple[Named, ...]:
    """ "the friendship year": a few words under which the matter may stand in a text."""
    m = NOUN.fullmatch(plain)
    return (Named("words", m[1].casefold(), m[1], *span),) if m else ()


def _cued(analysis: Analysis) -> Iterator[Claim]:
    for line in analysis.lines:
        for name, kind in CUES.items():
            for form in written_out(analysis.pack, name, "claim-part-"):
                m = sentence_pattern(form).search(line.text)
                if m is None or not _put(analysis, kind, line.text, m.start()):
                    continue
                span = (line.start, line.end)
                since = m.groupdict().get("since")
                words = line.text if not since else line.text.replace(since, " ")
                matters = tuple(x for x in matters_in(analysis, span, words) if x.kind != "person")
                if not _says(analysis, "claim-naming", words):
                    matters = ()
                told = squash(line.text)
                short = told if len(told) < 100 else told[:100].rsplit(" ", 1)[0] + " …"
                yield Claim(kind, short, line, (analysis.span(line),), matters, (), told, since)
                break


def _put(analysis: Analysis, kind: str, text: str, at: int) -> bool:
    """Whether a cue at a place of a sentence makes a claim: not denied, not only supposed, and
    about a text where it says that one was only mentioned."""
    if kind == "mentioned_only":
        return of_text(analysis, text, None)
    return not _says(analysis, "claim-unsaid", text[:at])
