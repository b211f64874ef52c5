"""A brief: no sentence without a quotation that stands in its page, in every format."""

import json
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from typer.testing import CliRunner

from tealeaves.archive.kept import one
from tealeaves.archive.records.log import undo
from tealeaves.brief import edits
from tealeaves.brief.build import Scope, build
from tealeaves.brief.value import Item
from tealeaves.cli.app import app
from tealeaves.errors import ArchiveError
from tealeaves.show.brief_citations import to_bibtex, to_csl
from tealeaves.show.brief_html import to_html
from tealeaves.show.brief_markdown import to_markdown
from tests.brief.conftest import WHO
from tests.keep.made import NOW


def items(brief):
    return [item for section in brief.sections for item in section.items]


def section(brief, name):
    (found,) = [s for s in brief.sections if s.id == name]
    return found.items


def verbatim(archive, brief):
    """Checks every quotation against its page; how many there were."""
    n = 0
    for item in items(brief):
        assert item.quotes, item.text
        for quote in item.quotes:
            kept = one(archive.connection, quote.document)
            assert kept.document.sha256 == quote.page
            assert kept.words(quote.start, quote.end) == quote.text
            low, high = quote.mark
            assert 0 <= low < high <= len(quote.text)
            n += 1
    return n


def test_no_sentence_without_words_that_stand_in_its_page(archive, brief):
    assert verbatim(archive, brief) >= 8


def test_an_item_without_a_quotation_cannot_be_built():
    with pytest.raises(ValueError, match="without a quotation"):
        Item("x", "They said so.", ())


def test_what_is_new_stands_out_and_what_is_gone_is_missed_with_earlier_words(brief):
    there = " ".join(item.text for item in section(brief, "signals"))
    assert "Russia" in there
    missing = section(brief, "missing")
    assert any("China" in item.text for item in missing)
    shown = next(item for item in missing if "China" in item.text)
    assert all(quote.date < "2024-09-10" for quote in shown.quotes)  # shown by earlier texts


def test_first_hand_and_second_hand_stand_apart(brief):
    hands = {s.id: s.hand for s in brief.sections}
    assert (hands["signals"], hands["said"]) == ("first", "second")
    for s in brief.sections:
        if s.hand:
            layers = {quote.layer for item in s.items for quote in item.quotes}
            assert layers <= ({"first_hand"} if s.hand == "first" else layers - {"first_hand"})


def test_a_short_finding_is_quoted_within_its_sentence(brief):
    quote = next(q for i in section(brief, "signals") for q in i.quotes if "Russia" in q.text)
    assert quote.text == "Russia and Vietnam sent guests."
    low, high = quote.mark
    assert quote.text[low:high] in ("Russia", "Vietnam")


def test_what_is_coming_and_due_is_there_and_what_is_past_is_not(brief):
    assert any("2024-11-04" in item.text for item in section(brief, "coming"))
    assert len(section(brief, "due")) == 1
    assert not any("2024-09-1" in item.text[:10] for item in section(brief, "coming"))


def test_what_was_not_read_is_told(archive, pack):
    brief = build(archive, pack, Scope("2026-03-01", "2026-03-01", "2026-03-02"))
    table = next(t for t in brief.figures if t.id == "not-read")
    assert any("in ko" in row[0] for row in table.rows)


def test_days_without_a_text_are_an_error_with_a_remedy(archive, pack):
    with pytest.raises(ArchiveError, match="no text from 2030-01-01"):
        build(archive, pack, Scope("2030-01-01", "2030-01-02", "2030-01-02"))


def test_the_same_archive_makes_the_same_brief(archive, pack, brief):
    again = build(archive, pack, Scope("2024-09-10", "2024-09-30", "2024-10-01"))
    assert again == brief


def test_an_editor_pins_drops_moves_and_notes_and_can_take_it_back(archive, pack, brief):
    scope = Scope("2024-09-10", "2024-09-30", "2024-10-01")
    first, second, third = section(brief, "shown")[:3]
    edits.edit(archive, WHO, NOW, third.id, "pin")
    dropped = edits.edit(archive, WHO, NOW, first.id, "drop")
    edits.edit(archive, WHO, NOW, second.id, "note", "seen in 2019 too")
    now = build(archive, pack, scope)
    found = section(now, "shown")
    assert found[0].id == third.id
    assert found[0].pinned
    assert first.id not in [item.id for item in found]
    assert now.dropped == 1
    (note,) = next(item for item in found if item.id == second.id).notes
    assert (note.who, note.text) == (WHO, "seen in 2019 too")
    undo(archive, WHO, NOW, dropped)
    assert build(archive, pack, scope).dropped == 0
    edits.edit(archive, WHO, NOW, second.id, "move", 1)
    edits.edit(archive, WHO, NOW, third.id, "unpin")
    assert section(build(archive, pack, scope), "shown")[0].id == second.id


@pytest.mark.parametrize(("step", "value"), [("note", " "), ("move", 0), ("burn", None)])
def test_a_step_that_cannot_be_leaves_no_record(archive, step, value):
    with pytest.raises(ArchiveError):
        edits.edit(archive, WHO, NOW, "x", step, value)
    assert edits.hands(archive) == {}


def squashed(words):
    return re.sub(r"[\s\\]+", "", words)


def test_every_sentence_and_quotation_is_in_markdown_and_html(brief):
    body = brief.to_json()
    text = squashed(to_markdown(body).replace("**", ""))
    page = squashed(re.sub(r"<[^>]*>", "", to_html(body)).replace("&amp;", "&"))
    for item in items(brief):
        for shown in (text, page):
            assert squashed(item.text) in shown
            assert all(squashed(quote.text) in shown for quote in item.quotes)


def test_the_page_needs_nothing_from_outside_and_runs_nothing(brief):
    page = to_html(brief.to_json())
    assert "<script" not in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    given = re.findall(r"""\s(?:src|srcset|data)=["']?([^"'>\s]{0,12})""", page)
    assert all(start.startswith("data:image/") for start in given)
    assert not re.search(r"@import|url\(|<link", page)


def test_hostile_words_stay_words(archive, pack):
    title = "<img src=x> [a](javascript:b) `c`"
    scope = Scope("2024-09-10", "2024-09-30", "2024-10-01", title=title)
    body = build(archive, pack, scope).to_json()
    assert "<img src=x" not in to_html(body)
    assert "\\<img src=x\\> \\[a\\](javascript:b) \\`c\\`" in to_markdown(body)


def read_back(raw):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not here to read the PDF back")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=raw, capture_output=True)
    return squashed(done.stdout.decode("utf-8")).replace("-", "")


def test_pdf_opens_and_says_what_the_brief_says(brief):
    pytest.importorskip("typst")
    from tealeaves.show.brief_pdf import to_pdf

    raw = to_pdf(brief.to_json())
    assert raw.startswith(b"%PDF")
    text = read_back(raw)
    for item in items(brief):
        assert squashed(item.text).replace("-", "") in text


def test_pdf_shows_korean(archive, pack):
    pytest.importorskip("typst")
    from tealeaves.show.brief_pdf import to_pdf

    scope = Scope("2024-09-10", "2024-09-30", "2024-10-01", title="제7호 항구 준공")
    text = read_back(to_pdf(build(archive, pack, scope).to_json()))
    assert "제7호항구준공" in text


def test_a_page_of_the_pdf_is_a_picture_with_ink(brief, tmp_path):
    pytest.importorskip("typst")
    from tealeaves.show.brief_pdf import to_pdf

    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler-utils) is not here to make a picture")
    (tmp_path / "b.pdf").write_bytes(to_pdf(brief.to_json()))
    words = ["pdftoppm", "-r", "40", "-gray", "-singlefile", "b.pdf", "b"]
    subprocess.run(words, cwd=tmp_path, check=True)
    raw = (tmp_path / "b.pgm").read_bytes()
    pixels = raw.split(b"255\n", 1)[1]
    dark = sum(pixel < 128 for pixel in pixels) / len(pixels)
    assert 0.005 < dark < 0.5


def test_word_opens_and_says_what_the_brief_says(brief):
    docx = pytest.importorskip("docx")
    from tealeaves.show.brief_docx import to_docx

    paper = docx.Document(BytesIO(to_docx(brief.to_json())))
    text = squashed("\n".join(p.text for p in paper.paragraphs))
    for item in items(brief):
        assert squashed(item.text) in text
        assert all(squashed(quote.text) in text for quote in item.quotes)


def test_sources_are_cited_once_each(brief):
    body = brief.to_json()
    pages = {quote.page for item in items(brief) for quote in item.quotes}
    assert {source["page"] for source in body["sources"]} == pages
    assert to_bibtex(body).count("@misc{") == len(pages)
    assert "\\_a" not in to_bibtex(body)  # an address is not TeX text
    names = {f"tl{page[:12]}" for page in pages}
    assert {item["id"] for item in json.loads(to_csl(body))} == names


def test_the_command_writes_each_format(archive, tmp_path):
    days = ["--from", "2024-09-10", "--until", "2024-09-30"]
    for kind in ("md", "html", "json", "bibtex", "csl"):
        out = tmp_path / f"out.{kind}"
        words = ["brief", "-a", str(archive.path), *days, "--format", kind, "-o", str(out)]
        told = CliRunner().invoke(app, words)
        assert told.exit_code == 0, told.output
        assert out.stat().st_size > 100
    told = CliRunner().invoke(app, ["brief", "-a", str(archive.path), "--page", "9"])
    assert "Chongjin" in told.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--from 2024-09-30 --until 2024-09-01", "is later"),
        ("--date 2024-09-18 --from 2024-09-01", "one day"),
        ("--date 2024-09-18 --format pdf", "-o FILE"),
        ("--date 1999-01-01", "no text from"),
        ("--page 99", "no such document"),
    ],
)
def test_a_wrong_call_is_one_line(archive, words, says):
    told = CliRunner().invoke(app, ["brief", "-a", str(archive.path), *words.split()])
    assert told.exit_code == 1
    assert says in told.stderr
    assert told.stderr.count("\n") == 1


def test_a_page_of_the_word_document_is_a_picture_with_ink(brief, archive, pack, tmp_path):
    pytest.importorskip("docx")
    from tealeaves.show.brief_docx import to_docx

    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        pytest.skip("LibreOffice and poppler-utils are not here to open the document")
    scope = Scope("2024-09-10", "2024-09-30", "2024-10-01", title="제7호 항구 준공")
    (tmp_path / "b.docx").write_bytes(to_docx(build(archive, pack, scope).to_json()))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "b.docx"]
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    assert "제7호항구준공" in read_back((tmp_path / "b.pdf").read_bytes())
    words = ["pdftoppm", "-r", "40", "-gray", "-singlefile", "b.pdf", "b"]
    subprocess.run(words, cwd=tmp_path, check=True)
    pixels = (tmp_path / "b.pgm").read_bytes().split(b"255\n", 1)[1]
    assert 0.005 < sum(pixel < 128 for pixel in pixels) / len(pixels) < 0.5
