"""The one spelling of an address that its many spellings share. Fetches nothing."""

import re
from urllib.parse import urlsplit

# Parameters that say how a reader came and not what is shown, by who adds them.
CLICKS = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid li_fat_id"
)
MAILS = "mc_cid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id _hsenc _hsmi _ga _gl"
PLACEMENTS = "cmpid ncid ocid smid smtyp ito spm xtor ref_src ref_url at_medium at_campaign"
VIEWS = "amp outputtype"
TRACKING = frozenset(f"{CLICKS} {MAILS} {PLACEMENTS} {VIEWS}".split())
TRACKING_FRONTS = ("utm_", "mtm_", "pk_", "piwik_", "hsa_")  # campaign parameters, by maker
# Where on a site the link stood; a number under the same name may be an article's or a page's.
REFERRING = frozenset("src ref from source referrer referer via feed".split())

FRONTS = ("www.", "m.", "mobile.", "amp.")  # of a host: the same pages for another screen
AMP_END = re.compile(r"(?:/amp(?:\.html?)?|\.amp)/*$", re.I)
HEX = re.compile(r"%([0-9A-Fa-f]{2})")
STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
WHITE = re.compile(r"[\x00-\x20]+")


def same(url: str) -> str:
    """The canonical address: equal for two addresses of one page; never to be fetched.

    Folds scheme, case and front of the host, usual ports, fragment (save one that is a route), AMP,
    a last slash, the order of the query; drops what tells only how a reader came. What is no http
    address comes back as it is, white space around it taken off. Idempotent.
    """
    plain = WHITE.sub(" ", url).strip()
    try:
        parts = urlsplit(plain)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return plain
    if parts.scheme not in ("http", "https") or not host:
        return plain
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    query = "&".join(sorted(_escaped(part) for part in parts.query.split("&") if _tells(part)))
    route = _escaped(parts.fragment) if parts.fragment.startswith(("!", "/")) else ""
    return "".join(
        (
            f"https://{where}{_path(parts.path)}",
            f"?{query}" if query else "",
            f"#{route}" if route else "",
        )
    )


def _host(name: str) -> str:
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        name = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    name = name.lower().strip(".")
    while (rest := _behind_front(name)) is not None:
        name = rest
    return f"[{name}]" if ":" in name else name


def _behind_front(host: str) -> str | None:
    """The host without a front that stands for the screen; the rest must be a site by itself."""
    for front in FRONTS:
        rest = host.removeprefix(front)
        if rest != host and "." in rest.strip("."):
            return rest.strip(".")
    return None


def _path(path: str) -> str:
    kept: list[str] = []
    for part in _escaped(path).split("/"):
        if part == "..":
            kept = kept[:-1] if len(kept) > 1 else kept
        elif part != ".":
            kept.append(part)
    plain = "/".join(kept).rstrip("/")
    while (shorter := AMP_END.sub("", plain).rstrip("/")) != plain:
        plain = shorter
    return plain


def _tells(part: str) -> bool:
    """Whether a part of the query says what is shown."""
    name, _, value = part.partition("=")
    name = name.lower()
    if not part or name in TRACKING or name.startswith(TRACKING_FRONTS):
        return False
    return name not in REFERRING or value.isdecimal()


def _escaped(text: str) -> str:
    """Percent signs only where they are needed, in capitals; anything that is no ASCII escaped."""
    raw = STRAY.sub("%25", text).encode("utf-8", "surrogatepass")
    wide = "".join(chr(b) if 33 <= b < 127 else f"%{b:02X}" for b in raw)
    return HEX.sub(_unescaped, wide)


def _unescaped(m: re.Match[str]) -> str:
    byte = int(m[1], 16)
    return chr(byte) if byte in UNRESERVED else m[0].upper()
