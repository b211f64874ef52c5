"""The tables of the search: see archive/schema.py."""

SEARCH = """
-- Full text. `title`: its words, and again with U+E001 before each; `words`: folded words, scripts
-- parted; `pairs`: overlapping Hangul and Han pairs; `latin`: words of other scripts in Latin
-- letters, U+E000 before each. rowid is the document's id. Contentless: the text is in `reading`.
CREATE VIRTUAL TABLE search USING fts5(
  title, words, pairs, latin, content='', tokenize="unicode61 remove_diacritics 2"
);
"""

CARDS = """
-- What searches filter, sort and count by, in blocks of 2,048 documents: archive/search/cards.
CREATE TABLE card (
  block INTEGER PRIMARY KEY,                -- document / 2048
  labels TEXT NOT NULL,                     -- JSON: outlets, languages, … of the block
  rows BLOB NOT NULL                        -- arrays of days and codes
);
-- A block with a changed document is laid down anew.
CREATE TRIGGER card_changed AFTER UPDATE OF version, copy_of ON document
BEGIN DELETE FROM card WHERE block = new.id / 2048; END;
CREATE TRIGGER card_added AFTER INSERT ON document
BEGIN DELETE FROM card WHERE block = new.id / 2048; END;
"""
