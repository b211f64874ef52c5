"""W3C Web Annotation: what the model requires is there, and every place is the right one."""

import json

import pytest

from tealeaves.archive.kept import kept
from tealeaves.evidence import visible
from tealeaves.export import parts
from tealeaves.export.annotations import annotations_of, sections_of
from tealeaves.export.run import export
from tealeaves.export.visible import words_of
from tealeaves.export.wish import Wish

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
# The terms of the context http://www.w3.org/ns/anno.jsonld that we use. A JSON-LD processor drops a
# key that is none of them without a word.
TERMS = {
    "@context", "id", "type", "partOf", "startIndex", "prev", "next", "items", "motivation",
    "generator", "name", "body", "purpose", "value", "format", "target", "source", "selector",
    "state", "sourceDate", "start", "end", "exact", "prefix", "suffix",
}  # fmt: skip
ALL = sections_of(("mentions", "people", "titles", "statements", "dates", "events", "signals"))


def pages(folder):
    return [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("page-*.json"))]


def targets(annotation):
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def is_iri(value):
    return isinstance(value, str) and ":" in value and not any(c.isspace() for c in value)


def test_the_collection_and_its_pages_are_chained(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "PAGE_SIZE", 10)
    summary = export(archive, tmp_path, Wish("annotations"))
    collection = json.loads((tmp_path / "collection.json").read_text("utf-8"))
    found = pages(tmp_path)
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == summary.rows["annotations"] == sum(len(p["items"]) for p in found)
    assert (collection["first"], collection["last"]) == (found[0]["id"], found[-1]["id"])
    at = 0
    for n, page in enumerate(found):
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert page["type"] == "AnnotationPage"
        assert page["partOf"]["id"] == collection["id"]
        assert page["startIndex"] == at
        assert page.get("prev") == (found[n - 1]["id"] if n else None)
        assert page.get("next") == (found[n + 1]["id"] if n + 1 < len(found) else None)
        at += len(page["items"])
    assert len(found) > 2


def test_an_annotation_has_what_the_model_requires(archive, tmp_path):
    export(archive, tmp_path, Wish("annotations"))
    items = [item for page in pages(tmp_path) for item in page["items"]]
    assert len({item["id"] for item in items}) == len(items) > 30
    for item in items:
        assert item["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert item["type"] == "Annotation"
        assert is_iri(item["id"])
        assert item["id"].startswith("urn:tealeaves:finding:")
        assert item["motivation"] in MOTIVATIONS
        assert item["generator"]["type"] == "Software"
        tag, values = item["body"]
        assert (tag["type"], tag["purpose"]) == ("TextualBody", "tagging")
        assert values["format"] == "application/json"
        assert isinstance(json.loads(values["value"]), dict)
        for target in targets(item):
            assert is_iri(target["source"])
            position, quote = target["selector"]
            assert position["type"] == "TextPositionSelector"
            assert 0 <= position["start"] < position["end"]
            assert quote["type"] == "TextQuoteSelector"
            assert len(quote["exact"]) == position["end"] - position["start"]
            assert len(quote["prefix"]) <= 32 >= len(quote["suffix"])


def keys_in(value):
    if isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from keys_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from keys_in(each)


def test_no_key_is_foreign_to_the_context(archive, tmp_path):
    export(archive, tmp_path, Wish("annotations"))
    assert {key for page in pages(tmp_path) for key in keys_in(page)} <= TERMS


@pytest.mark.parametrize("media", ["text/plain", "text/html"])
def test_selectors_find_the_words_in_the_text_of_the_page(archive, media):
    found = 0
    for each in kept(archive.connection):
        if each.media_type != media:
            continue
        text = each.page if media == "text/plain" else visible(each.page)
        for annotation in annotations_of(each, ALL):
            for target in targets(annotation):
                position, quote = target["selector"]
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[max(0, start - 32) : start] == quote["prefix"]
                assert text[end : end + 32] == quote["suffix"]
                found += 1
    assert found > 3


def test_a_broken_word_in_markup_is_one_quote():
    page = "<script>no</script><p>The guests of <b>Viet</b>nam &amp; all\n of  them</p>"
    words = words_of(page, "text/html")
    assert words.text == visible(page) == "The guests of Vietnam & all of them"
    start = page.index("Viet")
    end = page.index("nam") + 3
    assert words.text[slice(*words.place(start, end))] == "Vietnam"


def test_only_chosen_kinds_and_a_page_without_address(archive):
    each = next(k for k in kept(archive.connection) if k.document.date == "2024-07-30")
    tags = {a["body"][0]["value"] for a in annotations_of(each, sections_of(("mentions",)))}
    assert tags == {"country", "outlet", "place"} & tags
    assert "country" in tags
    from dataclasses import replace

    bare = replace(each, document=replace(each.document, url=None))
    target = targets(next(annotations_of(bare, ALL)))[0]
    assert target["source"] == f"urn:sha256:{each.document.sha256}"
