-- SageMaker resources: one row each, whatever the kind; the document is what Describe answers, plus "_internal".
-- key is the name in lower case: names and ARNs are looked up without case. parent is the key of the package group a
-- versioned package belongs to, else ''. approval is a versioned package's ModelApprovalStatus, else ''.
CREATE TABLE resource (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    parent TEXT NOT NULL,
    version INTEGER NOT NULL,
    approval TEXT NOT NULL,
    status TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL,
    client_token TEXT,
    request_hash TEXT
) STRICT;

CREATE UNIQUE INDEX resource_by_key ON resource (kind, account, region, key);
CREATE INDEX resource_by_created ON resource (kind, account, region, created, id);
CREATE INDEX resource_by_status ON resource (kind, status);
CREATE INDEX resource_by_parent ON resource (kind, account, region, parent, version);
CREATE UNIQUE INDEX resource_by_token ON resource (kind, account, region, client_token)
    WHERE client_token IS NOT NULL;

-- The highest version number a package group ever gave: numbers are not used twice.
CREATE TABLE package_group_counter (
    resource INTEGER PRIMARY KEY REFERENCES resource (id) ON DELETE CASCADE,
    latest INTEGER NOT NULL
) STRICT;

CREATE TABLE resource_tag (
    resource INTEGER NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (resource, key)
) STRICT;
