-- What the container of an executed check wrote, in the order in which it was read.
CREATE TABLE readiness_log_line (
    id INTEGER PRIMARY KEY,
    readiness_check INTEGER NOT NULL REFERENCES readiness_check (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    message TEXT NOT NULL
) STRICT;

CREATE INDEX readiness_log_line_by_check ON readiness_log_line (readiness_check, id);
