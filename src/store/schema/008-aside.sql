-- Reports that are kept apart.
CREATE INDEX report_aside ON report (id) WHERE aside IS NOT NULL;
