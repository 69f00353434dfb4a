-- Who may try a product without a subscription, and how often; products without a row have the defaults.
CREATE TABLE try_policy (
    product TEXT PRIMARY KEY,
    allowed TEXT NOT NULL,
    per_account INTEGER NOT NULL,
    per_day INTEGER NOT NULL
) STRICT;

-- A version's container for tries. up: one is there, or about to be; used: when it was last asked for, 0 to let it go;
-- start_micros: how long the last start took.
CREATE TABLE try_container (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    product TEXT NOT NULL,
    seller TEXT NOT NULL,
    instance_type TEXT NOT NULL,
    up INTEGER NOT NULL,
    used INTEGER NOT NULL,
    start_micros INTEGER
) STRICT;

-- input is dropped when the try has ended, output an hour later; the rest is what the day's limits count.
CREATE TABLE try_run (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    container INTEGER NOT NULL REFERENCES try_container (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    version TEXT NOT NULL,
    account TEXT NOT NULL,
    own INTEGER NOT NULL,
    sample TEXT NOT NULL,
    sample_plan TEXT NOT NULL,
    content_type TEXT NOT NULL,
    input BLOB,
    status TEXT NOT NULL,
    requested INTEGER NOT NULL,
    preparing INTEGER,
    starting INTEGER,
    running INTEGER,
    ended INTEGER,
    cold INTEGER NOT NULL,
    took_micros INTEGER,
    output BLOB,
    likeness TEXT NOT NULL,
    problem_code TEXT NOT NULL,
    problem TEXT NOT NULL
) STRICT;

CREATE INDEX try_run_by_status ON try_run (status, container, id);
CREATE INDEX try_run_by_product ON try_run (product, requested);
CREATE INDEX try_run_by_account ON try_run (account, status);
