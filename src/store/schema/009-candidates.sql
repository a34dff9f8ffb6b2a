-- The category of an entry beside its actors, so that merging need not touch entries of another.
ALTER TABLE entry_actor ADD COLUMN word TEXT NOT NULL DEFAULT '';
ALTER TABLE entry_actor ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
UPDATE entry_actor SET (word, negated) = (SELECT word, status = 'negated' FROM entry WHERE id = entry_actor.entry);
-- A line that stands in no entry yet is not looked for by its entry.
DROP INDEX line_by_entry;
CREATE INDEX line_by_entry ON line (entry) WHERE entry IS NOT NULL;
