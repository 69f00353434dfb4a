-- Requests to publish that wait for an operator's word, or got it. comments are per field, as they were written.
CREATE TABLE publishing_review (
    change_set TEXT PRIMARY KEY REFERENCES change_set (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    requested INTEGER NOT NULL,
    due INTEGER NOT NULL,
    decided INTEGER,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    comments TEXT NOT NULL
) STRICT;

CREATE INDEX publishing_review_by_status ON publishing_review (status, due);
