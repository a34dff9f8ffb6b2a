-- The category of an entry, and what it is about, beside its actors, so that merging need not touch entries of another.
ALTER TABLE entry_actor ADD COLUMN word TEXT NOT NULL DEFAULT '';
ALTER TABLE entry_actor ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry_actor ADD COLUMN about INTEGER;
UPDATE entry_actor SET (word, negated, about) = (SELECT word, status = 'negated', about FROM entry WHERE id = entry_actor.entry);
-- A line that stands in no entry yet is not looked for by its entry.
DROP INDEX line_by_entry;
CREATE INDEX line_by_entry ON line (entry) WHERE entry IS NOT NULL;
-- Reports that name an actor are asked for only by the office that he held; those that name a place by none: each row of these indexes was a page to write.
DROP INDEX report_actor_by_actor;
CREATE INDEX report_actor_in_office ON report_actor (actor, report) WHERE office IS NOT NULL;
DROP INDEX report_place_by_place;
-- How often actors are told of: of a report the rows are few, and lie together.
DROP TRIGGER report_actor_added;
CREATE TRIGGER report_actor_added AFTER INSERT ON report_actor WHEN (SELECT count(*) FROM report_actor WHERE report = new.report AND actor = new.actor) = 1
BEGIN UPDATE actor_tally SET reports = reports + 1 WHERE actor = new.actor; END;
