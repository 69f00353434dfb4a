-- What happened, in order: appended in the transaction that made it happen, read by consumers that keep cursors.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    occurred INTEGER NOT NULL,
    source TEXT NOT NULL,
    detail_type TEXT NOT NULL,
    account TEXT NOT NULL,
    resources TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

-- Small settings of the instance itself (its id, its key file's check value).
CREATE TABLE instance_value (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
