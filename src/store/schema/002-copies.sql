-- Bands of the MinHash signature of each report's text: two reports that share a band may be copies of each other.
CREATE TABLE report_band (
  band INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  PRIMARY KEY (band, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_band_by_report ON report_band (report);
