-- What buyers accepted. Terms are a snapshot (JSON array of {id, content}); held_versions the ids of the versions that
-- were on offer then, which later restrictions do not take away.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    acceptor TEXT NOT NULL,
    proposer TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    offer_revision INTEGER NOT NULL,
    product_id TEXT NOT NULL,
    status TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER,
    updated INTEGER NOT NULL,
    terms TEXT NOT NULL,
    held_versions TEXT NOT NULL
) STRICT;

-- One active agreement per account and product, whoever accepts at the same moment.
CREATE UNIQUE INDEX agreement_one_active ON agreement (acceptor, product_id) WHERE status = 'ACTIVE';
CREATE INDEX agreement_by_proposer ON agreement (proposer, updated);
CREATE INDEX agreement_by_product ON agreement (product_id);

-- Quotes: made by CreateAgreementRequest, used once by AcceptAgreementRequest.
CREATE TABLE agreement_request (
    id TEXT PRIMARY KEY,
    acceptor TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    offer_revision INTEGER NOT NULL,
    product_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    wish TEXT NOT NULL,
    client_token TEXT,
    agreement_id TEXT
) STRICT;

CREATE UNIQUE INDEX agreement_request_token ON agreement_request (acceptor, client_token)
    WHERE client_token IS NOT NULL;
