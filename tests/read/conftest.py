"""Fixtures of the reading tests: from a report to the statements in it."""

import pytest

TITLE = "Minister Visits the New Harbour\n\n"


@pytest.fixture(scope="session")
def article_of(lookup):
    """A function: the running text of a report to its article and statements."""
    from tealeaves.page.article import read_article
    from tealeaves.page.decode import read_page
    from tealeaves.read.countries.outlets import find_outlets
    from tealeaves.read.countries.passage import grounds
    from tealeaves.read.mentions import find_mentions
    from tealeaves.read.parse import parse
    from tealeaves.read.people.find import find_people
    from tealeaves.read.statements.find import find_statements

    def make(text):
        article = read_article(read_page((TITLE + text).encode()), lookup.pack)
        parsed = parse(article)
        mentions = find_mentions(article, lookup)
        people = find_people(article, mentions, lookup.pack)
        outlets = find_outlets(article, grounds(article, mentions, lookup.pack), lookup.pack)
        return article, find_statements(article, parsed, people, outlets, lookup.pack)

    return make


@pytest.fixture(scope="session")
def statements_in(article_of):
    """A function: the running text of a report to its statements, with their words."""
    from tealeaves import evidence

    def make(text):
        article, found = article_of(text)
        return [
            (s, [evidence.words(article, p) for p in (s.content, *s.also_content)]) for s in found
        ]

    return make


@pytest.fixture(scope="session")
def told(statements_in):
    """A function: text to (speaker, cue, content) of each statement."""

    def make(text):
        return [(s.speaker, s.cue, " ... ".join(words)) for s, words in statements_in(text)]

    return make
