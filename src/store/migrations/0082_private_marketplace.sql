-- What an account's administrators let its users subscribe to: lists of products, in force once enabled.
CREATE TABLE private_marketplace (
    account TEXT PRIMARY KEY,
    enabled INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE experience (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    UNIQUE (account, name)
) STRICT;

CREATE TABLE experience_product (
    experience TEXT NOT NULL REFERENCES experience (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    PRIMARY KEY (experience, product)
) STRICT;

-- A user's wish that a product be allowed.
CREATE TABLE product_request (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    product TEXT NOT NULL,
    principal TEXT NOT NULL,
    comment TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    created INTEGER NOT NULL,
    decided INTEGER,
    decided_by TEXT NOT NULL
) STRICT;

CREATE INDEX product_request_by_account ON product_request (account, created, id);

-- What a user keeps to come back to.
CREATE TABLE saved_product (
    principal TEXT NOT NULL,
    product TEXT NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (principal, product)
) STRICT;
