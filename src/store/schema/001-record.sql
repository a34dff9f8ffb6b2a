-- The record of one process. Days are days since 1970-01-01, moments microseconds since then (UTC), ranges bytes of report.text, half-open.
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('version', '0');   -- grows by one with each change that is kept

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                 -- sha256:... of title, day and text
  title TEXT, author TEXT, source TEXT, url TEXT, language TEXT,
  text TEXT NOT NULL,
  published INTEGER, published_basis TEXT NOT NULL,
  copy_of TEXT,                             -- key of the report that it copies
  origin TEXT,                              -- file or address
  source_group TEXT NOT NULL,               -- reports that go back to one telling share it
  aside TEXT,                               -- why it has nothing to do with the process
  dropped TEXT NOT NULL, times TEXT NOT NULL, quotes TEXT NOT NULL,  -- JSON as in docs/record.md
  read_at INTEGER NOT NULL,
  truce TEXT NOT NULL, model TEXT NOT NULL, codebook TEXT NOT NULL
) STRICT;
CREATE INDEX report_by_day ON report (published);
CREATE INDEX report_by_source ON report (source, published);

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  UNIQUE (report, number)
) STRICT;
CREATE VIEW sentence_text AS
  SELECT s.id AS id, CAST(substr(CAST(r.text AS BLOB), s.start + 1, s.end - s.start) AS TEXT) AS words FROM sentence s JOIN report r ON r.id = s.report;
CREATE VIRTUAL TABLE search USING fts5 (words, content = 'sentence_text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                 -- roster id, or kind and name
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sectors TEXT NOT NULL, roster_id TEXT
) STRICT;
CREATE INDEX actor_by_country ON actor (country, kind);
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                 -- GeoNames id, or country and name
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT, geonames INTEGER, latitude REAL, longitude REAL
) STRICT;
CREATE TABLE report_actor (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  number INTEGER NOT NULL,                  -- id in the report's own JSON
  actor INTEGER NOT NULL REFERENCES actor,
  office TEXT, mentions TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_actor_by_actor ON report_actor (actor);
CREATE TABLE report_place (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  number INTEGER NOT NULL,
  place INTEGER NOT NULL REFERENCES place,
  mentions TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_place_by_place ON report_place (place);

-- One fact that many reports may tell.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, status TEXT NOT NULL,
  word TEXT NOT NULL,                       -- type, step, position, demand, state, form, role or what; '' for the other kinds
  day INTEGER,                              -- when it happened or happens: stated, else the first report's
  day_from INTEGER, day_to INTEGER, minute INTEGER NOT NULL, precision INTEGER NOT NULL, of_report INTEGER NOT NULL,
  first_seen INTEGER, last_seen INTEGER,    -- days of the first and the last report that tell it
  place INTEGER REFERENCES place,
  about INTEGER REFERENCES entry,           -- the proposal
  number REAL,
  sure REAL NOT NULL,
  lines INTEGER NOT NULL, reports INTEGER NOT NULL, sources INTEGER NOT NULL,
  line INTEGER NOT NULL,                    -- its best line
  says TEXT NOT NULL,                       -- the words of that line
  fields TEXT NOT NULL,                     -- JSON: actors and places as ids, ranges as words
  denied INTEGER NOT NULL DEFAULT 0, corrected INTEGER NOT NULL DEFAULT 0,
  added_at INTEGER NOT NULL, changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_by_kind_day ON entry (kind, day);
CREATE INDEX entry_by_kind_seen ON entry (kind, last_seen);
CREATE INDEX entry_by_day ON entry (day);
CREATE INDEX entry_by_about ON entry (about, kind, day) WHERE about IS NOT NULL;
CREATE INDEX entry_by_place ON entry (place, kind, day) WHERE place IS NOT NULL;
CREATE INDEX entry_by_added ON entry (added_at);

-- Actors of entries by field, with kind and day for quick look-up; actor 0 where a kind's first actor field is empty.
CREATE TABLE entry_actor (
  actor INTEGER NOT NULL,
  kind TEXT NOT NULL, field TEXT NOT NULL,
  day INTEGER NOT NULL,
  entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
  PRIMARY KEY (actor, kind, field, day, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_actor_by_entry ON entry_actor (entry);

CREATE TABLE line (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  number INTEGER NOT NULL,                  -- index in the report
  entry INTEGER REFERENCES entry,
  merged TEXT,                              -- why it stands in its entry
  kind TEXT NOT NULL, status TEXT NOT NULL,
  day INTEGER, day_from INTEGER, day_to INTEGER, minute INTEGER NOT NULL, precision INTEGER NOT NULL, of_report INTEGER NOT NULL,
  place INTEGER REFERENCES place,
  sure REAL NOT NULL,
  sentence INTEGER NOT NULL,                -- number of the sentence in the report
  start INTEGER NOT NULL, end INTEGER NOT NULL,  -- first range of the evidence
  says TEXT NOT NULL,                       -- the evidence's words
  data TEXT NOT NULL,                       -- JSON: evidence, said_by, why, fields
  dropped INTEGER NOT NULL DEFAULT 0, confirmed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (report, number)
) STRICT;
CREATE INDEX line_by_entry ON line (entry);
CREATE INDEX line_by_sure ON line (sure);

-- How entries stand to each other: denies, corrects, other_account.
CREATE TABLE entry_link (
  entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
  relation TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (entry, other, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_by_other ON entry_link (other);

-- What people decided. A line is named by its report, its kind and where it stands, so that the decision survives reading again.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  report_key TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, snapshot TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('confirm', 'drop', 'change', 'split', 'join')),
  field TEXT, value TEXT, was TEXT,
  other TEXT,                               -- for join: the other line, as JSON of the same five columns
  who TEXT NOT NULL, why TEXT, at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX correction_by_report ON correction (report_key);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
