-- Whether new endpoints are taken, as an operator decided last.
CREATE TABLE runtime_intake (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    draining INTEGER NOT NULL,
    reason TEXT NOT NULL,
    principal TEXT NOT NULL,
    decided INTEGER NOT NULL
) STRICT;

-- What was last seen of the container engine, and until when an operator is looking on: it is looked at more often then.
CREATE TABLE runtime_observation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    observed INTEGER,
    document TEXT NOT NULL,
    watched_until INTEGER NOT NULL
) STRICT;
