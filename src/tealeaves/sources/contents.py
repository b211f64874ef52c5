"""One opened stream to its items: what it is decides who reads it."""

import itertools
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from tealeaves.errors import SourceError
from tealeaves.sources.feeds import feed_items
from tealeaves.sources.fields import Fields, columns_of, guess, value_at
from tealeaves.sources.kinds import HEAD, What, what_is, why_foreign
from tealeaves.sources.limits import BAD_MEMBERS_CAP, FEED_CAP, PAGE_CAP, SAMPLE_ROWS
from tealeaves.sources.member import EMPTY, Member
from tealeaves.sources.record import Incoming, Item, Listed, Refused
from tealeaves.sources.rows import page_of
from tealeaves.sources.streams import Packing, Stream, unpacked
from tealeaves.sources.tables import Entry, delimited, json_array, json_lines
from tealeaves.sources.tar import tar_members
from tealeaves.sources.told import Spot, Told
from tealeaves.sources.warc import warc_items
from tealeaves.sources.zip import zip_members


def contents(
    stream: Stream, spot: Spot, told: Told, file: BinaryIO | None = None
) -> Iterator[Item]:
    """The items of a stream; `file` is the open file where it can be sought in (for zip)."""
    try:
        head = stream.peek(HEAD)
        what = what_is(head, spot.name)
        if not head:
            yield Refused(spot.at("", 0), EMPTY)
        elif what in ("gzip", "bzip2", "xz"):
            yield from _unpacked(stream, spot, told, what)
        elif why := why_foreign(head, spot.name) if what in ("page", "zip") else None:
            if what == "zip" and not why.startswith("this is an office"):
                yield from _packed(stream, spot, told, file, what)
            else:
                yield Refused(spot.at("", stream.used), why)
        else:
            yield from _read(stream, spot, told, file, what)
    except SourceError as error:
        yield Refused(spot.at("", stream.used), str(error))


def _read(
    stream: Stream, spot: Spot, told: Told, file: BinaryIO | None, what: What
) -> Iterator[Item]:
    if what in ("zip", "tar"):
        yield from _packed(stream, spot, told, file, what)
    elif what == "warc":
        yield from warc_items(stream, spot, told)
    elif what == "feed":
        raw = stream.read(FEED_CAP + 1)
        for item in feed_items(raw, spot.where.source, given=told.given, place=spot.where.place):
            # within a folder or a packed file a feed is a file, not the live list
            if not isinstance(item, Listed) or spot.where.kind in ("file", "stdin"):
                yield item
    elif what == "page" and not _is_table(stream, told):
        yield _page(stream, spot, told)
    else:
        yield from _rows(_entries(stream, what), spot, told)


def _unpacked(stream: Stream, spot: Spot, told: Told, packing: Packing) -> Iterator[Item]:
    if spot.layers:
        yield Refused(spot.at("", stream.used), "packed twice over; unpack it once yourself")
        return
    name = spot.name
    for ending, without in ((".gz", ""), (".bz2", ""), (".xz", ""), (".tgz", ".tar")):
        if name.lower().endswith(ending):
            name = name[: -len(ending)] + without
    inner = Spot(spot.where, name, spot.packed, layers=1)
    yield from contents(unpacked(stream, packing), inner, told)


def _page(stream: Stream, spot: Spot, told: Told) -> Item:
    raw = stream.read(PAGE_CAP + 1)
    where = spot.at("", stream.used)
    if len(raw) > PAGE_CAP:
        return Refused(where, f"a page of more than {PAGE_CAP:,} bytes; split it")
    if not raw.strip():
        return Refused(where, EMPTY)
    given = told.given
    return Incoming(raw, where, url=given.url, date=given.date, outlet=given.outlet)


def _packed(
    stream: Stream, spot: Spot, told: Told, file: BinaryIO | None, what: What
) -> Iterator[Item]:
    if spot.packed:
        yield Refused(spot.at("", stream.used), "a packed file in a packed file; unpack it first")
        return
    if what == "zip" and file is None:
        yield Refused(spot.at("", 0), "a zip cannot be read as it flows; save it as a file first")
        return
    bad = 0
    members = zip_members(file, spot.name) if file and what == "zip" else tar_members(stream)
    for member in members:
        if member.why is not None:
            bad += 1
            yield Refused(spot.within(member.name).at("", member.used), member.why)
            if bad >= BAD_MEMBERS_CAP:
                raise SourceError(f"{bad:,} members that cannot be taken; the rest is not read")
        else:
            yield from _member(member, spot.within(member.name), told)


def _member(member: Member, spot: Spot, told: Told) -> Iterator[Item]:
    assert member.stream is not None
    yield from contents(member.stream, spot, told)


def _is_table(stream: Stream, told: Told) -> bool:
    """A text without a telling name is a table when its first line is the mapped columns' names."""
    if told.fields is None:
        return False
    first = stream.peek(HEAD).partition(b"\n")[0].decode("utf-8", "replace")
    names = {name.strip('\ufeff" \r') for name in re.split(r"[,;|\t]", first)}
    return len(names) > 1 and all(column in names for _, column in told.fields.pairs())


def _entries(stream: Stream, what: What) -> Iterator[Entry]:
    if what == "lines":
        return json_lines(stream)
    if what == "array":
        return json_array(stream)
    if what == "object":
        return _one_object(stream)
    return delimited(stream, tabs=what == "tsv")


def _one_object(stream: Stream) -> Iterator[Entry]:
    raw = stream.read(PAGE_CAP + 1)
    if len(raw) > PAGE_CAP:
        raise SourceError("one JSON object, too large to be a page; write one object a line")
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        raise SourceError("no JSON; write one object a line (JSON Lines)") from None
    yield Entry("row 1", stream.used, row if isinstance(row, dict) else None, "no JSON object")


def _rows(entries: Iterator[Entry], spot: Spot, told: Told) -> Iterator[Item]:
    """The pages of a table's rows, once its columns are known to fit the map."""
    first: list[Entry] = []
    last = ""
    try:
        first.extend(itertools.islice(entries, SAMPLE_ROWS))
    except SourceError as error:
        entries = _raising(error)
    fields = _fitting([entry for entry in first if entry.row is not None], spot, told)
    try:
        for entry in itertools.chain(first, entries):
            where, last = spot.at(entry.place, entry.used, "rows"), entry.place
            if entry.row is None:
                yield Refused(where, entry.why)
            elif isinstance(fields, str):
                yield Refused(spot.at("", entry.used, "rows"), fields)
                return
            else:
                yield page_of(entry.row, fields, where, told.given)
    except SourceError as error:
        after = f" (taken up to {last})" if last else ""
        raise SourceError(f"{error}{after}") from None


def _raising(error: SourceError) -> Iterator[Entry]:
    raise error
    yield


def _fitting(rows: list[Entry], spot: Spot, told: Told) -> Fields | str:
    """The map for these rows, or why none fits."""
    columns = tuple(dict.fromkeys(c for entry in rows for c in columns_of(entry.row or {})))
    there = ", ".join(columns[:40])[:400]
    if told.fields is None:
        found = guess(columns)
        if found is None:
            return f"its columns are {there}; say which is what with --fields title=…,text=…"
        told.say(f"{spot.where}: columns taken as {found}; --fields says otherwise")
        return found
    for target, column in told.fields.pairs():
        if all(value_at(e.row or {}, column) is None and column not in columns for e in rows):
            return f"no column {column!r} (for {target}); its columns are {there}"
    return told.fields
