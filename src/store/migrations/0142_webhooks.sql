-- Where accounts want to be told of their events, and what was sent there. `seen` is the last event that was looked at
-- for the webhook; the secret is sealed. A filter is a JSON array of texts; an empty one lets everything through.
CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    sources TEXT NOT NULL,
    detail_types TEXT NOT NULL,
    secret TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_by_account ON webhook (account, created);

CREATE TABLE webhook_delivery (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES event (id),
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    status INTEGER NOT NULL,
    problem TEXT NOT NULL,
    UNIQUE (webhook, event)
) STRICT;

CREATE INDEX webhook_delivery_due ON webhook_delivery (due) WHERE state = 'PENDING';

CREATE INDEX event_by_account ON event (account, id);
