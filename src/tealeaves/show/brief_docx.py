"""A brief as a Word document."""

import re
from io import BytesIO
from typing import Any

from tealeaves.errors import ArchiveError
from tealeaves.show.brief_charts import caption, pngs
from tealeaves.show.brief_words import HANDS, closing, heading, numbers, place, shown
from tealeaves.show.inert import inert

SECOND = (0x51, 0x56, 0x5B)  # the grey of what is beside the words
TEA = (0x0A, 0x61, 0x52)


def to_docx(body: dict[str, Any]) -> bytes:
    """The file's bytes. Raises ArchiveError where python-docx is not installed."""
    try:
        from docx import Document
        from docx.shared import Cm
    except ImportError:
        raise ArchiveError("Word needs the extra `brief`: pip install 'tealeaves[brief]'") from None
    paper = Document()
    _fonts(paper)
    paper.core_properties.title = inert(body["title"])
    paper.add_heading(inert(body["title"]), 0)
    _small(paper.add_paragraph(), heading(body))
    number = numbers(body)
    for section in shown(body):
        paper.add_heading(section["title"], 1)
        if section["hand"]:
            _small(paper.add_paragraph(), HANDS[section["hand"]])
        for item in section["items"]:
            _item(paper, item, number)
    for chart, picture in zip(body["charts"], pngs(body), strict=False):
        paper.add_picture(BytesIO(picture), width=Cm(15.5))
        _small(paper.add_paragraph(), caption(chart))
    for table in body["figures"]:
        _table(paper, table)
    if lines := closing(body):
        paper.add_heading("Limits", 1)
        for line in lines:
            paper.add_paragraph(inert(line), style="List Bullet")
    paper.add_heading("Sources", 1)
    for source in body["sources"]:
        _source(paper, source)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _fonts(paper: Any) -> None:
    """Latin and Korean words each in a font that has them."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for name in ("Normal", "Heading 1", "Title"):
        style = paper.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{script}"), "Cambria")
        fonts.set(qn("w:eastAsia"), "Malgun Gothic")
    paper.styles["Normal"].font.size = Pt(10.5)


def _item(paper: Any, item: dict[str, Any], number: dict[int, int]) -> None:
    from docx.shared import Cm

    says = paper.add_paragraph()
    says.paragraph_format.keep_with_next = True
    says.add_run(inert(item["text"])).bold = True
    if item["pinned"]:
        _small(says, "  pinned", TEA)
    if item["detail"]:
        _small(says, f"  {item['detail']}")
    for quote in item["quotes"]:
        words = paper.add_paragraph("“")
        words.paragraph_format.left_indent = Cm(1)
        _marked(words, quote)
        _small(words, f"{place(quote)} [{number[quote['document']]}]")
    for note in item["notes"]:
        beside = paper.add_paragraph()
        beside.paragraph_format.left_indent = Cm(1)
        _small(beside, f"Note by {note['who']}, {note['at'][:10]}: ", TEA)
        beside.add_run(inert(note["text"]))


def _marked(words: Any, quote: dict[str, Any]) -> None:
    """The quotation; within a sentence the finding's own words are in italics."""
    text, (start, end) = quote["text"], quote["mark"]
    for n, part in enumerate((text[:start], text[start:end], text[end:])):
        run = words.add_run(inert(re.sub(r"\s+", " ", part)))
        run.italic = n == 1 and end - start < len(text)
    words.add_run("” ")


def _table(paper: Any, table: dict[str, Any]) -> None:
    paper.add_heading(table["title"], 1)
    grid = paper.add_table(rows=1, cols=len(table["columns"]))
    grid.style = "Light List"
    for cell, name in zip(grid.rows[0].cells, table["columns"], strict=True):
        cell.text = name
    for row in table["rows"]:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = inert(value)


def _source(paper: Any, source: dict[str, Any]) -> None:
    outlet, title = source["outlet"] or "unknown outlet", source["title"] or "untitled"
    address = f", {source['url']}" if source["url"] else ""
    line = f"{source['number']}. {outlet}, “{title}”, {source['date'] or 'undated'}{address} "
    words = paper.add_paragraph(inert(line))
    _small(words, f"sha256 {source['page']}")


def _small(paragraph: Any, words: str, colour: tuple[int, int, int] = SECOND) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(inert(words))
    run.font.size = Pt(8.5)
    run.font.color.rgb = RGBColor(*colour)
