-- Searches of the storefront that a user wants to come back to. query is what follows the question mark in the address.
CREATE TABLE saved_search (
    principal TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (principal, name)
) STRICT;
