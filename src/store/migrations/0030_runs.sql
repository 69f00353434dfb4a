-- What this installation calls itself: the label by which it finds its own containers and networks again, beside those
-- of other installations on the same Docker engine.
CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL
) STRICT;
