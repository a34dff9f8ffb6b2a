-- Persons by the last word of their names.
CREATE INDEX actor_by_last_name ON actor (lower(replace(name, rtrim(name, replace(name, ' ', '')), ''))) WHERE kind = 'person';
