-- Products that were taken off the market, or are about to be: why, whom to ask, and since when. A product that comes
-- back and goes again has another row. change_set is empty where no request of ours told why.
CREATE TABLE unpublication (
    id INTEGER PRIMARY KEY,
    product TEXT NOT NULL,
    change_set TEXT NOT NULL,
    email TEXT NOT NULL,
    reason TEXT NOT NULL,
    replacement TEXT NOT NULL,
    requested INTEGER NOT NULL,
    effective INTEGER,
    returned INTEGER
) STRICT;

CREATE INDEX unpublication_by_product ON unpublication (product, id);
