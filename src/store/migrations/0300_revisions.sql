-- How often each was put: whoever edits one says which he read, so that nobody's edit is lost.
ALTER TABLE market_policy ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE seller ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE try_policy ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
