"""Which country somebody serves, as far as the text or a pack says it."""

from tealeaves.knowledge import Pack, PersonEntry
from tealeaves.read.people.held_offices import Given, Setting, serves_there
from tealeaves.read.people.names import Named, chinese_form
from tealeaves.read.people.office_words import Line, OfficePhrase
from tealeaves.read.people.who import korean_form
from tealeaves.types import Article

SOLE = "sole-offices-"


def country_of(
    setting: Setting,
    names: tuple[Named, ...],
    titles: tuple[Given, ...],
    entry: PersonEntry | None,
) -> str | None:
    """The country that a named person serves; None for an international body or unknown."""
    pack = setting.pack
    if entry is not None:
        return entry.country if entry.country in pack.countries else None
    for one in titles:
        if one.country is not None:
            return one.country
    near = _near_country(setting.lines, names, pack) or _by_form(setting, names)
    if near is not None:
        return near
    keys = [one.key for one in titles if one.key]
    return next((pack.offices[key].country for key in keys if pack.offices[key].country), None)


def _by_form(setting: Setting, names: tuple[Named, ...]) -> str | None:
    """North or South by the spelling of a Korean name, the home country's in its own voice."""
    full = max(names, key=lambda name: len(name.words))
    family = full.words[0].capitalize()
    if chinese_form(full.words, setting.words):
        return "CHN"
    if family not in setting.words.korean or not korean_form(full.words) or family == "Li":
        return None
    if setting.home is not None and len(full.words) == 3:
        return setting.home
    if family in setting.words.northern:
        return "PRK"
    if family in setting.words.southern:
        return "KOR"
    if len(full.words) == 3:
        return "PRK"
    return "KOR" if "-" in full.words[-1] else setting.home


def _near_country(lines: tuple[Line, ...], names: tuple[Named, ...], pack: Pack) -> str | None:
    """A demonym right before the name, or `NAME of COUNTRY` and `NAME from BODY` after it."""
    for name in names:
        line = lines[name.line]
        over = line.over.at(name.first - 1, "demonym")
        if over is not None:
            return over.keys[0]
        tokens = line.tokens
        led = _led(line, name)
        if led is not None:
            return led
        if name.last + 1 < len(tokens) and tokens[name.last].low in ("of", "from"):
            for i in range(name.last + 1, min(len(tokens), name.last + 4)):
                over = line.over.at(i, "country", "capital", "place")
                if over is not None:
                    if over.kind == "place":
                        return pack.places[over.keys[0]].country
                    return over.keys[0]
    return None


def _led(line: Line, name: Named) -> str | None:
    """The country of a delegation that the person leads: `a Chinese delegation led by NAME`."""
    low = max(0, name.first - 14)
    words = [token.low for token in line.tokens[low : name.first]]
    if "by" not in words or not {"led", "headed"} & set(words):
        return None
    for i in range(name.first - 1, low - 1, -1):
        over = line.over.at(i, "demonym", "country")
        if over is not None:
            before = {token.low for token in line.tokens[i : name.first]}
            return over.keys[0] if before & {"led", "headed"} else None
    return None


def country_of_nameless(setting: Setting, titles: tuple[Given, ...]) -> str | None:
    """The country that somebody without a name serves."""
    said = next((one.country for one in titles if one.country), None)
    if said is not None:
        return said
    first, pack = titles[0], setting.pack
    phrase, line = first.phrase, setting.lines[first.line]
    if first.key and pack.offices[first.key].country:
        return pack.offices[first.key].country
    for i in range(phrase.first, phrase.last):
        if line.over.at(i, "bloc") is not None:
            return None
        over = line.over.at(i, "place")
        if over is not None:
            code = pack.places[over.keys[0]].country
            if serves_there(setting, line, phrase, i, code):
                return code
    sole = sole_country(line, phrase, pack)
    if sole is not None:
        return sole
    proper = any(token.capital for token in line.tokens[phrase.head + 1 : phrase.last])
    known = any(line.over.at(i, "body") is not None for i in range(phrase.first, phrase.last))
    return setting.home if phrase.strong and (known or not proper) else None


def sole_country(line: Line, phrase: OfficePhrase, pack: Pack) -> str | None:
    """The country of an office that only one country has: `vice unification minister`."""
    printed = " ".join(token.low for token in line.tokens[phrase.first : phrase.last])
    for key, entry in pack.words.items():
        if key.startswith(SOLE) and any(form in printed for form in entry.forms):
            return key.removeprefix(SOLE).upper()
    return None


def home_of(article: Article, pack: Pack) -> str | None:
    """The country in whose voice the article is: that of its outlet, if a pack knows it."""
    names = {article.outlet, article.dateline.agency if article.dateline else None} - {None}
    for entry in pack.outlets.values():
        if any(name in entry.forms or name == entry.id for name in names):
            return entry.country
    return None
