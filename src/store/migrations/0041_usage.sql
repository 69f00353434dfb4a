-- What was used and will be billed: append-only, in the order of commit. A request that was answered has its row; the
-- answer went out only after the row was durable.
CREATE TABLE usage_record (
    id INTEGER PRIMARY KEY,
    occurred INTEGER NOT NULL,
    product TEXT NOT NULL,
    product_version TEXT NOT NULL,
    agreement TEXT NOT NULL,
    buyer TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    variant TEXT NOT NULL,
    instance_type TEXT NOT NULL,
    dimension TEXT NOT NULL,
    units INTEGER NOT NULL,
    request TEXT NOT NULL
) STRICT;
