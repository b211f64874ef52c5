"""What many tests need: packs loaded once, a way to read, an archive to spoil, a browser."""

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def lookup():
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup

    return Lookup(load())


@pytest.fixture(scope="session")
def reading_of(lookup):
    """A function: text or bytes (and the options of `read`) to its Reading."""
    from tealeaves.page.article import read_article
    from tealeaves.page.decode import read_page
    from tealeaves.read.reading import read

    def make(page, **options):
        raw = page if isinstance(page, bytes) else page.encode("utf-8")
        return read(read_article(read_page(raw), lookup.pack, **options), lookup)

    return make


@pytest.fixture
def archive(made, tmp_path):
    """The archive that a folder of tests has made, as a copy that may be written to."""
    from tealeaves.archive.store import Archive

    path = tmp_path / "desk.tea"
    shutil.copy(made, path)
    with Archive.open(path) as store:
        yield store


@pytest.fixture(scope="module")
def browser():
    """A real Chromium; without one its tests skip."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = (
        os.environ.get("TEALEAVES_BROWSER")
        or shutil.which("chromium")
        or shutil.which("google-chrome")
    )
    if found is None:
        pytest.skip("no Chromium; set TEALEAVES_BROWSER")
    with playwright.sync_playwright() as p:
        started = p.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
