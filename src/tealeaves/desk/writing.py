"""What a person does on the desk: one step on the archive, by whom and when."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from tealeaves.archive.store import Archive
from tealeaves.sources.days import stamp

Done = TypeVar("Done")


async def write(request: Request, step: Callable[[Archive, str, str], Done]) -> Done:
    """Take a step (archive, who, when) outside the event loop; what it gives back."""

    def taken() -> Done:
        with request.app.state.opened.write() as archive:
            return step(archive, request.state.who, stamp(datetime.now(UTC)))

    return await run_in_threadpool(taken)
