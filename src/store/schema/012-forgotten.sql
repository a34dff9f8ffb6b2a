-- Reports that were taken out and are not to come in again, by their ids; of what they said nothing is left.
CREATE TABLE forgotten (
  key TEXT NOT NULL PRIMARY KEY,
  published INTEGER, source TEXT,
  who TEXT NOT NULL, why TEXT, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Who copied a report.
CREATE INDEX report_by_original ON report (copy_of, published) WHERE copy_of IS NOT NULL;
