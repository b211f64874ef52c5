"""Bytes to pages: which encoding, which media type, what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.errors import PageError
from tealeaves.page.decode import read_page

KOREAN = "항구 사무소는 배가 다시 다닌다고 밝혔다. 운임은 그대로이다."
RUSSIAN = "Паром снова ходит на остров, сообщила вчера контора порта. Цены остались прежними."


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        (b"\xef\xbb\xbfA ferry", "utf-8", "A ferry"),
        ("A ferry".encode("utf-16"), "utf-16-le", "A ferry"),
        ("A ferry sails".encode("utf-16-be"), "utf-16-be", "A ferry sails"),
        (KOREAN.encode("euc-kr"), "euc_kr", KOREAN),
        ((KOREAN + " 뷁").encode("cp949"), "cp949", KOREAN + " 뷁"),
        (RUSSIAN.encode("cp1251"), "cp1251", RUSSIAN),
        (KOREAN.encode(), "utf-8", KOREAN),
    ],
)
def test_encoding_is_found(raw: bytes, encoding: str, text: str) -> None:
    page = read_page(raw)
    assert (page.encoding, page.text) == (encoding, text)


def test_declared_charset_is_believed_when_it_fits() -> None:
    page = read_page(b'<html><meta charset="windows-1251"><p>' + RUSSIAN.encode("cp1251"))
    assert page.text.endswith(RUSSIAN)


def test_declared_charset_is_not_believed_over_valid_utf8() -> None:
    page = read_page(b'<html><meta charset="iso-8859-1"><p>' + KOREAN.encode())
    assert page.text.endswith(KOREAN)


def test_one_bad_byte_does_not_change_the_charset() -> None:
    page = read_page(KOREAN.encode() + b" ok \xff end " + KOREAN.encode())
    assert page.encoding == "utf-8"
    assert page.text.count("\ufffd") == 1


def test_line_ends_are_kept() -> None:
    assert read_page(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("raw", [b"%PDF-1.7 x", b"PK\x03\x04rest", bytes(range(256)) * 40])
def test_binary_is_refused_with_a_remedy(raw: bytes) -> None:
    with pytest.raises(PageError, match="; "):
        read_page(raw, uri="page.bin")


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("<p>A ferry</p>", "text/html"),
        ("\n<!DOCTYPE html><title>x</title>", "text/html"),
        ("A ferry < a bridge > a tunnel", "text/plain"),
        ("<저작권자 ⓒ 항구신문>", "text/plain"),
    ],
)
def test_media_type_is_told_from_the_content(text: str, media: str) -> None:
    assert read_page(text.encode()).media_type == media


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_refused(raw: bytes) -> None:
    try:
        page = read_page(raw)
    except PageError:
        return
    "".encode(page.encoding)
    assert isinstance(page.text, str)
