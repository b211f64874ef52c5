"""A bar on standard error where somebody looks: how far, how fast, how long still."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """Progress by share of a known amount (bytes, rows), with a count of its own beside it.

    Silent where standard error is no terminal. It stands at 100 % only after `done`.
    """

    def __init__(self, total: int, verb: str, unit: str) -> None:
        self.total, self.verb, self.unit = total, verb, unit
        self.progress: Progress | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._start()
        return self

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[count]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.progress.add_task(self.verb, total=self.total or None, count="")
        self.progress.start()

    def show(self, amount: int, count: int) -> None:
        """`amount` of the total is dealt with, `count` units so far."""
        if self.progress is None or self.task is None:
            return
        task = self.progress.tasks[0]
        rate = count / task.elapsed if task.elapsed else 0
        self.progress.update(
            self.task,
            completed=min(amount, self.total - 1) if self.total else amount,
            count=f"{count:,} {self.unit}, {rate:,.0f}/s",
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.progress is not None and self.task is not None:
            if kind is None:
                self.progress.update(self.task, completed=self.total)
            self.progress.stop()
