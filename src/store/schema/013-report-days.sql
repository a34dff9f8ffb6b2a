-- The last day that a report may be of: one dated after the day on which it was read is passed over without a look at the report.
DROP INDEX report_by_day;
CREATE INDEX report_by_day ON report (published, read_at);
