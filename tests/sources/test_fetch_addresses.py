"""Which addresses are public: the registered blocks, and every dress a private one can wear."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tealeaves.sources.addresses import MAPPED, NAMED, literal, odd_number, why_not_public

V4 = st.integers(0, 2**32 - 1).map(IPv4Address)
V6 = st.integers(0, 2**128 - 1).map(IPv6Address)
# addresses just inside and just outside each block that has a name
EDGES = [
    edge + step
    for block, _ in NAMED
    for edge, steps in ((block[0], (-1, 0)), (block[-1], (0, 1)))
    for step in steps
    if 0
    <= int(edge) + step
    <= int(type(edge)("255.255.255.255" if block.version == 4 else "f" * 4 + ":ffff" * 7))
]
IN_BLOCKS = st.sampled_from([block for block, _ in NAMED]).flatmap(
    lambda block: st.integers(0, block.num_addresses - 1).map(lambda n, block=block: block[n])
)


@given(V4 | V6 | IN_BLOCKS | st.sampled_from(EDGES))
@example(IPv4Address("224.0.1.1"))
@example(IPv6Address("ff0e::1"))
@example(IPv6Address("64:ff9b::a00:1"))
def test_what_is_public_the_library_also_calls_global(address):
    if why_not_public(address) is None:
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_reserved or address in IPv6Network("64:ff9b::/96")


@given(V4)
def test_what_the_library_calls_global_is_public_but_for_groups_and_relays(address):
    closed = address.is_multicast or address in IPv4Network("192.88.99.0/24")
    closed = closed or address in IPv4Network("192.0.0.0/24")
    assert (why_not_public(address) is None) == (address.is_global and not closed)


@given(st.integers(0x2003 << 112, (0x3FFE << 112) - 1).map(IPv6Address))
def test_the_open_part_of_ipv6_is_public(address):
    assert (why_not_public(address) is None) == address.is_global


@given(V4)
def test_an_ipv4_address_gains_nothing_by_an_ipv6_dress(address):
    number = int(address)
    assert why_not_public(MAPPED[number])
    assert why_not_public(IPv6Address((0x2002 << 112) | number << 80))
    assert why_not_public(IPv6Address(number))
    translated = why_not_public(IPv6Network("64:ff9b::/96")[number])
    assert (translated is None) == (why_not_public(address) is None)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.10", "loopback"),
        ("0.0.0.0", "this machine"),
        ("10.0.0.5", "private network"),
        ("172.31.255.255", "private network"),
        ("192.168.1.1", "private network"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "carrier"),
        ("239.1.2.3", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::1", "loopback"),
        ("::", "this machine"),
        ("fe80::1", "link-local"),
        ("fe80::1%1", "link-local"),
        ("fd00::1", "private network"),
        ("::ffff:127.0.0.1", "written as IPv6"),
        ("2002:7f00:1::", "6to4"),
        ("2001:0:1::1", "Teredo"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b:1::1", "reserved"),
        ("2001:db8::1", "not public"),
        ("192.0.2.7", "not public"),
    ],
)
def test_the_reason_is_told(address, why):
    assert why in why_not_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "172.32.0.1", "172.15.255.255", "100.128.0.1", "2606:4700::1111"]
)
def test_near_misses_are_public(address):
    assert why_not_public(address) is None


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "127.0.0.1.",
        "1.2.3.4.5",
        "256.1.1.1",
        "w.example.0x7",
        "010.0.0.1",
    ],
)
def test_numbers_in_odd_spellings_are_known(host):
    assert odd_number(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "w.example", "7.w.example", "4chan", "0x.example"])
def test_plain_numbers_and_names_are_not_odd(host):
    assert not odd_number(host)


def test_names_are_not_taken_for_numbers():
    assert literal("w.example") is None
    assert str(literal("[::1]")) == "::1"
