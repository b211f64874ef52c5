"""Bodies come out of their packing whole, in pieces of any size, and never beyond the limit."""

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.sources.body import (
    MOST_MEMBERS,
    PIECE,
    Broken,
    TooLarge,
    read_body,
    read_head,
    unpacked,
)

DATA = st.binary(max_size=300) | st.integers(0, 3 * PIECE).map(bytes)


def cut(body, size):
    return [body[at : at + size] for at in range(0, len(body), size)]


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@settings(deadline=None)
@given(DATA, st.integers(1, 5000))
def test_what_was_packed_comes_out(data, size):
    assert read_body(cut(gzip.compress(data), size), "gzip", 10**6) == data
    assert read_body(cut(zlib.compress(data), max(size, 2)), "deflate", 10**6) == data
    assert read_body(cut(data, size), "", 10**6) == data


@settings(deadline=None)
@given(DATA, st.integers(2, 5000))
def test_deflate_without_its_head_comes_out(data, size):
    assert read_body(cut(raw_deflate(data), size), "deflate", 10**6) == data


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=9), st.integers(1, 99))
def test_members_one_after_the_other_are_joined(parts, size):
    packed = b"".join(map(gzip.compress, parts))
    assert read_body(cut(packed, size), "gzip", 10**6) == b"".join(parts)


def test_padding_behind_the_data_is_passed_over():
    assert read_body([gzip.compress(b"tide") + bytes(512)], "gzip", 100) == b"tide"


@pytest.mark.parametrize("size", [99, 100])
def test_the_limit_is_exact(size):
    assert len(read_body([gzip.compress(bytes(size))], "gzip", 100)) == size
    with pytest.raises(TooLarge):
        read_body([gzip.compress(bytes(101))], "gzip", 100)
    with pytest.raises(TooLarge):
        read_body([bytes(101)], "", 100)


def test_nothing_is_unpacked_beyond_a_piece_at_a_time():
    bomb = gzip.compress(bytes(64 * PIECE))
    assert max(map(len, unpacked([bomb], "gzip"))) == PIECE
    assert len(read_head([bomb], "gzip", 10)) == 10


def test_too_many_members_are_no_page():
    member = gzip.compress(b"a")
    assert len(read_body([member * MOST_MEMBERS], "gzip", 1000)) == MOST_MEMBERS
    with pytest.raises(Broken):
        read_body([member * (MOST_MEMBERS + 1)], "gzip", 1000)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_come_out_or_are_called_broken(body, encoding):
    with suppress(Broken, TooLarge):
        assert isinstance(read_body([body], encoding, 10**6), bytes)
