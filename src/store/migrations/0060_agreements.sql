-- When an agreement last changed.
ALTER TABLE agreement ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;

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
