"""Days ranked by surprise: each made once, beside the pages that wait for it, and remembered."""

import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tealeaves.archive.records.seen import decided
from tealeaves.archive.store import Archive
from tealeaves.desk.kept_readings import pack_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.worker import Worker
from tealeaves.today.today import today

DAYS = 64  # that are remembered

State = tuple[int, int]  # the newest version of a page, the newest decision of a person


@dataclass(frozen=True, slots=True)
class Ranked:
    """A day as far as it is ranked. `body`: the JSON of `tealeaves today`, None: not yet made;
    `stale`: the archive changed since; `running`: it is being made; `why`: why it failed."""

    body: dict[str, Any] | None = None
    stale: bool = False
    running: bool = False
    why: str | None = None


@dataclass(slots=True)
class Made:
    """What is remembered of a day: the last result, and the work that is under way."""

    body: dict[str, Any] | None = None
    state: State | None = None
    work: Future[tuple[State, dict[str, Any]]] | None = None


class Ranking:
    """The ranked days of one archive. One is made at a time, so that pages stay quick."""

    def __init__(self, opened: Opened, packs: tuple[Path, ...]) -> None:
        self.opened = opened
        self.packs = packs
        self.days: OrderedDict[str, Made] = OrderedDict()
        self.lock = threading.Lock()
        self.worker = Worker("ranking")

    def of(self, day: str, *, start: bool = False) -> Ranked:
        """What is known of a day now; with `start` it is made where it is lacking or stale."""
        state = state_of(self.opened.read())
        with self.lock:
            made = self.days.setdefault(day, Made())
            self.days.move_to_end(day)
            why = _settled(made)
            stale = made.state != state
            if start and stale and made.work is None and why is None:
                made.work = self.worker.do(lambda: self._make(day))
            if len(self.days) > DAYS:
                self.days.popitem(last=False)
            return Ranked(made.body, stale, made.work is not None, why)

    def close(self) -> None:
        """Begin nothing more."""
        self.worker.close(0.0)

    def _make(self, day: str) -> tuple[State, dict[str, Any]]:
        archive = self.opened.read()
        return state_of(archive), today(archive, pack_of(self.packs), day).to_json()


def state_of(archive: Archive) -> State:
    """Two numbers that differ after a page or a decision came; reading marks change nothing."""
    return archive.changed()[0] or 0, decided(archive.connection)


def _settled(made: Made) -> str | None:
    """Take over what the work has come to; why it failed, told once."""
    if made.work is None or not made.work.done():
        return None
    work, made.work = made.work, None
    if error := work.exception():
        return str(error) or type(error).__name__
    made.state, made.body = work.result()
    return None
