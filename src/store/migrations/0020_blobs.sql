-- Buckets, their objects (one current version each), and uploads in parts. A blob id stands in one row only: whoever
-- removes the row removes the file. Keys compare as bytes of UTF-8, which is the order in which they are listed.
CREATE TABLE bucket (
    name TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    created INTEGER NOT NULL,
    policy TEXT
) STRICT;
CREATE INDEX bucket_by_account ON bucket (account, name);

CREATE TABLE object (
    bucket TEXT NOT NULL REFERENCES bucket (name),
    key TEXT NOT NULL,
    blob TEXT NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    checksum_kind TEXT NOT NULL,
    checksum TEXT NOT NULL,
    checksum_type TEXT NOT NULL,
    modified INTEGER NOT NULL,
    upload TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (bucket, key)
) STRICT;
CREATE UNIQUE INDEX object_by_blob ON object (blob);

CREATE TABLE upload (
    id TEXT NOT NULL PRIMARY KEY,
    bucket TEXT NOT NULL REFERENCES bucket (name),
    key TEXT NOT NULL,
    initiator TEXT NOT NULL,
    initiated INTEGER NOT NULL,
    checksum_kind TEXT NOT NULL,
    checksum_type TEXT NOT NULL,
    checksum_chosen INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;
CREATE INDEX upload_by_key ON upload (bucket, key, id);

CREATE TABLE upload_part (
    upload TEXT NOT NULL REFERENCES upload (id),
    number INTEGER NOT NULL,
    blob TEXT NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    checksum TEXT NOT NULL,
    modified INTEGER NOT NULL,
    PRIMARY KEY (upload, number)
) STRICT;
CREATE UNIQUE INDEX upload_part_by_blob ON upload_part (blob);
