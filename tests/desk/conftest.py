import shutil
import socket
import threading
import time

import pytest
from starlette.testclient import TestClient

from tealeaves.archive.store import Archive
from tealeaves.desk.serve import serve
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.brief.conftest import ANALYSIS, VISITS, report
from tests.desk.hostile import HOSTILE
from tests.keep.made import NOW, korean, page

LOCAL = "http://localhost:8777"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "made.tea"
    rows = [
        page(report(place, f"September {n}"), place=f"line {n}", date=f"2024-09-0{n}",
             outlet="KCNA", url=f"https://news.example/{n}")
        for n, place in enumerate(VISITS, 1)
    ]  # fmt: skip
    rows.append(page(ANALYSIS, place="line 20", date="2024-09-20", outlet="Hentzau Review"))
    rows.append(page(HOSTILE, place="line 21", date="2024-09-21", outlet="<b>x</b>"))
    with Archive.open(path, create=True) as archive:
        add(archive, rows, Reader(Lookup(load())), NOW)
        add(archive, [korean(7)], Reader(Lookup(load())), NOW)
    return path


@pytest.fixture
def path(made, tmp_path):
    copied = tmp_path / "desk.tea"
    shutil.copy(made, copied)
    return copied


@pytest.fixture
def desk(path):
    """A browser without script on a desk that may be changed."""
    with TestClient(make_app(Settings(path, author="A")), base_url=LOCAL) as client:
        yield client


@pytest.fixture
def served(path):
    """The address of a desk that a browser can reach."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = []
    settings = Settings(path, port=port, author="A")
    threading.Thread(target=serve, args=(settings, said.append), daemon=True).start()
    for _ in range(200):
        if said:
            return said[0].rstrip("/")
        time.sleep(0.05)
    pytest.fail("the desk did not begin to answer")
