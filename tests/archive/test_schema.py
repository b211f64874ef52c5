"""docs/schema.md says of every table what the file has, and of nothing else."""

import re
import sqlite3
from pathlib import Path

import pytest

from tealeaves.archive.schema import SEARCH, TABLES
from tealeaves.archive.store import statements

DOC = (Path(__file__).parents[2] / "docs" / "schema.md").read_text("utf-8")
SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.M | re.S)
BLOCK = re.compile(r"^```sql\n(.*?)^```$", re.M | re.S)
SECTIONS = dict(SECTION.findall(DOC))
MADE = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def tables(statements_):
    """Name -> its CREATE TABLE, comments and all, as SQLite keeps it."""
    connection = sqlite3.connect(":memory:")
    for statement in statements_:
        connection.execute(statement)
    found = {name: sql for name, sql in connection.execute(MADE) if not shadow(name)}
    connection.close()
    return found


def shadow(name):
    """Whether FTS5 made the table for itself."""
    return name.startswith("search_") and name not in SEARCH


REAL = tables(statements(TABLES))


def test_every_table_has_a_section_and_every_section_a_table():
    assert sorted(SECTIONS) == sorted(REAL)


@pytest.mark.parametrize("name", REAL)
def test_a_section_says_every_column_type_and_comment(name):
    (block,) = BLOCK.findall(SECTIONS[name])
    assert tables(statements(block))[name] == REAL[name]


def test_the_queries_of_the_document_run():
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    asked = re.findall(r"^    (SELECT .*?;)$", DOC, re.M | re.S)
    assert asked
    for query in asked:
        connection.execute(query).fetchall()
