"""Is an address open to everybody? Only such addresses are fetched unless the user says otherwise.

The library `ipaddress` knows the registered blocks; added here are those that it counts as global
and that still reach a private machine: groups, and IPv6 addresses that carry an IPv4 one.
"""

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

# Blocks with a name that a person can do something with; the first that holds the address is told.
NAMED = tuple(
    (ip_network(block), what)
    for block, what in (
        ("0.0.0.0/8", "stands for this machine"),
        ("127.0.0.0/8", "is this machine itself (loopback)"),
        ("10.0.0.0/8", "belongs to a private network"),
        ("172.16.0.0/12", "belongs to a private network"),
        ("192.168.0.0/16", "belongs to a private network"),
        ("169.254.0.0/16", "is link-local, where clouds keep their machines' secrets"),
        ("100.64.0.0/10", "lies behind a carrier's address translation"),
        ("192.0.0.0/24", "is reserved for protocols"),
        ("192.88.99.0/24", "is a relay between IPv4 and IPv6"),
        ("198.18.0.0/15", "is reserved for tests of networks"),
        ("224.0.0.0/4", "is a multicast group"),
        ("240.0.0.0/4", "is reserved"),
        ("::1/128", "is this machine itself (loopback)"),
        ("::/128", "stands for this machine"),
        ("fe80::/10", "is link-local"),
        ("fec0::/10", "belongs to a private network"),
        ("fc00::/7", "belongs to a private network"),
        ("ff00::/8", "is a multicast group"),
        ("2001::/23", "is reserved for protocols (Teredo among them)"),
        ("2002::/16", "carries an IPv4 address inside (6to4)"),
        ("3fff::/20", "is reserved for documentation"),
    )
)
MAPPED = IPv6Network("::ffff:0:0/96")
TRANSLATED = IPv6Network("64:ff9b::/96")  # how IPv6-only networks reach IPv4 hosts (RFC 6052)
GLOBAL_UNICAST = IPv6Network("2000::/3")
HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,252}[a-z0-9_.])?", re.I)  # as sent, in ASCII
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.I)


def why_not_public(address: Address | str) -> str | None:
    """What keeps this address from being public, to follow its name; None if it is public."""
    known = ip_address(address) if isinstance(address, str) else address
    if isinstance(known, IPv6Address) and known in MAPPED:
        return f"is the IPv4 address {_low(known)} written as IPv6"
    if isinstance(known, IPv6Address) and known in TRANSLATED:
        why = why_not_public(_low(known))
        return f"leads to {_low(known)}, which {why}" if why else None
    for block, what in NAMED:
        if known.version == block.version and known in block:
            return what
    if isinstance(known, IPv6Address) and known not in GLOBAL_UNICAST:
        return "is reserved"
    return None if known.is_global else "is set aside and not public"


def odd_number(host: str) -> bool:
    """The host is an address in another spelling: 0x7f.1, 0177.0.0.1, 2130706433, 127.1.

    Programs disagree on what these mean, so none of them is taken. Browsers' rule: a host whose
    last label is a number is an IPv4 address.
    """
    if ":" in host:
        return False
    labels = host.rstrip(".").split(".")
    if not NUMBER.fullmatch(labels[-1]):
        return False
    try:
        IPv4Address(host)
    except ValueError:
        return True
    return False


def literal(host: str) -> Address | None:
    """The address that this host is, not by name; without the brackets of IPv6."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def _low(address: IPv6Address) -> IPv4Address:
    """The IPv4 address in the last four bytes."""
    return IPv4Address(int(address) & 0xFFFFFFFF)
