"""Planted changes: how many a comparison finds, and how much of what it lists was never planted.

    uv run python bench/planted.py [--seeds N] [--texts N] [--keep DIR]

Each seed gives another press of the demo's invented country, with changes in it at known places
(`tealeaves.demo`). All go into an archive; each changed text is compared as `tealeaves compare`
does it, at its own cut. A change is found when a listed signal is about it. A listed signal counts
as planted when one of its features is not what it would be in the same text without the change,
read and compared in the same way. The last line is JSON.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from tealeaves.archive.store import Archive
from tealeaves.compare.compare import compare
from tealeaves.compare.contrast import contrast
from tealeaves.compare.facts import facts_of, facts_of_page
from tealeaves.compare.subject import subject_of
from tealeaves.demo.build import Folder, build, lay_out, page_of
from tealeaves.demo.names import names
from tealeaves.demo.press import press
from tealeaves.demo.schedule import plans
from tealeaves.demo.write import write
from tealeaves.keep.reading import filing_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.record import Incoming, Where

NOW = "2026-01-01T00:00:00.000000Z"
UNCHANGED = 60  # texts without a change that are compared as well, spread over the archive

# Kinds of feature that say a change of each kind, where they are about what was changed.
SAYS = {
    "country_dropped": {"country", "treatment"},
    "country_added": {"country", "treatment"},
    "country_first": {"first", "order"},
    "title_withheld": {"title"},
    "title_new": {"title"},
    "title_reordered": {"title_order"},
    "formula_dropped": {"family", "wording", "grade", "age", "phrase"},
    "formula_strengthened": {"grade", "wording", "phrase"},
    "formula_weakened": {"grade", "wording", "phrase"},
    "rank_moved": {"place", "tau"},
    "rank_exit": {"listed", "person"},
    "topic_absent": {"topic", "phrase"},
    "naming_changed": {"naming", "phrase"},
    "rung_raised": {"ladder", "rung"},
    "message_mentioned": {"greeting", "ladder"},
    "length": {"length"},
    "epithet_new": {"epithet", "phrase"},
}


@dataclass(slots=True)
class Score:
    """Counts over all seeds, by kind of change."""

    planted: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    listed: Counter = field(default_factory=Counter)
    strange: Counter = field(default_factory=Counter)  # listed, not planted
    missed: list = field(default_factory=list)
    by_seed: list = field(default_factory=list)  # share found
    unchanged: int = 0
    alarms: int = 0  # signals in unchanged texts
    alarmed: int = 0  # unchanged texts with a signal


def about(change):
    """Words by which a signal on the change can be known: keys, names, phrases."""
    known = names()
    words = set(change.about)
    for key in (*change.about, change.was, change.now):
        for group, form in (
            (known.pack.people, known.person),
            (known.pack.countries, known.country),
            (known.pack.formulas, known.formula),
            (known.pack.epithets, known.epithet),
        ):
            if key in group:
                words.add(form(key))
        if key in known.pack.offices:
            words.add(known.pack.offices[key].canonical)
    if change.kind == "naming_changed":
        words.add(change.now.strip("the “”"))
    return {word.casefold() for word in words}


def says(scored, change):
    """Whether a feature that stands out is the planted change itself."""
    feature = scored.feature
    if feature.kind not in SAYS[change.kind]:
        return False
    if feature.kind in ("length", "ladder", "rung", "tau") or change.kind == "rank_moved":
        return True
    parts = {part.casefold().removeprefix("~") for part in feature.parts}
    words = about(change)
    if feature.kind == "phrase":
        return any(part in word or word in part for part in parts for word in words)
    if change.kind == "message_mentioned":
        return True
    if change.kind == "country_first":
        return bool(parts & words) or change.was[:3].casefold() in parts
    if change.kind.startswith("title"):
        held = [part.casefold() for part in feature.parts[1:]]
        return change.about[0] in parts and any(part in words for part in held)
    return bool(parts & words)


def value_by_feature(result):
    """Each feature tried with its value."""
    return {(s.feature.kind, s.feature.parts): s.here for s in result.scored}


def differs(scored, before):
    """Whether a feature is not what it is without the change; nobody having it counts as no."""
    absent = False if isinstance(scored.here, bool) else None
    return before.get((scored.feature.kind, scored.feature.parts), absent) != scored.here


def twin_of(text, seed, lookup):
    """The facts of the text as it would be without its change."""
    plan = next(plan for plan in plans(seed) if plan.id == text.plan.id)
    was = write(plan, seed)
    incoming = Incoming(
        page_of(was).encode(),
        Where("twin", "rows"),
        url=was.url,
        date=plan.day.isoformat(),
        outlet=plan.outlet,
        title=was.title,
        topics=plan.topics,
    )
    return facts_of_page(filing_of(incoming, lookup, NOW))


def one_seed(seed, count, folder, score):
    """Make a press, read it, compare, count."""
    made = press(seed, count)
    place = Folder(folder)
    lay_out(place, made)
    build(place, NOW, os.cpu_count() or 1)
    lookup = Lookup(load((place.pack,)))
    texts = {text.plan.id: text for text in made.texts}
    with Archive.open(place.archive, readonly=True) as archive:
        documents = dict(archive.connection.execute("SELECT url, document FROM version"))
        for change in made.changes:
            text = texts[change.text]
            result = compare(archive, subject_of(archive, documents[text.url]))
            ids = [p.document for p in result.choice.precedents]
            twin = contrast(twin_of(text, seed, lookup), facts_of(archive.connection, ids))
            judge(change, seed, result, value_by_feature(twin), score)
        changed = {change.text for change in made.changes}
        plain = [t for n, t in enumerate(made.texts) if t.plan.id not in changed and n * 3 > count]
        for text in plain[:: max(1, len(plain) // UNCHANGED)]:
            result = compare(archive, subject_of(archive, documents[text.url]))
            score.unchanged += 1
            score.alarms += len(result.signals)
            score.alarmed += bool(result.signals)


def judge(change, seed, result, before, score):
    """Count one changed text."""
    facts = result.contrast.facts
    score.planted[change.kind] += 1
    score.listed[change.kind] += len(facts)
    for fact in facts:
        caused = any(differs(s, before) for s in fact)
        score.strange[change.kind] += not caused
        if not caused:
            print(f"  seed {seed} {change.text}: not planted: {fact[0].feature}")
    if any(says(s, change) for fact in facts for s in fact):
        score.found[change.kind] += 1
        return
    best = [s for s in result.contrast.scored if says(s, change)][:1]
    why = f"{best[0].bits} bits" if best else "no feature says it"
    same = ", ".join(result.choice.same)
    score.missed.append(
        f"seed {seed} {change.text} {change.kind}: {why}, cut {result.contrast.cut}, "
        f"{len(result.precedents)} precedents (same {same}), "
        f"left out {result.contrast.leave_one_out}"
    )


def show(score):
    """The table, what was missed, and the figures."""
    print(f"{'kind':22}{'planted':>8}{'found':>8}{'listed':>8}{'strange':>8}")
    for kind in sorted(score.planted):
        counts = (score.planted, score.found, score.listed, score.strange)
        print(f"{kind:22}" + "".join(f"{count[kind]:8}" for count in counts))
    for line in score.missed:
        print("missed:", line)
    listed = score.listed.total()
    return {
        "planted": score.planted.total(),
        "kinds": len(score.planted),
        "found": round(score.found.total() / max(1, score.planted.total()), 4),
        "found_by_seed": score.by_seed,
        "listed": listed,
        "not_planted": round(score.strange.total() / max(1, listed), 4),
        "unchanged_texts": score.unchanged,
        "alarms_per_unchanged": round(score.alarms / max(1, score.unchanged), 4),
        "unchanged_with_alarm": round(score.alarmed / max(1, score.unchanged), 4),
    }


def main(arguments=None):
    """Measure over the seeds; return the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--keep", type=Path, help="where the archives stay, a folder for each seed")
    told = parser.parse_args(arguments)
    score = Score()
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(1, told.seeds + 1):
            before = score.planted.total(), score.found.total()
            one_seed(seed, told.texts, (told.keep or Path(scratch)) / f"press-{seed}", score)
            planted = score.planted.total() - before[0]
            score.by_seed.append(round((score.found.total() - before[1]) / max(1, planted), 4))
            print(f"seed {seed}: {planted} planted, {score.by_seed[-1]:.1%} found", flush=True)
    figures = show(score)
    print(json.dumps(figures))
    return figures


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
