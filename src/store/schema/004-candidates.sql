-- Looking for what a line may belong to without touching the entries themselves.
DROP INDEX entry_by_kind_day;
CREATE INDEX entry_by_kind_day ON entry (kind, day, word, number, status);
DROP INDEX entry_by_about;
CREATE INDEX entry_by_about ON entry (about, kind, last_seen, word, status, day) WHERE about IS NOT NULL;
