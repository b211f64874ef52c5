"""From the clean text to places of the page and back."""

from tealeaves import evidence
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page

CUT = """A Ferry Sails

The ferry left the old port on Monday with forty passengers, their baggage and the harbour master

ADVERTISEMENT

on board, and the envoy of the river republic waved from the pier until it was gone.

Nobody at the harbour office would say on Monday evening when the boat was due to come back.
"""


def article(text, lookup):
    return read_article(read_page(text.encode()), lookup.pack)


def test_words_over_a_cut_paragraph_have_a_place_in_each_part(lookup):
    read = article(CUT, lookup)
    at = read.view.text.index("the harbour master on board")
    end = at + len("the harbour master on board")
    pieces = [CUT[p.start : p.end] for p in evidence.spans(read, at, end)]
    assert pieces == ["the harbour master", "on board"]
    longest = evidence.span(read, at, end)
    assert CUT[longest.start : longest.end] == "the harbour master"


def test_clean_words_come_back_from_a_damaged_place(lookup):
    page = "A Ferry Sails\n\nThe envoy\\'s ferry left the old port on Monday, and nobody waved.\n"
    read = article(page, lookup)
    at = read.view.text.index("envoy's ferry")
    place = evidence.span(read, at, at + len("envoy's ferry"))
    assert page[place.start : place.end] == "envoy\\'s ferry"
    assert evidence.words(read, place) == "envoy's ferry"


def test_markup_in_a_place_is_not_shown(lookup):
    page = "<p>The <b>en</b>voy&#8217;s fer&shy;ry left<br>the port on Monday, nobody waved.</p>"
    read = article(page, lookup)
    at = read.view.text.index("envoy")
    place = evidence.span(read, at, read.view.text.index(" on Monday"))
    assert evidence.shown(read.page, place) == "envoy’s ferry left the port"
