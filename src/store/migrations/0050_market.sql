-- Accounts that sell. document is the profile as it was put; the complete flags follow from it.
CREATE TABLE seller (
    account TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

-- The latest revision of each entity of the catalogue, beside what lists filter by. name is a product's title or an
-- offer's name; state a product's visibility or an offer's Draft/Released; key is the name in lower case.
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    owner TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    product TEXT NOT NULL,
    code TEXT NOT NULL,
    released INTEGER,
    price_increased INTEGER,
    private INTEGER,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX entity_by_owner ON entity (owner, type, modified, id);
CREATE INDEX entity_by_product ON entity (product, type);
CREATE INDEX entity_by_state ON entity (type, state);
CREATE UNIQUE INDEX entity_by_code ON entity (code) WHERE code <> '';

-- Every revision there ever was; none is changed or removed.
CREATE TABLE entity_revision (
    entity TEXT NOT NULL REFERENCES entity (id),
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    change_set TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (entity, revision)
) STRICT;

CREATE TABLE change_set (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    intent TEXT NOT NULL,
    status TEXT NOT NULL,
    failure_code TEXT,
    failure TEXT,
    token TEXT,
    request_hash TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    not_before INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX change_set_by_token ON change_set (account, token) WHERE token IS NOT NULL;
CREATE INDEX change_set_by_account ON change_set (account, started, id);
CREATE INDEX change_set_by_status ON change_set (status, not_before);

-- The changes of a set, in the order of the request. given is the payload as it came (references and all), details what
-- is applied; fresh_ids are for what the change creates: chosen once, so that a repeated attempt makes the same thing.
CREATE TABLE change_entry (
    change_set TEXT NOT NULL REFERENCES change_set (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_given TEXT NOT NULL,
    name TEXT NOT NULL,
    given TEXT NOT NULL,
    details TEXT NOT NULL,
    fresh_ids TEXT NOT NULL,
    tags TEXT NOT NULL,
    errors TEXT NOT NULL,
    revision INTEGER,
    PRIMARY KEY (change_set, position)
) STRICT;

CREATE INDEX change_entry_by_entity ON change_entry (entity);

-- Entities that an open change set holds.
CREATE TABLE entity_lock (
    entity TEXT PRIMARY KEY,
    change_set TEXT NOT NULL REFERENCES change_set (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE catalog_tag (
    arn TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (arn, key)
) STRICT;

-- A version's published copy in the marketplace's account, and since when new subscribers no longer get it.
CREATE TABLE published_version (
    version TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    option TEXT NOT NULL,
    asset_arn TEXT NOT NULL,
    published_arn TEXT NOT NULL,
    created INTEGER NOT NULL,
    restricted INTEGER
) STRICT;

CREATE INDEX published_version_by_product ON published_version (product, created);
CREATE UNIQUE INDEX published_version_by_arn ON published_version (published_arn);

-- Agreements between a buyer and a seller. terms are those that were accepted, as they stood then.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    acceptor TEXT NOT NULL,
    proposer TEXT NOT NULL,
    offer TEXT NOT NULL,
    offer_revision INTEGER NOT NULL,
    product TEXT NOT NULL,
    status TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    terms TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX agreement_active ON agreement (acceptor, product) WHERE status = 'ACTIVE';
CREATE INDEX agreement_by_acceptor ON agreement (acceptor, accepted, id);
CREATE INDEX agreement_by_proposer ON agreement (proposer, accepted, id);
