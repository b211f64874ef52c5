"""A feature that stands out, said in one sentence with its denominator."""

from tealeaves.compare.contrast import Scored

THIN = 3  # precedents under which a signal says "thin"

_NAMED = ("{label} is named; {of} named it", "{label} is not named; {of} named it")
_PRINTED = ("{label} is printed; {of} printed it", "{label} is not printed; {of} printed it")
_USED = ("“{label}” is used; {of} used it", "“{label}” is not used; {of} used it")
_SAID = {
    "family": (
        "a stock phrase of “{label}” is used; {of} used one",
        "no stock phrase of “{label}” is used; {of} used one",
    ),
    "wording": (
        "“{label}” is the wording; so in {of} that use its family",
        "“{label}” is not the wording; so in {of} that use its family",
    ),
    "epithet": _USED,
    "phrase": _USED,
    "topic": ("the topic is {label}; {of} had it", "the topic is not {label}; {of} had it"),
    "occasion": ("it is tied to {label}; {of} were", "it is not tied to {label}; {of} were"),
    "title": _PRINTED,
    "title_order": (
        "{label}; so in {of} that print both",
        "not {label}; so in {of} that print both",
    ),
    "stance": ("{label} is found; {of} had it", "{label} is not found; {of} had it"),
    "naming": ("{label}; so in {of} that name it", "not {label}; so in {of} that name it"),
    "audience": ("it is {label}; {of} were", "it is not {label}; {of} were"),
    "rung": ("it is a {label}; {of} were", "it is not a {label}; {of} were"),
    "order": ("{label}; so in {of} that name both", "not {label}; so in {of} that name both"),
    "first": (
        "{label} among foreign countries; so in {of} that name it with others",
        "not {label} among foreign countries; so in {of} that name it with others",
    ),
    "treatment": (
        "{label} has an item of its own; so in {of} that name it",
        "{label} stands only in a group; an item of its own in {of} that name it",
    ),
    "listed": (
        "{label} stands in the list; so in {of} with one",
        "{label} stands not in the list; so in {of} with one",
    ),
}
_AMOUNTS = {
    "share": ("{label}: {here:.0%}, usually {usual:.0%}", ""),
    "place": ("{label} is number {here:.0f} of the usual names in the list, usually {usual:g}", ""),
    "tau": (
        "the list keeps the usual order less (tau {here:.2f}, usually {usual:.2f})",
        "the list keeps the usual order more (tau {here:.2f}, usually {usual:.2f})",
    ),
    "length": ("{here:,.0f} words, usually {usual:,.0f}", ""),
    "delay": ("{here:.0f} days between {label}, usually {usual:g}", ""),
    "ladder": ("place {here:.0f} on the ladder {label}, usually {usual:g}", ""),
    "greeting": (
        "the message from or to {label} is {level} (level {here:.0f}), usually {usual:g}",
        "",
    ),
    "grade": ("“{label}” at step {here:.0f} of its strength, usually {usual:g}", ""),
    "age": ("“{label}” at step {here:.0f} from old to new, usually {usual:g}", ""),
}
LEVELS = {
    2: "listed by office only", 3: "listed by name", 4: "an item of its own without content",
    5: "summarised", 6: "printed in full", 7: "printed in full on the front page",
}  # fmt: skip
AMOUNTS = frozenset(_AMOUNTS)


def statement_of(scored: Scored) -> str:
    """One sentence that a reader can check, with its denominator; "thin" under THIN precedents."""
    feature, n, k = scored.feature, scored.n, scored.k
    thin = " (thin)" if n < THIN else ""
    if feature.kind in AMOUNTS:
        return f"{_amount(scored)}; {k} of {n} earlier texts lie as far from their median{thin}"
    said = _SAID.get(feature.kind, _NAMED)[0 if scored.here else 1]
    return said.format(label=feature.label, of=f"{k} of {n} earlier texts") + thin


def _amount(scored: Scored) -> str:
    assert scored.usual is not None
    here, usual = float(scored.here), scored.usual
    less, more = _AMOUNTS[scored.feature.kind]
    said = more if more and here > usual else less
    level = LEVELS.get(round(here), "not printed")
    return said.format(label=scored.feature.label, here=here, usual=usual, level=level)
