"""People with their titles, and who was present, in the panel."""

import re

from tealeaves.show import outline
from tealeaves.show.markup import Child, Html, tag
from tealeaves.show.naming import many
from tealeaves.show.panel import Desk, section
from tealeaves.types import Person, TitleSpan

SMALL = frozenset(("of", "the", "s", "descriptive"))


def people(desk: Desk) -> Html | None:
    """People in order of first mention with every title printed beside them."""
    found = desk.reading.people
    if not found:
        return None
    numbered: dict[int, list[tuple[int, TitleSpan]]] = {}
    for number, person, title in outline.titles(found):
        numbered.setdefault(id(person), []).append((number, title))
    count = sum(len(titles) for titles in numbered.values())
    rows = [
        _person(desk, n, person, numbered.get(id(person), [])) for n, person in enumerate(found, 1)
    ]
    head = tag(
        "thead", tag("tr", tag("th", "name"), tag("th", "serves"), tag("th", "titles printed"))
    )
    return section(
        "people",
        "People and titles",
        f"{many(len(found), 'person', 'people')}, {many(count, 'title')}",
        tag("table", head, tag("tbody", rows)),
    )


def _person(desk: Desk, number: int, person: Person, titles: list[tuple[int, TitleSpan]]) -> Html:
    id_ = f"p{number}"
    name = outline.person_name(person)
    often = len(person.mentions)
    count = tag("small", f" ×{often}", class_="dim") if often > 1 else None
    lines: list[Child] = [
        tag(
            "li",
            desk.link(f"t{n}", 1, desk.places.words(title.span)),
            " ",
            _canonical(desk, title),
            class_=desk.lit(f"t{n}"),
            id=f"t{n}",
        )
        for n, title in titles
    ]
    held = person.title_withheld
    if held is not None:
        lines.append(
            tag(
                "li",
                tag("b", "− ", class_="sig-ink", aria_label="missing"),
                held.title,
                tag("span", " withheld", class_="dim"),
            )
        )
    if person.affiliation:
        lines.append(tag("li", person.affiliation, class_="dim"))
    lines += [
        tag("li", tag("q", f"“{desk.places.words(h)}”"), class_="dim")
        for h in person.honorifics[:1]
    ]
    return tag(
        "tr",
        tag(
            "td", desk.link(id_, 1, tag("b" if person.name else "i", name)), count, desk.under(id_)
        ),
        tag(
            "td",
            desk.country(person.country)
            if person.country
            else tag("span", "not stated", class_="dim"),
        ),
        tag("td", tag("ul", lines)),
        class_=desk.lit(id_),
        id=id_,
    )


def _canonical(desk: Desk, title: TitleSpan) -> Html | None:
    """The standard wording where it says more than the printed one."""
    printed, standard = (
        set(re.findall(r"\w+", words.casefold())) - SMALL
        for words in (desk.places.words(title.span), title.canonical)
    )
    return None if standard <= printed else tag("small", title.canonical, class_="dim")


def attendance(desk: Desk) -> Html | None:
    """Who was present, in printed order."""
    found = desk.reading.attendance
    if not found:
        return None
    rows = [
        tag(
            "li",
            tag("span", str(each.rank), class_="rank"),
            desk.link(f"a{n}", 1, each.name),
            tag("small", f" {each.note}", class_="dim") if each.note else None,
            desk.under(f"a{n}"),
            class_=desk.lit(f"a{n}"),
            id=f"a{n}",
        )
        for n, each in enumerate(found, 1)
    ]
    return section(
        "present", f"Present {len(found)}", "in printed order", tag("ol", rows, class_="cols")
    )
