-- Test accounts that a seller asked for after the submission, and what became of it. accounts is a list.
CREATE TABLE test_account_request (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    account TEXT NOT NULL,
    accounts TEXT NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    requested INTEGER NOT NULL,
    decided INTEGER,
    decided_by TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT;

CREATE INDEX test_account_request_by_account ON test_account_request (account, requested);
CREATE INDEX test_account_request_by_product ON test_account_request (product);
