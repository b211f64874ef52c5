"""The tables of an archive.

docs/schema.md describes every table for people who open the file with other tools.
"""

from tealeaves.archive.search.tables import CARDS, SEARCH

VERSION = 2  # an older archive is brought up by care/steps
APPLICATION_ID = 0x7EA1EAF5  # so that `file` and other tools can tell an archive

PAGES = """
-- A code version and the packs a reading was made with.
CREATE TABLE stamp (
  id INTEGER PRIMARY KEY,
  tealeaves TEXT NOT NULL,
  packs TEXT NOT NULL,                      -- JSON: {pack id: sha256}
  UNIQUE (tealeaves, packs)
);

-- The truth: bytes as they came. One row for the same bytes, wherever they came from.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,              -- of the raw bytes, hex
  raw BLOB NOT NULL,                        -- zlib
  size INTEGER NOT NULL,                    -- of the raw bytes
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL
);

-- A story under one address: what is counted, searched and compared.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  version INTEGER,                          -- the version that is read and shown
  copy_of INTEGER REFERENCES document(id),  -- near copy of this earlier document; NULL: counted
  gone TEXT                                 -- when it was no longer where it came from; NULL: there
);
CREATE INDEX document_copy ON document(copy_of) WHERE copy_of IS NOT NULL;

-- The names a document is known by: canonical address, a feed's id, a file's path, the bytes.
CREATE TABLE alias (
  key TEXT PRIMARY KEY,                     -- "url:…", "id:…", "file:…", "sha:…"
  document INTEGER NOT NULL REFERENCES document(id)
) WITHOUT ROWID;
CREATE INDEX alias_document ON alias(document);

-- One state of a document. The first is "first"; later ones changed trivially or really.
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(id),
  page INTEGER NOT NULL REFERENCES page(id),
  seen TEXT NOT NULL,                       -- when it was captured, ISO 8601 UTC
  change TEXT NOT NULL CHECK (change IN ('first', 'trivial', 'real')),
  url TEXT,                                 -- as given
  source TEXT NOT NULL,                     -- file, folder, feed or address, and place in it
  given TEXT NOT NULL                       -- JSON: date, outlet, title, topics by the record
);
CREATE INDEX version_document ON version(document, id);
CREATE INDEX version_page ON version(page);

-- Where a document was seen and until when, so that what vanishes from a feed or folder is noticed.
CREATE TABLE sighting (
  source TEXT NOT NULL,                     -- folder (its whole path) or feed
  place TEXT NOT NULL,                      -- file in the folder, id in the feed
  document INTEGER NOT NULL REFERENCES document(id),
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  gone TEXT,
  said TEXT NOT NULL DEFAULT '',            -- digest of the feed's entry, so that a change is seen
  PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE INDEX sighting_document ON sighting(document);

-- What an address answered, when no page could be taken from it, or nothing had changed.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  document INTEGER REFERENCES document(id),
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,                    -- missing failed soft_404 not_allowed empty unchanged,
                                            -- back: a page again after missing or soft_404
  status INTEGER,
  chain TEXT NOT NULL DEFAULT '[]',         -- JSON: all statuses, redirects first
  why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX answer_url ON answer(url, at);

-- For polite polling: what to send so that an unchanged address answers 304.
CREATE TABLE polled (
  url TEXT PRIMARY KEY,                     -- asked for, in its canonical spelling
  page TEXT NOT NULL,                       -- where its redirects ended: whose marks these are
  etag TEXT,
  modified TEXT,
  at TEXT NOT NULL                          -- when it last gave a page or confirmed it
) WITHOUT ROWID;

CREATE TABLE refused (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  place TEXT NOT NULL,
  why TEXT NOT NULL,
  UNIQUE (source, place, why)
);
"""

READINGS = """
-- The reading of a version: rebuilt at will. Spans count characters of the page's text, from 0.
CREATE TABLE reading (
  version INTEGER PRIMARY KEY REFERENCES version(id),
  document INTEGER NOT NULL REFERENCES document(id),
  stamp INTEGER NOT NULL REFERENCES stamp(id),
  title TEXT,
  outlet TEXT,
  section TEXT,
  language TEXT NOT NULL,
  genre TEXT,
  rung TEXT,                                -- one rung, or the highest of a range
  rung_low TEXT,                            -- the lowest of a range, else NULL
  issuer TEXT,
  layer TEXT NOT NULL,                      -- first_hand, second_hand
  audience TEXT,
  date TEXT,                                -- day of issue, as exact as known
  latest TEXT,
  precision TEXT,
  basis TEXT,                               -- given, printed, inferred
  printed TEXT,                             -- the day the page prints where it is another one
  words INTEGER NOT NULL,
  complete INTEGER NOT NULL,                -- 0: only the beginning, or a headline alone
  text TEXT NOT NULL,                       -- the article's clean text
  places BLOB NOT NULL,                     -- where its characters lie in the page: search/places
  minhash BLOB,                             -- lowest hashes of its runs of words; NULL: too short
  json BLOB NOT NULL                        -- zlib: the contract's object without "text"
);
CREATE INDEX reading_document ON reading(document);
CREATE INDEX reading_date ON reading(date);
CREATE INDEX reading_stamp ON reading(stamp);
-- Holds all that searches filter and count by, so that they need not touch the texts.
CREATE INDEX reading_card ON reading(
  document, version, date, latest, outlet, language, genre, rung, rung_low, layer
);

-- What makes a document comparable with others, beside kind, outlet and language.
CREATE TABLE setting (
  document INTEGER PRIMARY KEY REFERENCES document(id),
  occasion TEXT,                            -- pack id
  basis TEXT,                               -- how it is known: headline, wording, date
  counterpart TEXT,                         -- code of the country it is addressed to or about
  direction TEXT,                           -- of a message: sent, received
  date TEXT,                                -- as in the reading
  genre TEXT
);
CREATE INDEX setting_occasion ON setting(occasion, date) WHERE occasion IS NOT NULL;
CREATE INDEX setting_kind ON setting(genre, counterpart, date);
CREATE INDEX setting_genre ON setting(genre, date);
CREATE INDEX setting_date ON setting(date);

-- What of a document says nothing until it is compared: how a country is treated, the level of a
-- greeting, every stock phrase and the highest step of its family, days of delay, place on ladders.
CREATE TABLE trait (
  document INTEGER NOT NULL REFERENCES document(id),
  item INTEGER NOT NULL,
  kind TEXT NOT NULL,                       -- treatment greeting phrase grade age delay ladder home
  key TEXT NOT NULL,                        -- country, family of stock phrases, ladder, …
  value TEXT,                               -- own or group; the words; the rung
  amount REAL,                              -- level, step, days, place
  start INTEGER, "end" INTEGER,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;

-- Some hashes of the minhash: documents that share one may be near copies.
CREATE TABLE band (
  hash INTEGER NOT NULL,                    -- negative: of a headline without a text
  document INTEGER NOT NULL,
  PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE INDEX band_document ON band(document);

-- Short names for what is counted: countries, people, titles, formulas, topics, … Of kind "titled"
-- and "naming" a key is that of a person or country, a tab, and the title or name in use. Of kind
-- "not_read" it is a section of the reading that was not looked for; "dating": a calendar in use;
-- "rung": a rung, or the ends of a range.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,                        -- pack id or code; "~name" where no pack knows it
  label TEXT NOT NULL,                      -- for people to read
  UNIQUE (kind, key)
);

-- How often a document has a term, and in which place it comes first among its kind.
CREATE TABLE feature (
  term INTEGER NOT NULL REFERENCES term(id),
  document INTEGER NOT NULL REFERENCES document(id),
  n INTEGER NOT NULL,
  rank INTEGER,                             -- order of first mention among its kind, from 1
  PRIMARY KEY (term, document)
) WITHOUT ROWID;
CREATE INDEX feature_document ON feature(document, term, n, rank);

-- Every counted mention, with its place. `term` says of what.
CREATE TABLE mention (
  document INTEGER NOT NULL REFERENCES document(id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  term INTEGER NOT NULL REFERENCES term(id),
  PRIMARY KEY (document, start, "end", term)
) WITHOUT ROWID;
CREATE INDEX mention_term ON mention(term, document);

-- A person of a document. `term` is of kind "person".
CREATE TABLE person (
  document INTEGER NOT NULL REFERENCES document(id),
  term INTEGER NOT NULL REFERENCES term(id),
  rank INTEGER NOT NULL,                    -- order of first mention
  name TEXT,                                -- as printed; NULL: an office without a name
  country TEXT,
  role TEXT,
  PRIMARY KEY (document, term, rank)
) WITHOUT ROWID;
CREATE INDEX person_term ON person(term, document);

-- A title printed beside a name. `person` and `term` (kind "title") are terms.
CREATE TABLE title (
  document INTEGER NOT NULL REFERENCES document(id),
  person INTEGER NOT NULL REFERENCES term(id),
  item INTEGER NOT NULL,                    -- order among the person's titles, from 0
  term INTEGER NOT NULL REFERENCES term(id),
  text TEXT NOT NULL,                       -- as printed
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, person, item)
) WITHOUT ROWID;
CREATE INDEX title_person ON title(person, document);
CREATE INDEX title_term ON title(term, document);

-- One row an entry of an attendance list, in printed order.
CREATE TABLE attendee (
  document INTEGER NOT NULL REFERENCES document(id),
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  canonical TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, rank)
) WITHOUT ROWID;

-- One table a kind of finding. `item` is the place in the reading's list of that kind, from 0;
-- the whole finding stands there in `reading.json`. Start and end are of its first span.
CREATE TABLE statement (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  kind TEXT NOT NULL, speaker TEXT, cue TEXT, addressee TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX statement_speaker ON statement(speaker, document);

CREATE TABLE timex (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL, mod TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;

CREATE TABLE event (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  what TEXT NOT NULL, who TEXT NOT NULL,    -- JSON list
  type TEXT NOT NULL, tense TEXT NOT NULL, "where" TEXT,
  "from" TEXT, "to" TEXT, occasion TEXT,    -- TIMEX3 values
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX event_from ON event("from");

CREATE TABLE stance (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  holder TEXT NOT NULL, target TEXT NOT NULL, sign TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX stance_pair ON stance(holder, target, sign, document);

CREATE TABLE epithet (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  term INTEGER NOT NULL REFERENCES term(id), target TEXT NOT NULL, sign TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;

CREATE TABLE formula (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  term INTEGER NOT NULL REFERENCES term(id), family TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX formula_term ON formula(term, document);

CREATE TABLE forecast (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  by TEXT NOT NULL, kind TEXT NOT NULL, certainty TEXT NOT NULL, subject TEXT, horizon TEXT,
  low REAL, point REAL, high REAL,          -- percent, of a published word scale
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX forecast_horizon ON forecast(horizon);

CREATE TABLE signal (
  document INTEGER NOT NULL, item INTEGER NOT NULL,
  kind TEXT NOT NULL, basis TEXT NOT NULL, about TEXT, statement TEXT NOT NULL,
  start INTEGER, "end" INTEGER,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE INDEX signal_kind ON signal(kind, document);

-- Counts a day, so that no track has to read every document. Near copies are counted once.
CREATE TABLE tally (
  term INTEGER NOT NULL,
  day TEXT NOT NULL,                        -- YYYY-MM-DD; a coarser date as it is; '' undated
  outlet TEXT NOT NULL,
  genre TEXT NOT NULL,
  rung TEXT NOT NULL,
  language TEXT NOT NULL,
  n INTEGER NOT NULL,                       -- mentions
  texts INTEGER NOT NULL,                   -- documents that have it
  PRIMARY KEY (term, day, outlet, genre, rung, language)
) WITHOUT ROWID;

-- The same without a term: the denominators.
CREATE TABLE volume (
  day TEXT NOT NULL,
  outlet TEXT NOT NULL,
  genre TEXT NOT NULL,
  rung TEXT NOT NULL,
  language TEXT NOT NULL,
  texts INTEGER NOT NULL,
  words INTEGER NOT NULL,
  PRIMARY KEY (day, outlet, genre, rung, language)
) WITHOUT ROWID;

-- Tally over all outlets and kinds of text: what a track reads first.
CREATE TABLE daily (
  term INTEGER NOT NULL,                    -- 0: all texts, and n counts their words
  day TEXT NOT NULL,                        -- as in tally
  n INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  PRIMARY KEY (term, day)
) WITHOUT ROWID;

-- Documents that have a term, near copies counted once: which terms are met most.
CREATE TABLE total (
  term INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  texts INTEGER NOT NULL
);
CREATE INDEX total_most ON total(kind, texts);
"""

HUMAN = """
-- What people decided: appended, never changed, never touched by a reread.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                         -- ISO 8601 UTC
  who TEXT NOT NULL,
  kind TEXT NOT NULL,                       -- note correction merge split read search undo …
  about TEXT NOT NULL,                      -- "person:KEY", "document:ID", "finding:…"
  body TEXT NOT NULL,                       -- JSON
  undoes INTEGER REFERENCES record(id)
);
CREATE INDEX record_about ON record(about, id);
CREATE TRIGGER record_kept BEFORE DELETE ON record
BEGIN SELECT raise(ABORT, 'records are never deleted; undo them'); END;
CREATE TRIGGER record_fixed BEFORE UPDATE ON record
BEGIN SELECT raise(ABORT, 'records are never changed; add another'); END;
"""

TABLES = PAGES + READINGS + SEARCH + CARDS + HUMAN
