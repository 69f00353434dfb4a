-- What sellers typed for listings and did not submit yet: theirs to finish or to throw away, so nothing of it stays.
CREATE TABLE listing_draft (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    product TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX listing_draft_by_account ON listing_draft (account, saved);
