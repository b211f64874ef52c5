"""What the tests of names and countries need: one article from a text, and words of spans."""

from tealeaves.evidence import words
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.countries.actors import find_actors, find_blocs
from tealeaves.read.countries.outlets import find_outlets
from tealeaves.read.countries.passage import grounds
from tealeaves.read.countries.places import find_places
from tealeaves.read.mentions import find_mentions
from tealeaves.read.people.attendance import find_attendance
from tealeaves.read.people.find import find_people

HOME = "KCNA"


def article_of(lookup, text, outlet=None):
    """The article of a text, with the packs' sources of names."""
    return read_article(read_page(text.encode()), lookup.pack, outlet=outlet)


def lines_of(lookup, article):
    """The passages as the finders of countries and outlets see them."""
    return grounds(article, find_mentions(article, lookup), lookup.pack)


def people_in(lookup, text, outlet=None):
    """Everyone in a text."""
    article = article_of(lookup, text, outlet)
    return find_people(article, find_mentions(article, lookup), lookup.pack)


def titles_in(lookup, text, outlet=None):
    """(name or None, words, standard wording) of every office in a text."""
    article = article_of(lookup, text, outlet)
    people = find_people(article, find_mentions(article, lookup), lookup.pack)
    return [
        (person.name, words(article, title.span), title.canonical)
        for person in people
        for title in person.title_spans
    ]


def mentions_in(lookup, text, outlet=None):
    """name -> words of the mentions."""
    article = article_of(lookup, text, outlet)
    people = find_people(article, find_mentions(article, lookup), lookup.pack)
    return {person.name: [words(article, span) for span in person.mentions] for person in people}


def actors_in(lookup, text, outlet=HOME):
    """(code, words) of every state in a text."""
    article = article_of(lookup, text, outlet)
    found = find_actors(article, lines_of(lookup, article), lookup.pack)
    return [(actor.code, words(article, actor.span)) for actor in found]


def blocs_in(lookup, text, outlet=HOME):
    """(code, words) of every bloc in a text."""
    article = article_of(lookup, text, outlet)
    found = find_blocs(article, lines_of(lookup, article))
    return [(actor.code, words(article, actor.span)) for actor in found]


def places_in(lookup, text, outlet=None):
    """(words, country, level) of every place in a text."""
    article = article_of(lookup, text, outlet)
    lines = lines_of(lookup, article)
    actors = find_actors(article, lines, lookup.pack)
    found = find_places(article, lines, actors, lookup.pack)
    return [(words(article, place.span), place.country, place.level) for place in found]


def outlets_in(lookup, text, outlet=None):
    """(name, words of mentions, words of descriptions) of every outlet in a text."""
    article = article_of(lookup, text, outlet)
    found = find_outlets(article, lines_of(lookup, article), lookup.pack)
    return [
        (
            one.name,
            [words(article, span) for span in one.spans],
            [words(article, span) for span in one.described_as],
        )
        for one in found
    ]


def attendance_in(lookup, text, outlet=HOME):
    """Those listed as present."""
    article = article_of(lookup, text, outlet)
    people = find_people(article, find_mentions(article, lookup), lookup.pack)
    return find_attendance(article, people, lookup.pack)
