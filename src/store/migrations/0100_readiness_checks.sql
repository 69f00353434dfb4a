-- Checks of listings that need a container or another server: what is to be executed (plan), and what came of it. The
-- newest of a subject counts; older ones stay as they were.
CREATE TABLE readiness_check (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    status TEXT NOT NULL,
    requested INTEGER NOT NULL,
    ended INTEGER,
    plan TEXT NOT NULL,
    results TEXT NOT NULL
) STRICT;

CREATE INDEX readiness_check_by_subject ON readiness_check (account, subject, id);
CREATE INDEX readiness_check_by_status ON readiness_check (status);
