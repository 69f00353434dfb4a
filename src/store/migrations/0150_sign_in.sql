-- What people sign in with in a browser. user_id is '' for the account's root; secrets stand here as digests only.
CREATE TABLE password (
    account TEXT NOT NULL REFERENCES account (id),
    user_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (account, user_id)
) STRICT;

CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,
    token_digest TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    user_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_of ON sign_in (account, user_id, created);

CREATE TABLE password_reset (
    token_digest TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    user_id TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
