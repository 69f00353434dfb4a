-- What an endpoint was asked and how it answered, minute by minute. latencies is "bucket:count,…" as the rule of
-- latency buckets has it.
CREATE TABLE endpoint_minute (
    endpoint INTEGER NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    minute INTEGER NOT NULL,
    invocations INTEGER NOT NULL,
    errors_4xx INTEGER NOT NULL,
    errors_5xx INTEGER NOT NULL,
    latencies TEXT NOT NULL,
    PRIMARY KEY (endpoint, minute)
) STRICT;
