import base64
import hashlib
import html
import itertools
import re

import pytest
from lxml import html as lx

from tealeaves.show.html import report_file, to_html
from tealeaves.spans import Span
from tealeaves.types import Audience, Authority, Reading, Signal, Statement
from tests.show.pick import pick
from tests.show.varna import BLOCKS, PACK, page, reading

HOSTILE = (
    'He said "</style><script>alert(1)</script>" & <img src=x onerror=alert(2)> '
    "--> ]]> \x1b[31m \u202e \x00 end"
)


def tree(value):
    return lx.fromstring(to_html(value, PACK))


def hostile():
    span = Span(0, len(HOSTILE))
    blocks = (("title", HOSTILE), ("paragraph", HOSTILE), ("chrome", HOSTILE))
    return Reading(
        page(blocks),
        HOSTILE,
        ((HOSTILE, HOSTILE),),
        None,
        HOSTILE,
        Authority(None, HOSTILE, "first_hand"),
        Audience(None),
        statements=(Statement(HOSTILE, "direct", span, cue=HOSTILE, via=HOSTILE),),
        signals=(
            Signal(
                "other", "stated", HOSTILE, (span,), HOSTILE, HOSTILE, details=((HOSTILE, HOSTILE),)
            ),
        ),
    )


def test_the_words_shown_are_the_words_of_the_page():
    doc = tree(reading())
    shown = [words.text_content() for words in pick(doc, "h1, .text .w")]
    kept = sorted(words for role, words in BLOCKS)
    assert sorted(shown) == kept


def test_every_link_stays_in_the_page_and_leads_somewhere():
    doc = tree(reading())
    ids = doc.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = doc.xpath("//@href")
    assert links
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)


def test_every_finding_leads_to_its_words_and_back():
    r = reading()
    doc = tree(r)
    for id_, span in (
        ("s2", r.signals[1].evidence[0]),
        ("q1", r.statements[0].content),
        ("f1", r.forecasts[0].claim),
        ("e2", r.events[1].evidence[0]),
        ("t1", r.people[0].title_spans[0].span),
        ("m1", r.formulas[0].span),
    ):
        words = r.article.page.text[span.start : span.end]
        pieces = pick(doc, f".w .f-{id_}")
        assert "".join(piece.text_content() for piece in pieces) == words
        assert pick(doc, f"#{id_} a[href='#t-{id_}'], a#{id_}[href='#t-{id_}']")


def test_nothing_is_fetched_and_nothing_runs():
    for value in (reading(), hostile()):
        source = to_html(value, PACK)
        doc = lx.fromstring(source)
        assert not doc.xpath("//script|//img|//iframe|//link|//object|//@src|//@style")
        assert not [
            name for name in doc.xpath("//@*/..") for name in name.attrib if name.startswith("on")
        ]
        assert "http" not in re.sub(r"http-equiv", "", source)
        assert "@import" not in source
        assert "url(" not in source.replace("url(#hatch)", "")


def test_the_policy_names_the_hash_of_the_style():
    source = to_html(reading(), PACK)
    style = re.search(r"<style>(.*?)</style>", source, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1])
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_hostile_words_stay_words():
    source = to_html(hostile(), PACK)
    assert "<script" not in source
    assert "<img" not in source
    assert not any(c in source for c in "\x1b\x00\u202e")
    assert source.count("</style>") == 1
    shown = pick(lx.fromstring(source), ".text .paragraph .w")[0].text_content()
    assert shown == HOSTILE.replace("\x1b", "␛").replace("\u202e", "\ufffd").replace("\0", "␀")


def test_the_page_can_be_read_aloud():
    doc = tree(reading())
    assert doc.get("lang") == "en"
    assert len(doc.xpath("//h1")) == 1
    assert len(doc.xpath("//main")) == 1
    assert doc.xpath("//title")[0].text_content()
    levels = [int(head.tag[1]) for head in doc.xpath("//h1|//h2|//h3|//h4")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert doc.xpath("//a[@class='skip']/@href") == ["#panel"]
    assert all(
        box.getparent().tag == "label" and box.getparent().text_content().strip()
        for box in doc.xpath("//input")
    )
    assert all(link.text_content().strip() for link in doc.xpath("//a"))
    for picture in doc.xpath("//svg"):
        assert picture.get("aria-hidden") == "true" or (
            picture.get("role") == "img" and picture.get("aria-label")
        )
    for region in doc.xpath("//section[not(ancestor::section)]|//nav"):
        assert region.get("aria-label")
    assert all(
        table.xpath(".//th") or table.xpath("count(.//td)") for table in doc.xpath("//table")
    )
    assert not doc.xpath("//a//a|//label//label|//p//p|//p//ul")


def test_every_kind_has_a_line_of_its_own():
    css = to_html(reading(), PACK)
    styles = {}
    for kind in ("signal", "statement", "title", "formula", "forecast", "date", "country"):
        line = re.search(rf"\.f\.{kind} *\{{[^}}]*text-decoration: ([a-z]+) (\w+) (\dpx)", css)
        styles[kind] = line.groups()
    assert len(set(styles.values())) == len(styles)


def test_text_has_contrast_in_light_and_dark():
    css = to_html(reading(), PACK)
    tokens = dict(re.findall(r"--([\w-]+): *light-dark\(([^)]*)\)", css))
    for mode in (0, 1):
        colour = {name: pair.split(",")[mode].strip() for name, pair in tokens.items()}
        for ink in ("ink", "ink2", "tea", "signal", "stmt", "title", "formula", "fcast"):
            for ground in ("paper", "ground"):
                assert contrast(colour[ink], colour[ground]) >= 4.5, (ink, ground, mode)
        for ground in ("signal-bg", "lit"):
            assert contrast(colour["ink"], colour[ground]) >= 4.5
        assert contrast(colour["edge"], colour["ground"]) >= 3


def contrast(one, other):
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_an_empty_page_still_makes_a_page():
    r = Reading(
        page((("chrome", "Menu"),)),
        "0.1.0",
        (),
        None,
        None,
        Authority(None, None, "second_hand"),
        Audience(None),
        not_read=(("people", "no finder"),),
    )
    doc = tree(r)
    assert doc.xpath("//h1")[0].text_content() == "No title found"
    assert "Not looked for" in doc.text_content()


def test_a_paragraph_cut_in_two_is_shown_as_one():
    from dataclasses import replace

    article = page(
        (("paragraph", "First half"), ("chrome", "Advert"), ("paragraph", "and second."))
    )
    blocks = (*article.blocks[:2], replace(article.blocks[2], part_of=0))
    r = Reading(
        replace(article, blocks=blocks, passages=article.passages[:1]),
        "0",
        (),
        None,
        None,
        Authority(None, None, "second_hand"),
        Audience(None),
        signals=(Signal("tone", "stated", "Said.", (blocks[2].span,)),),
    )
    doc = tree(r)
    assert pick(doc, ".paragraph .w")[0].text_content() == "First half and second."
    assert pick(doc, "#t-s1")[0].text_content() == "and second."


def test_the_same_reading_gives_the_same_page():
    assert to_html(reading(), PACK) == to_html(reading(), PACK)


def test_every_element_is_closed():
    for value in (reading(), hostile()):
        source = to_html(value, PACK)
        names = set(re.findall(r"<([a-z][a-z0-9]*)", source)) - {"meta", "input"}
        for name in names - {"rect", "circle", "path"}:
            assert len(re.findall(rf"<{name}[ >]", source)) == source.count(f"</{name}>"), name
        for name in names & {"rect", "circle", "path"}:
            assert len(re.findall(rf"<{name} [^>]*/>", source)) == source.count(f"<{name} "), name


def test_a_file_is_written_wholly_or_not_at_all(tmp_path, monkeypatch):
    out = tmp_path / "out.html"
    report_file(reading(), PACK, out)
    before = out.read_text("utf-8")
    assert before == to_html(reading(), PACK)

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        report_file(hostile(), PACK, out)
    assert out.read_text("utf-8") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


def test_a_margin_note_names_the_forecaster_before_the_word_of_chance():
    doc = tree(reading())
    notes = [note.text_content() for note in pick(doc, ".m .forecast")]
    assert notes
    assert all(", The article" not in note and ", A heading" not in note for note in notes)
    assert any(re.match(r"[\w ]+: ", note) for note in notes)


def test_the_switch_of_the_rest_counts_its_blocks():
    [rest] = [
        each for each in pick(tree(reading()), ".keys label") if "rest" in each.text_content()
    ]
    assert rest.text_content() == f"rest of the page {sum(role == 'chrome' for role, _ in BLOCKS)}"
