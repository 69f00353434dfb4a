-- The products whose listing has changed, each with the number of its last change: what an index in memory reads to catch
-- up. Numbers are never given twice.
CREATE TABLE listing_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    product TEXT NOT NULL UNIQUE
) STRICT;
