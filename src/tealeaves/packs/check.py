"""What is wrong with packs: every complaint has file, line and remedy.

Runs each entry's examples and near misses through Lookup, and looks at what one entry says of
another: a tenure's person and office, a body's parent, a form that two entries share.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tealeaves.errors import PackError
from tealeaves.knowledge import Pack
from tealeaves.packs import facts
from tealeaves.packs.entries import Entry, scan, toml_files
from tealeaves.packs.lines import told_line
from tealeaves.packs.load import assemble, pack_folders
from tealeaves.packs.lookup import Lookup

# kinds that Lookup finds, each with the kinds of mention that its entries give
FOUND_AS: dict[str, tuple[str, ...]] = {
    "country": ("country", "demonym", "capital"),
    **{
        kind: (kind,)
        for kind in (
            "person", "office", "body", "outlet", "place", "bloc", "formula", "epithet", "occasion"
        )
    },
}  # fmt: skip

SURE = ("high", "medium", "low")
SAYS_SOURCE = (*FOUND_AS, "tenure", "ladder", "cue")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend. A warning leaves the pack usable."""

    level: Literal["fault", "warning"]
    at: str  # "dprk/offices.toml:41"
    words: str  # what is wrong; remedy

    def __str__(self) -> str:
        return f"{self.at}: {'warning: ' if self.level == 'warning' else ''}{self.words}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what is wrong with it."""

    packs: int
    entries: int
    complaints: tuple[Complaint, ...]

    @property
    def faults(self) -> tuple[Complaint, ...]:
        """The complaints that must be mended."""
        return tuple(one for one in self.complaints if one.level == "fault")


def check(dirs: Sequence[Path] = ()) -> Report:
    """Check the given packs on top of the built-in ones; without any, the built-in ones."""
    folders = pack_folders(dirs)
    checked = folders if not dirs else folders[-len(dirs) :]
    entries: list[Entry] = []
    ours: list[Entry] = []
    complaints: list[Complaint] = []
    for folder in folders:
        for found in scan(folder):
            if isinstance(found, Entry):
                entries.append(found)
                if folder in checked:
                    ours.append(found)
            elif folder in checked:
                at, _, words = str(found).partition(": ")
                complaints.append(Complaint("fault", at, words))
            else:
                raise PackError(str(found))
    pack = assemble(entries)
    complaints += _entry_complaints(ours, pack)
    complaints += _proofs(ours, Lookup(pack))
    written = _written(checked)
    placed = [_at_its_line(complaint, written) for complaint in complaints]
    return Report(len(checked), len(ours), tuple(sorted(placed, key=_place)))


def _written(folders: Iterable[Path]) -> dict[str, Path]:
    """Each file of the packs by the name that a complaint calls it by."""
    return {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": file
        for folder in folders
        for file in toml_files(folder)
    }


def _at_its_line(complaint: Complaint, written: Mapping[str, Path]) -> Complaint:
    """The complaint at the line of its key, where it stands at its entry's header so far."""
    name, _, line = complaint.at.rpartition(":")
    if name not in written or "stands already at" in complaint.words:
        return complaint
    lines = written[name].read_text("utf-8", "replace").split("\n")
    if not line.isdigit() or not lines[int(line) - 1].lstrip().startswith("[["):
        return complaint
    told = told_line(lines, int(line), complaint.words)
    return replace(complaint, at=f"{name}:{told}")


def _place(complaint: Complaint) -> tuple[str, int]:
    name, _, line = complaint.at.rpartition(":")
    return name, int(line) if line.isdigit() else 0


def _entry_complaints(entries: Sequence[Entry], pack: Pack) -> Iterator[Complaint]:
    for entry in entries:
        for words in (*_about(entry), *facts.faults(entry.kind, entry.value, pack)):
            yield Complaint("fault", entry.at, words)
        for form in _repeated(getattr(entry.value, "forms", ())):
            words = f"the form {form!r} is given twice; take one away"
            yield Complaint("warning", entry.at, words)
    yield from _twice(entries)
    yield from _shared_forms(entries, pack)


def _about(entry: Entry) -> Iterator[str]:
    """What is wrong with the entry's source, certainty and examples."""
    proof = entry.proof
    if entry.kind in SAYS_SOURCE:
        if not isinstance(getattr(entry.value, "source", proof.get("source")), str):
            yield "'source' is missing; say where the entry was seen"
        if proof.get("sure") not in SURE:
            yield "'sure' is not one of high, medium, low; say how sure its main fact is"
    for name in ("examples", "not_examples"):
        texts = proof.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            yield f'{name!r} is not a list of texts; write ["one", "two"]'
        elif not texts and entry.kind in FOUND_AS:
            what = "it must be found" if name == "examples" else "a near miss stands"
            yield f"{name!r} is missing; give at least one sentence in which {what}"


def _twice(entries: Iterable[Entry]) -> Iterator[Complaint]:
    """Entries of one pack, kind and id."""
    first: dict[tuple[str, str, str], str] = {}
    for entry in entries:
        known = first.setdefault((entry.pack, entry.kind, entry.key), entry.at)
        if known != entry.at:
            yield Complaint(
                "fault", entry.at, f"{entry.key!r} stands already at {known}; give another id"
            )


def _repeated(forms: Iterable[str]) -> list[str]:
    return [form for form, times in Counter(forms).items() if times > 1]


def _shared_forms(entries: Sequence[Entry], pack: Pack) -> Iterator[Complaint]:
    """Forms that two entries of one kind and country share with nothing to tell them apart."""
    terms = _terms(pack)
    owner: dict[tuple[str, str | None, str], Entry] = {}
    for entry in entries:
        if entry.kind not in FOUND_AS or entry.kind in ("formula", "epithet", "country"):
            continue
        country = getattr(entry.value, "country", None)
        for form in dict.fromkeys(entry.value.forms):
            other = owner.setdefault((entry.kind, country, form), entry)
            if other is not entry and not _apart(entry, other, terms):
                yield Complaint(
                    "warning",
                    entry.at,
                    f"{form!r} is also a form of {other.key!r} ({other.at}); "
                    "add tenures or dates that tell the two apart, or drop it from one",
                )


def _terms(pack: Pack) -> dict[str, list[tuple[str | None, str | None]]]:
    """When each person held office."""
    terms: dict[str, list[tuple[str | None, str | None]]] = {}
    for tenure in pack.tenures:
        terms.setdefault(tenure.person, []).append((tenure.since, tenure.until))
    return terms


def _apart(
    one: Entry, other: Entry, terms: Mapping[str, Sequence[tuple[str | None, str | None]]]
) -> bool:
    """Whether dates tell two entries apart: tenures of both persons, or times that never meet."""
    if one.kind == "person":
        return one.key in terms and other.key in terms
    first, second = (
        (getattr(entry.value, "since", None), getattr(entry.value, "until", None))
        for entry in (one, other)
    )
    return _before(first[1], second[0]) or _before(second[1], first[0])


def _before(until: str | None, since: str | None) -> bool:
    """Whether what ends then is over when the other begins, as far as both dates say."""
    return bool(until and since and until[: len(since)] < since[: len(until)])


def _proofs(entries: Iterable[Entry], lookup: Lookup) -> Iterator[Complaint]:
    """Examples in which the entry is not found, near misses in which it is."""
    for entry in entries:
        if entry.kind not in FOUND_AS:
            continue
        finds = _finder(entry, lookup)
        for text in _texts(entry, "examples"):
            if not finds(text):
                words = f"{entry.key!r} is not found in its example {text!r}; add a form"
                yield Complaint("fault", entry.at, words)
        for text in _texts(entry, "not_examples"):
            if finds(text):
                words = f"{entry.key!r} is found in its near miss {text!r}; narrow its forms"
                yield Complaint("fault", entry.at, words)


def _texts(entry: Entry, name: str) -> Iterator[str]:
    texts = entry.proof.get(name, [])
    if isinstance(texts, list):
        yield from (text for text in texts if isinstance(text, str))


def _finder(entry: Entry, lookup: Lookup) -> Callable[[str], bool]:
    """Whether a text holds the entry; of a template, any entry written out from it."""
    kinds = FOUND_AS[entry.kind]
    key = re.escape(entry.key).replace(r"\{code\}", "(?!any-)[a-z]{3}")
    whole = re.compile(key.replace(r"\{party\}", "[a-z0-9-]+"))
    patterns = [re.compile(pattern) for pattern in getattr(entry.value, "patterns", ())
                if facts.compiles(pattern)]  # fmt: skip

    def finds(text: str) -> bool:
        if any(pattern.search(text) for pattern in patterns):
            return True
        mentions = lookup.find(text, kinds=kinds)
        return any(whole.fullmatch(one) for mention in mentions for one in mention.keys)

    return finds
