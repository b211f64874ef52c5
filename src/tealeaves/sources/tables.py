"""JSON Lines, JSON arrays and CSV as rows, one at a time however long the file is."""

import codecs
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.errors import PageError, SourceError
from tealeaves.page.decode import read_page
from tealeaves.sources.cells import free
from tealeaves.sources.limits import PAGE_CAP, ROW_CAP
from tealeaves.sources.rows import Row
from tealeaves.sources.streams import CHUNK, Stream

SAMPLE = 65_536  # bytes that tell encoding and delimiter
DELIMITERS = ",\t;|"
OPENING, COMMA, CLOSING = map(re.compile, (r"[\s\ufeff]*\[\s*", r"\s*,\s*", r"\s*\]"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, or why it cannot be read; `place` is for a person, `used` counts bytes."""

    place: str
    used: int
    row: Row | None
    why: str = ""


def json_lines(stream: Stream) -> Iterator[Entry]:
    """The rows of JSON Lines; a line that is no object, or too long, is refused alone."""
    stream = _as_utf8(stream)
    for number, (line, whole) in enumerate(_lines(stream), start=1):
        place, used = f"line {number}", stream.used
        if not whole:
            yield Entry(place, used, None, f"longer than {ROW_CAP:,} bytes; split it")
        elif text := line.decode("utf-8", "replace").strip("\ufeff \t\r\n"):
            yield _parsed(text, place, used)


def _lines(stream: Stream) -> Iterator[tuple[bytes, bool]]:
    """(line, whether it is whole); of one that is too long only the first part."""
    while line := stream.line(ROW_CAP):
        whole = len(line) < ROW_CAP or line.endswith(b"\n")
        yield line, whole
        while not whole and (rest := stream.line(CHUNK)):
            whole = rest.endswith(b"\n")


def _parsed(text: str, place: str, used: int) -> Entry:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        return Entry(place, used, None, f"no JSON ({error.msg} at {error.colno}); mend the line")
    except (ValueError, RecursionError):
        return Entry(place, used, None, "JSON too deep or a number too long; mend the line")
    if not isinstance(row, dict):
        return Entry(place, used, None, "no JSON object; write one {…} a line")
    return Entry(place, used, row)


def json_array(stream: Stream) -> Iterator[Entry]:
    """The rows of one JSON array, one after another; the first fault ends it."""
    stream, decoder = _as_utf8(stream), json.JSONDecoder()
    text = codecs.getincrementaldecoder("utf-8")("replace")
    buffer, at, number, ended = "", 0, 0, False
    want, opening = CHUNK, OPENING
    while True:
        if m := opening.match(buffer, at):
            if m.end() < len(buffer) and buffer[m.end()] == "]":
                return
            found = _element(decoder, buffer, m.end())
            if found is not None:
                row, at = found
                number, want, opening = number + 1, CHUNK, COMMA
                yield _row(row, number, stream.used)
                continue
        elif CLOSING.match(buffer, at):
            return
        if ended or len(buffer) - at > ROW_CAP:
            raise SourceError(f"no whole JSON array: breaks at row {number + 1}; mend it there")
        piece = text.decode(stream.read(want), False)
        ended = not piece
        buffer, at, want = buffer[at:] + piece, 0, min(2 * want, ROW_CAP)


def _element(decoder: json.JSONDecoder, buffer: str, at: int) -> tuple[object, int] | None:
    try:
        row, end = decoder.raw_decode(buffer, at)
    except RecursionError:
        raise SourceError("JSON nested too deep; flatten it") from None
    except ValueError:
        return None
    # a number at the end of the buffer may go on; an object cannot
    return (row, end) if isinstance(row, dict) or end < len(buffer) else None


def _row(row: object, number: int, used: int) -> Entry:
    if isinstance(row, dict):
        return Entry(f"row {number}", used, row)
    return Entry(f"row {number}", used, None, "no JSON object; write {…} for each row")


def delimited(stream: Stream, tabs: bool = False) -> Iterator[Entry]:
    """The rows of CSV or TSV under its header; the delimiter is the commonest of the header."""
    csv.field_size_limit(PAGE_CAP)
    stream = _as_utf8(stream)
    sample = stream.peek(SAMPLE).decode("utf-8", "replace")
    reader = csv.reader(_text_lines(stream), delimiter=_delimiter(sample, tabs))
    header: list[str] | None = None
    line = 1
    while True:
        place = f"line {line}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = reader.line_num + 1
            yield Entry(place, stream.used, None, _csv_fault(str(error)))
            continue
        line = reader.line_num + 1
        if header is None:
            header = [name.strip() for name in cells]
        elif any(cells):
            yield Entry(place, stream.used, _cells(header, cells))


def _csv_fault(error: str) -> str:
    if "limit" in error:
        return f"a cell over {PAGE_CAP:,} bytes; is a quotation mark left open?"
    return f"no CSV ({error}); mend the line"


def _cells(header: list[str], cells: list[str]) -> Row:
    return {name: free(cell) for name, cell in zip(header, cells, strict=False) if name}


def _text_lines(stream: Stream) -> Iterator[str]:
    mark = "\ufeff"
    while line := stream.line(PAGE_CAP):
        yield line.decode("utf-8", "replace").removeprefix(mark)
        mark = ""


def _delimiter(sample: str, tabs: bool) -> str:
    outside = re.sub(r'"[^"]*"', "", sample[:4096]).partition("\n")[0]
    if tabs and "\t" in outside:
        return "\t"
    return max(DELIMITERS, key=outside.count)


def _as_utf8(stream: Stream) -> Stream:
    """The same table in UTF-8, whatever it came in: told once, from its beginning."""
    sample = stream.peek(SAMPLE)
    # cut at a line end: half a character must not look like another encoding
    head = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        encoding = read_page(head, media_type="text/plain").encoding
    except PageError as error:
        raise SourceError(str(error).removeprefix("the page: ")) from None
    if encoding == "utf-8":
        return stream
    decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(size: int) -> bytes:
        while piece := stream.some(size):
            if text := decoder.decode(piece):
                return text.encode("utf-8")
        return decoder.decode(b"", True).encode("utf-8")

    return Stream(read, lambda: stream.used)
