-- How often actors are told of, kept by triggers.
CREATE TABLE actor_tally (
  actor INTEGER NOT NULL PRIMARY KEY REFERENCES actor,
  entries INTEGER NOT NULL DEFAULT 0,
  reports INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO actor_tally SELECT id, (SELECT count(DISTINCT entry) FROM entry_actor WHERE actor = actor.id), (SELECT count(DISTINCT report) FROM report_actor WHERE actor = actor.id) FROM actor;
CREATE INDEX actor_tally_by_entries ON actor_tally (entries);
CREATE TRIGGER actor_added AFTER INSERT ON actor BEGIN INSERT INTO actor_tally (actor) VALUES (new.id); END;
CREATE TRIGGER entry_actor_added AFTER INSERT ON entry_actor WHEN new.actor > 0 AND (SELECT count(*) FROM entry_actor WHERE entry = new.entry AND actor = new.actor) = 1
BEGIN UPDATE actor_tally SET entries = entries + 1 WHERE actor = new.actor; END;
CREATE TRIGGER entry_actor_removed AFTER DELETE ON entry_actor WHEN old.actor > 0 AND NOT EXISTS (SELECT 1 FROM entry_actor WHERE entry = old.entry AND actor = old.actor)
BEGIN UPDATE actor_tally SET entries = entries - 1 WHERE actor = old.actor; END;
CREATE TRIGGER report_actor_added AFTER INSERT ON report_actor WHEN (SELECT count(*) FROM report_actor WHERE actor = new.actor AND report = new.report) = 1
BEGIN UPDATE actor_tally SET reports = reports + 1 WHERE actor = new.actor; END;
CREATE TRIGGER report_actor_removed AFTER DELETE ON report_actor WHEN NOT EXISTS (SELECT 1 FROM report_actor WHERE actor = old.actor AND report = old.report)
BEGIN UPDATE actor_tally SET reports = reports - 1 WHERE actor = old.actor; END;
-- Where an entry stands on a map: the place or access point that it is about, else where it happened.
ALTER TABLE entry ADD COLUMN spot INTEGER REFERENCES place;
UPDATE entry SET spot = CASE WHEN json_type(fields, '$.where') = 'integer' THEN json_extract(fields, '$.where') WHEN json_type(fields, '$.point') = 'integer' THEN json_extract(fields, '$.point') ELSE place END;
DROP INDEX entry_by_place;
CREATE INDEX entry_by_spot ON entry (spot, day, kind, status, sure, lines) WHERE spot IS NOT NULL;
-- The surest first.
CREATE INDEX entry_by_sure ON entry (CAST(sure * 1000000 AS INTEGER));
