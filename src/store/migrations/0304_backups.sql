-- Every backup that `souk backup` made, whether it turned out well or not.
CREATE TABLE backup (
    id INTEGER PRIMARY KEY,
    started INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    folder TEXT NOT NULL,
    database_bytes INTEGER NOT NULL,
    objects INTEGER NOT NULL,
    object_bytes INTEGER NOT NULL,
    problem TEXT NOT NULL
) STRICT;
