-- Links by which somebody without an account reads a product before it is live. The token itself is not kept.
CREATE TABLE preview_link (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    account TEXT NOT NULL,
    token_digest TEXT NOT NULL UNIQUE,
    note TEXT NOT NULL,
    created INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

CREATE INDEX preview_link_by_product ON preview_link (product, created);
