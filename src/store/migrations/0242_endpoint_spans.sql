-- How long how many instances of what type ran for an endpoint's variant, and of which product by which agreement ('' for
-- a model of its owner's own). A span without an end goes on. Spans outlive their endpoints: they are what time is
-- counted by.
CREATE TABLE endpoint_span (
    id INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    variant TEXT NOT NULL,
    instance_type TEXT NOT NULL,
    instances INTEGER NOT NULL,
    product TEXT NOT NULL,
    agreement TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER
) STRICT;

CREATE INDEX endpoint_span_by_endpoint ON endpoint_span (endpoint, started);

CREATE INDEX usage_record_by_endpoint ON usage_record (endpoint, occurred);
