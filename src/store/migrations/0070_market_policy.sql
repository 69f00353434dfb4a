-- What the operator decided about how this market works: one row once anything was decided, defaults before.
CREATE TABLE market_policy (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document TEXT NOT NULL,
    changed INTEGER NOT NULL,
    changed_by TEXT NOT NULL
) STRICT;
