-- Places of one name that reports tell with and without their country.
CREATE INDEX place_by_name ON place (name COLLATE NOCASE);
