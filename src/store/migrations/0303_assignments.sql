-- Who among the operators looks after what waits for a decision; a row means nothing once it was decided.
CREATE TABLE assignment (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    assignee TEXT NOT NULL,
    assigned_by TEXT NOT NULL,
    assigned INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT;
