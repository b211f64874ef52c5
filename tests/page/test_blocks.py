"""Roles of the blocks of plain dumps and HTML pages."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.evidence import blanked, faults
from tests.page.pages import of_role, read, roles

FIRST = (
    "The harbour office of Port Amity said on Monday that the ferry to the northern island would "
    "sail again, and that its crews had worked through the night to mend the engine."
)
SECOND = (
    "Its director thanked the mayor and named no other port. He added that the timetable would be "
    "printed within days, and that the fares would stay as they are until the spring."
)
THIRD = (
    "Analysts in the capital expect a second ship to be bought next year. The ministry has not "
    "answered questions about the price, and the shipyard said only that talks go on."
)
DUMP = f"""Home Ports A Ferry Sails Again From Port Amity, and the Mayor Is...

A Ferry Sails Again From Port Amity, and the Mayor Is Thanked

By A. Writer - March 4, 2024
12
Share on Facebook Tweet on Twitter
 The mayor\\'s boat beside the ferry / Port News
 The mayor’s boat beside the ferry / Port News

{FIRST}

What the Office Left Out

{SECOND}

GET THE MORNING BULLETIN IN YOUR INBOX
Every day before breakfast. No spam, unsubscribe anytime.

{THIRD}

RELATED ARTICLES
A bridge is built
NO COMMENTS

LEAVE A REPLY

Please enter your comment!
Exit mobile version
"""


def test_dump_of_a_blog_page() -> None:
    article = read(DUMP)
    assert of_role(article, "title") == [
        "A Ferry Sails Again From Port Amity, and the Mayor Is Thanked"
    ]
    assert of_role(article, "heading") == ["What the Office Left Out"]
    assert of_role(article, "paragraph") == [FIRST, SECOND, THIRD]
    assert of_role(article, "caption") == ["The mayor’s boat beside the ferry / Port News"]
    assert article.section == "Ports"
    assert article.byline == "A. Writer"


def test_the_spoiled_copy_of_a_caption_is_marked() -> None:
    article = read(DUMP)
    copy = next(b for b in article.blocks if b.copy_of is not None)
    kept = article.blocks[copy.copy_of or 0]
    assert kept.credit == "Port News"
    assert kept.copy_of is None


def test_agency_item_keeps_every_line() -> None:
    article = read(
        "Envoy Met\nPort Amity, March 4 (PAN) -- The envoy came.\nComrades,\nHe left. -0-"
    )
    assert roles(article) == ["title", "paragraph", "paragraph", "paragraph"]


def test_one_sentence_is_a_paragraph_and_one_headline_a_title() -> None:
    assert roles(read("The envoy left the port on Monday.")) == ["paragraph"]
    assert roles(read("Envoy Leaves Port")) == ["title"]


def test_paragraph_cut_by_an_advert_is_joined() -> None:
    cut = FIRST.replace(" would sail", "\n\nADVERTISEMENT\n\nwould sail")
    article = read(DUMP.replace(FIRST, cut))
    assert FIRST in of_role(article, "paragraph")


def test_stub_of_a_caption_is_furniture() -> None:
    stub = " The mayor’s boat beside the…  (more)\n"
    article = read(DUMP.replace(" The mayor’s boat", stub + " The mayor’s boat"))
    assert "(more)" not in article.view.text


def test_html_furniture_is_known_by_its_markup() -> None:
    article = read(
        f"<html><body><nav><a href=/>Home</a></nav><main><h1>A Ferry Sails</h1><p>{FIRST}</p>"
        "<aside><p>Sign up. It is free, and it is good.</p></aside><h2>What is next</h2>"
        f"<p class=paywall>{SECOND}</p><figure><img><figcaption>The ferry / Port News</figcaption>"
        f"</figure></main><div class=comments><p>{THIRD}</p></div></body></html>"
    )
    assert of_role(article, "title") == ["A Ferry Sails"]
    assert of_role(article, "heading") == ["What is next"]
    assert of_role(article, "paragraph") == [FIRST, SECOND]
    assert of_role(article, "caption") == ["The ferry / Port News"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p><span>M</span><small>ayor</small> left.</p>", "Mayor left."),
        ("<p><em>The</em><b>mayor</b> left.</p>", "The mayor left."),
        ("<p>R&amp;D and &amp;amp; left.</p>", "R&D and &amp; left."),
        ("<p>One<!-- not this --> two<script>nor this</script> three.</p>", "One two three."),
        ("<p>One<br>two left.</p>", "One two left."),
    ],
)
def test_words_of_html(source: str, words: str) -> None:
    assert read(source).view.text == words


def test_gate_flags_a_cut_text() -> None:
    whole = f"<article><h1>A Ferry</h1><p>{FIRST}</p><p>The third, since</p></article>"
    gated = whole + "<div class=gate><h2>Subscribe to continue</h2></div>"
    assert [f.flag for f in read(gated).flags] == ["truncated"]
    assert not read(f"<article><h1>A Ferry</h1><p>{FIRST}</p></article>").flags


SOUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class='nav'>",
            "</div>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<b>",
            "</b>",
            "<",
            ">",
            "&nbsp;",
            "&amp",
            "&#173;",
            " ",
            "\n",
            "word",
            "Two words.",
            "가나",
            "<br>",
            "<li>",
            "<h1>",
            "<title>",
            "<textarea>",
            "\u00ad",
            "\u00a0",
            "<a href=x>",
            "</a>",
            "]]>",
            '"',
        ],
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_any_soup_is_read_and_tiled(source: str) -> None:
    check_tiling("<p>" + source)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab.A \n\r\t-|/'\\&;#8217…©\u00ad\u200bé가0", max_size=120))
def test_any_dump_is_read_and_tiled(text: str) -> None:
    check_tiling(text)


def check_tiling(source: str) -> None:
    article = read(source)
    text, at = article.page.text, 0
    flat = blanked(text) if article.page.media_type == "text/html" else text
    for block in article.blocks:
        assert not unescape(flat[at : block.span.start]).strip(" \n\t\r\xa0\xad")
        assert block.span.start >= at
        at = block.span.end
    assert not unescape(flat[at:]).strip(" \n\t\r\xa0\xad")
    assert not list(faults(article, article.blocks))
    assert sum(p.end - p.start for p in article.passages) <= len(article.view.text)
    for char, start, end in zip(
        article.view.text, article.view.starts, article.view.ends, strict=True
    ):
        assert 0 <= start < end <= len(text)
        if end - start == 1 and char.isalnum():
            assert text[start] == char


def test_a_heading_without_its_end_tag_ends_at_the_next_block():
    source = (
        f"<html><body><article><h1>Ferry Runs Again<p>{FIRST}</p><p>{SECOND}</p></article></body>"
    )
    assert roles(read(source)) == ["title", "paragraph", "paragraph"]
    whole = source.replace("Again<p>", "Again</h1><p>")
    assert roles(read(whole)) == roles(read(source))
    inner = source.replace("Ferry Runs Again<p>", "<p>Ferry Runs Again</p></h1><p>")
    assert roles(read(inner))[0] == "title"


BOXED = """Port News

Two Ships, One Harbor

March 4, 2024

{first}

{box}

A Second Engine

{second}

{third}
"""


@pytest.mark.parametrize(
    "box",
    [
        "Timeline\nMarch 1, 2023: engine breaks\nMay 7, 2023: repair\nMarch 4, 2024: it sails",
        "Factbox\nFounded: 1975\nShips: 57\nSeat: Port Amity",
        "Exchange rates\nUSD/EUR 0.92 +0.35%\nGBP/EUR 1.17 -0.04%",
        "In the same series\nThe harbor that froze\nA pilot without a boat",
        "No media source currently available\n0:00 0:02:41 0:00\nThe code has been copied.",
        "Item 1 of 3 The ferry at its pier on Monday, March 4, 2024. PORT NEWS/A. Painter",
        "Report This Ad",
    ],
)
def test_a_box_among_the_paragraphs_is_furniture(box):
    page = read(BOXED.format(first=FIRST, second=SECOND, third=THIRD, box=box))
    assert of_role(page, "paragraph") == [FIRST, SECOND, THIRD]
    assert of_role(page, "heading") == ["A Second Engine"]


def test_a_subject_of_the_boxes_in_a_sentence_is_the_authors_own():
    own = "The timeline of the repair is still secret, and the exchange rate decides its price."
    page = read(BOXED.format(first=FIRST, second=SECOND, third=THIRD, box=own))
    assert own in of_role(page, "paragraph")


def test_notes_below_the_text_are_furniture():
    notes = (
        "This article was updated on March 6 to correct the name of the engine.\n\n"
        "A. Writer is a correspondent for Port News. The views expressed are her own and do not "
        "reflect the position of the harbor office."
    )
    page = read(BOXED.format(first=FIRST, second=SECOND, third=THIRD, box=THIRD) + "\n" + notes)
    assert not any("updated" in p or "views" in p for p in of_role(page, "paragraph"))
