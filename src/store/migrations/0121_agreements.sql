-- What becomes of agreements as time passes. initial is the first of a chain of renewals and replacements; looked is
-- the market's time up to which everything due has been done, due the next time that something is.
ALTER TABLE agreement ADD COLUMN initial TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN trial_end INTEGER;
ALTER TABLE agreement ADD COLUMN auto_renew INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agreement ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agreement ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agreement ADD COLUMN due INTEGER;
UPDATE agreement SET initial = id, looked = accepted;

CREATE INDEX agreement_by_due ON agreement (due) WHERE due IS NOT NULL;
CREATE INDEX agreement_by_trial ON agreement (acceptor, product) WHERE trial_end IS NOT NULL;

-- What an agreement is known beforehand to cost, with the buyer's own reference.
CREATE TABLE agreement_charge (
    id TEXT PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement (id),
    acceptor TEXT NOT NULL,
    revision INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount TEXT NOT NULL,
    charged INTEGER NOT NULL,
    purchase_order TEXT
) STRICT;

CREATE INDEX agreement_charge_by_acceptor ON agreement_charge (acceptor, charged, id);

-- Sellers' requests to end an agreement early; one of an agreement waits at a time.
CREATE TABLE agreement_cancellation (
    id TEXT PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement (id),
    acceptor TEXT NOT NULL,
    proposer TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    description TEXT NOT NULL,
    status TEXT NOT NULL,
    status_message TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    client_token TEXT
) STRICT;

CREATE UNIQUE INDEX agreement_cancellation_open ON agreement_cancellation (agreement)
    WHERE status = 'PENDING_APPROVAL';
CREATE UNIQUE INDEX agreement_cancellation_token ON agreement_cancellation (proposer, client_token)
    WHERE client_token IS NOT NULL;
CREATE INDEX agreement_cancellation_by_acceptor ON agreement_cancellation (acceptor, created);
CREATE INDEX agreement_cancellation_by_proposer ON agreement_cancellation (proposer, created);
