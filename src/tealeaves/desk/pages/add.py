"""Add: a pasted text, files, addresses; how far it has come, and what became of each page."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.desk.adding import LISTED, Adding
from tealeaves.desk.render import page
from tealeaves.desk.wish import wish_of

# What may become of a page, what needs a look first.
BECAME = (
    "added", "replaced", "copy", "refused", "failed", "missing", "soft_404", "not_allowed",
    "empty", "gone", "trivial", "already", "unchanged",
)  # fmt: skip


def add_page(request: Request) -> Response:
    """The forms, and the adds since the desk was opened."""
    adding: Adding = request.app.state.adding
    return page(request, "add.html", "add", jobs=tuple(adding.jobs.values())[::-1], became=BECAME)


def job_page(request: Request) -> Response:
    """One add: its progress, then what became of its pages."""
    return _job(request, "add_job.html")


def job_part(request: Request) -> Response:
    """The same without the frame, for a page that keeps asking."""
    return _job(request, "add_progress.html")


def _job(request: Request, template: str) -> Response:
    adding: Adding = request.app.state.adding
    job = adding.of(request.path_params["job"])
    return page(
        request, template, "add",
        job=job, before=adding.before(job), became=BECAME, most=LISTED,
    )  # fmt: skip


async def add_these(request: Request) -> Response:
    """Take a form's text, files or addresses; its progress has a page of its own."""
    form = await request.form()
    wish = await run_in_threadpool(wish_of, form, request.state.who)
    job = request.app.state.adding.submit(wish)
    return RedirectResponse(f"/add/{job.id}", 303)


ROUTES = (
    Route("/add", add_page),
    Route("/add", add_these, methods=["POST"]),
    Route("/add/{job:int}", job_page),
    Route("/add/{job:int}/part", job_part),
)
