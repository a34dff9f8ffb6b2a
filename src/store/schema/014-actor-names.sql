-- Actors by their names, and persons by the last part of theirs: "assad" of "Bashar al-Assad".
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
DROP INDEX actor_by_last_name;
CREATE INDEX actor_by_last_name ON actor (lower(replace(name, rtrim(name, replace(replace(name, ' ', ''), '-', '')), ''))) WHERE kind = 'person';
