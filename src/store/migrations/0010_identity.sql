-- Accounts, users, roles, their access keys and policies. Names are unique without regard to case (name_key).
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    operator INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE iam_user (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    created INTEGER NOT NULL,
    tags TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account, name_key)
) STRICT;

CREATE TABLE iam_role (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    trust_policy TEXT NOT NULL,
    description TEXT,
    max_session INTEGER NOT NULL,
    created INTEGER NOT NULL,
    tags TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account, name_key)
) STRICT;

-- user_id is '' for the account's root. The secret is sealed with the instance's key file.
CREATE TABLE access_key (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    user_id TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    active INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX access_key_of ON access_key (account, user_id);

-- owner is the id of a user or role.
CREATE TABLE inline_policy (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT;

CREATE TABLE attached_policy (
    owner TEXT NOT NULL,
    arn TEXT NOT NULL,
    PRIMARY KEY (owner, arn)
) STRICT;
