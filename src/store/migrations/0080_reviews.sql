-- What subscribers say of products: one review per account and product.
CREATE TABLE review (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    account TEXT NOT NULL,
    author_name TEXT NOT NULL,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    reply TEXT NOT NULL,
    replied INTEGER,
    UNIQUE (product, account)
) STRICT;

CREATE INDEX review_by_state ON review (state, updated, id);
