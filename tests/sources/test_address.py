"""One page has one canonical address, however it is written."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.sources.address import same

HOME = "https://w.example.org/a/b"


@pytest.mark.parametrize(
    "url",
    [
        "http://w.example.org/a/b",
        "HTTPS://W.Example.ORG:443/a/b",
        "http://www.w.example.org:80/a/b/",
        "https://m.w.example.org/a/b#top",
        "https://amp.w.example.org/a/b/amp/",
        "https://w.example.org/a/b.amp",
        "https://w.example.org/a/./c/../b?",
        "https://w.example.org/a/b?utm_source=x&UTM_Medium=y&fbclid=1&gclid=2",
        "https://w.example.org/a/b?src=front&ref=home&from=list",
        "https://w.example.org/a/b?amp=1&outputType=amp",
        "https://w.example.org/a/%62",
        " https://user:word@w.example.org./a/b\n",
    ],
)
def test_spellings_of_one_address(url):
    assert same(url) == HOME


@pytest.mark.parametrize(
    "url",
    [
        "https://w.example.org/a/B",
        "https://w.example.org:8080/a/b",
        "https://w.example.org/a/b?id=1",
        "https://w.example.org/a/b?from=20",
        "https://w.example.org/a/b?ref=311",
        "https://w.example.org/a/b#!/c",
        "https://en.w.example.org/a/b",
        "https://w.example.org/a/stamp",
        "https://w.example.org/a/b?MTIzNA==",
        "https://w.example.org/a%2Fb",
    ],
)
def test_near_misses_stay_apart(url):
    assert same(url) != HOME


def test_the_order_of_a_query_does_not_count():
    assert same("https://w.example/?b=2&a=1&a=0") == same("http://w.example?a=0&b=2&a=1")


def test_a_front_is_left_where_nothing_but_a_suffix_would_stay():
    assert same("https://m.example/") == "https://m.example"
    assert same("https://www.example/") == "https://www.example"


def test_names_in_other_scripts_have_one_spelling():
    encoded = "로동".encode("idna").decode()
    assert same("https://로동.example/새해") == same(
        f"https://{encoded.upper()}.example/{quote('새해').lower()}"
    )


@pytest.mark.parametrize("url", ["", "urn:x:y", "a/b.html", "http://[::1", "mailto:a@b", "http://"])
def test_what_is_no_web_address_stays_as_it_is(url):
    assert same(url) == url


WORDS = "http:// https:// HTTP:// www. m. amp. w.example . / // .. ? # #! & = utm_x=1 src= src=1"
MARKS = "% %41 %2f %e :80 :443 :9 @ [ ] ::1 /amp .amp 새 a B ; \\"
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), "\ud800", " ", "\n", "\t"])


@given(st.lists(PIECES, max_size=14).map("".join) | st.text())
def test_the_canonical_address_of_a_canonical_address_is_itself(url):
    once = same(url)
    assert same(once) == once


@given(st.lists(PIECES, max_size=14).map("".join))
def test_scheme_fragment_and_campaign_never_count(rest):
    url = "http://w.example.org/" + rest.partition("#")[0].strip()
    assert same(url) == same("https" + url[4:] + "#part")
    mark = "&" if "?" in url else "?"
    assert same(url) == same(f"{url}{mark}utm_campaign=tea")
