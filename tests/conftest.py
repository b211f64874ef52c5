"""What many tests need: the packs, loaded once, and one way to read a text."""

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
