-- The resource policy of an entity: with whom its owner shares it, as it was put.
CREATE TABLE entity_policy (
    entity TEXT PRIMARY KEY REFERENCES entity (id),
    document TEXT NOT NULL
) STRICT;
