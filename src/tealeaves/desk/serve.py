"""The desk on its address, until it is told to stop."""

import socket
from collections.abc import Callable

from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tealeaves.errors import ArchiveError

BACKLOG = 128
KEPT_OPEN = 75  # seconds that a browser's connection waits for its next click
GRACE = 5  # seconds that open answers get when it stops


def serve(settings: Settings, said: Callable[[str], None]) -> None:
    """Listen, say the address, and answer until Ctrl-C or SIGTERM.

    Raises ArchiveError where the address is taken or not ours.
    """
    import uvicorn

    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(BACKLOG)  # who asks at once waits instead of being refused
    except OSError as error:
        listening.close()
        place = f"{settings.host}:{settings.port}"
        raise ArchiveError(f"{place}: {error.strerror}; take another with --port") from None
    said(address(settings, listening.getsockname()[1]))
    config = uvicorn.Config(
        make_app(settings), log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=GRACE, timeout_keep_alive=KEPT_OPEN,
        lifespan="on", proxy_headers=False,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def address(settings: Settings, port: int) -> str:
    """Where a browser finds the desk; with the token, where one is needed."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{port}/{query}"
