-- What the process is called, and the names of its parties, places and proposals (from a watch file). `alias` compares without case.
CREATE TABLE watch (
  kind TEXT NOT NULL CHECK (kind IN ('party', 'place', 'proposal')),
  alias TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, alias)
) STRICT, WITHOUT ROWID;
