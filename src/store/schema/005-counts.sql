-- How many rows the large tables have, kept by triggers: counting them anew takes longer than a look at the record may.
CREATE TABLE tally (what TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO tally SELECT 'line', count(*) FROM line;
INSERT INTO tally SELECT 'entry', count(*) FROM entry;
CREATE TRIGGER line_added AFTER INSERT ON line BEGIN UPDATE tally SET count = count + 1 WHERE what = 'line'; END;
CREATE TRIGGER line_removed AFTER DELETE ON line BEGIN UPDATE tally SET count = count - 1 WHERE what = 'line'; END;
CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN UPDATE tally SET count = count + 1 WHERE what = 'entry'; END;
CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN UPDATE tally SET count = count - 1 WHERE what = 'entry'; END;
-- Denials, the latest first.
CREATE INDEX entry_denying ON entry (day) WHERE status = 'negated';
-- Days with their entries, and lists of several kinds, without touching the entries themselves.
DROP INDEX entry_by_day;
CREATE INDEX entry_by_day ON entry (day, kind, lines, sure);
